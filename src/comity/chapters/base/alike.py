"""How alike two states vote: published series of agreement and of ideal points, each with its definition and sample."""

from __future__ import annotations

from comity.chapters.base import drawing
from comity.chapters.base.blocks import Block, Chart, Gap, Paragraph, Remark, Subheading, Table
from comity.chapters.base.brief import Brief
from comity.chapters.base.points import lines
from comity.chapters.base.selection import AGREEMENT, IDEAL_POINT, content, dyads, series
from comity.chapters.base.standing import ids
from comity.chapters.base.years import notes_by_year
from comity.ledger import Cell


def agreement(brief: Brief) -> tuple[Block, ...]:
    named = {f"{brief.name(a)}\N{EN DASH}{brief.name(b)}": series(brief, AGREEMENT, a, b) for a, b in dyads(brief)}
    named = {name: found for name, found in named.items() if found}
    head = Subheading("Agreement in the General Assembly")
    if not named:
        gap = Gap(
            "The ledger holds no series of voting agreement for these states.",
            "a count over the roll calls of the General Assembly",
        )
        return (head, gap)
    definition = Remark(
        "Agreement is 1 minus half the mean distance of two states' votes (in favour 1, abstained 0, against "
        "\N{MINUS SIGN}1) over the roll "
        "calls of a session in which both cast a position; 1 is always the same, 0 always opposite. Votes not cast "
        "are left out and "
        "counted beside. The year is that in which the session opened. A high value says little by itself: most "
        "texts are adopted by "
        "large majorities."
    )
    values = [content(cell).value for found in named.values() for cell in found]
    floor = 0.5 if min(values) >= 0.5 else 0.0
    chart = Chart(
        drawing.series(lines(named, 1.0 - floor), list(named), f"agreement, {floor:g} to 1", (floor, 1.0)),
        "Voting agreement in the General Assembly by session",
        _span("Voting agreement", named),
        ids(c for found in named.values() for c in found),
    )
    return (
        head,
        Paragraph((definition,)),
        chart,
        notes_by_year(brief, named, "Voting agreement, and the roll calls it rests on"),
    )


def ideal_points(brief: Brief) -> tuple[Block, ...]:
    named = {brief.name(s): series(brief, IDEAL_POINT, s, None) for s in brief.states}
    named = {name: found for name, found in named.items() if found}
    if not named:
        return ()
    definition = Remark(
        "An ideal point places a state on one line by its votes of a session, in a model that puts states of like "
        "votes near each other "
        "(Bailey, Strezhnev and Voeten 2017; the values are theirs). The zero and the unit are the model's, not a "
        "judgement; the 5\N{EN DASH}95 % "
        "interval stands in the note of each row. It says little of a state that is often absent."
    )
    chart = Chart(
        drawing.series(lines(named, 4.0), list(named), "ideal point"),
        "Published ideal points by session",
        _span("Ideal points", named),
        ids(c for found in named.values() for c in found),
    )
    return (Subheading("Ideal points"), Paragraph((definition,)), chart, _ideal_table(brief, named))


def _ideal_table(brief: Brief, named: dict[str, list[Cell]]) -> Table:
    return notes_by_year(brief, named, "Published ideal points, with their intervals")


def _span(what: str, named: dict[str, list[Cell]]) -> str:
    """The chart in words: each line's first and last value."""
    ends = []
    for name, found in named.items():
        first, last = found[0].lead.fact.content, found[-1].lead.fact.content
        ends.append(f"{name} {first.value:.2f} in {first.period} and {last.value:.2f} in {last.period}")
    return f"{what}: {'; '.join(ends)}."
