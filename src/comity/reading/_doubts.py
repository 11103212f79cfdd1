"""What a fact's own fields say against it: a lone side, an unnamed party, an issue of one word."""

from __future__ import annotations

from dataclasses import replace

from comity.core.facts import Fact
from comity.kinds.event import SYMMETRIC, Event
from comity.kinds.instrument import Instrument
from comity.kinds.position import Position

_LONE = 0.12
_LEAST = 0.05
_ALONE = frozenset(("ASSAULT", "PROTEST", "MOBILIZE"))
"""Types of events that are often told rightly with one side."""


def doubted(fact: Fact) -> Fact:
    """The fact with a lower score where a field is missing without which such a reading is seldom right."""
    doubt = _doubt(fact.content)
    return replace(fact, confidence=round(max(_LEAST, fact.confidence - doubt), 2)) if doubt else fact


def _doubt(content: object) -> float:
    if isinstance(content, Event):
        sides = {*content.source, *content.target}
        lone = len(sides) < 2 and (content.type in SYMMETRIC or not content.target) and content.type not in _ALONE
        return _LONE if lone and sides else 0.0
    if isinstance(content, Instrument):
        return 0.0 if len(content.parties) > 1 or content.date else 0.15
    if isinstance(content, Position):
        return 0.2 if content.issue and len(content.issue.split()) == 1 else 0.0
    return 0.0
