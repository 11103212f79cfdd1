"""How well documents are read, measured on the development gold; a floor may rise, and falls only with a reason."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from comity.actors import registry
from comity.core.facts import Fact
from comity.language.analysis import analyse_many
from comity.language.model import Written
from comity.ledger.export import as_exported
from comity.reading import read

# Measured on 2026-11-22: detection .92, exact .79, full .70; events exact .59; types .86; PLOVER triples .62.
# The floors stand a little below, so that a change of the parser's patch release does not fail them.
FLOORS = {"detection": 0.88, "exact": 0.75, "full": 0.66}
EVENT_FLOOR = 0.55
KIND_FLOOR = 0.45
"""Exact F1 of every kind with thirty rows or more."""
TYPE_FLOOR = 0.84
TRIPLE_FLOOR = 0.6
LAST_ANNOTATED = 26197
FALSE_ALARMS = 0


def facts_in(documents: list[Written]) -> list[Fact]:
    names = registry()
    return [fact for analysis in analyse_many(documents, names) for fact in read(analysis, names)]


def sentences(path: Path) -> list[Written]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Written(row["id"], row["text"]) for row in rows]


def scored(shared: Path, gold: str, tmp_path: Path, *options: str) -> str:
    """The scorer's report on the events of a gold file, after the conversion that the gold prescribes."""
    facts = facts_in(sentences(shared / "gold" / gold))
    lines = "\n".join(json.dumps(as_exported(f, f.provenance.source)) for f in facts)
    gold_folder = shared / "gold"
    made = run(gold_folder / "events_from_facts.py", given=lines)
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(made, encoding="utf-8")
    return run(gold_folder / "score_events.py", str(gold_folder / gold), str(predictions), *options)


def run(script: Path, *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        [sys.executable, str(script), *arguments], input=given, capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def f1(report: str, row: str) -> float:
    found = re.search(rf"^{row}\s.*?F1 ([\d.]+)", report, re.MULTILINE)
    assert found, report
    return float(found.group(1))


def test_facts_of_the_annotated_documents(shared: Path, tmp_path: Path) -> None:
    corpus = sorted((shared / "corpus").glob("00[013]_*.txt"))
    documents: list[Written] = [Written(p.name, p.read_bytes().decode("utf-8")) for p in corpus]
    rows = [as_exported(f, f.provenance.source) for f in facts_in(documents)]
    kept = [r for r in rows if not (r["doc"].startswith("000") and r["start"] >= LAST_ANNOTATED)]
    predictions = tmp_path / "facts.jsonl"
    predictions.write_text("\n".join(json.dumps(r) for r in kept), encoding="utf-8")
    gold = shared / "gold" / "facts.dev.jsonl"
    report = json.loads(run(shared / "gold" / "score_facts.py", str(gold), str(predictions), "--json"))
    kinds = [v for k, v in report.items() if k != "macro"]
    for level, floor in FLOORS.items():
        right = sum(v[level][1] * v["gold"] for v in kinds)
        told, known = sum(v["pred"] for v in kinds), sum(v["gold"] for v in kinds)
        assert 2 * right / (told + known) >= floor, level
    assert all(
        v["exact"][2] >= KIND_FLOOR for k, v in report.items() if k not in ("macro", "micro") and v["gold"] >= 30
    )
    assert all(v["detection"][2] > 0 for v in kinds), "a kind is not found at all"
    assert report["event"]["exact"][2] >= EVENT_FLOOR


def test_type_of_the_main_event(shared: Path, tmp_path: Path) -> None:
    report = scored(shared, "event_types.dev.jsonl", tmp_path, "--merge-yield", "--top1")
    assert f1(report, "type") >= TYPE_FLOOR


def test_type_source_and_target(shared: Path, tmp_path: Path) -> None:
    report = scored(shared, "events.dev.jsonl", tmp_path)
    assert f1(report, "triple") >= TRIPLE_FLOOR


@pytest.mark.parametrize("name", ["events.negatives.jsonl"])
def test_sentences_without_events_raise_few_alarms(shared: Path, name: str) -> None:
    found = {f.provenance.source for f in facts_in(sentences(shared / "gold" / name)) if f.kind == "event"}
    assert len(found) <= FALSE_ALARMS
