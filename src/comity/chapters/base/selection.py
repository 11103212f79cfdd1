"""Which facts bear on what: the choices that several chapters share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from comity.chapters.base.brief import Brief
from comity.chapters.base.standing import happened
from comity.core.dates import period
from comity.core.provenance import RowLocator
from comity.kinds.event import QUADS, Event
from comity.kinds.vote import CAST
from comity.ledger import Cell, LedgerFact

UN = "UN"
AGREEMENT, IDEAL_POINT = "UNGA voting agreement", "UNGA ideal point"


def content(cell: Cell) -> Any:
    """What the cell's leading report says."""
    return cell.lead.fact.content


def between(brief: Brief, first: str, second: str) -> list[Cell]:
    """Events that name both states, and that happened according to their source."""
    return [c for c in brief.cells("event") if {first, second} <= brief.actors(c) and happened(c)]


def mutual(found: Iterable[Cell], first: str, second: str) -> list[Cell]:
    """Of events those that the two dealt each other, or together without a third: not side by side against another."""
    return [c for c in found if _dealt(content(c), first, second) or _dealt(content(c), second, first)]


def _dealt(it: Event, first: str, second: str) -> bool:
    return first in it.source and (second in it.target or (second in it.source and not it.target))


def one_sided(brief: Brief) -> list[Cell]:
    """Events that name one of the pair, not the other."""
    return [c for c in brief.cells("event") if len(brief.dyad.members & brief.actors(c)) == 1 and happened(c)]


def quad(cell: Cell) -> str:
    return QUADS[content(cell).type]


def dyads(brief: Brief) -> list[tuple[str, str]]:
    """The pair, then each of the two with each third state, then the third states with each other."""
    states = brief.states
    return [(a, b) for i, a in enumerate(states) for b in states[i + 1 :]]


def figures(brief: Brief, indicator: str, first: str, second: str | None) -> list[Cell]:
    """Figures of one indicator between two states, or on one, in either order, by period."""
    wanted = {first, second} - {None}
    found = [c for c in brief.cells("figure") if content(c).indicator == indicator]
    return [c for c in found if ({content(c).subject, content(c).counterpart} - {None}) == wanted]


def series(brief: Brief, indicator: str, first: str, second: str | None) -> list[Cell]:
    """The same, those that stand in the record: a figure that only a document tells is no point of a series."""
    return [c for c in figures(brief, indicator, first, second) if official(c)]


def directed(brief: Brief, indicator: str, subject: str, counterpart: str) -> list[Cell]:
    """Figures of one indicator from a subject to a counterpart, by period."""
    found = figures(brief, indicator, subject, counterpart)
    return [c for c in found if content(c).subject == subject]


def roll_calls(brief: Brief, bodies: Iterable[str] | None = None) -> list[Cell]:
    """Recorded votes on which the source gives a position for both of the pair."""
    found = [c for c in brief.cells("vote") if happened(c) and all(position(c, state) for state in brief.pair)]
    return found if bodies is None else [c for c in found if content(c).body in set(bodies)]


def position(cell: Cell, state: str) -> str | None:
    """The state's position in the best reports: where the record speaks of a vote, a text's reading adds nothing."""
    return next((p for r in vouched(cell) if (p := r.fact.content.positions.get(state))), None)


def vouched(cell: Cell) -> tuple[LedgerFact, ...]:
    """The reports of the record or reviewed by a person; where there are none, all."""
    return best(cell.reports)


def best(reports: Sequence[LedgerFact]) -> tuple[LedgerFact, ...]:
    """Of some reports those of the record or reviewed by a person; where there are none, all."""
    sure = tuple(r for r in reports if r.fact.provenance.status in ("record", "reviewed"))
    return sure or tuple(reports)


def cast_by_both(cell: Cell, first: str, second: str) -> bool:
    return position(cell, first) in CAST and position(cell, second) in CAST


def memberships(brief: Brief, state: str, un: bool) -> list[Cell]:
    """A state's places in the bodies of the United Nations, or in all other bodies."""
    found = [c for c in brief.cells("membership") if content(c).actor == state and content(c).body and happened(c)]
    return [c for c in found if (brief.gazette.family(content(c).body) == UN) == un]


def flows(brief: Brief, sender: str, receiver: str) -> dict[str, list[Cell]]:
    """The two mirrors of what one state sends the other, by the words for their reporter.

    What only a document tells is no mirror: the reader cannot know whose statistics it repeats.
    """
    mirrors = {
        f"{brief.name(receiver)}, imports": directed(brief, "imports", receiver, sender),
        f"{brief.name(sender)}, exports": directed(brief, "exports", sender, receiver),
    }
    return {name: [c for c in found if official(c)] for name, found in mirrors.items()}


def official(cell: Cell) -> bool:
    """True where a row of the record is among the reports."""
    return any(isinstance(r.fact.provenance.locator, RowLocator) for r in cell.reports)


def distinct(found: Sequence[Cell]) -> list[Cell]:
    """The events without those dated only by month or year that may be one of the others, told with its day."""
    return [c for c in found if not any(_may_be(c, other) for other in found)]


def _may_be(vague: Cell, exact: Cell) -> bool:
    """True when the second event falls into the wider date of the first, with the same sort and no other sides."""
    one, two = content(vague), content(exact)
    if not (one.date and two.date) or (one.type, one.subtype) != (two.type, two.subtype):
        return False
    wide, narrow = period(one.date), period(two.date)
    inside = narrow.is_day and not wide.is_day and narrow.first is not None and wide.contains(narrow.first)
    return inside and {*one.source, *one.target} <= {*two.source, *two.target, *two.mediator}
