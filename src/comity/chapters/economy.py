"""Chapter: trade and other figures between the two states, each direction as both sides report it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from comity.chapters.base import Block, Brief, Chapter, Chart, Entry, Gap, Paragraph, Remark, Row, Subheading, Table
from comity.chapters.base.drawing import panels
from comity.chapters.base.points import by_year, lines
from comity.chapters.base.selection import AGREEMENT, IDEAL_POINT, content, flows, official
from comity.chapters.base.standing import ids
from comity.chapters.base.tables import marked, rows
from comity.chapters.base.wording import listed
from comity.chapters.base.years import valued
from comity.core.dates import reads
from comity.kinds.figure import Figure, amount
from comity.ledger import Cell, LedgerFact

_STATISTICS = "the trade statistics of UN Comtrade, of the IMF or of the customs services"
_TRADE = ("imports", "exports")
_SERIES = (*_TRADE, AGREEMENT, IDEAL_POINT)
_MIRRORS = Remark(
    "Each flow of goods is reported twice: by the state that receives it as imports and by the state that sends it "
    "as exports. The two "
    "mirrors differ by freight and insurance, by timing, by goods in transit and by error; both stand here and "
    "neither is corrected by the "
    "other. A year without a value is a year without data, not without trade. Values are in current US dollars."
)


def write(brief: Brief) -> tuple[Block, ...]:
    """Trade in both directions with both mirrors, other figures of the pair, and the pair's trade beside third
    states."""
    return (*_trade(brief), *_others(brief), *_beside(brief), *_alone(brief))


def _trade(brief: Brief) -> Iterator[Block]:
    first, second = brief.pair
    directions = {_direction(brief, a, b): flows(brief, a, b) for a, b in ((first, second), (second, first))}
    found = [c for mirrors in directions.values() for cells in mirrors.values() for c in cells]
    yield Subheading("Trade in goods")
    if not found:
        yield Gap(
            f"{brief.holds} no yearly trade between {brief.name(first)} and {brief.name(second)}.",
            _STATISTICS,
        )
        return
    yield Paragraph((_MIRRORS,))
    yield _chart(brief, directions, found)
    yield _yearly(directions)


def _direction(brief: Brief, sender: str, receiver: str) -> str:
    return f"Goods from {brief.name(sender)} to {brief.name(receiver)}"


def _chart(brief: Brief, directions: dict[str, dict[str, list[Cell]]], found: Sequence[Cell]) -> Chart:
    values = [point for panel, mirrors in directions.items() for point in lines(mirrors, panel=panel)]
    names = [name for mirrors in directions.values() for name in mirrors]
    ends = []
    for panel, mirrors in directions.items():
        for name, cells in mirrors.items():
            if cells:
                a, b = content(cells[0]), content(cells[-1])
                ends.append(
                    f"{panel}, reported by {name}: {amount(a.value, a.unit)} in {a.period}, "
                    f"{amount(b.value, b.unit)} in {b.period}"
                )
    spec = panels(values, names, list(directions), "million USD")
    return Chart(spec, "Trade in goods, each direction as both sides report it", "; ".join(ends) + ".", ids(found))


def _yearly(directions: dict[str, dict[str, list[Cell]]]) -> Table:
    columns = [
        (f"{panel} ({name})", by_year(cells))
        for panel, mirrors in directions.items()
        for name, cells in mirrors.items()
    ]
    made = []
    for year in sorted({y for _, years in columns for y in years}):
        made.append(Row(((Entry(str(year)),), *(_value(years.get(year)) for _, years in columns))))
    headings = ("Year", *(name for name, _ in columns))
    return Table("Trade in goods by year, million US dollars", headings, tuple(made), numeric=(1, 2, 3, 4))


def _value(cell: Cell | None) -> tuple[Entry, ...]:
    return valued(cell, lambda report: f"{report.fact.content.value / 1e6:,.1f}".removesuffix(".0"))


def _others(brief: Brief) -> Iterator[Block]:
    """Every other figure that names both, disputed ones side by side."""
    found = [c for c in brief.cells("figure") if brief.dyad.members <= brief.actors(c) and not _elsewhere(c)]
    if found:
        yield Subheading("Turnover, investment and other figures of the two")
        yield _figures(brief, found, "Other figures that name both states")


def _alone(brief: Brief) -> Iterator[Block]:
    """Figures on one of the two that name no other state."""
    found = [
        c
        for c in brief.cells("figure")
        if len(brief.actors(c)) == 1 and brief.actors(c) <= brief.dyad.members and not _elsewhere(c)
    ]
    if found:
        yield Subheading("Figures on one of the two")
        yield _figures(brief, found, "Figures that name one of the two states and no other")


def _elsewhere(cell: Cell) -> bool:
    """True for a figure of the record that stands in a series of its own."""
    return content(cell).indicator in _SERIES and official(cell)


def _figures(brief: Brief, found: Sequence[Cell], caption: str) -> Table:
    made = rows(brief, found, lambda report: _cells(brief, report))
    return Table(caption, ("Indicator", "Of", "With", "Period", "Value"), made, numeric=(4,))


def _cells(brief: Brief, report: LedgerFact) -> tuple[str | None, ...]:
    it: Figure = report.fact.content
    value = f"{'about ' if it.approx else ''}{amount(it.value, it.unit)}"
    if it.readings:
        value += f" (could be {' or '.join(it.readings)})"
    mark = marked(report)
    label = f"{it.indicator or 'not named'}{' ' + mark if mark else ''}"
    return (label, brief.name(it.subject or ""), brief.name(it.counterpart or ""), reads(it.period) or "no date", value)


def _beside(brief: Brief) -> Iterator[Block]:
    """The latest year of each mirror between one of the pair and each state beside it; a gap where none is held."""
    if brief.third:
        yield Subheading("Beside the pair")
    made, missing = [], []
    for state, other in product(brief.pair, brief.third):
        found = [row for a, b in ((state, other), (other, state)) for row in _latest(brief, a, b)]
        made += found
        missing += [] if found else [f"{brief.name(state)} with {brief.name(other)}"]
    if made:
        caption = "Latest year held of the trade with third states, million US dollars"
        yield Table(caption, ("Flow", "Reported by", "Year", "Value"), tuple(made), numeric=(3,))
    if missing:
        yield Gap(f"{brief.holds} no yearly trade of {listed(missing)}.", _STATISTICS)


def _latest(brief: Brief, sender: str, receiver: str) -> list[Row]:
    latest = {name: cells[-1] for name, cells in flows(brief, sender, receiver).items() if cells}
    flow = _direction(brief, sender, receiver)
    return [Row(((Entry(flow),), (Entry(name),), (Entry(content(c).period),), _value(c))) for name, c in latest.items()]


CHAPTER = Chapter("economy", "Trade and economy", 60, ("figure",), write)
