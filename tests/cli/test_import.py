"""Importing and comparing sources, as a user does it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

HEADER = "ccode1,ccode2,year,flow1,flow2\n"


def test_a_file_is_recognised_by_its_header_and_imported_once(run: Run, tmp_path: Path) -> None:
    file, ledger = tmp_path / "anything.csv", tmp_path / "own.duckdb"
    file.write_text(f"{HEADER}365,373,2012,564,\n2,365,1985,10,20\n", encoding="utf-8")
    first = run("import", "--all", tmp_path, "--ledger", ledger)
    assert first.returncode == 0, first.stderr
    assert "cow_trade: 3 new" in first.stdout
    assert "expects 673,654" in first.stdout
    again = run("import", "cow_trade", file, "--ledger", ledger)
    assert "imported before" in again.stdout
    lines = run("facts", "--dyad", "AZE", "RUS", "--kind", "figure", "--format", "jsonl", "--ledger", ledger).stdout
    mine = [f for f in map(json.loads, lines.splitlines()) if f["checked_against"].startswith("anything.csv")]
    assert [(f["subject"], f["counterpart"], f["value"]) for f in mine] == [("RUS", "AZE", 564e6)]
    old = run("facts", "--dyad", "USA", "SUN", "--kind", "figure", "--format", "jsonl", "--ledger", ledger).stdout
    assert {f["subject"] for f in map(json.loads, old.splitlines())} == {"USA", "SUN"}


def test_a_renamed_column_is_refused_by_name_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "trade.csv"
    file.write_text(HEADER.replace("flow2", "flux2") + "365,373,2012,564,1\n", encoding="utf-8")
    before = run("sources").stdout
    done = run("import", "cow_trade", file)
    assert done.returncode == 2
    assert "lacks flow2" in done.stderr
    assert "flux2" in done.stderr
    assert run("sources").stdout == before


def test_a_cut_last_row_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "trade.csv"
    file.write_text(f"{HEADER}365,373,2012,564,1\n365,371,2012,56", encoding="utf-8")
    done = run("import", "cow_trade", file)
    assert done.returncode == 2
    assert "trade.csv" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_source_suggests_what_was_meant(run: Run, tmp_path: Path) -> None:
    done = run("import", "cow_trad", tmp_path)
    assert done.returncode == 2
    assert "cow_trade" in done.stderr


def test_editions_are_listed_and_sources_are_compared(run: Run) -> None:
    assert "shipped with Comity" in run("sources", "diff", "cow_trade").stdout
    assert run("sources", "disagreements").stdout.startswith("body\tresolution\tdiffer in")
    assert run("sources", "diff").returncode == 2
