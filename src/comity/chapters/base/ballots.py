"""Roll calls as a table: each state's position, whatever was adopted without a vote said so, absence beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from comity.chapters.base.blocks import Entry, Row, Table
from comity.chapters.base.brief import Brief
from comity.chapters.base.selection import best, content, position
from comity.chapters.base.standing import happened, ids
from comity.chapters.base.tables import WORDS, marked, parted, text, versions
from comity.core.dates import reads
from comity.core.provenance import RowLocator
from comity.kinds.vote import CAST, Vote
from comity.ledger import Cell, LedgerFact

NOT_GIVEN = "not in the source"
_FORMS = frozenset(("amendment", "motion"))


def bearing(brief: Brief, bodies: Iterable[str]) -> list[Cell]:
    """Votes of some bodies with a position of one of the pair, or on a text whose title or note names one of the
    states."""
    wanted = set(bodies)
    found = [c for c in brief.cells("vote") if content(c).body in wanted and happened(c)]
    return [c for c in found if brief.dyad.members & brief.actors(c) or _named(brief, c)]


def _named(brief: Brief, cell: Cell) -> bool:
    said = [t for r in cell.reports for t in (r.fact.content.title, _note(r))]
    return any(brief.mentions(t, brief.states) for t in said)


def _note(fact: LedgerFact) -> str | None:
    where = fact.fact.provenance.locator
    return where.note if isinstance(where, RowLocator) else where.text


def ballot_table(brief: Brief, found: Sequence[Cell], caption: str) -> Table:
    """One row a vote, one column a state."""
    columns = ("Resolution", "Date", "Result", *(brief.name(s) for s in brief.states))
    rows = tuple(row for cell in found for row in _rows(brief, cell))
    note = (
        "In favour, against and abstained are positions that were cast. \N{LEFT DOUBLE QUOTATION MARK}no position "
        "recorded"
        "\N{RIGHT DOUBLE QUOTATION MARK} means that the source lists the state without a position and does not say "
        "whether it was "
        "absent or did not take part. Nothing is concluded from a state's not voting."
    )
    return Table(caption, columns, rows, note)


def _rows(brief: Brief, cell: Cell) -> list[Row]:
    fields = parted(brief, cell)
    made = []
    for every in versions(cell):
        reports = best(every)
        vote: Vote = reports[0].fact.content
        title = next((_plain(r.fact.content.title) for r in (*reports, *cell.reports) if r.fact.content.title), None)
        date = next((r.fact.content.date for r in reports if r.fact.content.date), None)
        stated = [_stated(brief, reports, state) for state in brief.states]
        name = text(vote.resolution or "no symbol given", title, marked(reports[0]))
        made.append(
            Row(
                (name, text(reads(date) or "no date"), text(result(reports)), *stated),
                tuple(r.id for r in every),
                fields,
            )
        )
    return made


def _plain(title: str) -> str:
    """A title without what the Library's catalogue adds to it."""
    return title.split(" : resolution / adopted")[0]


def _stated(brief: Brief, reports: Sequence[LedgerFact], state: str) -> tuple[Entry, ...]:
    if without_a_vote(reports):
        return text("\N{EN DASH}")
    said = next((p for r in reports if (p := r.fact.content.positions.get(state))), None)
    return text(WORDS[said] if said else NOT_GIVEN)


def without_a_vote(reports: Sequence[LedgerFact]) -> bool:
    return any(r.fact.content.adoption == "without a vote" for r in reports)


def result(reports: Sequence[LedgerFact]) -> str:
    """``39-7-100`` (in favour, against, abstaining), or that it was adopted without a vote."""
    if without_a_vote(reports):
        return "adopted without a vote"
    for report in reports:
        vote: Vote = report.fact.content
        if None not in (vote.yes, vote.no, vote.abstain):
            return f"{vote.yes}\N{EN DASH}{vote.no}\N{EN DASH}{vote.abstain}"
    return "tally not given"


def absences(found: Sequence[Cell], state: str) -> tuple[int, int]:
    """On how many votes the source gives the state, and on how many of these it cast no position."""
    given = Counter(p in CAST for c in found if (p := position(c, state)))
    return given.total(), given[False]


def by_issue(brief: Brief, found: Sequence[Cell]) -> Table | None:
    """One row an issue: how many votes, and each state's positions counted; None where no vote carries an issue."""
    issues: dict[str, list[Cell]] = {}
    for cell in found:
        tags = {tag for r in best(cell.reports) for tag in (r.fact.content.subject or "").split("|") if tag}
        for tag in sorted(tags - _FORMS):
            issues.setdefault(tag, []).append(cell)
    if not issues:
        return None
    ordered = sorted(issues.items(), key=lambda issue: (-len(issue[1]), issue[0]))
    rows = tuple(_issue(brief, tag, cells) for tag, cells in ordered)
    columns = ("Issue", "Votes", *(brief.name(s) for s in brief.states))
    note = (
        "A vote may bear on several issues. A position is what the state cast; a vote without one is counted as such, "
        "and nothing is concluded from it."
    )
    return Table("Positions by issue", columns, rows, note)


def _issue(brief: Brief, tag: str, cells: Sequence[Cell]) -> Row:
    silently = sum(without_a_vote(best(c.reports)) for c in cells)
    voted = [c for c in cells if not without_a_vote(best(c.reports))]
    said = f"{len(cells)}, of these {silently} adopted without a vote" if silently else str(len(cells))
    counts = [_positions(voted, state) for state in brief.states]
    words = [word.upper() if word.upper() in brief.gazette.bodies else word for word in tag.split("-")]
    heading = " ".join(words)
    heading = heading[:1].upper() + heading[1:]
    return Row((text(heading), text(said), *(text(count) for count in counts)), ids(cells))


def _positions(voted: Sequence[Cell], state: str) -> str:
    counts = Counter(position(cell, state) for cell in voted)
    said = [f"{WORDS[p]} {n}" for p in WORDS if (n := counts[p])]
    said += [f"{NOT_GIVEN} {counts[None]}"] if counts[None] else []
    return ", ".join(said) or "\N{EN DASH}"
