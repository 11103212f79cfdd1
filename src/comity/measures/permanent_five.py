"""Measure: how far a state stands from each permanent member of the Security Council, session by session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from comity.core.errors import InputError
from comity.ledger.query import CURRENT
from comity.measures.base import Estimates, Measure
from comity.measures.base.choice import Choice
from comity.measures.base.dyads import By, chosen_pairs
from comity.measures.base.rollcalls import roll_calls
from comity.stats.bootstrap import DRAWS

if TYPE_CHECKING:
    from comity.ledger import Ledger

SEATS = ("CHN", "TWN", "FRA", "RUS", "SUN", "GBR", "USA")
"""Who held a permanent seat: China's was the Republic of China's until 25 October 1971, the USSR's is Russia's since 24
December 1991; each stands under its own code and the series break there."""
POINTS = "unvotes_ideal_points"
DEFINITION = (
    "distance: 1 minus agreement, half the mean distance of the two states' positions (yes, abstain, no one step "
    "apart) over the roll calls on which both cast one: 0 always alike, 1 always opposite. point_distance: the "
    "difference of the published ideal points of that session (Bailey, Strezhnev and Voeten 2017), where they are "
    "held. The seats of China and of the USSR stand under the codes of those who held them."
)
INTERVAL = f"95 % percentile bootstrap over the shared roll calls ({DRAWS} draws, fixed seed); none below ten of them"


def compute(
    ledger: Ledger, state: str, choice: Choice | None = None, by: By = "session", draws: int = DRAWS
) -> Estimates:
    """One row a session and permanent member: the distance with its interval, the counts, and the ideal points'."""
    calls = roll_calls(ledger, choice or Choice())
    if state not in calls.actors:
        raise InputError(f"No data: {calls.source} lists {state} in no roll call of {calls.body} in that period.")
    seats = [(state, seat) for seat in SEATS if seat != state and seat in calls.actors]
    found = chosen_pairs(calls, seats, by, draws).to_pylist()
    points = _points(ledger) if by == "session" and calls.body == "UNGA" else {}
    rows = []
    for row in found:
        year = row.get("year")
        own, theirs = points.get((state, year)), points.get((row["second"], year))
        apart = abs(own - theirs) if own is not None and theirs is not None else None
        told = {"state": state, "permanent_member": row["second"], **({"year": year} if year else {})}
        told |= {"distance": _less(row["agreement"]), "low": _less(row.get("agreement_high"))}
        told |= {"high": _less(row.get("agreement_low")), "shared": row["shared"], "listed": row["first_listed"]}
        rows.append({**told, "silent": row["first_silent"], "member_silent": row["second_silent"],
                     "point_distance": apart})  # fmt: skip
    table = pa.Table.from_pylist(rows)
    return Estimates("permanent_five", table, DEFINITION, calls.sample(), INTERVAL if draws else "")


def _less(value: float | None) -> float | None:
    return None if value is None else 1 - value


def _points(ledger: Ledger) -> dict[tuple[str, int | None], float]:
    rows = ledger.engine.rows(
        f"""SELECT DISTINCT g.subject, g.period, g.value FROM fact JOIN figure g ON g.fact = fact.id
            WHERE fact.source = ? AND kind = 'figure' AND g.indicator = 'UNGA ideal point' AND {CURRENT}""",
        [POINTS],
    )
    return {(row["subject"], int(row["period"])): row["value"] for row in rows if row["period"].isdigit()}


MEASURE = Measure(
    id="permanent_five",
    question="How far does a state stand from each permanent member of the Security Council?",
    kinds=("vote", "figure"),
    unit="index: 0 always alike, 1 always opposite; ideal points in the model's unit",
    paper="Bailey, Strezhnev and Voeten 2017 for the ideal points",
    compute=compute,
)
