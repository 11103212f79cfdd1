"""How alike two states vote: series of agreement and of ideal points, each with its definition, sample and interval."""

from __future__ import annotations

from collections.abc import Mapping

from comity.chapters.base import drawing
from comity.chapters.base.absence import absence, told_absence
from comity.chapters.base.blocks import Block, Chart, Entry, Gap, Paragraph, Remark, Row, Sentence, Subheading, Table
from comity.chapters.base.brief import Brief
from comity.chapters.base.points import by_year, interval, lines
from comity.chapters.base.selection import AGREEMENT, IDEAL_POINT, content, dyads, series
from comity.chapters.base.standing import ids
from comity.chapters.base.tables import NO_DATA
from comity.chapters.base.voting import FIVE
from comity.chapters.base.wording import plural
from comity.chapters.base.years import valued
from comity.ledger import Cell, LedgerFact

Named = dict[str, list[Cell]]
Absence = Mapping[str, Mapping[int, tuple[int, int]]]
_DASH, _MINUS = "\N{EN DASH}", "\N{MINUS SIGN}"
_EARLIER = 10


def agreement(brief: Brief) -> tuple[Block, ...]:
    """Agreement of the pair and with third states by session, and how often each took no part."""
    found = {_pair(brief, a, b): series(brief, AGREEMENT, a, b) for a, b in (*dyads(brief), *_before(brief))}
    named = {name: cells for name, cells in found.items() if cells}
    head = Subheading("Agreement in the General Assembly")
    if not named:
        gap = Gap(
            "The ledger holds no series of voting agreement for these states.",
            "a count over the roll calls of the General Assembly",
        )
        return (head, gap)
    values = [content(cell).value for cells in named.values() for cell in cells]
    floor = 0.5 if min(values) >= 0.5 else 0.0
    marked = _own(lines(named, 1.0 - floor), next(iter(named)))
    chart = Chart(
        drawing.banded(marked, list(named), f"agreement, {floor:g} to 1", (floor, 1.0)),
        "Voting agreement in the General Assembly by session" + _bars(marked),
        _span("Voting agreement", named),
        ids(c for cells in named.values() for c in cells),
    )
    away = absence(brief)
    parts: tuple[Sentence | Remark, ...] = (_definition(brief),)
    parts += (told_absence(brief, away),) if away else ()
    return (head, Paragraph(parts), chart, _agreement_table(brief, named, away))


def _agreement_table(brief: Brief, named: Named, away: Absence) -> Table:
    """One row a year: each pair's agreement, and how many votes give each state no position."""
    found = {name: by_year(cells) for name, cells in named.items()}
    rows = []
    for year in sorted({y for years in found.values() for y in years}):
        cells = [valued(years.get(year), _value_and_sample) for years in found.values()]
        missed = {s: away[s][year] for s in brief.states if year in away.get(s, {})}
        most = max((of for _, of in missed.values()), default=0)
        said = ", ".join(f"{s} {none}" + ("" if of == most else f" of {of}") for s, (none, of) in missed.items())
        rows.append(Row(((Entry(str(year)),), *cells, (Entry(said or NO_DATA),))))
    columns = ("Session opened", *named, "No position recorded")
    return Table("Voting agreement, and the roll calls it rests on", columns, tuple(rows))


def _definition(brief: Brief) -> Remark:
    said = (
        "Agreement is 1 minus half the mean distance of two states' votes (in favour 1, abstained 0, against "
        f"{_MINUS}1) over the roll calls of a session in which both cast a position; 1 is always the same, 0 always "
        "opposite. Votes not cast are left out and counted beside: a state that often takes no part says little by "
        "the rest. The year is that in which the session opened. A high value says little by itself: most texts are "
        "adopted by large majorities."
    )
    sample = brief.voting.sample
    if sample and brief.voting.figures:
        held = brief.sources[sample.source].describes.get("title") or sample.source
        said += (
            f" The figures are computed from {sample.units:,} recorded votes, {sample.span} ({held}; edition "
            f"{sample.edition}); the note of each source names the roll calls. The interval says how far the value "
            "would vary had the agenda been drawn anew from like roll calls (95 % of 1,000 draws). Sessions with fewer "
            "than ten shared votes are left out."
        )
    return Remark(said)


def _before(brief: Brief) -> list[tuple[str, str]]:
    """The pair with the seat that one of them continues, a series of its own."""
    first, second = brief.pair
    pairs = [(earlier, second) for earlier in brief.gazette.continues(first)]
    return pairs + [(first, earlier) for earlier in brief.gazette.continues(second)]


def _pair(brief: Brief, first: str, second: str) -> str:
    return f"{brief.name(first)}{_DASH}{brief.name(second)}"


def permanent_five(brief: Brief) -> tuple[Block, ...]:
    """Agreement of each of the pair with each permanent member, in the last session held and ten and twenty earlier."""
    pairs = {(s, seat): by_year(series(brief, AGREEMENT, s, seat)) for s in brief.pair for seat in FIVE if s != seat}
    years = sorted({year for found in pairs.values() for year in found})
    if not brief.voting.figures or not years:
        return ()
    shown = [year for year in (years[-1] - 2 * _EARLIER, years[-1] - _EARLIER, years[-1]) if year in years]
    rows = tuple(
        Row(
            (
                (Entry(brief.name(seat)),),
                *(valued(pairs.get((s, seat), {}).get(y), _said) for s in brief.pair for y in shown),
            )
        )
        for seat in FIVE
        if any(y in pairs.get((s, seat), {}) for s in brief.pair for y in shown)
    )
    columns = ("Member", *(f"{brief.name(s)}, {y}" for s in brief.pair for y in shown))
    note = f"No data: no figure, or the state itself. The years are sessions {_EARLIER} years apart."
    return (Table("Agreement with the permanent members of the Security Council", columns, rows, note),)


def parting(brief: Brief) -> tuple[Block, ...]:
    """How often the pair was opposed in the General Assembly over all recorded votes held."""
    own = series(brief, AGREEMENT, *brief.pair)
    if not brief.voting.parted or not own:
        return ()
    opposed, all_ = brief.voting.counted
    names = f"{brief.name(brief.pair[0])} and {brief.name(brief.pair[1])}"
    said = (
        f"{names} cast different positions on {plural(all_, 'recorded vote', 'recorded votes')} held here: opposed "
        f"(one in favour, one against) on {opposed}, one step apart (an abstention beside a vote) on {all_ - opposed}."
    )
    order = Remark(
        "The table shows those on which they were furthest apart and all states were most evenly divided, by the share "
        "that did not vote with the largest camp."
    )
    return (Subheading("Votes on which the two part most"), Paragraph((Sentence(said, ids(own)), order)))


def ideal_points(brief: Brief) -> tuple[Block, ...]:
    """The published ideal points of the pair and, in the same years, of the third states, with intervals."""
    own = {brief.name(s): series(brief, IDEAL_POINT, s, None) for s in brief.pair}
    own = {name: cells for name, cells in own.items() if cells}
    if not own:
        return ()
    years = {year for cells in own.values() for year in by_year(cells)}
    peers = {brief.name(s): [c for c in series(brief, IDEAL_POINT, s, None) if _year(c) in years] for s in brief.third}
    named = {**own, **{name: cells for name, cells in peers.items() if cells}}
    definition = Remark(
        "An ideal point places a state on one line by its votes of a session, in a model that puts states of like "
        "votes near each other (Bailey, Strezhnev and Voeten 2017; the values and their 5\N{EN DASH}95 % intervals are "
        "theirs). The zero and the unit are the model's, not a judgement. It says little of a state that is often "
        "absent: the number of votes and, where the voting record is held, of votes without a position stand beside "
        "every value."
    )
    marked = _own(lines(named, _extent(named)), *own)
    chart = Chart(
        drawing.banded(marked, list(named), "ideal point"),
        "Published ideal points by session" + _bars(marked, "5\N{EN DASH}95 %"),
        _span("Ideal points", named),
        ids(c for cells in named.values() for c in cells),
    )
    away = {brief.name(state): counts for state, counts in absence(brief).items()}
    table = _by_year(named, "Published ideal points, with their intervals", away)
    return (Subheading("Ideal points"), Paragraph((definition,)), chart, table)


def _extent(named: Named) -> float:
    """How much of its axis a chart of some series with their intervals takes."""
    reports = [cell.lead for cells in named.values() for cell in cells]
    ends = [end for report in reports for end in (*interval(report), report.fact.content.value) if end is not None]
    return max(max(ends) - min(ends), 1e-6)


def _year(cell: Cell) -> int | None:
    return next(iter(by_year([cell])), None)


def _own(values: list[dict[str, object]], *names: str) -> list[dict[str, object]]:
    """Intervals are drawn for the pair alone: beside many lines they hide each other."""
    return [v if v["name"] in names else {**v, "low": None, "high": None} for v in values]


def _bars(values: list[dict[str, object]], width: str = "95 %") -> str:
    return f"; the grey bands are {width} intervals of the pair" if any(v["low"] is not None for v in values) else ""


def _by_year(named: Named, caption: str, away: Absence) -> Table:
    """One row a year: each value with its interval, the votes it rests on, and those without a position."""
    found = {name: by_year(cells) for name, cells in named.items()}
    rows = []
    for year in sorted({y for years in found.values() for y in years}):
        cells = []
        for name, years in found.items():
            missed = away.get(name, {}).get(year)
            more = f"; no position on {missed[0]} of {missed[1]}" if missed else ""
            cells.append(valued(years.get(year), lambda report, more=more: _said(report) + more))  # type: ignore[misc]
        rows.append(Row(((Entry(str(year)),), *cells)))
    return Table(caption, ("Year", *named), tuple(rows))


def _value_and_sample(report: LedgerFact) -> str:
    """``0.882, 0.82 to 0.94; 72 of 80``."""
    return _said(report).split("; non-voting")[0].removesuffix(" roll calls used")


def _said(report: LedgerFact) -> str:
    """``0.882, 0.82 to 0.94; 72 of 80 roll calls used; non-voting: AZE 7, RUS 1``."""
    low, high = interval(report)
    value = f"{report.fact.content.value:.3f}"
    if low is not None and high is not None:
        value += f", {low:.2f} to {high:.2f}"
    note = getattr(report.fact.provenance.locator, "note", None) or ""
    parts = [part.strip() for part in note.split(";")]
    sample = next((p for p in parts if "roll calls used" in p), "")
    whole = sample.removesuffix(" roll calls used").rpartition(" of ")[2]
    kept = [sample] if sample else []
    kept += [p.replace(f" of {whole}", "") for p in parts if p.startswith("non-voting")]
    kept += [plural(int(p.split()[1]), "vote", "votes") for p in parts if p.startswith("NVotes ")]
    return "; ".join([value.replace("-", _MINUS), *kept])


def _span(what: str, named: Named) -> str:
    """The chart in words: each line's first and last value."""
    ends = []
    for name, found in named.items():
        first, last = found[0].lead.fact.content, found[-1].lead.fact.content
        ends.append(f"{name} {first.value:.2f} in {first.period} and {last.value:.2f} in {last.period}")
    return f"{what}: {'; '.join(ends)}."
