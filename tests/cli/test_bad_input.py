"""What is wrong is told in one message with the remedy, exit code 2, and leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def refused(run: Run, *arguments: str | Path, says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 4, done.stderr


def test_an_unknown_state_suggests_what_was_meant(run: Run) -> None:
    refused(run, "dossier", "XXX", "RUS", says="did you mean")
    refused(run, "dossier", "Azerbaijjan", "RUS", says="Azerbaijan")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("dossier", "AZE", "Azerbaijan"), "named twice"),
        (("dossier", "AZE", "RUS", "--with", "AZE"), "named twice"),
        (("dossier", "AZE", "Karabakh"), "a region, not a state"),
        (("dossier", "AZE", "UN"), "a body, not a state"),
        (("dossier", "AZE", "RUS", "--format", "docx"), "html, pdf or json"),
        (("dossier", "AZE", "RUS", "--out", "dossier.xyz"), "html, pdf, json"),
        (("facts", "--kind", "rumour"), "the kinds are"),
        (("facts", "--format", "xls"), "table, jsonl, csv or parquet"),
        (("facts", "--format", "parquet"), "--out"),
        (("export", "--format", "xls"), "parquet, jsonl, ftm, bibtex"),
        (("actors",), "Give a name"),
        (("actors", "Nobody Nowhere"), "No actor"),
        (("actors", "Baku", "--on", "yesterday"), "EDTF"),
        (("read", "no-such-file.txt"), "no-such-file.txt"),
        (("text", "no-such-file.txt"), "no-such-file.txt"),
    ],
)
def test_a_wrong_choice_is_named(run: Run, arguments: tuple[str, ...], says: str) -> None:
    refused(run, *arguments, says=says)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "no text"),
        ("binary.txt", bytes(range(256)) * 50, "binary.txt"),
        ("broken.pdf", b"%PDF-1.7 and nothing more", "broken.pdf"),
        ("broken.docx", b"PK\x03\x04 and nothing more", "broken.docx"),
        ("renamed.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        ("lines.jsonl", b'{"id": "a", "text": "Fine."}\n{"id": "b"\n', "line 2"),
        ("slides.pptx", b"PK\x03\x04", ".pptx"),
    ],
)
def test_a_bad_document_is_refused(run: Run, tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = run("read", path, "--format", "jsonl")
    assert done.returncode == 2, done
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_file_in_a_folder_is_reported_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "On 4 April 1992 Azerbaijan and Russia established diplomatic relations.", encoding="utf-8"
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    done = run("read", tmp_path, "--ledger", tmp_path / "own.duckdb")
    assert done.returncode == 2
    assert "a.txt:" in done.stdout
    assert "b.pdf" in done.stderr
    assert "1 of 2 documents could not be read" in done.stderr
    assert "a.txt" in run("sources", "--ledger", tmp_path / "own.duckdb").stdout


def test_an_unwritable_place_leaves_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    refused(run, "dossier", "AZE", "RUS", "--out", tmp_path / "file" / "d.html", says="cannot be written")
    refused(run, "dossier", "AZE", "RUS", "--out", tmp_path, says="is a folder")
    refused(run, "sources", "--ledger", tmp_path / "file" / "l.duckdb", says="No ledger can be made")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_permission_is_named(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    refused(run, "dossier", "AZE", "RUS", "--out", tmp_path / "d.html", says="cannot be written")


def test_a_file_that_is_no_ledger_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("my notes " * 500, encoding="utf-8")
    refused(run, "sources", "--ledger", path, says="cannot be opened")
    assert path.read_text(encoding="utf-8") == "my notes " * 500
