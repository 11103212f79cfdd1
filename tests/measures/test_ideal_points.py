"""Ideal points from a ledger: the published sample rebuilt vote by vote, floors of agreement, and what they rest on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from comity.api.importing import import_files
from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.measures.base.ballots import Ballots, published_ballots, tracks
from comity.measures.ideal_points import MEASURE, read_matches

POOLED, WITHIN, LEAST = 0.995, 0.999, 0.985
"""Correlations of a short run with the published means, the last of the session that fits least; measured 0.9979,
0.9995 and 0.994."""
COLUMNS = ["iso3", "ccode", "session", "mean", "sd", "q05", "q50", "q95", "n_votes", "rhat", "ess", "silent", "listed"]


def test_a_line_a_state_and_session_with_convergence_and_sample(held: Path) -> None:
    with open_ledger(held) as ledger:
        found = MEASURE.compute(ledger, sweeps=40, burn=20)
        again = MEASURE.compute(ledger, sweeps=40, burn=20)
    assert found.table.column_names == COLUMNS
    lines = {(row["iso3"], row["session"]): row for row in found.table.to_pylist()}
    assert lines.keys() == {(state, s) for state in ("AZE", "RUS", "TUR", "USA") for s in (62, 63)}
    assert lines["AZE", 62]["n_votes"] == 4, "the roll call in which it did not vote is missing, not an abstention"
    assert (lines["AZE", 62]["silent"], lines["AZE", 62]["listed"]) == (1, 5)
    assert lines["RUS", 62]["ccode"] == 365
    assert found.diagnostics["seed"] == 1 and found.diagnostics["rhat_largest"] > 0
    assert found.sample.units == 29 and found.table.equals(again.table)


def test_the_quick_estimate_is_labelled(held: Path) -> None:
    with open_ledger(held) as ledger:
        found = MEASURE.compute(ledger, method="quick")
    assert "Approximate" in found.definition and "too narrow" in found.interval
    assert "approximate" in found.diagnostics["method"]
    usa = [row["mean"] for row in found.table.to_pylist() if row["iso3"] == "USA"]
    assert min(usa) > 0


def test_a_part_of_the_roll_calls_can_be_asked_for(held: Path) -> None:
    with open_ledger(held) as ledger:
        found = MEASURE.compute(ledger, method="quick", since="2008", issue="Question 3")
        assert set(found.table["session"].to_pylist()) == {63}
        with pytest.raises(InputError, match="No roll call of that choice divided"):
            MEASURE.compute(ledger, method="quick", body="UNSC", until="2008-02-21")


def test_wrong_choices_are_refused(held: Path, tmp_path: Path) -> None:
    bare = tmp_path / "matches.csv"
    bare.write_text("a,b\n1,2\n", encoding="utf-8")
    with open_ledger(held) as ledger:
        for wrong, said in (
            ({"method": "best"}, "no method"),
            ({"matches": bare}, "rcid1 and rcid2"),
            ({"sample": "published"}, "does not hold unvotes_roll_calls"),
        ):
            with pytest.raises(InputError, match=said):
                MEASURE.compute(ledger, **wrong)
        bare.write_text("rcid1,rcid2\n1,2\n", encoding="utf-8")
        with pytest.raises(InputError, match="only the published sample"):
            MEASURE.compute(ledger, matches=bare)


def test_a_track_carries_a_state_on() -> None:
    found = tracks(["RUS", "SUN", "TZA", "TAN", "nobody"])
    assert found[:4] == [365, 365, 510, 510] and found[4] >= Ballots.FOREIGN


Points = dict[tuple[int, int], tuple[float, int]]


@pytest.fixture(scope="module")
def unvotes(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("unvotes")
    (folder / "files").mkdir()
    for name in ("unga_votes.parquet", "unga_roll_calls.parquet", "unga_issues.parquet"):
        (folder / "files" / name).symlink_to(shared / "data" / name)
    import_files("unvotes_roll_calls", folder / "files", folder / "ledger.duckdb")
    yield folder / "ledger.duckdb"


@pytest.fixture(scope="module")
def published(shared: Path) -> Points:
    with (shared / "data" / "unga_ideal_points_published.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (int(row["ccode"]), int(row["session"])): (float(row["IdealPoint"]), int(row["NVotes"]))
            for row in csv.DictReader(lines)
        }


def test_the_published_sample_is_rebuilt_vote_by_vote(unvotes: Path, shared: Path, published: Points) -> None:
    with open_ledger(unvotes) as ledger:
        data = published_ballots(ledger, read_matches(shared / "data" / "unga_matches.csv")).responses()
    assert (len(data.rows), data.items, data.units) == (797_473, 4_784, 10_469)
    units = zip(data.actor.tolist(), data.session.tolist(), data.answers.tolist(), strict=True)
    assert {(track, session): votes for track, session, votes in units} == {k: n for k, (_, n) in published.items()}


def test_a_short_run_agrees_with_the_published_means(unvotes: Path, shared: Path, published: Points) -> None:
    with open_ledger(unvotes) as ledger:
        table = MEASURE.compute(
            ledger, method="published", sample="published", matches=shared / "data" / "unga_matches.csv",
            chains=1, sweeps=160, burn=60,
        ).table  # fmt: skip
    keys = zip(table["ccode"].to_pylist(), table["session"].to_pylist(), strict=True)
    theirs, ours = np.array([published[key][0] for key in keys]), table["mean"].to_numpy()
    session = table["session"].to_numpy()
    within = [np.corrcoef(ours[session == s], theirs[session == s])[0, 1] for s in np.unique(session)]
    assert np.corrcoef(ours, theirs)[0, 1] > POOLED
    assert np.median(within) > WITHIN
    assert min(within) > LEAST
