"""What a document leaves unsaid because it has just been said: whose war, whose ceasefire, which series of meetings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from comity.core.facts import Modality
from comity.kinds.event import Event
from comity.reading._roles import sides
from comity.reading._salience import Trigger
from comity.reading._views import View

_SAME = re.compile(r"\bat (?:the same|this|that) (?:session|meeting|summit|conference|forum)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:second|third|fourth|fifth|next|following|last|previous|another)\s+(?:\w+\s+)?(?:meeting|summit|session|round)"
)
_SEIZED = frozenset(("occupation", "seizure", "invasion", "aggression", "annexation"))
_TRUCES = frozenset(("ceasefire", "mediation"))
_REACH = 25
_PAIR_REACH = 8
_STATE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a sentence: through which trigger, and how it is told; ``carried``: with sides told before."""

    trigger: Trigger
    event: Event
    modality: Modality
    carried: bool = False


@dataclass(slots=True)
class Before:
    """What the document has told so far: who fought whom, before whom one spoke, who met."""

    sides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    since: int = 0
    hearers: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    paired: int = 0
    met: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def see(self, told: Told, view: View) -> None:
        """Take an event into account."""
        event = told.event
        if told.modality in ("negated", "hypothetical"):
            return
        if event.type == "ASSAULT" and event.source and event.target and event.source != event.target:
            self.sides, self.since = (event.source, event.target), view.index
        if event.type == "CONSULT" and event.target:
            self.hearers = event.target
        if event.subtype == "meeting" and (event.source or event.target):
            bodies = tuple(c for c in event.target if not _STATE.fullmatch(c))
            self.met = (bodies, ()) if bodies else (event.source, event.target)

    def pass_over(self, view: View) -> None:
        """Take the states that a sentence names as a pair into account."""
        for chain in view.chains.values():
            states = tuple(dict.fromkeys(c for m in chain for c in sides(m) if _STATE.fullmatch(c)))
            if len(states) == 2:
                self.pair, self.paired = states, view.index

    def complete(self, event: Event, view: View) -> Event:
        """The event with the sides that the sentences before it tell, where it names none of its own."""
        if event.subtype == "speech" and not event.target and _SAME.search(view.text):
            return replace(event, target=self.hearers)
        if event.subtype == "meeting" and not (event.source or event.target) and _NEXT.search(view.text.lower()):
            return replace(event, source=self.met[0], target=self.met[1])
        if event.subtype in _TRUCES and not event.target and self._paired_without(event, view):
            return _between(event, self.pair[:1], self.pair[1:])
        one, other = self.sides
        if not one or view.index - self.since > _REACH:
            return event
        if event.type == "ASSAULT" and event.subtype in _SEIZED:
            return _seized(event, one, other)
        return event

    def _paired_without(self, event: Event, view: View) -> bool:
        """True where a pair was named not long ago in which no mediator and no side of the event is."""
        near = bool(self.pair) and view.index - self.paired <= _PAIR_REACH
        return near and not set(self.pair) & {*event.source, *event.mediator}


def _seized(event: Event, one: tuple[str, ...], other: tuple[str, ...]) -> Event:
    """A seizure by the side that seized before, from the side that lost before."""
    if event.source == one and not event.target:
        return replace(event, target=other)
    if event.target == other and not event.source:
        return replace(event, source=one)
    return event if event.source or event.target else replace(event, source=one, target=other)


def _between(event: Event, one: tuple[str, ...], other: tuple[str, ...]) -> Event:
    """A ceasefire between those who fight, or a mediation between them."""
    if event.subtype == "mediation":
        return replace(event, target=(*one, *other)) if event.source else event
    return event if event.source else replace(event, source=one, target=other)
