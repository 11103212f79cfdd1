"""From a document's Analysis to its facts, one file for each kind."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

from comity.core.facts import Fact
from comity.core.names import folded
from comity.core.registry import parts
from comity.language.gazetteer import Names
from comity.language.model import Analysis
from comity.reading._flags import flagged
from comity.reading._views import views_of
from comity.reading.base import Context, Reader

VERSION = "2"
"""The version of the reader as a whole: raised when a document read again may give other facts."""


@cache
def readers() -> dict[str, Reader]:
    """Every reader by the id of its kind."""
    return parts(sys.modules[__name__], "READER", Reader)


def read(analysis: Analysis, registry: Names, known_instruments: Mapping[str, str] | None = None) -> list[Fact]:
    """The facts that a document tells, by place; of several events in one sentence the most salient first.

    ``known_instruments`` maps titles and aliases of instruments to their identity. Nothing is written.
    """
    instruments = {folded(title): slug for title, slug in (known_instruments or {}).items()}
    context = Context(analysis, registry, instruments, views_of(analysis))
    found = [f for reader in readers().values() for f in reader.find(analysis, context)]
    return sorted((flagged(f, registry, context.views) for f in found), key=_place)


def _place(fact: Fact) -> int:
    start = getattr(fact.provenance.locator, "start", 0)
    return int(start)
