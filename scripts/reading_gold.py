"""What the development gold says of the reader: the facts that it finds in the annotated texts, each right or wrong."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from comity.actors import registry
from comity.core.facts import Fact
from comity.language.analysis import analyse_many
from comity.language.model import Written
from comity.ledger.export import as_exported
from comity.reading import read

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
LAST_ANNOTATED = 26_197
"""Of the text 000 the development gold covers the beginning, up to this character."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that the reader found in an annotated text: how sure it was, and whether the gold has it exactly."""

    document: str
    start: int
    kind: str
    confidence: float
    exact: bool


def annotated() -> list[Written]:
    """The texts with development gold."""
    paths = sorted((SHARED / "corpus").glob("00[013]_*.txt"))
    return [Written(path.name, path.read_bytes().decode("utf-8")) for path in paths]


def sentences(name: str) -> list[Written]:
    """The sentences of a gold file of events, each a document."""
    rows = (json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines())
    return [Written(row["id"], row["text"]) for row in rows]


def facts_in(texts: Iterable[Written], *, calibrated: bool = True) -> list[Fact]:
    """Every fact that the reader finds, with its probability or, uncalibrated, the rules' own score."""
    names = registry()
    return [f for analysis in analyse_many(texts, names) for f in read(analysis, names, calibrated=calibrated)]


def rows_of(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """The exported form of facts in annotated stretches."""
    rows = (as_exported(fact, fact.provenance.source) for fact in facts)
    return [r for r in rows if not (r["doc"].startswith("000") and r["start"] >= LAST_ANNOTATED)]


def judged(rows: list[dict[str, Any]]) -> list[Judged]:
    """Each row with whether it is exact, matched with the gold as its scorer does."""
    scorer = _scorer()
    gold = [json.loads(line) for line in (GOLD / "facts.dev.jsonl").read_text(encoding="utf-8").splitlines()]
    found: list[Judged] = []
    for document in sorted({row["doc"] for row in rows}):
        for kind in scorer.KINDS:
            wanted = [g for g in gold if g["doc"] == document and g["kind"] == kind]
            given = [r for r in rows if r["doc"] == document and r["kind"] == kind]
            exact = {place: ok for _, place, ok, _ in scorer.match(kind, wanted, given)}
            found += [Judged(document, r["start"], kind, r["confidence"], exact.get(i, False))
                      for i, r in enumerate(given)]  # fmt: skip
    return found


def scored(script: str, gold: str, rows: Iterable[dict[str, Any]], *options: str) -> str:
    """What a scorer of the gold prints of rows."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(GOLD / script), str(GOLD / gold), str(predictions), *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_facts", GOLD / "score_facts.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"There is no {GOLD / 'score_facts.py'}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
