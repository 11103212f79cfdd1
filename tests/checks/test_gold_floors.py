"""Verdicts on the development texts, with the official files imported that they need: floors, raised as they rise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from comity import api
from comity.api.importing import import_all

FILES = (
    "un_treaty_participants.parquet", "un_treaties.csv", "trade_cow_dyadic.parquet", "trade_comtrade_4yearly.parquet",
    "unsc_resolutions.parquet", "unsc_votes.parquet", "cow_mid_dyads.parquet", "ucdp_acd.csv",
)  # fmt: skip


@pytest.fixture(scope="module")
def score(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """The counts of the scorer for all five texts, checked together."""
    folder = tmp_path_factory.mktemp("claims")
    data = folder / "data"
    data.mkdir()
    for name in FILES:
        if (shared / "data" / name).exists():
            (data / name).symlink_to(shared / "data" / name)
    list(import_all(data, folder / "ledger.duckdb"))
    found = api.check(sorted((shared / "corpus").glob("*.txt")), folder / "ledger.duckdb")
    rows = [json.dumps(row) for one in found if isinstance(one, api.Checked) for row in one.exported()]
    (folder / "verdicts.jsonl").write_text("\n".join(rows), encoding="utf-8")
    scorer, claims = shared / "gold" / "score_claims.py", shared / "gold" / "claims.dev.jsonl"
    command = [sys.executable, str(scorer), str(claims), str(folder / "verdicts.jsonl"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_faults_that_a_file_or_the_text_shows_are_found(score: dict[str, dict[str, int]]) -> None:
    assert score["data or text"]["right verdict"] >= 18


def test_sound_claims_that_a_file_or_the_text_shows_are_confirmed(score: dict[str, dict[str, int]]) -> None:
    assert score["data or text"]["confirmed"] >= 14


def test_no_sound_claim_is_accused(score: dict[str, int]) -> None:
    assert score["false accusations"] == 0
