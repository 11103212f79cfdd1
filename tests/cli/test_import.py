"""Importing and comparing sources, as a user does it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from comity.api.importing import import_files
from comity.core.errors import InputError
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
    assert run("sources", "disagreements").stdout.startswith("kind\tabout\tdiffer in")
    assert run("sources", "diff").returncode == 2


def test_a_new_edition_is_told_cell_by_cell(run: Run, tmp_path: Path) -> None:
    file, ledger = tmp_path / "trade.csv", tmp_path / "own.duckdb"
    for rows in ("365,373,2012,564,\n2,365,1985,10,20\n", "365,373,2012,565,\n2,365,1985,10,\n2,20,1985,7,\n"):
        file.write_text(HEADER + rows, encoding="utf-8")
        assert run("import", "cow_trade", file, "--ledger", ledger).returncode == 0
    told = lines(run("sources", "diff", "cow_trade", "--format", "jsonl", "--ledger", ledger).stdout)
    last = [one for one in told if one["is"] == "edition"][-1]
    assert (last["added"], last["removed"], last["changed"]) == (1, 1, 1)
    by_change = {one["change"]: one for one in told if one["is"] == "change"}
    assert by_change["changed"]["fields"] == {"value": [564e6, 565e6]}
    assert by_change["changed"]["apart"] == []
    assert by_change["removed"]["locator"].endswith("flow2")
    assert by_change["added"]["cell"][0] == "imports"
    shown = run("sources", "diff", "cow_trade", "--limit", "1", "--ledger", ledger)
    assert len(shown.stdout.split("change\tkind")[1].splitlines()) == 2
    assert "1 of 3 changed facts" in shown.stderr


def test_one_source_is_shown_in_full(run: Run, tmp_path: Path) -> None:
    file, ledger = tmp_path / "trade.csv", tmp_path / "own.duckdb"
    file.write_text(f"{HEADER}365,373,2012,564,1\n2,365,1985,10,20\n", encoding="utf-8")
    run("import", "cow_trade", file, "--ledger", ledger)
    shown = run("sources", "COW Trade", "--ledger", ledger).stdout
    assert "expected 650,717, found 2" in shown
    assert "expected 673,654 rows, found 2 in trade.csv, SHA-256" in shown
    assert "not imported: comity import cow_trade FILE" in shown
    (row,) = lines(run("sources", "cow_trade", "--format", "jsonl", "--ledger", ledger).stdout)
    assert row["years"]["1985"] >= 2
    assert row["states"]["SUN"] >= 2
    assert run("sources", "cow_trade", "--format", "bibtex", "--ledger", ledger).stdout.startswith("@misc{cow_trade,")
    near = run("sources", "cow_trad")
    assert near.returncode == 2
    assert "cow_trade" in near.stderr


def test_every_card_is_listed_and_says_where_nothing_was_imported(run: Run) -> None:
    from comity.sources import all_cards

    rows = {row["id"]: row for row in lines(run("sources", "--format", "jsonl").stdout)}
    assert set(rows) == set(all_cards())
    assert rows["atop_alliances"]["edition"] == "not imported: comity import atop_alliances FILE"
    assert run("sources", "--format", "bibtex").stdout.count("@misc{un_treaty_collection,") == 1


def lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


PAGE = b"<!DOCTYPE html>\n<html><head><title>Just a moment ...</title></head></html>\n"
BAD = {
    "empty.csv": (b"", "is empty"),
    "empty.parquet": (b"", "is empty"),
    "page.csv": (PAGE, "is a web page"),
    "page.parquet": (PAGE, "is a web page"),
    "page.rds": (PAGE, "is a web page"),
    "sheet.csv": (b"PK\x03\x04rest", "Excel"),
    "bytes.csv": (b"\x00\x01\x02", "no text"),
    "header.csv": (HEADER.encode(), "no rows"),
    "other.csv": (b"a,b\n1,2\n", "no layout has any of its columns"),
    "cut.parquet": (b"PAR1 and no end", "no readable Parquet"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_data_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    content, reason = BAD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=reason):
        import_files("cow_trade", tmp_path / name, tmp_path / "own.duckdb")


def test_a_wrong_path_or_name_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "two.csv").write_bytes(PAGE)
    (tmp_path / "empty").mkdir()
    asked = {
        ("cow_trade", tmp_path / "none.csv"): "no file or folder",
        ("cow_trade", tmp_path / "empty"): "holds no data file",
        ("cow_trade", tmp_path): "None of the 2 data files",
        ("xyz", tmp_path): "no source 'xyz' to import",
        ("tass_news", tmp_path): "has no files to import",
        (str(tmp_path / "one.csv"), tmp_path): "comity import --all",
    }
    for (source, path), reason in asked.items():
        with pytest.raises(InputError, match=reason):
            import_files(source, path, tmp_path / "own.duckdb")
    assert not (tmp_path / "own.duckdb").exists()


def test_a_file_alone_is_told_how_to_be_recognised(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("import", tmp_path / "one.csv")
    assert done.returncode == 2
    assert "comity import --all" in done.stderr


def test_of_a_folder_only_the_files_of_the_source_are_taken(tmp_path: Path) -> None:
    """Positions published by another source have the Library's columns and one more; they are that source's."""
    (tmp_path / "resolutions.csv").write_text(
        "symbol,date,title,yes,no,abstain,nonvoting,total,undl_id\nA/RES/70/1,2015-09-25,Title,1,1,0,0,2,7\n"
    )
    (tmp_path / "votes.csv").write_text(
        "symbol,country,iso3,vote\nA/RES/70/1,AZERBAIJAN,AZE,Y\nA/RES/70/1,RUSSIAN FEDERATION,RUS,N\n"
    )
    (tmp_path / "others.csv").write_text("symbol,country,iso3,vote,date\nA/RES/68/262,Albania,ALB,Y,2014-03-27\n")
    done = import_files("un_digital_library_ga", tmp_path, tmp_path / "own.duckdb")
    assert [path.name for path in done.files] == ["resolutions.csv", "votes.csv"]
