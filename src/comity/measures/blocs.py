"""Measure: which states vote as one, session by session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from comity.core.errors import InputError
from comity.measures.base import Estimates, Measure
from comity.measures.base.choice import Choice
from comity.measures.base.dyads import By, cast, groups, silent
from comity.measures.base.rollcalls import RollCalls, roll_calls
from comity.stats.clusters import average_linkage
from comity.stats.similarity import by_group, indices, joint, shared

if TYPE_CHECKING:
    from comity.ledger import Ledger

LEAST = 0.9
CAST = 0.5
DEFINITION = (
    "States are joined, the most alike first, while the mean agreement of all pairs across two groups is at least the "
    "threshold (average linkage). agreement: the mean over the pairs within the bloc. A state that cast fewer than "
    "half of the positions it could have, or shares fewer than ten roll calls with most others, is not placed and "
    "stands under bloc 0. "
    "Blocs are lettered by size in each session; a number says nothing across sessions. A bloc is likeness of votes, "
    "not an alliance."
)
_FEWEST = 10


def compute(ledger: Ledger, choice: Choice | None = None, by: By = "session", least: float = LEAST) -> Estimates:
    """One row a state and session: the number of its bloc, the bloc's size and inner agreement."""
    if not 0 < least <= 1:
        raise InputError(f"A threshold of agreement lies between 0 and 1, not {least}.")
    calls = roll_calls(ledger, choice or Choice())
    recorded = calls.chosen([call.recorded for call in calls.calls])
    rows: list[dict[str, Any]] = []
    for group, positions in by_group(recorded.positions, groups(recorded, by)):
        rows += [{"year": group, **row} for row in _blocs(positions, recorded, least)]
    table = pa.Table.from_pylist(rows)
    table = table if by == "session" or not rows else table.drop_columns("year")
    said = DEFINITION.replace("the threshold", f"the threshold of {least:g}")
    return Estimates("blocs", table, said, calls.sample())


def _blocs(positions: np.ndarray, calls: RollCalls, least: float) -> list[dict[str, Any]]:
    voted, mute = cast(positions).sum(axis=0), silent(positions).sum(axis=0)
    listed = np.flatnonzero(voted + mute > 0)
    placed = np.flatnonzero((voted >= CAST * (voted + mute)) & (voted >= _FEWEST))
    likeness = _likeness(positions[:, placed])
    found = average_linkage(likeness, least)
    bloc = {int(placed[i]): (n, group) for n, group in enumerate(found, 1) for i in group}
    rows = []
    for k in listed:
        number, group = bloc.get(int(k), (0, []))
        inner = likeness[np.ix_(group, group)][np.triu_indices(len(group), 1)] if len(group) > 1 else np.array([])
        known = inner[~np.isnan(inner)]
        head = {"state": calls.actors[k], "bloc": number, "size": len(group)}
        mean = float(known.mean()) if known.size else None
        share = float(mute[k] / (voted[k] + mute[k])) if calls.tells_absence else None
        rows.append({**head, "agreement": mean, "cast": int(voted[k]), "took_no_part": share})
    return rows


def _likeness(positions: np.ndarray) -> np.ndarray:
    """Agreement of every pair, nan below ten shared roll calls."""
    states = positions.shape[1]
    found = joint(positions)
    values = np.where(shared(found.cells) >= _FEWEST, indices(found.cells)["agreement"], np.nan)
    likeness = np.full((states, states), np.nan)
    likeness[found.first, found.second] = values
    likeness[found.second, found.first] = values
    return likeness


MEASURE = Measure(
    id="blocs",
    question="Which states vote as one?",
    kinds=("vote",),
    unit="number of the bloc in a session, the largest first; 0: not placed",
    paper="Lijphart 1963 on blocs by agreement; average linkage (Sokal and Michener 1958)",
    compute=compute,
)
