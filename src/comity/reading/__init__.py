"""From a document's Analysis to its facts, one file for each kind."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

from comity.core.claims import Document
from comity.core.facts import Fact
from comity.core.names import folded
from comity.core.passage import Passage
from comity.core.provenance import Locator
from comity.core.registry import parts
from comity.kinds.instrument import Instrument
from comity.language.gazetteer import Names
from comity.language.model import Analysis
from comity.reading._calibration import calibrated as sure
from comity.reading._clauses import clauses
from comity.reading._doubts import doubted
from comity.reading._flags import flagged
from comity.reading._references import entries
from comity.reading._views import views_of
from comity.reading.base import Context, Reader
from comity.reading.claims import find

_SIGNING = ("verb:sign ", "verb:ratify ", "verb:ink ", "verb:initial ")
_CALLING = ("verb:call ",)
VERSION = "3"
"""The version of the reader as a whole: raised when a document read again may give other facts."""


@cache
def readers() -> dict[str, Reader]:
    """Every reader by the id of its kind."""
    return parts(sys.modules[__name__], "READER", Reader)


def read(
    analysis: Analysis,
    registry: Names,
    known_instruments: Mapping[str, str] | None = None,
    *,
    calibrated: bool = True,
) -> list[Fact]:
    """The facts that a document tells, by place; of several events in one sentence the most salient first.

    ``known_instruments`` maps titles and aliases of instruments to their identity. Nothing is written. A fact's
    confidence is the probability that it is exact; with ``calibrated=False``, the score that its rule gave.
    """
    found = _scored(_context(analysis, registry, known_instruments))
    return [sure(fact) for fact in found] if calibrated else found


def examine(
    analysis: Analysis, registry: Names, known_instruments: Mapping[str, str] | None = None, name: str = ""
) -> Document:
    """The document as checks see it: facts with the clauses that make them, claims, sentences and references."""
    context = _context(analysis, registry, known_instruments)
    facts = _facts(context)
    sentences = (Passage(analysis.document, s.start, s.end, s.text) for s in analysis.sentences)
    return Document(
        id=analysis.document,
        name=name or analysis.document,
        facts=tuple(facts),
        claims=tuple(find(context, facts)),
        passages=tuple(sentences),
        clauses=clauses(context, facts),
        published=analysis.published,
        references=entries(analysis),
    )


def _context(analysis: Analysis, registry: Names, known_instruments: Mapping[str, str] | None) -> Context:
    instruments = {folded(title): slug for title, slug in (known_instruments or {}).items()}
    return Context(analysis, registry, instruments, views_of(analysis))


def _facts(context: Context) -> list[Fact]:
    return [sure(fact) for fact in _scored(context)]


def _scored(context: Context) -> list[Fact]:
    found = _told_once([f for reader in readers().values() for f in reader.find(context.analysis, context)])
    return sorted((flagged(doubted(f), context.registry, context.views) for f in found), key=_place)


def _told_once(facts: list[Fact]) -> list[Fact]:
    """The facts without the events that another kind tells: a signing where the instrument that is signed is a fact of
    its own, a call for something where it is a position."""
    signed = {f.provenance.locator for f in facts if f.kind == "instrument" and _is_named(f.content)}
    called = {f.provenance.locator for f in facts if f.kind == "position" and f.provenance.rule == "verb:call"}
    return [
        f for f in facts if not (_tells(f, _SIGNING, signed) or (_tells(f, _CALLING, called) and not f.content.target))
    ]


def _tells(fact: Fact, rules: tuple[str, ...], places: set[Locator]) -> bool:
    """True for an event by one of these rules at one of these places."""
    return fact.kind == "event" and (fact.provenance.rule or "").startswith(rules) and fact.provenance.locator in places


def _is_named(it: Instrument) -> bool:
    """True for an instrument that is signed, with a day or a name of its own."""
    return it.action in ("signed", "ratified", "adopted") and bool(it.date or (it.title or "")[:1].isupper())


def _place(fact: Fact) -> int:
    start = getattr(fact.provenance.locator, "start", 0)
    return int(start)
