"""Measure: which pairs of states moved together or apart from one session to another, and on which roll calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from comity.core.errors import InputError
from comity.measures.base import Estimates, Measure
from comity.measures.base.choice import Choice
from comity.measures.base.dyads import cast, silent
from comity.measures.base.rollcalls import RollCalls, roll_calls
from comity.stats.similarity import by_group, indices, joint, shared

if TYPE_CHECKING:
    from comity.ledger import Ledger

FEWEST = 20
DEFINITION = (
    f"change: agreement of a pair in a session less its agreement in the session compared, both over at least {FEWEST} "
    "shared roll calls. roll_calls: those that made most of it. Each roll call of the two sessions has a part in the "
    "change (its distance from the mean distance of both sessions, over twice the number of its session's shared "
    "votes), and the parts add up to the change. recurring: how many titles were voted in both sessions; "
    "first_moved and second_moved: on how many of them that state's position is another. A change without such moves "
    "comes from the agenda. No significance is claimed: among so many pairs some large changes are chance."
)


def compute(
    ledger: Ledger, states: Sequence[str] = (), choice: Choice | None = None, span: int = 1, most: int = 20
) -> Estimates:
    """The largest changes of agreement over ``span`` sessions, of pairs that name one of ``states`` (all: none given;
    of two states exactly that pair)."""
    calls = roll_calls(ledger, choice or Choice())
    unseen = [state for state in states if state not in calls.actors]
    if unseen:
        raise InputError(f"No data: {calls.source} lists {', '.join(unseen)} in no roll call of that period.")
    recorded = calls.chosen([call.recorded for call in calls.calls])
    found = _largest(recorded, [recorded.actors.index(s) for s in states], span, most)
    table = pa.Table.from_pylist([_told(recorded, *change) for change in found], schema=_SCHEMA)
    return Estimates("movement", table, DEFINITION, calls.sample())


def _largest(calls: RollCalls, wanted: list[int], span: int, most: int) -> list[tuple[int, int, int, int]]:
    """The pairs (first, second) and years (before, after) of the largest changes."""
    likeness = {year: _likeness(block) for year, block in by_group(calls.positions, calls.years)}
    mask = _pairs(len(calls.actors), wanted)
    found: list[tuple[float, int, int, int, int]] = []
    for year, after in likeness.items():
        if year - span not in likeness:
            continue
        change = np.where(mask, after - likeness[year - span], np.nan)
        size = np.abs(np.nan_to_num(change)).ravel()
        for place in np.argsort(-size, kind="stable")[:most]:
            if size[place] > 0:
                first, second = divmod(int(place), len(calls.actors))
                found.append((-float(size[place]), year - span, year, first, second))
    return [(first, second, before, after) for _, before, after, first, second in sorted(found)[:most]]


def _pairs(count: int, wanted: list[int]) -> np.ndarray:
    """Each pair once; those of the states wanted: of two the pair itself, of one or many every pair that names one."""
    mask = np.triu(np.ones((count, count), dtype=bool), 1)
    if not wanted:
        return mask
    named = np.zeros(count, dtype=bool)
    named[wanted] = True
    both = named[:, None] & named[None, :]
    return mask & (both if len(wanted) > 1 else named[:, None] | named[None, :])


def _likeness(positions: np.ndarray) -> np.ndarray:
    """Agreement of every pair (upper triangle), nan below the fewest shared roll calls."""
    likeness = np.full((positions.shape[1],) * 2, np.nan)
    present = np.flatnonzero(cast(positions).sum(axis=0) >= FEWEST)
    found = joint(positions[:, present])
    values = np.where(shared(found.cells) >= FEWEST, indices(found.cells)["agreement"], np.nan)
    likeness[present[found.first], present[found.second]] = values
    return likeness


def _told(calls: RollCalls, first: int, second: int, before: int, after: int) -> dict[str, Any]:
    one, two = calls.positions[:, first].astype(int), calls.positions[:, second].astype(int)
    both = cast(one) & cast(two)
    sides = [np.flatnonzero(both & (calls.years == year)) for year in (before, after)]
    apart = np.abs(one - two)
    level = apart[np.concatenate(sides)].mean()
    signs = ((sides[0], 1.0), (sides[1], -1.0))
    parts = [(sign * (apart[i] - level) / (2 * side.size), int(i)) for side, sign in signs for i in side]
    change = sum(part for part, _ in parts)
    driving = sorted(parts, key=lambda part: -part[0] * np.sign(change))[:5]
    recurring, moved = _recurring(calls, sides, one, two)
    old, new = (1 - apart[side].mean() / 2 for side in sides)
    away = _away(calls, (first, second), (before, after))
    head = {"first": calls.actors[first], "second": calls.actors[second], "from_year": before, "year": after}
    told = {"before": float(old), "after": float(new), "change": float(new - old)}
    counts = {"shared_before": sides[0].size, "shared_after": sides[1].size, "recurring": recurring}
    names = [calls.calls[i].symbol or calls.calls[i].fact for part, i in driving if part * change > 0]
    return {**head, **told, **counts, **away, "first_moved": moved[0], "second_moved": moved[1], "roll_calls": names,
            "facts": [calls.calls[i].fact for part, i in driving if part * change > 0]}  # fmt: skip


def _away(calls: RollCalls, pair: tuple[int, int], years: tuple[int, int]) -> dict[str, int | None]:
    """On how many votes of the two sessions each state took no part, and how many list it; null where not told."""
    found: dict[str, int | None] = {}
    of_both = calls.positions[np.isin(calls.years, years)]
    for side, state in zip(("first", "second"), pair, strict=True):
        none = int(silent(of_both[:, state]).sum())
        listed = none + int(cast(of_both[:, state]).sum())
        found[f"{side}_silent"], found[f"{side}_listed"] = (none, listed) if calls.tells_absence else (None, None)
    return found


def _recurring(
    calls: RollCalls, sides: list[np.ndarray], one: np.ndarray, two: np.ndarray
) -> tuple[int, tuple[int, int]]:
    """How many titles were voted once in each of the two sessions, and on how many each state's position changed."""
    titles = [_once({int(i): _plain(calls.calls[i].title) for i in side}) for side in sides]
    pairs = [(titles[0][t], titles[1][t]) for t in titles[0] if t in titles[1]]
    return len(pairs), (sum(one[a] != one[b] for a, b in pairs), sum(two[a] != two[b] for a, b in pairs))


def _once(titles: dict[int, str]) -> dict[str, int]:
    every = list(titles.values())
    return {title: i for i, title in titles.items() if title and every.count(title) == 1}


def _plain(title: str | None) -> str:
    """The title without what the library adds to it."""
    return re.sub(r"\s*: resolution / adopted by.*$", "", title or "").casefold().strip()


_SCHEMA = pa.schema(
    [("first", pa.string()), ("second", pa.string()), ("from_year", pa.int32()), ("year", pa.int32())]
    + [(name, pa.float64()) for name in ("before", "after", "change")]
    + [(name, pa.int32()) for name in ("shared_before", "shared_after", "recurring", "first_moved", "second_moved")]
    + [(f"{side}_{told}", pa.int32()) for side in ("first", "second") for told in ("silent", "listed")]
    + [("roll_calls", pa.list_(pa.string())), ("facts", pa.list_(pa.string()))]
)

MEASURE = Measure(
    id="movement",
    question="Who moved, and on which votes?",
    kinds=("vote",),
    unit="change of agreement between two sessions, -1 to 1",
    paper="an exact decomposition of the difference of two means; no model",
    compute=compute,
)
