"""Measure: how alike states vote, pair by pair, by every index in use, with intervals and counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comity.measures.base import Estimates, Measure
from comity.measures.base.choice import Choice
from comity.measures.base.dyads import By, all_pairs, among, chosen_pairs
from comity.measures.base.rollcalls import roll_calls
from comity.stats.bootstrap import DRAWS, FEWEST

if TYPE_CHECKING:
    from comity.ledger import Ledger

DEFINITION = (
    "Positions are yes, abstain and no, one step apart; roll calls on which either state cast none are left out and "
    "counted beside. agreement: 1 minus half the mean distance, so an abstention beside a yes or a no counts half. "
    "both_voted: the share of like votes where both voted yes or no. consensus: the same with adoptions without a vote "
    "as further like votes, in the share of the recorded votes in which both took part, where the source has them. "
    "s: Signorino and Ritter's S with absolute distances, 1 minus the mean distance. kappa and pi: Cohen's and Scott's "
    "agreement beyond chance, weighted by the distance; s_squared, kappa_squared and pi_squared weigh by its square. "
    "No value: not defined."
)
INTERVAL = (
    f"95 % percentile bootstrap over the shared roll calls ({DRAWS} draws, fixed seed); none below {FEWEST} of them"
)


def compute(
    ledger: Ledger,
    states: Sequence[str] = (),
    choice: Choice | None = None,
    by: By = "session",
    draws: int = DRAWS,
) -> Estimates:
    """Every pair among ``states``, or, without states, every pair of all states (then without intervals)."""
    calls = roll_calls(ledger, choice or Choice())
    table = chosen_pairs(calls, among(states), by, draws) if states else all_pairs(calls, by)
    return Estimates("agreement", table, DEFINITION, calls.sample(), INTERVAL if states and draws else "")


MEASURE = Measure(
    id="agreement",
    question="How alike do two states vote?",
    kinds=("vote",),
    unit="index: 1 always alike; agreement and both_voted from 0, S from -1, kappa and pi with 0 at chance",
    paper="Signorino and Ritter 1999; Scott 1955; Cohen 1960; Häge 2011",
    compute=compute,
)
