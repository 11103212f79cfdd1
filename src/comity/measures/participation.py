"""Measure: how often a state takes no part in votes, session by session: behaviour of its own, and no position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from comity.core.errors import InputError
from comity.measures.base import Estimates, Measure
from comity.measures.base.choice import Choice
from comity.measures.base.dyads import By, cast, groups, silent
from comity.measures.base.rollcalls import CODES, roll_calls
from comity.stats.similarity import by_group

if TYPE_CHECKING:
    from comity.ledger import Ledger

DEFINITION = (
    "Of the recorded votes in which the source lists the state as a member: yes, no and abstain are positions that "
    "were cast; absent, not_participating and non_voting (the source does not say which) are none. took_no_part is the "
    "share of those three. Votes held while it was not a member are counted apart. Nothing is concluded from not "
    "voting: an abstention is a position, an absence is not."
)
_COLUMNS = {name: name.replace("-", "_") for name in CODES if name}


def compute(ledger: Ledger, states: Sequence[str] = (), choice: Choice | None = None, by: By = "session") -> Estimates:
    """One row a state and session: how often it stands in the source with each position, and without one."""
    calls = roll_calls(ledger, choice or Choice())
    if not calls.tells_absence:
        raise InputError(
            f"No data: {calls.source} lists only states that cast a position and tells no absence.\n"
            "Name another source: --source un_digital_library_ga, --source voeten_unga_votes."
        )
    recorded = calls.chosen([call.recorded for call in calls.calls])
    wanted = [i for i, actor in enumerate(recorded.actors) if not states or actor in states]
    rows = []
    for group, positions in by_group(recorded.positions[:, wanted], groups(recorded, by)):
        counts = np.stack([(positions == code).sum(axis=0) for code in range(len(CODES))])
        voted, mute = cast(positions).sum(axis=0), silent(positions).sum(axis=0)
        for k, i in enumerate(wanted):
            listed = int(voted[k] + mute[k])
            if not listed:
                continue
            head = {"state": recorded.actors[i], "year": group, "roll_calls": len(positions), "listed": listed}
            told = {_COLUMNS[name]: int(counts[code, k]) for code, name in enumerate(CODES) if name}
            rows.append({**head, **told, "took_no_part": float(mute[k]) / listed})
    table = pa.Table.from_pylist(rows)
    table = table if by == "session" or not rows else table.drop_columns("year")
    return Estimates("participation", table, DEFINITION, calls.sample())


MEASURE = Measure(
    id="participation",
    question="How often does a state take no part in votes?",
    kinds=("vote",),
    unit="share of the recorded votes in which the source lists the state as a member",
    paper="counts of the source; no model",
    compute=compute,
)
