"""Figures as points of a line: gaps stay gaps, and the labels at the ends keep clear of each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from comity.core.dates import period
from comity.core.provenance import RowLocator
from comity.ledger import Cell, LedgerFact

_APART = 0.075
_INTERVAL = re.compile(r"interval (-?\d+(?:\.\d+)?(?:e-?\d+)?) to (-?\d+(?:\.\d+)?(?:e-?\d+)?)")


def by_year(found: Sequence[Cell]) -> dict[int, Cell]:
    """The figures whose period is one year, by year; of two in one year the first."""
    years: dict[int, Cell] = {}
    for cell in found:
        content = cell.lead.fact.content
        year = period(content.period).year if content.period else None
        if year is not None and content.value is not None:
            years.setdefault(year, cell)
    return years


def lines(named: Mapping[str, Sequence[Cell]], extent: float | None = None, **more: Any) -> list[dict[str, Any]]:
    """A point for each figure, a null for each year without one, and where the label of each line's end stands."""
    values, ends = [], {}
    for name, found in named.items():
        years = by_year(found)
        for year in range(min(years), max(years) + 1) if years else ():
            value = years[year].lead.fact.content.value if year in years else None
            low, high = interval(years[year].lead) if year in years else (None, None)
            place = {"last": year == max(years), "at": value, "low": low, "high": high}
            values.append({"name": name, "year": year, "value": value, **place, **more})
        if years:
            ends[name] = years[max(years)].lead.fact.content.value
    heights = [v["value"] for v in values if v["value"] is not None]
    places = spread(ends, extent or (max(heights, default=1.0) - min(0.0, *heights, 0.0)))
    return [{**v, "at": places[v["name"]]} if v["last"] else v for v in values]


def interval(fact: LedgerFact) -> tuple[float | None, float | None]:
    """The ends of the interval that the note of a figure's row gives; None where it gives none."""
    where = fact.fact.provenance.locator
    found = _INTERVAL.search(where.note or "") if isinstance(where, RowLocator) else None
    return (float(found[1]), float(found[2])) if found else (None, None)


def spread(ends: Mapping[str, float], extent: float) -> dict[str, float]:
    """The ends moved apart, as little as can be, until each is clear of the next; a crowd keeps its middle."""
    apart, order = _APART * extent, sorted(ends, key=lambda name: ends[name])
    groups: list[list[float]] = []
    for place, name in enumerate(order):
        groups.append([ends[name] - place * apart])
        while len(groups) > 1 and fmean(groups[-2]) > fmean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    level = [fmean(group) for group in groups for _ in group]
    return {name: level[place] + place * apart for place, name in enumerate(order)}


def days(when: str | None) -> tuple[str, str] | None:
    """First and last day of a date as ISO text; None where one of them is not known."""
    stretch = period(when) if when else None
    if stretch is None or stretch.first is None or stretch.last is None:
        return None
    return stretch.first.isoformat(), stretch.last.isoformat()
