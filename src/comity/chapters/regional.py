"""Chapter: the two states in regional bodies and platforms."""

from __future__ import annotations

from collections.abc import Iterator

from comity.chapters.base import Block, Brief, Chapter, Chart, Gap, Paragraph, Remark, Sentence, Subheading
from comity.chapters.base.ballots import ballot_table, bearing
from comity.chapters.base.drawing import intervals
from comity.chapters.base.places import left, membership_table, shared_bodies
from comity.chapters.base.points import days
from comity.chapters.base.selection import UN, content, memberships
from comity.chapters.base.standing import ids, standing
from comity.chapters.base.wording import listed
from comity.ledger import Cell


def write(brief: Brief) -> tuple[Block, ...]:
    """Places in regional bodies, drawn as intervals and as a table, and roll calls of bodies outside the United
    Nations."""
    table = membership_table(brief, un=False, caption="Places in regional bodies, groups and platforms")
    if table is None:
        gap = Gap(
            f"{brief.holds} no place of {brief.name(brief.pair[0])} or {brief.name(brief.pair[1])} in a regional body.",
            "the bodies' own lists of members, or a document that names them",
            "comity read your-documents/",
        )
        return (gap, *_votes(brief))
    return (*_shared(brief), *_chart(brief), table, *_votes(brief))


def _shared(brief: Brief) -> Iterator[Block]:
    """Bodies with both as members at one time, in one sentence."""
    sure = {b: cells for b, cells in shared_bodies(brief).items() if all(standing(c) == "record" for c in cells)}
    if sure:
        bodies = listed([brief.name(b) + left(brief, cells) for b, cells in sure.items()])
        names = listed([brief.name(state) for state in brief.pair])
        said = f"{names} are, or at one time were, members together of {bodies}."
        yield Paragraph((Sentence(said, ids(c for cells in sure.values() for c in cells)),))


def _chart(brief: Brief) -> Iterator[Block]:
    """One bar for each dated place of each state in a body where one of the pair has a place."""
    held = {s: [c for c in memberships(brief, s, un=False) if content(c).since] for s in brief.states}
    bodies = dict.fromkeys(content(c).body for s in brief.pair for c in sorted(held[s], key=lambda c: content(c).since))
    drawn = [(body, s, c) for body in bodies for s in brief.states for c in held[s] if content(c).body == body]
    last = max((end for *_, c in drawn for end in _ends(c)), default="")
    values = [_bar(brief, body, state, cell, last) for body, state, cell in drawn]
    shown = [value for value in values if value]
    if shown:
        lanes = list(dict.fromkeys(str(v["lane"]) for v in shown))
        alt = "One bar for each membership, from its first to its last day: the same places as in the table below."
        yield Paragraph(
            (
                Remark(
                    "An arrow marks a place for which the ledger holds no end; it is drawn to the last day that any "
                    "row here names."
                ),
            )
        )
        yield Chart(intervals(shown, lanes), "Places in regional bodies", alt, ids(c for *_, c in drawn))


def _ends(cell: Cell) -> list[str]:
    """The last days that the cell's leading report names."""
    it = content(cell)
    return [day[1] for when in (it.since, it.until) if (day := days(when))]


def _bar(brief: Brief, body: str, state: str, cell: Cell, last: str) -> dict[str, object] | None:
    first, end = days(content(cell).since), days(content(cell).until)
    if first is None:
        return None
    lane = f"{body} \N{MIDDLE DOT} {brief.name(state)}"
    sure = standing(cell) == "record"
    return {"lane": lane, "start": first[0], "end": end[1] if end else last, "open": end is None, "sure": sure}


def _votes(brief: Brief) -> tuple[Block, ...]:
    bodies = {content(c).body for c in brief.cells("vote") if content(c).body}
    outside = sorted(b for b in bodies if brief.gazette.family(b) != UN)
    found = bearing(brief, outside)
    if not found:
        return ()
    return (
        Subheading("Votes in other bodies"),
        ballot_table(brief, found, "Votes of bodies outside the United Nations"),
    )


CHAPTER = Chapter("regional", "Regional bodies and platforms", 40, ("membership", "vote"), write)
