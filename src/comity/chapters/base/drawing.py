"""Vega-Lite specifications of the dossier's charts: black on white, told apart by shape, dash and direct label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

FONT = "Libertinus Serif"
WIDTH = 760
DASHES = ([1, 0], [6, 3], [2, 2], [9, 3, 2, 3], [1, 4], [12, 4], [4, 2, 1, 2, 1, 2])
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down", "triangle-right")
GREYS = ("#000000", "#000000", "#444444", "#444444", "#777777", "#777777", "#777777")
Values = Sequence[Mapping[str, Any]]

_CONFIG = {
    "aria": False,
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "titleFontStyle": "italic",
        "labelColor": "#222",
        "titleColor": "#222",
        "gridColor": "#dddddd",
        "domainColor": "#666",
        "tickColor": "#666",
        "labelLimit": 420,
    },
    "header": {
        "labelFontSize": 14,
        "labelFontStyle": "italic",
        "labelColor": "#222",
        "labelAnchor": "start",
        "title": None,
    },
}


def _years(values: Values, grid: bool) -> dict[str, Any]:
    """An axis of days marked at whole years, about ten marks over the span."""
    span = [int(str(v[end])[:4]) for v in values for end in ("start", "end")]
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (max(span) - min(span)) / s <= 12 or s == 100)
    return {"format": "%Y", "title": None, "grid": grid, "tickCount": {"interval": "year", "step": step}}


def timeline(values: Values, lanes: Sequence[str]) -> dict[str, Any]:
    """A point or a bar for each dated thing, one lane for each sort; hollow where it is machine-read and unreviewed.

    Values: ``lane``, ``start`` and ``end`` (days), ``sure`` (true or false).
    """
    y = {
        "field": "lane",
        "type": "nominal",
        "sort": list(lanes),
        "title": None,
        "axis": {"grid": True, "ticks": False, "domain": False, "offset": 12},
    }
    x = {"field": "start", "type": "temporal", "axis": _years(values, False), "scale": {"nice": "year"}}
    shape = {
        "field": "lane",
        "type": "nominal",
        "scale": {"domain": list(lanes), "range": _shapes(len(lanes))},
        "legend": None,
    }
    fill = {"condition": {"test": "datum.sure", "value": "#000"}, "value": "#fff"}
    return _spec(
        values,
        height=max(28 * len(lanes), 60),
        layer=[
            {
                "mark": {"type": "rule", "strokeWidth": 3, "color": "#888"},
                "encoding": {"x": x, "x2": {"field": "end"}, "y": y},
            },
            {
                "mark": {"type": "point", "size": 46, "strokeWidth": 1, "stroke": "#000", "opacity": 1},
                "encoding": {"x": x, "y": y, "shape": shape, "fill": fill},
            },
        ],
    )


def series(
    values: Values, names: Sequence[str], title: str, domain: tuple[float, float] | None = None
) -> dict[str, Any]:
    """A line for each series, labelled at its last point; a missing year breaks the line.

    Values: ``name``, ``year``, ``value`` (a number or null) and ``last`` (true at the last point of the series).
    """
    scale = {"domain": list(domain)} if domain else {"zero": True}
    y = {"field": "value", "type": "quantitative", "title": title, "scale": scale, "axis": {"tickCount": 5}}
    return _spec(values, height=230, layer=_lines(names, y))


def banded(
    values: Values, names: Sequence[str], title: str, domain: tuple[float, float] | None = None
) -> dict[str, Any]:
    """The same with the intervals of each line as a grey band behind it, crossed by a thin upright line at each value,
    which tells in print where bands lie over each other.

    Values have ``low`` and ``high`` beside those of ``series``; null where no interval is given.
    """
    drawn = series(values, names, title, domain)
    x, y = drawn["layer"][0]["encoding"]["x"], drawn["layer"][0]["encoding"]["y"]
    ends = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}
    uprights = {
        "transform": [{"filter": "isValid(datum.low) && isValid(datum.high)"}],
        "mark": {"type": "rule", "strokeWidth": 0.7, "color": "#999"},
        "encoding": ends,
    }
    bands = {
        "mark": {"type": "area", "color": "#000", "opacity": 0.1},
        "encoding": {**ends, "detail": {"field": "name", "type": "nominal"}},
    }
    return {**drawn, "layer": [bands, uprights, *drawn["layer"]]}


def panels(values: Values, names: Sequence[str], rows: Sequence[str], title: str) -> dict[str, Any]:
    """The same for amounts, in millions, one panel for each value of ``panel``, with as many lines in each."""
    y = {
        "field": "value",
        "type": "quantitative",
        "title": title,
        "axis": {"tickCount": 4, "labelExpr": "format(datum.value / 1e6, ',')"},
    }
    inner = {"width": WIDTH - 170, "height": 130, "layer": _lines(names, y, len(names) // len(rows))}
    facet = {
        "row": {
            "field": "panel",
            "type": "nominal",
            "sort": list(rows),
            "title": None,
            "header": {"labelOrient": "top"},
        }
    }
    return {**_frame(values), "facet": facet, "spec": inner, "resolve": {"scale": {"y": "independent"}}}


def intervals(values: Values, lanes: Sequence[str]) -> dict[str, Any]:
    """A bar from first to last day for each membership, one lane for each body and state; an arrow where it goes on.

    Values: ``lane``, ``start``, ``end``, ``open`` (true where no end is known), ``sure``.
    """
    y = {
        "field": "lane",
        "type": "nominal",
        "sort": list(lanes),
        "title": None,
        "axis": {"ticks": False, "domain": False},
    }
    x = {"field": "start", "type": "temporal", "axis": _years(values, True), "scale": {"nice": "year"}}
    end = {**x, "field": "end"}
    dash = {"condition": {"test": "datum.sure", "value": [1, 0]}, "value": [4, 3]}
    return _spec(
        values,
        height=22 * len(lanes),
        layer=[
            {
                "mark": {"type": "rule", "strokeWidth": 4, "color": "#222"},
                "encoding": {"x": x, "x2": {"field": "end"}, "y": y, "strokeDash": dash},
            },
            {
                "transform": [{"filter": "datum.open"}],
                "mark": {
                    "type": "point",
                    "shape": "triangle-right",
                    "size": 90,
                    "filled": True,
                    "color": "#222",
                    "opacity": 1,
                },
                "encoding": {"x": end, "y": y},
            },
            {
                "transform": [{"filter": "!datum.open"}],
                "mark": {"type": "tick", "thickness": 2, "size": 12, "color": "#222"},
                "encoding": {"x": end, "y": y},
            },
        ],
    )


def _lines(names: Sequence[str], y: Mapping[str, Any], styles: int | None = None) -> list[dict[str, Any]]:
    domain = list(names)

    def scaled(channel: Sequence[Any]) -> dict[str, Any]:
        scale = {
            "domain": domain,
            "range": [channel[i % (styles or len(domain)) % len(channel)] for i in range(len(domain))],
        }
        return {"field": "name", "type": "nominal", "scale": scale, "legend": None}

    x = {
        "field": "year",
        "type": "quantitative",
        "axis": {"format": "d", "title": None, "grid": False, "tickMinStep": 1},
        "scale": {"zero": False},
    }
    base = {"x": x, "y": y, "color": scaled(GREYS)}
    return [
        {"mark": {"type": "line", "strokeWidth": 1.4}, "encoding": {**base, "strokeDash": scaled(DASHES)}},
        {
            "mark": {"type": "point", "size": 22, "filled": True, "opacity": 1},
            "encoding": {**base, "shape": scaled(SHAPES)},
        },
        {
            "transform": [{"filter": "datum.last"}],
            "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": 13},
            "encoding": {"x": x, "y": {**y, "field": "at"}, "text": {"field": "name"}},
        },
    ]


def _shapes(count: int) -> list[str]:
    return [SHAPES[i % len(SHAPES)] for i in range(count)]


def _frame(values: Values) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": _CONFIG,
        "data": {"values": list(values)},
    }


def _spec(values: Values, height: int, layer: list[dict[str, Any]]) -> dict[str, Any]:
    return {**_frame(values), "width": WIDTH - 170, "height": height, "layer": layer}
