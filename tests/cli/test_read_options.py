"""``comity read`` explains itself, reads on several cores as on one, and asks a language model without trusting it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.api import Reading, read
from tests.cli.conftest import ARTICLE, Run
from tests.reading.model_server import chat, refuse, serving

FOUNDED = "On 4 April 1992 Azerbaijan and Russia established diplomatic relations."
VISIT = "President Vladimir Putin visited Baku on 18 August 2024."
POSITION: dict[str, Any] = {
    "kind": "position", "text": VISIT, "modality": "asserted", "attributed_to": None, "actor": "RUS",
    "issue": "visiting", "stance": "support", "date": "2024-08-18",
}  # fmt: skip


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(f"{FOUNDED} {VISIT}\n", encoding="utf-8")
    return path


def facts(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_each_fact_is_explained_under_its_sentence(run: Run, note: Path) -> None:
    done = run("read", note, "--explain")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    place = lines.index(f"0-{len(FOUNDED)}  {FOUNDED}")
    assert lines[place + 1].startswith("    event: COOPERATE")
    assert "rule " in lines[place + 2]
    assert "(comity.reading.event " in lines[place + 2]
    assert " sure; asserted" in lines[place + 2]


def test_the_explanation_is_exported_too(run: Run, note: Path) -> None:
    plain = facts(run("read", note, "--format", "jsonl").stdout)
    told = facts(run("read", note, "--format", "jsonl", "--explain").stdout)
    more = {"extractor", "version", "rule", "sentence"}
    assert [{k: v for k, v in row.items() if k not in more} for row in told] == [
        {k: v for k, v in row.items() if k not in more} for row in plain
    ]
    assert all(row["extractor"].startswith("comity.reading.") and row["sentence"] for row in told)


def test_explaining_writes_nothing(run: Run, note: Path, tmp_path: Path) -> None:
    run("read", note, "--explain", "--ledger", tmp_path / "l.duckdb")
    assert not (tmp_path / "l.duckdb").exists()


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_bytes(ARTICLE.read_bytes())
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    one, two = (list(read([tmp_path], write=False, processes=n)) for n in (1, 2))
    assert [type(found) for found in one] == [type(found) for found in two]
    assert [f.facts for f in one if isinstance(f, Reading)] == [f.facts for f in two if isinstance(f, Reading)]


def test_a_script_without_a_guard_may_read_on_several_cores(tmp_path: Path, note: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"from comity.api import read\nprint(len(list(read([{str(note)!r}], write=False, processes=2))))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.returncode) == ("1\n", 0), done.stderr


def test_a_model_reads_beside_the_rules(run: Run, note: Path, tmp_path: Path) -> None:
    ledger, cache = tmp_path / "l.duckdb", {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    invented = POSITION | {"text": "President Vladimir Putin never went to Baku at all."}
    with serving(lambda *_: chat([POSITION, invented])) as stage:
        done = run("read", note, "--model", stage.url, "--ledger", ledger, **cache)
        again = run("read", note, "--model", stage.url, "--format", "jsonl", **cache)
    assert done.returncode == 0, done.stderr
    assert f"the text goes to tiny at {stage.url}: about " in done.stderr
    assert "tokens in 1 request" in done.stderr
    assert "1 facts by the model, 1 of its answers refused" in done.stderr
    assert len(stage.asked) == 1, "the second reading is answered from the cache"
    assert "answered before" in again.stderr
    mine = [row for row in facts(again.stdout) if row["kind"] == "position"]
    assert [(row["actor"], row["status"]) for row in mine] == [("RUS", "machine-read")]
    held = facts(run("facts", "--kind", "position", "--format", "jsonl", "--ledger", ledger).stdout)
    assert [row["issue"] for row in held if row["doc"] == "note.txt"] == ["visiting"]


def test_a_model_does_not_take_over_what_the_rules_find(run: Run, note: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.duckdb"
    found = facts(run("read", note, "--format", "jsonl").stdout)
    same = next(row for row in found if row["kind"] == "event" and row["subtype"] == "visit")
    with serving(lambda *_: chat([same])) as stage:
        for _ in range(2):
            run("read", note, "--model", stage.url, "--ledger", ledger, XDG_CACHE_HOME=str(tmp_path))
            run("read", note, "--ledger", ledger)
    held = [
        row for row in facts(run("facts", "--format", "jsonl", "--ledger", ledger).stdout) if row["id"] == same["id"]
    ]
    assert [row["confidence"] for row in held] == [same["confidence"]]


@pytest.mark.parametrize(("status", "says"), [(401, "COMITY_MODEL_KEY"), (404, "/v1"), (400, "400")])
def test_a_model_that_refuses_leaves_nothing(run: Run, note: Path, tmp_path: Path, status: int, says: str) -> None:
    with serving(lambda *_: refuse(status, "no")) as stage:
        done = run("read", note, "--model", stage.url, "--ledger", tmp_path / "l.duckdb", XDG_CACHE_HOME=str(tmp_path))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    held = run("facts", "--format", "jsonl", "--ledger", tmp_path / "l.duckdb").stdout
    assert not [row for row in facts(held) if row["doc"] == "note.txt"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "xlsx"), "printed as jsonl, not as 'xlsx'"),
        (("--model", "http://127.0.0.1:1"), "No model answers"),
        (("--model", "nonsense://x"), "no address of a model"),
        (("--model-name", "tiny"), "--model URL"),
    ],
)
def test_a_wrong_option_is_told(run: Run, note: Path, arguments: tuple[str, ...], says: str) -> None:
    done = run("read", note, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_told_before_a_model_is_asked(run: Run, tmp_path: Path) -> None:
    done = run("read", tmp_path / "nofile", "--model", "http://127.0.0.1:1")
    assert done.returncode == 2
    assert "nofile" in done.stderr


def test_a_text_in_another_language_is_named_as_such(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_text(
        "El presidente de la República visitó la ciudad de Bakú y se reunió con el ministro de Relaciones "
        "Exteriores para hablar de la cooperación entre los dos países y del comercio.\n" * 3,
        encoding="utf-8",
    )
    done = run("read", path, "--ledger", tmp_path / "l.duckdb")
    assert done.returncode == 0
    assert "nota.txt: 0 facts" in done.stdout
    assert "not in English" in done.stderr


def test_a_file_beyond_the_limit_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_text("Azerbaijan and Russia met. " * 200_000, encoding="utf-8")
    done = run("read", path, "--format", "jsonl")
    assert done.returncode == 2
    assert "split it" in done.stderr
