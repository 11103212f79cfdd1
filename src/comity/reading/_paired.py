"""The side that a text on two states leaves unsaid: "ties were established", "the President paid a visit to Chile"."""

from __future__ import annotations

from dataclasses import replace

from comity.kinds.event import SYMMETRIC, Event
from comity.reading._roles import sides
from comity.reading._views import View

_BETWEEN = frozenset(
    ("diplomatic relations", "relations", "opening", "meeting", "talks", "visit", "consultations", "agreement", "joint")
)
_TOWARD = frozenset(("AID", "CONCEDE", "COOPERATE", "SUPPORT", "REQUEST", "AGREE"))


def paired(event: Event, view: View) -> Event:
    """The event with the other of the two states of which the text tells, where no third one stands in the sentence."""
    if len(view.pair) != 2 or len({*event.source, *event.target}) > 1:
        return event
    named = {code for m in view.mentions for code in sides(m, place=True)}
    if not named <= set(view.pair):
        return event
    if event.subtype in _BETWEEN and event.type in SYMMETRIC | {"SUPPORT"}:
        return _between(event, view.pair)
    if event.type in _TOWARD and event.source and not event.target:
        return _between(event, view.pair)
    return event


def _between(event: Event, pair: tuple[str, ...]) -> Event:
    """The event between the two: what one does, or who is visited, decides who is who."""
    if event.source and event.source[0] in pair:
        return replace(event, target=tuple(c for c in pair if c not in event.source))
    if event.target and event.target[0] in pair:
        return replace(event, source=tuple(c for c in pair if c not in event.target))
    return event if event.source or event.target else replace(event, source=pair[:1], target=pair[1:])
