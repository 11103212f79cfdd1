"""Verdicts in the ledger: appended with their check's version, superseded when text, record or check changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa

from comity.core.verdicts import Evidence, Verdict
from comity.engine import Engine

CURRENT_VERDICT = "NOT EXISTS (SELECT 1 FROM superseded s WHERE s.fact = verdict.id AND s.learnt >= verdict.learnt)"
"""The condition that a row of ``verdict`` has not been superseded since it was given."""

_TEXTS = ("id", "document", "name", "span_text", "kind", "verdict", "explanation", "evidence", "version", "fact")
_SCHEMA = pa.schema(
    [(name, pa.string()) for name in _TEXTS]
    + [("span_start", pa.int64()), ("span_end", pa.int64()), ("confidence", pa.float64()), ("review", pa.bool_())]
    + [("learnt", pa.timestamp("us"))]
)
_GONE = pa.schema([("fact", pa.string()), ("reason", pa.string()), ("learnt", pa.timestamp("us"))])


@dataclass(frozen=True, slots=True)
class LedgerVerdict:
    """A verdict with its id, the document's id, the version of its check and the moment (UTC) it was given."""

    id: str
    document: str
    version: str
    verdict: Verdict
    learnt: datetime


def replace(
    engine: Engine, document: str, verdicts: Iterable[Verdict], versions: Mapping[str, str], learnt: datetime
) -> tuple[int, int, int]:
    """Make ``verdicts`` all that is said of a document; returns how many are new, kept and withdrawn.

    The caller holds the transaction. ``versions`` maps a check's id to its version.
    """
    given = {_key(document, v): v for v in verdicts}
    sql = f"SELECT id, version FROM verdict WHERE document = ? AND {CURRENT_VERDICT}"
    held = {row["id"]: row["version"] for row in engine.rows(sql, [document])}
    stay = {id_ for id_, v in given.items() if held.get(id_) == versions[v.kind]}
    gone = [{"fact": id_, "reason": "checked again", "learnt": learnt} for id_ in held.keys() - stay]
    after = learnt + timedelta(microseconds=1)
    new = [_row(id_, document, v, versions[v.kind], after) for id_, v in given.items() if id_ not in stay]
    engine.insert("superseded", pa.Table.from_pylist(gone, schema=_GONE))
    engine.insert("verdict", pa.Table.from_pylist(new, schema=_SCHEMA))
    return len(new), len(stay), len(gone)


def select(engine: Engine, document: str | None = None) -> list[LedgerVerdict]:
    """The current verdicts on a document, or on all documents in their latest editions, by place."""
    where, values = (" AND document = ?", [document]) if document else ("", [])
    latest = "SELECT id FROM document QUALIFY row_number() OVER (PARTITION BY path ORDER BY learnt DESC) = 1"
    sql = f"""SELECT * FROM verdict WHERE {CURRENT_VERDICT}{where} AND document IN ({latest})
              ORDER BY name, span_start, span_end, kind, id"""
    return [_stored(row) for row in engine.rows(sql, values)]


def _key(document: str, verdict: Verdict) -> str:
    return f"{document[:12]}.{verdict.id}"


def _row(id_: str, document: str, verdict: Verdict, version: str, learnt: datetime) -> dict[str, Any]:
    said = verdict.exported()
    return {
        "id": id_, "document": document, "name": verdict.doc, "span_start": verdict.start, "span_end": verdict.end,
        "span_text": verdict.text, "kind": verdict.kind, "verdict": verdict.verdict, "version": version,
        "explanation": verdict.explanation, "evidence": json.dumps(said["evidence"], ensure_ascii=False),
        "confidence": verdict.confidence, "review": verdict.review, "fact": verdict.fact,
        "learnt": learnt,
    }  # fmt: skip


def _stored(row: Mapping[str, Any]) -> LedgerVerdict:
    evidence = tuple(Evidence(**one) for one in json.loads(row["evidence"]))
    verdict = Verdict(
        row["name"], row["span_start"], row["span_end"], row["span_text"], row["kind"], row["verdict"],
        row["explanation"], evidence, row["confidence"], row["review"], row["fact"],
    )  # fmt: skip
    return LedgerVerdict(row["id"], row["document"], row["version"], verdict, row["learnt"])
