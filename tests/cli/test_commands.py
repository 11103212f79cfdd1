"""The commands of the README, run as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from comity.kinds import all_kinds
from tests.cli.conftest import ARTICLE, Run

FIELDS = {"doc", "start", "end", "text", "kind", "modality", "attributed_to", "confidence", "flags"}


def test_reading_prints_facts_of_all_seven_kinds_at_their_spans(run: Run) -> None:
    done = run("read", ARTICLE, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    text = run("text", ARTICLE).stdout
    assert text == ARTICLE.read_text(encoding="utf-8")
    assert {f["kind"] for f in facts} == set(all_kinds())
    for fact in facts:
        assert fact.keys() >= FIELDS
        assert fact["doc"] == ARTICLE.name
        assert text[fact["start"] : fact["end"]] == fact["text"]
        assert fact.keys() >= {c.name for c in all_kinds()[fact["kind"]].columns}


def test_reading_without_writing_changes_nothing(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "untouched.duckdb"
    done = run("read", ARTICLE, "--format", "jsonl", "--ledger", ledger)
    assert done.returncode == 0
    assert not ledger.exists()


def test_reading_twice_changes_nothing(run: Run, read_article: str) -> None:
    again = run("read", ARTICLE).stdout
    assert read_article.startswith(f"{ARTICLE.name}: ")
    assert "(0 new," in again


def test_facts_come_as_table_jsonl_csv_and_parquet(run: Run, read_article: str, tmp_path: Path) -> None:
    table = run("facts", "--dyad", "AZE", "RUS", "--kind", "vote").stdout.splitlines()
    lines = run("facts", "--dyad", "AZE", "RUS", "--kind", "vote", "--format", "jsonl").stdout.splitlines()
    sheet = run("facts", "--dyad", "AZE", "RUS", "--kind", "vote", "--format", "csv").stdout
    assert len(table) == len(lines) + 1
    assert sheet.startswith("id,kind,doc,date,sentence")
    out = tmp_path / "votes.parquet"
    run("facts", "--dyad", "AZE", "RUS", "--kind", "vote", "--format", "parquet", "--out", out)
    assert pq.read_table(out).num_rows == len(lines)
    assert all({"AZE", "RUS"} <= json.loads(line)["positions"].keys() for line in lines)


def test_names_and_codes_of_a_dyad_mean_the_same(run: Run) -> None:
    by_code = run("facts", "--dyad", "AZE", "TUR", "--kind", "instrument").stdout
    by_name = run("facts", "--dyad", "Azerbaijan", "Türkiye", "--kind", "instrument").stdout
    assert by_code == by_name != ""


def test_sources_show_coverage_rights_edition_and_rows(run: Run, read_article: str) -> None:
    printed = run("sources").stdout
    assert printed.startswith("source\ttitle\tcoverage\tyears\tstates\trights\tedition\trows\tverified")
    assert "un_treaty_collection" in printed
    assert ARTICLE.name in printed
    rows = [json.loads(line) for line in run("sources", "--format", "jsonl").stdout.splitlines()]
    assert all(row["rights"] and row["coverage"] and row["edition"] for row in rows)


def test_a_name_is_resolved_by_its_day(run: Run) -> None:
    assert "heydar-aliyev" in run("actors", "Aliyev", "--on", "1994-09-01").stdout
    assert "ilham-aliyev" in run("actors", "Aliyev", "--on", "2014").stdout
    both = run("actors", "Aliyev").stdout
    assert "heydar-aliyev" in both
    assert "ilham-aliyev" in both


def test_lines_of_names_are_answered_in_order(run: Run, tmp_path: Path) -> None:
    asked = tmp_path / "names.jsonl"
    lines = [{"id": "1", "text": "the Azerbaijani Foreign Ministry"}, {"id": "2", "text": "Baku", "date": "2014-01-01"}]
    asked.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    answers = [json.loads(line) for line in run("actors", "--lines", asked).stdout.splitlines()]
    assert [(a["id"], a["country"]) for a in answers] == [("1", "AZE"), ("2", "AZE")]
    assert answers[0]["sector"] == "GOV"
    assert answers[0].keys() == {"id", "actor", "country", "sector", "candidates"}


@pytest.mark.parametrize("form", ["jsonl", "ftm", "bibtex", "parquet"])
def test_the_ledger_is_exported(run: Run, read_article: str, form: str, tmp_path: Path) -> None:
    out = tmp_path / "all"
    done = run("export", "--format", form, "--out", out)
    assert done.returncode == 0, done.stderr
    if form == "ftm":
        entities = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        known = {e["id"] for e in entities}
        members = [e for e in entities if e["schema"] == "Membership"]
        assert members
        assert all(e["properties"]["member"][0] in known for e in members)
        assert len(known) == len(entities)
    if form == "bibtex":
        assert "@misc{un_treaty_collection," in out.read_text(encoding="utf-8")
    if form == "jsonl":
        facts = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert {f["kind"] for f in facts} == set(all_kinds())


def test_a_backup_is_a_ledger(run: Run, read_article: str, tmp_path: Path) -> None:
    done = run("backup", tmp_path)
    assert done.returncode == 0, done.stderr
    copy = Path(done.stdout.strip())
    assert run("facts", "--ledger", copy).stdout == run("facts").stdout


@pytest.mark.parametrize(("form", "begins"), [("html", b"<!doctype html"), ("pdf", b"%PDF-"), ("json", b"{")])
def test_a_dossier_is_written_in_each_form(
    run: Run, read_article: str, form: str, begins: bytes, tmp_path: Path
) -> None:
    out = tmp_path / f"d.{form}"
    done = run("dossier", "AZE", "RUS", "--with", "ARM,TUR", "--since", "1991", "--out", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes()[:15].lower().startswith(begins.lower())


def test_the_same_ledger_makes_the_same_dossier(run: Run, read_article: str, tmp_path: Path) -> None:
    made = []
    for name in ("a.json", "b.json"):
        run("dossier", "AZE", "RUS", "--out", tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_only_what_was_reviewed(run: Run, read_article: str, tmp_path: Path) -> None:
    run("dossier", "AZE", "RUS", "--reviewed-only", "--out", tmp_path / "d.json")
    assert '"machine-read"' not in (tmp_path / "d.json").read_text(encoding="utf-8")


def test_a_dossier_on_another_pair_needs_no_other_code(run: Run, tmp_path: Path) -> None:
    done = run("dossier", "Chad", "Bolivia", "--out", tmp_path / "d.html")
    assert done.returncode == 0, done.stderr
    assert "comity read" in (tmp_path / "d.html").read_text(encoding="utf-8")
