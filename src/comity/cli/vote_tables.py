"""How estimates on votes stand in a terminal: the columns a reader wants first, and values as marks on a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Columns = Sequence[tuple[str, Callable[[Row], str]]]
_WIDTH = 31


def number(value: float | None, places: int = 2) -> str:
    """``0.76``, or a dash where there is no value."""
    return "\N{EN DASH}" if value is None else f"{round(value, places) + 0.0:.{places}f}"


def interval(row: Row, low: str, high: str) -> str:
    """``0.70 to 0.82``, or a dash where no interval is given."""
    return "\N{EN DASH}" if row.get(low) is None else f"{row[low]:.2f} to {row[high]:.2f}"


def mark(value: float | None, low: float | None, high: float | None, floor: float, top: float) -> str:
    """A value and its interval on a line from ``floor`` to ``top``; empty where there is no value."""
    if value is None or top <= floor:
        return ""
    place = [
        min(max(round((v - floor) / (top - floor) * (_WIDTH - 1)), 0), _WIDTH - 1)
        for v in (low or value, value, high or value)
    ]
    line = [" "] * _WIDTH
    line[place[0] : place[2] + 1] = "\N{BOX DRAWINGS LIGHT HORIZONTAL}" * (place[2] - place[0] + 1)
    line[place[1]] = "\N{BLACK CIRCLE}"
    return "".join(line).rstrip()


def silent(row: Row, side: str) -> str:
    """``7 of 78``: on how many of the votes in which it is listed a state took no part, if the source tells."""
    return _of(row[f"{side}_silent"], row[f"{side}_listed"])


def _of(silent: int | None, listed: int | None) -> str:
    return "not told" if listed is None else f"{silent} of {listed}"


def _share(value: float | None) -> str:
    return "not told" if value is None else f"{100 * value:.0f} %"


def session(row: Row) -> str:
    """The year of a row; the whole period where it has none."""
    return str(row.get("year", "whole"))


AGREEMENT: Columns = (
    ("first", lambda r: r["first"]),
    ("second", lambda r: r["second"]),
    ("year", session),
    ("agreement", lambda r: number(r["agreement"])),
    ("95 % interval", lambda r: interval(r, "agreement_low", "agreement_high")),
    ("both voted", lambda r: number(r["both_voted"])),
    ("with consensus", lambda r: number(r.get("consensus"))),
    ("S", lambda r: number(r["s"])),
    ("kappa", lambda r: number(r["kappa"])),
    ("pi", lambda r: number(r["pi"])),
    ("shared", lambda r: str(r["shared"])),
    ("first took no part", lambda r: silent(r, "first")),
    ("second took no part", lambda r: silent(r, "second")),
)
FIVE: Columns = (
    ("member", lambda r: r["permanent_member"]),
    ("year", session),
    ("distance", lambda r: number(r["distance"])),
    ("95 % interval", lambda r: interval(r, "low", "high")),
    ("ideal points apart", lambda r: number(r["point_distance"])),
    ("shared", lambda r: str(r["shared"])),
    ("took no part", lambda r: _of(r["silent"], r["listed"])),
    ("member took no part", lambda r: "not told" if r["member_silent"] is None else str(r["member_silent"])),
)
ABSENCE: Columns = (
    ("state", lambda r: r["state"]),
    ("year", session),
    ("listed", lambda r: str(r["listed"])),
    *((name, lambda r, name=name: str(r[name])) for name in ("yes", "no", "abstain", "absent")),
    ("did not participate", lambda r: str(r["not_participating"])),
    ("no position, not told why", lambda r: str(r["non_voting"])),
    ("not a member", lambda r: str(r["not_a_member"])),
    ("took no part", lambda r: _share(r["took_no_part"])),
)
PARTED: Columns = (
    ("resolution", lambda r: r["resolution"] or "no symbol"),
    ("date", lambda r: r["date"] or ""),
    ("title", lambda r: (r["title"] or "").split(" : resolution / adopted")[0]),
    ("first", lambda r: r["first"]),
    ("second", lambda r: r["second"]),
    ("yes-no-abstain", lambda r: f"{r['yes']}-{r['no']}-{r['abstain']}"),
)
MOVED: Columns = (
    ("first", lambda r: r["first"]),
    ("second", lambda r: r["second"]),
    ("years", lambda r: f"{r['from_year']}-{r['year']}"),
    ("before", lambda r: number(r["before"])),
    ("after", lambda r: number(r["after"])),
    ("change", lambda r: f"{r['change']:+.2f}"),
    ("shared", lambda r: f"{r['shared_before']}, {r['shared_after']}"),
    ("moved on recurring", lambda r: f"{r['first_moved']}, {r['second_moved']} of {r['recurring']}"),
    ("first took no part", lambda r: silent(r, "first")),
    ("second took no part", lambda r: silent(r, "second")),
    ("roll calls", lambda r: ", ".join(r["roll_calls"])),
)
BLOCS: Columns = (
    ("year", session),
    ("bloc", lambda r: str(r["bloc"])),
    ("size", lambda r: str(r["size"])),
    ("agreement within", lambda r: number(r["agreement"])),
    ("state", lambda r: r["state"]),
    ("took no part", lambda r: _share(r["took_no_part"])),
)
POINTS: Columns = (
    ("state", lambda r: r["iso3"]),
    ("session", lambda r: str(r["session"])),
    ("mean", lambda r: number(r["mean"])),
    ("sd", lambda r: number(r["sd"])),
    ("5 to 95 %", lambda r: interval(r, "q05", "q95")),
    ("votes", lambda r: str(r["n_votes"])),
    ("took no part", lambda r: _of(r.get("silent"), r.get("listed"))),
)


VIEWS = {
    "agreement": AGREEMENT, "permanent_five": FIVE, "participation": ABSENCE, "divergence": PARTED,
    "movement": MOVED, "blocs": BLOCS, "ideal_points": POINTS,
}  # fmt: skip
"""The columns by measure."""
MARKS = {
    "agreement": ("agreement", "agreement_low", "agreement_high"),
    "permanent_five": ("distance", "low", "high"),
    "ideal_points": ("mean", "q05", "q95"),
}
"""The column drawn as marks, with the ends of its interval, by measure."""


def drawn(rows: Sequence[Row], value: str, low: str, high: str) -> list[str]:
    """A mark for each row, all on one scale from the least to the greatest end, rounded out to tenths."""
    ends = [row[name] for row in rows for name in (value, low, high) if row.get(name) is not None]
    floor = int(min(ends, default=0.0) * 10 // 1) / 10
    top = -int(-max(ends, default=1.0) * 10 // 1) / 10
    return [mark(row[value], row.get(low), row.get(high), floor, top) for row in rows]
