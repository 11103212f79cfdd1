"""From a rule's own score to a probability: the share of such readings that are exact, measured and stored as a table.

The table ``calibration.csv`` is made by ``scripts/calibrate.py`` and holds for each kind the probability at a few
scores, rising with the score; between them it is read off a straight line.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from importlib.resources import files

from comity.core.facts import Fact

Curve = tuple[tuple[float, float], ...]
"""Pairs of score and probability, by score."""


def calibrated(fact: Fact) -> Fact:
    """The fact with a probability in place of its rule's score; a kind without a curve keeps the score."""
    curve = curves().get(fact.kind)
    return replace(fact, confidence=round(probability(curve, fact.confidence), 3)) if curve else fact


@cache
def curves() -> dict[str, Curve]:
    """The curve of each kind of fact."""
    found: dict[str, list[tuple[float, float]]] = {}
    table = files("comity.reading").joinpath("calibration.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        found.setdefault(row["kind"], []).append((float(row["score"]), float(row["probability"])))
    return {kind: tuple(sorted(points)) for kind, points in found.items()}


def probability(curve: Curve, score: float) -> float:
    """The curve's value at a score; beyond its ends it is level."""
    above = bisect_right([at for at, _ in curve], score)
    if above == 0:
        return curve[0][1]
    if above == len(curve):
        return curve[-1][1]
    (left, low), (right, high) = curve[above - 1], curve[above]
    return low + (high - low) * (score - left) / (right - left)
