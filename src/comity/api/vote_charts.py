"""Charts of votes as a file: agreement of pairs, distances from the permanent five, ideal points, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.actors import registry
from comity.api.files import write_bytes, write_text
from comity.api.frames import Frame
from comity.core.errors import InputError

FORMS = ("svg", "png", "html")
_OPENED = 1945
_MOST, _BANDS, _HALF = 8, 3, 0.5


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which columns make a line: who it is of, when, the value and its interval; the axis and its domain."""

    named: tuple[str, ...]
    when: str
    value: str
    low: str
    high: str
    title: str
    domain: tuple[float, float] | None


_PLANS = {
    "agreement": _Plan(
        ("first", "second"), "year", "agreement", "agreement_low", "agreement_high", "agreement", (0, 1)
    ),
    "permanent_five": _Plan(("permanent_member",), "year", "distance", "low", "high", "distance", (0, 1)),
    "ideal_points": _Plan(("iso3",), "session", "mean", "q05", "q95", "ideal point", None),
    "participation": _Plan(("state",), "year", "took_no_part", "", "", "share of votes without a position", None),
}


def save_chart(frame: Frame, path: str | Path) -> Path:
    """Draw a frame's series as svg, png or html, by the suffix; returns the path.

    InputError for another suffix, for what is no series, and for more lines than can be told apart.
    """
    target = Path(path)
    form = target.suffix.lstrip(".").lower()
    if form not in FORMS:
        raise InputError(f"A chart is written as {', '.join(FORMS)}, not as {form or 'a file without suffix'!r}.")
    spec = specification(frame)
    from comity.dossier.charts import png, portable

    if form == "png":
        return write_bytes(target, png(spec))
    return write_text(target, portable(spec) if form == "svg" else _page(frame, portable(spec)))


def specification(frame: Frame) -> dict[str, Any]:
    """The chart as a Vega-Lite specification: a line for each pair or state, gaps where there is no value.

    An index without an interval, because too few votes are shared, is left out of the chart. Intervals are drawn of
    three lines at most: beside more they hide each other, and the table has them.
    """
    from comity.chapters.base import drawing

    plan = _PLANS.get(frame.estimates.measure)
    rows = frame.rows()
    if plan is None or not rows or plan.when not in rows[0]:
        raise InputError("Only series by session have a chart: agreement, distances, ideal points, absence.")
    names = list(dict.fromkeys(_name(row, plan) for row in rows))
    if len(names) > _MOST:
        raise InputError(f"A chart shows at most {_MOST} lines; these are {len(names)}. Name fewer states.")
    values = [value for name in names for value in _line(name, [r for r in rows if _name(r, plan) == name], plan)]
    if len(names) > _BANDS:
        values = [{**value, "low": None, "high": None} for value in values]
    high_up = plan.domain is not None and min(_shown(values), default=0.0) >= _HALF
    domain = (_HALF, 1.0) if high_up else plan.domain
    drawn = drawing.banded(_labelled(values, domain), names, plan.title, domain)
    return {**drawn, "background": "white", "config": {**drawn["config"], "background": "white"}}


def _name(row: dict[str, Any], plan: _Plan) -> str:
    return "\N{EN DASH}".join(registry().name(str(row[column])) for column in plan.named)


def _line(name: str, rows: Sequence[dict[str, Any]], plan: _Plan) -> list[dict[str, Any]]:
    told = [row for row in rows if not plan.low or row[plan.low] is not None]
    by_year = {_year(int(row[plan.when])): row for row in told}
    known = [year for year, row in by_year.items() if row[plan.value] is not None]
    values = []
    for year in range(min(by_year), max(by_year) + 1) if by_year else ():
        row = by_year.get(year, {})
        value = row.get(plan.value)
        at = {"value": value, "low": row.get(plan.low), "high": row.get(plan.high), "at": value}
        values.append({"name": name, "year": year, **at, "last": bool(known) and year == max(known)})
    return values


def _shown(values: list[dict[str, Any]]) -> list[float]:
    """Every value and end of an interval that is drawn."""
    return [v for value in values for v in (value["value"], value["low"], value["high"]) if v is not None]


def _labelled(values: list[dict[str, Any]], domain: tuple[float, float] | None) -> list[dict[str, Any]]:
    """The same with the labels at the lines' ends clear of each other."""
    from comity.chapters.base.points import spread

    shown = _shown(values)
    extent = domain[1] - domain[0] if domain else max(shown, default=1.0) - min(shown, default=0.0)
    places = spread({value["name"]: value["value"] for value in values if value["last"]}, max(extent, 1e-6))
    return [{**value, "at": places[value["name"]]} if value["last"] else value for value in values]


def _year(when: int) -> int:
    """The year of a row; a session of the General Assembly, by its number, is the year in which it opened."""
    return when + _OPENED if when < _OPENED else when


def _page(frame: Frame, drawn: str) -> str:
    from html import escape

    notes = "".join(f"<p>{escape(note)}</p>" for note in frame.notes())
    style = "body{max-width:50rem;margin:2rem auto;font-family:serif}svg{max-width:100%;height:auto}p{font-size:.9rem}"
    head = f'<meta charset="utf-8"><title>Votes</title><style>{style}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{drawn}{notes}</body></html>\n'
