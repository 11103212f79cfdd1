"""Chapter: what the two sides said, in their own words, and the positions they took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.chapters.base import (
    Block,
    Brief,
    Chapter,
    Entry,
    Gap,
    Paragraph,
    Register,
    Remark,
    Row,
    Subheading,
    Table,
    Words,
)
from comity.chapters.base.selection import content
from comity.chapters.base.standing import ids
from comity.chapters.base.tables import marked, parted
from comity.core.dates import reads
from comity.kinds.position import Position
from comity.kinds.quotation import Quotation
from comity.ledger import Cell

_WORDS = {"support": "supports", "oppose": "opposes", "neutral": "neutral", "conditional": "supports on conditions"}


def write(brief: Brief) -> tuple[Block, ...]:
    """Quotations by side, positions by state, and how many statements of each side the sources give."""
    sides = {state: _said(brief, state) for state in brief.states}
    stances = {state: [c for c in brief.cells("position") if content(c).actor == state] for state in brief.states}
    bodies = [
        c
        for c in brief.cells("position")
        if content(c).actor not in brief.gazette.states and brief.mentions(content(c).issue, brief.pair)
    ]
    if not any((*sides.values(), *stances.values())):
        names = f"{brief.name(brief.pair[0])} or {brief.name(brief.pair[1])}"
        return (
            Gap(
                f"{brief.holds} no statement and no position of {names}.",
                "speeches in the General Assembly, the foreign ministries' pages, or documents that quote them",
                "comity read your-documents/",
            ),
        )
    return (*_balance(brief, sides, stances), *_quotations(brief, sides), *_positions(brief, stances, bodies))


def _said(brief: Brief, state: str) -> list[Cell]:
    return [c for c in brief.cells("quotation") if content(c).affiliation == state]


def _balance(brief: Brief, sides: dict[str, list[Cell]], stances: dict[str, list[Cell]]) -> Iterator[Block]:
    """How many statements each side has here, and from whose sources they come."""
    made = []
    for state in brief.states:
        reports = [r for c in (*sides[state], *stances[state]) for r in c.reports]
        origins = sorted({brief.source(r) for r in reports})
        made.append((brief.name(state), str(len(sides[state])), str(len(stances[state])), "; ".join(origins) or "none"))
    yield Paragraph(
        (
            Remark(
                "Words stand as their source gives them, in translation where the source translates; what they claim "
                "is the speaker's. A side with few "
                "statements here is a side whose sources are thin in this ledger, not one that said little."
            ),
        )
    )
    yield Register(
        "Statements by side, and the sources they come from",
        ("Side", "Quotations", "Positions", "Sources"),
        tuple(made),
        numeric=(1, 2),
    )


def _quotations(brief: Brief, sides: dict[str, list[Cell]]) -> Iterator[Block]:
    for state, found in sides.items():
        if found:
            yield Subheading(f"In the words of {brief.name(state)}")
            yield from (_words(brief, cell) for cell in found)


def _words(brief: Brief, cell: Cell) -> Words:
    it: Quotation = content(cell)
    mark = marked(cell.lead)
    by = [
        it.speaker or "a speaker whom the source does not name",
        it.speaker_role,
        it.venue,
        reads(it.date) or "no date",
        mark,
    ]
    return Words(brief.quoted(cell.lead), ", ".join(part for part in by if part), ids((cell,)))


def _positions(brief: Brief, stances: dict[str, list[Cell]], bodies: Sequence[Cell]) -> Iterator[Block]:
    """One row a position; a stance is what a source says it is, never what a vote not cast may suggest."""
    found = [c for cells in stances.values() for c in cells] + list(bodies)
    if not found:
        return
    made = []
    for cell in found:
        it: Position = content(cell)
        mark = marked(cell.lead)
        stance = f"{_WORDS[it.stance]}{' ' + mark if mark else ''}"
        parts = (brief.name(it.actor), it.issue, stance, reads(it.date) or "no date")
        made.append(Row(tuple((Entry(p),) for p in parts), ids((cell,)), parted(brief, cell)))
    yield Subheading("Positions")
    yield Table(
        "Positions on issues",
        ("Who", "On", "Stance", "Date"),
        tuple(made),
        "A position is what a source states. None is concluded from not voting.",
    )


CHAPTER = Chapter("statements", "Statements and positions", 70, ("quotation", "position"), write)
