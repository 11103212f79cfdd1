"""``comity check`` as a process: forms, exit codes, and what is said of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Run

FIELDS = {"doc", "start", "end", "text", "kind", "verdict", "explanation", "evidence"}


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("texts") / "short.txt"
    file.write_text("Resolution A/RES/62/243 was adopted by 39 votes to 8, with 100 abstentions.\n", encoding="utf-8")
    return file


def test_verdicts_are_lines_of_json_with_evidence(run: Run, short: Path) -> None:
    done = run("check", short, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0 and rows, done.stderr
    text = short.read_text(encoding="utf-8")
    for row in rows:
        assert row.keys() >= FIELDS and text[row["start"] : row["end"]] == row["text"]
        assert all(e.keys() >= {"source", "locator", "value"} for e in row["evidence"])
    assert "contradicted" in {row["verdict"] for row in rows}


def test_a_table_tells_how_many_there_are(run: Run, short: Path) -> None:
    done = run("check", short)
    assert done.returncode == 0
    assert "39-7-100" in done.stdout and "1 contradicted" in done.stderr


def test_strict_fails_where_something_is_contradicted_and_only_then(run: Run, short: Path, tmp_path: Path) -> None:
    assert run("check", short, "--strict").returncode == 1
    sound = tmp_path / "sound.txt"
    sound.write_text("Resolution A/RES/62/243 was adopted by 39 votes to 7, with 100 abstentions.", encoding="utf-8")
    assert run("check", sound, "--strict").returncode == 0


def test_the_page_holds_the_document_and_fetches_nothing(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = run("check", ARTICLE, "--out", out)
    page = out.read_text(encoding="utf-8")
    assert done.returncode == 0 and "contradicted" in done.stdout
    assert "presided over it in June 2012" in page and 'type="application/ld+json"' in page
    assert "default-src 'none'" in page


def test_a_hostile_document_is_escaped(run: Run, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "<script>alert(1)</script> Resolution A/RES/62/243 was adopted by 39 votes to 8, with 100 abstentions.\n"
        "</script><img src=x onerror=alert(2)> Peru sent 315,00 euros of aid to Chile.\n", encoding="utf-8",
    )  # fmt: skip
    page = run("check", hostile, "--format", "html").stdout
    assert page.count("<script") == 2 and "<img" not in page


def test_claim_reviews_are_json_with_a_rating(run: Run, short: Path) -> None:
    reviews = json.loads(run("check", short, "--format", "claimreview").stdout)
    assert reviews and all(r["@type"] == "ClaimReview" for r in reviews)
    assert all(1 <= r["reviewRating"]["ratingValue"] <= 3 for r in reviews)


def test_checking_again_changes_nothing_and_the_verdicts_are_the_same(run: Run, short: Path) -> None:
    first, second = (run("check", short, "--format", "jsonl").stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.txt"], "missing.txt"),
        (["SHORT", "--format", "pdf"], "table, jsonl, html, claimreview"),
        (["SHORT", "--out", "verdicts"], "--format"),
        (["SHORT", "--out", "."], "folder"),
        (["SHORT", "--ledger", ""], "empty"),
    ],
)
def test_bad_input_is_told_in_one_message(run: Run, short: Path, arguments: list[str], words: str) -> None:
    done = run("check", *(str(short) if a == "SHORT" else a for a in arguments))
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr, done.stderr


def test_one_unreadable_file_loses_nothing_of_the_others(run: Run, short: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    done = run("check", short, broken)
    assert done.returncode == 2 and "39-7-100" in done.stdout and "broken.pdf" in done.stderr
