"""A fact's confidence is a probability: it rises with its rule's score, and holds on text it was not fitted on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kinds import all_kinds
from comity.reading._calibration import calibrated, curves, probability
from scripts.calibrate import Observation, cross_validated, fit, observations, reliability, told
from tests.reading.conftest import FactsOf

SURE = (0.7, 0.9)
"""Of facts told to be right with .8, this share must be."""
READINGS = 30


def test_every_kind_has_a_curve_that_rises() -> None:
    assert curves().keys() == all_kinds().keys()
    for curve in curves().values():
        shares = [share for _, share in curve]
        assert shares == sorted(shares)
        assert 0 < shares[0] < shares[-1] < 1


@given(st.sampled_from(sorted(curves())), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_less_probable(kind: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert probability(curves()[kind], low) <= probability(curves()[kind], high)


def test_a_fact_carries_its_probability(facts_of: FactsOf) -> None:
    (fact,) = facts_of("On 4 April 1992 Azerbaijan and Russia established diplomatic relations.", "event")
    shares = {share for _, share in curves()["event"]}
    assert min(shares) <= fact.confidence <= max(shares)
    again = calibrated(replace(fact, confidence=0.5))
    assert again.confidence == pytest.approx(probability(curves()["event"], 0.5), abs=5e-4)


def test_known_shares_are_found_again() -> None:
    random = np.random.default_rng(7)
    scores = random.uniform(0.1, 0.9, 3000)
    seen = [Observation("event", float(s), bool(random.random() < s**2), str(i)) for i, s in enumerate(scores)]
    weights = fit(seen)
    for score in (0.3, 0.5, 0.8):
        assert told(weights, ["event"], [score])[0] == pytest.approx(score**2, abs=0.07)


def test_a_kind_with_few_readings_leans_on_the_rest() -> None:
    many = [Observation("event", 0.5, i % 10 < 6, str(i)) for i in range(200)]
    weights = fit([*many, Observation("vote", 0.5, True, "x")])
    assert 0.6 < told(weights, ["vote"], [0.5])[0] < 0.95


def test_what_is_said_to_be_sure_is(shared: Path) -> None:
    seen = observations()
    for band, n, _, right in reliability(seen, cross_validated(seen)):
        if band == "0.8-0.9" and n >= READINGS:
            assert SURE[0] <= right <= SURE[1] + 0.05, (n, right)
