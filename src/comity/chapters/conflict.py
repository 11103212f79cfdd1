"""Chapter: wars, ceasefires, mediation and peacekeeping, and what the Security Council decided on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.chapters.base import Block, Brief, Chapter, Chart, Entry, Gap, Paragraph, Remark, Row, Subheading, Table
from comity.chapters.base.drawing import timeline
from comity.chapters.base.points import days
from comity.chapters.base.selection import content
from comity.chapters.base.standing import happened, ids, standing
from comity.chapters.base.tables import marked, rows
from comity.chapters.base.texts import stage_entries, texts
from comity.chapters.base.wording import listed, years
from comity.core.dates import reads
from comity.kinds.event import Event
from comity.ledger import Cell, LedgerFact

_FORCE = ("ASSAULT", "MOBILIZE", "COERCE", "THREATEN")
_PEACE = ("ceasefire", "mediation", "peace", "trilateral")
_KEEPING = ("peacekeep", "joint centre", "withdraw", "handover", "troop")


def write(brief: Brief) -> tuple[Block, ...]:
    """Fighting, ceasefires and mediation, troops and peacekeepers, resolutions."""
    found = _bearing(brief)
    force = [c for c in found if content(c).type in _FORCE and not _is(c, _KEEPING)]
    keeping = [c for c in found if _is(c, _KEEPING)]
    peace = [c for c in found if _is(c, _PEACE) and c not in keeping]
    if not (force or keeping or peace):
        names = f"{brief.name(brief.pair[0])} or {brief.name(brief.pair[1])}"
        gap = Gap(
            f"{brief.holds} no fighting, ceasefire, mediation or peacekeeping of {names} that bears on the other.",
            "conflict data such as UCDP, resolutions of the Security Council, or documents on the conflict",
            "comity read your-documents/",
        )
        return (gap, *_resolutions(brief))
    return (
        Paragraph((_choice(brief), _NEUTRAL)),
        *_chart(force, peace, keeping),
        *_fighting(brief, force),
        *_table(brief, peace, "Ceasefires and mediation"),
        *_table(brief, keeping, "Troops and peacekeepers"),
        *_resolutions(brief),
    )


_NEUTRAL = Remark(
    "Places and parties stand in the words of the source; a name that one side prefers is a name that a source used, "
    "not one that this "
    "dossier takes up."
)


def _choice(brief: Brief) -> Remark:
    partners = listed([brief.name(p) for p in _partners(brief)])
    said = "Printed are events of force that name both states, or one of them alone"
    if partners:
        said += (
            f", and those of one of them with {partners}: states beside the pair, or states named with both in an "
            "event which one of the two mediated"
        )
    return Remark(f"{said}. Wars of either with other states are left out.")


def _partners(brief: Brief) -> tuple[str, ...]:
    """States beside the pair, and states that an event of mediation names together with both of the pair."""
    named: dict[str, None] = dict.fromkeys(brief.third)
    for cell in brief.cells("event"):
        it: Event = content(cell)
        if brief.dyad.members <= brief.actors(cell) and set(it.mediator) & brief.dyad.members and happened(cell):
            named.update(
                dict.fromkeys(a for a in (*it.source, *it.target) if a in brief.gazette.states and a not in brief.pair)
            )
    return tuple(named)


def _bearing(brief: Brief) -> list[Cell]:
    allowed = {*brief.pair, *_partners(brief)}
    states = set(brief.gazette.states)
    found = [c for c in brief.cells("event") if happened(c) and brief.dyad.members & brief.actors(c)]
    return [c for c in found if (brief.actors(c) & states) <= allowed or brief.dyad.members <= brief.actors(c)]


def _is(cell: Cell, words: Sequence[str]) -> bool:
    said = f"{content(cell).subtype or ''}".casefold()
    return any(word in said for word in words)


def _chart(force: Sequence[Cell], peace: Sequence[Cell], keeping: Sequence[Cell]) -> Iterator[Block]:
    lanes = {"force": force, "ceasefires and mediation": peace, "troops and peacekeepers": keeping}
    drawn = [(lane, c) for lane, cells in lanes.items() for c in cells if days(content(c).date)]
    values = [
        {"lane": lane, "start": day[0], "end": day[1], "sure": standing(c) == "record"}
        for lane, c in drawn
        if (day := days(content(c).date))
    ]
    if values:
        counts = listed([f"{sum(lane == name for name, _ in drawn)} of {lane}" for lane in lanes])
        alt = f"Events {years(values)}: {counts}."
        yield Chart(
            timeline(values, [lane for lane in lanes if lanes[lane]]),
            "Force, ceasefires and troops along the years",
            alt,
            ids(c for _, c in drawn),
        )


def _fighting(brief: Brief, found: Sequence[Cell]) -> Iterator[Block]:
    """Events of force; a conflict that a source counts year by year takes one row for all its years."""
    yearly: dict[tuple[object, ...], list[Cell]] = {}
    for cell in found:
        it: Event = content(cell)
        counted = (it.date or "").isdigit() and it.subtype and not cell.disputes
        origin = cell.lead.fact.provenance.source
        key = (it.type, it.source, it.target, origin, _timeless(it)) if counted else (cell.lead.id,)
        yearly.setdefault(key, []).append(cell)
    made: list[Row] = []
    for some in yearly.values():
        made += [_years(brief, some)] if len(some) > 1 else rows(brief, some, lambda r: _cells(brief, r))
    if made:
        yield Subheading("Fighting, force and threats")
        note = "Years in one row are those in which the source counts the conflict as active; it names no single event."
        yield Table("Fighting, force and threats", ("Date", "What", "Between", "Place"), tuple(made), note)


def _years(brief: Brief, some: Sequence[Cell]) -> Row:
    years = sorted(int(content(c).date) for c in some)
    spans: list[list[int]] = []
    for year in years:
        if spans and year <= spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    when = ", ".join(str(a) if a == b else f"{a}\N{EN DASH}{b}" for a, b in spans)
    _, _, who, place = _cells(brief, some[0].lead)
    cells = (when, f"{_timeless(content(some[0]))} (year by year)", who or "", place or "")
    return Row(tuple((Entry(c),) if c else () for c in cells), ids(some))


def _timeless(it: Event) -> str:
    """The event's title without its year."""
    return " ".join(str(it.title or it.subtype).replace(f", {it.date}", "").replace(str(it.date), "").split())


def _table(brief: Brief, found: Sequence[Cell], title: str) -> Iterator[Block]:
    yield Subheading(title)
    if found:
        yield Table(title, ("Date", "What", "Between", "Place"), rows(brief, found, lambda r: _cells(brief, r)))
    else:
        yield Gap(
            f"{brief.holds} nothing under this heading: {title.lower()}.",
            "the states' own pages, or documents on the conflict",
            "comity read your-documents/",
        )


def _cells(brief: Brief, report: LedgerFact) -> tuple[str | None, ...]:
    it: Event = report.fact.content
    said, mark = it.title or it.subtype or it.type.lower(), marked(report)
    sides = [it.source, it.target] if it.source != it.target else [it.source]
    who = " \N{MIDDLE DOT} ".join(listed([brief.name(s) for s in side]) for side in sides if side)
    if it.source and it.source == it.target:
        who += ", within the state"
    if it.mediator:
        who += f"; mediated by {listed([brief.name(m) for m in it.mediator])}"
    return (
        reads(it.date) or "no date",
        f"{said[:1].upper()}{said[1:]}{' ' + mark if mark else ''}",
        who or "not named",
        it.place,
    )


def _resolutions(brief: Brief) -> Iterator[Block]:
    """Resolutions of the Security Council whose title names one of the states or a region within it."""
    found = [t for t in texts(brief) if t.parties == {"UNSC"} and brief.mentions(t.title, brief.pair)]
    if found:
        yield Subheading("Resolutions of the Security Council")
        made = tuple(
            Row(((Entry(t.identifier or t.title),), (Entry(t.title),), stage_entries(brief, t.stages, naming=False)))
            for t in found
        )
        yield Table(
            "Resolutions of the Security Council that name one of the two in their title",
            ("Symbol", "Title", "Stages"),
            made,
        )


CHAPTER = Chapter("conflict", "Conflict, ceasefires and mediation", 50, ("event", "instrument"), write)
