"""Measure: the roll calls on which two states part most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from comity.core.errors import InputError
from comity.measures.base import Estimates, Measure
from comity.measures.base.choice import Choice
from comity.measures.base.dyads import cast
from comity.measures.base.rollcalls import CODES, RollCalls, roll_calls

if TYPE_CHECKING:
    from comity.ledger import Ledger

DEFINITION = (
    "Recorded votes on which both states cast a position and the positions differ: distance 2 is yes against no, 1 an "
    "abstention beside a yes or a no. They stand by distance, then by how evenly all states divided (contested: the "
    "share that did not vote with the largest camp), then the latest first."
)


def compute(ledger: Ledger, first: str, second: str, choice: Choice | None = None, most: int = 20) -> Estimates:
    """The roll calls on which two states part, the furthest and most contested first."""
    calls = roll_calls(ledger, choice or Choice())
    rows = parted(calls, first, second)
    rows.sort(key=lambda row: (row["distance"], round(row["contested"], 6), row["date"] or ""), reverse=True)
    return Estimates("divergence", pa.Table.from_pylist(rows[:most], schema=_SCHEMA), DEFINITION, calls.sample())


def parted(calls: RollCalls, first: str, second: str) -> list[dict[str, Any]]:
    """Every roll call on which two states cast different positions. InputError where the source lists one of them
    never."""
    one, two = calls.column(first), calls.column(second)
    if one is None or two is None:
        unseen = first if one is None else second
        raise InputError(f"No data: {calls.source} lists {unseen} in no roll call of {calls.body} in that period.")
    differ = np.flatnonzero(cast(one) & cast(two) & (one != two))
    rows = []
    for i in differ:
        call, row = calls.calls[i], calls.positions[i]
        camps = [int((row == code).sum()) for code in (1, 2, 3)]
        told = {"resolution": call.symbol, "title": call.title, "date": call.date, "year": call.year}
        sides = {"first": CODES[one[i]], "second": CODES[two[i]], "distance": abs(int(one[i]) - int(two[i]))}
        tally = {"yes": camps[0], "no": camps[2], "abstain": camps[1]}
        contested = 1 - max(camps) / sum(camps)
        rows.append({**told, **sides, **tally, "contested": contested, "fact": call.fact})
    return rows


_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("resolution", "title", "date")]
    + [("year", pa.int32()), ("first", pa.string()), ("second", pa.string())]
    + [(name, pa.int32()) for name in ("distance", "yes", "no", "abstain")]
    + [("contested", pa.float64()), ("fact", pa.string())]
)

MEASURE = Measure(
    id="divergence",
    question="On which votes do two states part most?",
    kinds=("vote",),
    unit="distance of two positions, 0 to 2",
    paper="counts of the source; no model",
    compute=compute,
)
