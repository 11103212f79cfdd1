"""Series as a table of years, each value with its source and the sample that its source notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from comity.chapters.base.blocks import Entry, Row, Table
from comity.chapters.base.brief import Brief
from comity.chapters.base.points import by_year
from comity.chapters.base.tables import NO_DATA, versions
from comity.core.provenance import RowLocator
from comity.ledger import Cell, LedgerFact


def notes_by_year(brief: Brief, named: Mapping[str, Sequence[Cell]], caption: str) -> Table:
    """One row a year, one column a series; beside each value the first part of its row's note, such as the sample."""
    found = {name: by_year(cells) for name, cells in named.items()}
    rows = []
    for year in sorted({y for years in found.values() for y in years}):
        cells = [_cell(years.get(year)) for years in found.values()]
        rows.append(Row(((Entry(str(year)),), *cells)))
    return Table(caption, ("Year", *named), tuple(rows))


def _cell(cell: Cell | None) -> tuple[Entry, ...]:
    return valued(cell, _said)


def valued(cell: Cell | None, said: Callable[[LedgerFact], str]) -> tuple[Entry, ...]:
    """The figure as entries of a cell, one for each version where sources part; no data where there is none."""
    if cell is None:
        return (Entry(NO_DATA),)
    mark = " (disputed)" if cell.disputes else ""
    return tuple(Entry(said(reports[0]) + mark, tuple(r.id for r in reports)) for reports in versions(cell))


def _said(report: LedgerFact) -> str:
    """The value, and the first part of its row's note."""
    where = report.fact.provenance.locator
    note = (where.note or "").split(";")[0] if isinstance(where, RowLocator) else ""
    value = f"{report.fact.content.value:.3f}".replace("-", "\N{MINUS SIGN}")
    return f"{value}; {note}" if note else value
