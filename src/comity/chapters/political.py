"""Chapter: political relations: what happened between the two states, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.chapters.base import Block, Brief, Chapter, Chart, Entry, Gap, Paragraph, Remark, Row, Subheading, Table
from comity.chapters.base.drawing import timeline
from comity.chapters.base.points import days
from comity.chapters.base.selection import between, content, dyads, mutual, quad
from comity.chapters.base.standing import counted, ids, standing, tally, told
from comity.chapters.base.tables import marked, rows
from comity.chapters.base.texts import bilateral, texts
from comity.chapters.base.wording import listed, years
from comity.core.dates import period, reads
from comity.kinds.event import Event
from comity.ledger import Cell, LedgerFact

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_DECADES = ((1900, 1991), (1992, 1999), (2000, 2009), (2010, 2019), (2020, 2029), (2030, 2039))
_RELATIONS = ("diplomatic relations", "recognition", "embassy opening", "severing of relations")


def write(brief: Brief) -> tuple[Block, ...]:
    """Diplomatic relations, a timeline, visits and meetings, other acts, and events by class and decade, third
    states beside."""
    found = between(brief, *brief.pair)
    if not found:
        return (_gap(brief),)
    relations = [c for c in found if content(c).subtype in _RELATIONS]
    meetings = [c for c in found if content(c).type == "CONSULT"]
    others = [c for c in found if c not in relations and c not in meetings]
    return (
        *_count(brief, found),
        *_relations(brief, relations),
        *_timeline(brief, found),
        *_listed(brief, meetings, "Visits, meetings and talks"),
        *_listed(brief, others, "Other acts"),
        *_planned(brief),
        *_by_quad(brief),
    )


def _gap(brief: Brief) -> Gap:
    names = f"{brief.name(brief.pair[0])} and {brief.name(brief.pair[1])}"
    return Gap(
        f"{brief.holds} no event between {names}.",
        "the two states' own news services, or documents on the pair",
        "comity read your-documents/",
    )


def _count(brief: Brief, found: Sequence[Cell]) -> tuple[Block, ...]:
    names = f"{brief.name(brief.pair[0])} and {brief.name(brief.pair[1])}"
    reports = sum(len(c.reports) for c in found)
    limit = Remark(
        f"Naming both {names}, the ledger holds {tally(found, 'event', 'events')}, in {reports} reports: a meeting "
        "that three sources report is one event with three reports. Events are read as the sixteen types of PLOVER. "
        "What is held is what the sources of this ledger chose to report, not all that happened; what is dated only by "
        "month or year is counted as it stands, though it may be one of those told with a day."
    )
    return (Paragraph((limit,)),)


def _relations(brief: Brief, found: Sequence[Cell]) -> Iterator[Block]:
    yield Subheading("Diplomatic relations")
    if found:
        yield Paragraph(tuple(told(brief, c) for c in found))
    else:
        yield Gap(
            "The ledger holds no fact on the establishment of diplomatic relations.",
            "the foreign ministries' own pages",
            "comity read your-documents/",
        )


def _timeline(brief: Brief, found: Sequence[Cell]) -> Iterator[Block]:
    """Events by class, and the instruments of the pair, along the years."""
    signed = [
        s
        for t in texts(brief)
        if bilateral(t, *brief.pair)
        for s in t.stages
        if content(s).action in ("signed", "adopted")
    ]
    drawn = [(quad(c), c) for c in mutual(found, *brief.pair)] + [("instruments", c) for c in signed]
    values = [
        {"lane": lane, "start": day[0], "end": day[1], "sure": standing(cell) == "record"}
        for lane, cell in drawn
        if (day := days(content(cell).date))
    ]
    if values:
        lanes = [lane for lane in ("instruments", *_QUADS) if any(v["lane"] == lane for v in values)]
        counts = listed([f"{sum(v['lane'] == lane for v in values)} in {lane}" for lane in lanes])
        alt = f"Along the years {years(values)}: {counts}."
        yield Chart(
            timeline(values, lanes),
            "Instruments and events of the pair; a bar where only a month or year is known, hollow "
            "where a fact is unverified or machine-read",
            alt,
            ids(c for _, c in drawn if days(content(c).date)),
        )


def _listed(brief: Brief, found: Sequence[Cell], title: str) -> Iterator[Block]:
    if found:
        yield Subheading(title)
        made = rows(brief, found, lambda report: _cells(brief, report))
        yield Table(title, ("Date", "What", "Who", "Place"), made)


def _cells(brief: Brief, report: LedgerFact) -> tuple[str | None, ...]:
    it: Event = report.fact.content
    said = it.title or it.subtype or it.type.lower()
    mark = marked(report)
    sides = [listed([brief.name(s) for s in side]) for side in (it.source, it.target) if side]
    who = (" \N{RIGHTWARDS ARROW} " if it.subtype and "visit" in it.subtype else " \N{MIDDLE DOT} ").join(sides)
    if it.mediator:
        who += f"; mediated by {listed([brief.name(m) for m in it.mediator])}"
    return (reads(it.date) or "no date", f"{said[:1].upper()}{said[1:]}{' ' + mark if mark else ''}", who, it.place)


def _planned(brief: Brief) -> Iterator[Block]:
    """What was announced, supposed or denied; none of it is counted as an event."""
    found = [
        c
        for c in brief.cells("event")
        if brief.dyad.members <= brief.actors(c) and c.lead.fact.modality in ("planned", "hypothetical", "negated")
    ]
    if found:
        yield Subheading("Announced, supposed or denied")
        yield Paragraph(
            (
                Remark(
                    "These are told by the sources as plans, possibilities or denials, and are not counted as events."
                ),
            )
        )
        yield Table(
            "Announced, supposed or denied",
            ("Date", "What", "Who", "Place"),
            rows(brief, found, lambda r: _cells(brief, r)),
        )


def _by_quad(brief: Brief) -> Iterator[Block]:
    """How many events of each class in each decade, the pair first, third states beside."""
    made = []
    for first, second in dyads(brief):
        if {first, second} & brief.dyad.members:
            made += [row for span in _DECADES if (row := _quad_row(brief, first, second, *span))]
    yield Subheading("Events by class and decade")
    columns = ("Pair", "Years", *_QUADS)
    yield Table(
        "Events counted by class",
        columns,
        tuple(made),
        "Events, not reports: what one dealt the other, or both together without a third; side by side against a third "
        "is not counted. Machine readings are counted apart; events without a year are left out.",
        (2, 3, 4, 5),
    )


def _quad_row(brief: Brief, first: str, second: str, start: int, end: int) -> Row | None:
    dealt = mutual(between(brief, first, second), first, second)
    found = [c for c in dealt if start <= _year(c) <= end]
    if not found:
        return None
    years = f"{start}\N{EN DASH}{end}" if start > 1900 else "to 1991"
    pair = f"{brief.name(first)}\N{EN DASH}{brief.name(second)}"
    by_class = ([c for c in found if quad(c) == q] for q in _QUADS)
    return Row(((Entry(pair),), (Entry(years),), *((Entry(counted(some)),) for some in by_class)), ids(found))


def _year(cell: Cell) -> int:
    """The year in which the event began; 0 where the source gives none."""
    first = period(content(cell).date).first if content(cell).date else None
    return first.year if first else 0


CHAPTER = Chapter("political", "Political relations", 10, ("event", "instrument"), write)
