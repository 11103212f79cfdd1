"""Pairs of states as rows of a table: counts, indices, and beside them how often each of the two took no part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal

import numpy as np
import pyarrow as pa

from comity.core.errors import InputError
from comity.measures.base.rollcalls import RollCalls
from comity.stats.bootstrap import intervals
from comity.stats.similarity import INDICES, by_group, indices, joint, of_pair, shared

By = Literal["session", "whole"]
COLUMNS = (*INDICES, "consensus")
"""Every index of a table of pairs; ``consensus`` is null where the source holds no adoption without a vote."""


def groups(calls: RollCalls, by: By) -> np.ndarray:
    """The group of each roll call: its session year, or one group for the whole period."""
    return calls.years if by == "session" else np.zeros(len(calls.calls), dtype=np.int32)


def cast(positions: np.ndarray) -> np.ndarray:
    """True where a position was cast (yes, abstain, no)."""
    return (positions >= 1) & (positions <= 3)


def silent(positions: np.ndarray) -> np.ndarray:
    """True where a member stands in the source without a position: absent, not participating, or not told which."""
    return (positions >= 4) & (positions <= 6)


def all_pairs(calls: RollCalls, by: By = "session") -> pa.Table:
    """Every pair of states in every session at once, the first state before the second in the alphabet; no
    intervals."""
    recorded = calls.chosen([call.recorded for call in calls.calls])
    parts = []
    for group, positions in by_group(recorded.positions, groups(recorded, by)):
        present = np.flatnonzero(cast(positions).any(axis=0))
        block = positions[:, present]
        found = joint(block)
        mute, said = silent(block).sum(axis=0), shared(found.cells)
        listed = mute + cast(block).sum(axis=0)
        columns = {
            "first": _named(present[found.first], recorded.actors),
            "second": _named(present[found.second], recorded.actors),
            "year": np.full(said.size, group, dtype=np.int16),
            "shared": said.astype(np.int32),
            "roll_calls": np.full(said.size, len(block), dtype=np.int32),
            "first_listed": _told(calls, listed[found.first]),
            "first_silent": _told(calls, mute[found.first]),
            "second_listed": _told(calls, listed[found.second]),
            "second_silent": _told(calls, mute[found.second]),
        }
        columns |= {name: pa.array(v, from_pandas=True) for name, v in indices(found.cells).items()}
        parts.append(pa.table(columns))
    table = pa.concat_tables(parts)
    return table if by == "session" else table.drop_columns("year")


def _told(calls: RollCalls, counts: np.ndarray) -> pa.Array:
    """Counts of absence; null where the source tells none."""
    return pa.array(counts.astype(np.int32)) if calls.tells_absence else pa.nulls(counts.size, pa.int32())


def _named(which: np.ndarray, actors: tuple[str, ...]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(which.astype(np.int16)), pa.array(actors))


def among(states: Sequence[str]) -> list[tuple[str, str]]:
    """Every pair of some states, in their order."""
    return [(a, b) for i, a in enumerate(states) for b in states[i + 1 :]]


def chosen_pairs(calls: RollCalls, pairs: Sequence[tuple[str, str]], by: By, draws: int) -> pa.Table:
    """Some pairs group by group, each index with its interval (``draws`` 0: without).

    InputError where the source lists one of the states in no roll call of the period.
    """
    unseen = sorted({state for pair in pairs for state in pair if state not in calls.actors})
    if unseen:
        raise InputError(
            f"No data: {calls.source} lists {', '.join(unseen)} in no roll call of {calls.body} in that period."
        )
    rows = [row for a, b in pairs for row in _rows(calls, a, b, by)]
    columns = {name: pa.array([row[name] for row in rows], _COUNTS[name]) for name in _COUNTS}
    values = [_indices(row["cells"], row["share"], draws) for row in rows]
    for name in COLUMNS:
        if name == "consensus" and not any(row["without_vote"] for row in rows):
            continue
        for place, end in enumerate(("", "_low", "_high") if draws else ("",)):
            column = np.array([value[name][place] for value in values], dtype=np.float64)
            columns[f"{name}{end}"] = pa.array(column, from_pandas=True)
    table = pa.table(columns)
    return table if by == "session" else table.drop_columns("year")


_COUNTS = {
    "first": pa.string(), "second": pa.string(), "year": pa.int64(), "shared": pa.int64(), "roll_calls": pa.int64(),
    "first_listed": pa.int64(), "first_silent": pa.int64(), "second_listed": pa.int64(), "second_silent": pa.int64(),
    "without_vote": pa.int64(),
}  # fmt: skip
"""Columns of counts; those of absence are null where the source tells none."""


def _rows(calls: RollCalls, first: str, second: str, by: By) -> list[dict[str, Any]]:
    """The counts of a pair by group, of groups in which the source lists both as members.

    ``cells`` are the nine cells and the adoptions without a vote in sessions that list both, ``share`` the share
    of the recorded votes listing both in which both took part.
    """
    one, two = calls.column(first), calls.column(second)
    assert one is not None and two is not None
    recorded = np.array([call.recorded for call in calls.calls])
    both = np.stack([one, two], axis=1)
    seated = np.isin(calls.years, calls.years[recorded & (cast(both) | silent(both)).all(axis=1)])
    rows = []
    for group, block in by_group(np.column_stack([both, recorded, seated]), groups(calls, by)):
        voted = block[block[:, 2] == 1][:, :2]
        member = cast(voted) | silent(voted)
        listed, together = member.sum(axis=0), int(member.all(axis=1).sum())
        if not listed.all():
            continue
        agreed = int(((block[:, 2] == 0) & (block[:, 3] == 1)).sum())
        mute = silent(voted).sum(axis=0)
        cells = [*of_pair(voted[:, 0], voted[:, 1]), agreed]
        both_cast = int(sum(cells[:9]))
        sides: tuple[int | None, ...] = (int(listed[0]), int(mute[0]), int(listed[1]), int(mute[1]))
        sides = sides if calls.tells_absence else (None,) * 4
        told = (first, second, group, both_cast, len(voted), *sides, agreed)
        share = both_cast / together if together else 0.0
        rows.append({**dict(zip(_COUNTS, told, strict=True)), "cells": np.array(cells), "share": share})
    return rows


def _indices(cells: np.ndarray, share: float, draws: int) -> dict[str, tuple[float, ...]]:
    """Each index of a pair: its value and, with draws, the two ends of its interval."""
    index = partial(_with_consensus, share=share)
    values = index(cells[None])
    bounds = intervals(cells[None], index, draws) if draws else {}
    return {name: (float(values[name][0]), *(bounds[name][0] if draws else ())) for name in values}


def _with_consensus(cells: np.ndarray, share: float) -> dict[str, np.ndarray]:
    """The indices, and the share of like votes with adoptions without a vote (tenth cell) as further like votes.

    As in the State Department's reports on voting practices: of votes on which both voted yes or no, those that are
    alike, the adoptions without a vote added to both in the share in which the two took part in recorded votes.
    """
    found = indices(cells[..., :9])
    alike, apart = cells[..., 0] + cells[..., 8], cells[..., 2] + cells[..., 6]
    silently = share * cells[..., 9]
    with np.errstate(divide="ignore", invalid="ignore"):
        whole = alike + apart + silently
        found["consensus"] = np.where(whole > 0, (alike + silently) / whole, np.nan)
    return found
