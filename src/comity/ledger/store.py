"""Facts to rows and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from comity.core.dates import period
from comity.core.facts import Fact, columns_of
from comity.core.kinds import Kind
from comity.core.provenance import Provenance, RowLocator, SpanLocator
from comity.engine import Engine
from comity.ledger.rows import LedgerFact
from comity.ledger.schema import stored_columns

_ARROW = {
    "text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_(), "date": pa.string(),
    "list": pa.list_(pa.string()),
}  # fmt: skip

_TEXTS = ("id", "kind", "source", "edition", "document", "span_text", "locator", "url", "checked_against", "note",
          "extractor", "version", "status", "modality", "attributed_to", "date", "rule")  # fmt: skip
_FACT = pa.schema(
    [(name, pa.string()) for name in _TEXTS]
    + [(name, pa.int64()) for name in ("span_start", "span_end")]
    + [("confidence", pa.float64()), ("flags", pa.list_(pa.string()))]
    + [("first_day", pa.date32()), ("last_day", pa.date32()), ("learnt", pa.timestamp("us"))]
)


TOLD = ("status", "url", "checked_against", "note", "attributed_to", "confidence", "flags", "rule")
"""What may be told anew of a fact that stays the same: how it was verified, and how sure its reader is."""


def told(fact: Fact) -> dict[str, Any]:
    """A fact's values for the columns in ``TOLD``, as the ledger holds them."""
    where = fact.provenance.locator
    place = {name: getattr(where, name, None) for name in ("url", "checked_against", "note")}
    said = {"attributed_to": fact.attributed_to, "confidence": fact.confidence, "flags": list(fact.flags)}
    return {"status": fact.provenance.status, "rule": fact.provenance.rule, **place, **said}


def insert(engine: Engine, kinds: Mapping[str, Kind], facts: Mapping[str, Fact], learnt: datetime) -> None:
    """Append facts, given by id, to the ledger's tables. The caller holds the transaction.

    A fact that was withdrawn once and is read again has its content there already; only its head is new.
    """
    rows = [_fact_row(kinds[fact.kind], id_, fact, learnt) for id_, fact in facts.items()]
    known = _known(engine, list(facts))
    engine.insert("fact", pa.Table.from_pylist(rows, schema=_FACT))
    facts = {id_: fact for id_, fact in facts.items() if id_ not in known}
    by_kind: dict[str, list[tuple[str, Fact]]] = defaultdict(list)
    for id_, fact in facts.items():
        by_kind[fact.kind].append((id_, fact))
    actors = [{"fact": i, "actor": a} for i, f in facts.items() for a in sorted(kinds[f.kind].actors(f.content))]
    engine.insert("fact_actor", pa.Table.from_pylist(actors, schema=_ACTOR))
    for name, some in by_kind.items():
        _insert_kind(engine, kinds[name], some)


def _known(engine: Engine, ids: list[str]) -> set[str]:
    sql = "SELECT DISTINCT id FROM fact WHERE list_contains(?, id)"
    return {row["id"] for row in engine.rows(sql, [ids])} if ids else set()


def _insert_kind(engine: Engine, kind: Kind, facts: list[tuple[str, Fact]]) -> None:
    columns = stored_columns(kind)
    schema = pa.schema([("fact", pa.string()), *((c.name, _ARROW[c.type]) for c in columns)])
    rows = [{"fact": i, **columns_of(f.content)} for i, f in facts]
    engine.insert(kind.table, pa.Table.from_pylist([{n: r[n] for n in schema.names} for r in rows], schema=schema))
    for column in kind.columns:
        if column.type == "positions":
            ballots = [{"fact": r["fact"], "actor": a, "position": p} for r in rows for a, p in r[column.name].items()]
            engine.insert("ballot", pa.Table.from_pylist(ballots, schema=_BALLOT))


_ACTOR = pa.schema([("fact", pa.string()), ("actor", pa.string())])
_BALLOT = pa.schema([("fact", pa.string()), ("actor", pa.string()), ("position", pa.string())])


def _fact_row(kind: Kind, id_: str, fact: Fact, learnt: datetime) -> dict[str, Any]:
    origin, where = fact.provenance, fact.provenance.locator
    when = kind.when(fact.content)
    days = period(when) if when else None
    row: dict[str, Any] = {
        "id": id_, "kind": fact.kind, "source": origin.source, "edition": origin.edition, "document": where.document,
        "extractor": origin.extractor, "version": origin.version, "status": origin.status, "rule": origin.rule,
        "modality": fact.modality,
        "attributed_to": fact.attributed_to, "confidence": fact.confidence, "flags": list(fact.flags), "date": when,
        "first_day": days.first if days else None, "last_day": days.last if days else None, "learnt": learnt,
    }  # fmt: skip
    if isinstance(where, SpanLocator):
        return row | {"span_start": where.start, "span_end": where.end, "span_text": where.text}
    names = ("locator", "url", "checked_against", "note")
    return row | {name: getattr(where, name) for name in names}


def select(engine: Engine, kinds: Mapping[str, Kind], where: str, values: list[Any]) -> list[LedgerFact]:
    """Return the facts that fulfil a condition on table ``fact``, by date, then place."""
    sql = f"SELECT * FROM fact WHERE {where} ORDER BY first_day NULLS LAST, source, span_start, id"
    heads = engine.rows(sql, values)
    content: dict[str, Any] = {}
    for name in sorted({head["kind"] for head in heads}):
        content |= contents(engine, kinds[name], [head["id"] for head in heads if head["kind"] == name])
    return [LedgerFact(h["id"], _fact(h, content[h["id"]]), h["learnt"]) for h in heads]


def contents(engine: Engine, kind: Kind, ids: list[str]) -> dict[str, Any]:
    """What facts of one kind say, by id."""
    rows = engine.rows(f"SELECT * FROM {kind.table} WHERE fact IN (SELECT unnest(?))", [ids])
    positions = {c.name for c in kind.columns if c.type == "positions"}
    ballots: dict[str, dict[str, str]] = defaultdict(dict)
    if positions:
        for cast in engine.rows("SELECT * FROM ballot WHERE fact IN (SELECT unnest(?))", [ids]):
            ballots[cast["fact"]][cast["actor"]] = cast["position"]
    built = {}
    for row in rows:
        id_ = row.pop("fact")
        built[id_] = kind.build(row | dict.fromkeys(positions, ballots[id_]))
    return built


def _fact(head: Mapping[str, Any], content: Any) -> Fact:
    locator: SpanLocator | RowLocator
    if head["span_text"] is not None:
        locator = SpanLocator(head["document"], head["span_start"], head["span_end"], head["span_text"])
    else:
        locator = RowLocator(head["document"], head["locator"], head["url"], head["checked_against"], head["note"])
    by = (head["extractor"], head["version"], head["status"], head["rule"])
    origin = Provenance(head["source"], head["edition"], locator, *by)
    said = (head["modality"], head["attributed_to"], head["confidence"], tuple(head["flags"]))
    return Fact(head["kind"], content, origin, *said)


def distinct(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Facts by id; the same reading of the same words counts once."""
    found: dict[str, Fact] = {}
    for fact in facts:
        found.setdefault(fact.id, fact)
    return found
