"""Make src/comity/reading/calibration.csv: how sure each rule's score is, by the gold and by facts judged one by one.

For each kind a logistic curve over the score is fitted; the kinds' intercepts and slopes are drawn together, so that a
kind with few readings leans on the rest. What is printed is cross-validated: each stretch of text is told by
curves fitted without it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.kinds import all_kinds
from scripts.reading_gold import GOLD, annotated, facts_in, judged, rows_of

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src" / "comity" / "reading" / "calibration.csv"
JUDGED = ROOT / "docs" / "reading-judged.csv"
SCORES = (0.1, 0.3, 0.5, 0.7, 0.9)
BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.001)
BLOCK = 2_000
"""Characters of a text that stay together, in or out of a fit."""
FOLDS = 10
SHRINKAGE = 1.0
"""How strongly the kinds' intercepts and slopes are drawn to their mean: so many readings of weight."""
UNSEEN = 1.0
"""For how many annotated readings a fact counts that was judged in a text that served no rule."""
LEAST_SLOPE = 0.05
"""A higher score is never less probable."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Observation:
    """One reading: its kind, its rule's score, whether it was right, its stretch of text, its weight."""

    kind: str
    score: float
    right: bool
    block: str
    weight: float = 1.0


def observations() -> list[Observation]:
    """The readings of the annotated texts, then those judged one by one in other texts."""
    rows = rows_of(facts_in(annotated(), calibrated=False))
    found = [Observation(j.kind, j.confidence, j.exact, f"{j.document} {j.start // BLOCK}") for j in judged(rows)]
    return found + by_hand()


def by_hand() -> list[Observation]:
    """The facts judged one by one."""
    if not JUDGED.is_file():
        return []
    with JUDGED.open(encoding="utf-8", newline="") as table:
        return [
            Observation(row["kind"], float(row["score"]), row["verdict"] == "right", row["document"], UNSEEN)
            for row in csv.DictReader(table)
        ]


def fit(seen: Sequence[Observation]) -> Array:
    """Intercept and slope, and their deviations for each kind, by penalised maximum likelihood (Newton's method)."""
    x, y = _design([o.kind for o in seen], [o.score for o in seen]), np.array([float(o.right) for o in seen])
    count = np.array([o.weight for o in seen])
    penalty = np.diag([0.01, 0.01, *[SHRINKAGE] * (x.shape[1] - 2)])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (count * (y - p)) - penalty @ weights
        step = np.linalg.solve((x * (count * p * (1 - p))[:, None]).T @ x + penalty, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    kinds = len(all_kinds())
    weights[2 + kinds :] = np.maximum(weights[2 + kinds :], LEAST_SLOPE - weights[1])
    return weights


def told(weights: Array, kinds: Sequence[str], scores: Sequence[float]) -> Array:
    """The probability of each reading to be right."""
    return np.asarray(1 / (1 + np.exp(-_design(kinds, scores) @ weights)), dtype=np.float64)


def _design(kinds: Sequence[str], scores: Sequence[float]) -> Array:
    score = np.clip(np.array(scores, dtype=np.float64), 0.02, 0.98)
    of = np.array([[float(kind == name) for name in all_kinds()] for kind in kinds])
    logit = np.log(score / (1 - score))
    return np.column_stack([np.ones(len(score)), logit, of, of * logit[:, None]])


def cross_validated(seen: Sequence[Observation]) -> Array:
    """For each reading the probability told by curves that were fitted without its stretch of text."""
    blocks = {block: i % FOLDS for i, block in enumerate(sorted({o.block for o in seen}))}
    fold = np.array([blocks[o.block] for o in seen])
    out = np.zeros(len(seen))
    for k in range(FOLDS):
        held = [o for o, of in zip(seen, fold, strict=True) if of == k]
        rest = [o for o, of in zip(seen, fold, strict=True) if of != k]
        if held:
            out[fold == k] = told(fit(rest), [o.kind for o in held], [o.score for o in held])
    return out


def reliability(seen: Sequence[Observation], probability: Array) -> list[tuple[str, int, float, float]]:
    """For each band of probability: its name, how many readings, what was told on average, and what was right."""
    right = np.array([float(o.right) for o in seen])
    rows = []
    for low, high in pairwise(BANDS):
        inside = (probability >= low) & (probability < high)
        if n := int(inside.sum()):
            rows.append(
                (f"{low:.1f}-{min(high, 1):.1f}", n, float(probability[inside].mean()), float(right[inside].mean()))
            )
    return rows


def write(weights: Array, seen: Sequence[Observation]) -> None:
    """Write the curves, with how many readings of each kind stand behind them."""
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("kind", "score", "probability", "readings"))
        for kind in all_kinds():
            n = sum(o.kind == kind for o in seen)
            for score, p in zip(SCORES, told(weights, [kind] * len(SCORES), SCORES), strict=True):
                table.writerow((kind, score, f"{p:.3f}", n))


def show(seen: Sequence[Observation], title: str) -> None:
    """Print the cross-validated reliability of some readings."""
    print(f"{title}\n{'told':<10}{'readings':>9}{'mean told':>11}{'right':>8}")
    for name, n, mean, share in reliability(seen, cross_validated(seen)):
        print(f"{name:<10}{n:>9}{mean:>11.2f}{share:>8.2f}")


def main() -> None:
    """Fit on everything, write the table, print the cross-validated reliability."""
    if not GOLD.is_dir():
        sys.exit("There is no ../shared/gold beside the project; the calibration is made with it.")
    seen = observations()
    write(fit(seen), seen)
    show(seen, f"cross-validated, {len(seen)} readings ({len(by_hand())} of them judged by hand)")
    told = cross_validated(seen)
    for name, own in (("annotated texts", [o.block.split()[-1].isdigit() for o in seen]), ("judged by hand", None)):
        chosen = own or [not o.block.split()[-1].isdigit() for o in seen]
        part = [o for o, mine in zip(seen, chosen, strict=True) if mine]
        print(f"\n{name}")
        for band, n, mean, share in reliability(part, told[np.array(chosen)]):
            print(f"{band:<10}{n:>9}{mean:>11.2f}{share:>8.2f}")


if __name__ == "__main__":
    main()
