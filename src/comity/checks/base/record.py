"""What checks may ask: the ledger's facts from official sources, facts of other texts, and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from comity.actors import Registry, registry
from comity.core.claims import Document
from comity.core.provenance import Status
from comity.ledger import Ledger, LedgerFact, Query

OFFICIAL: tuple[Status, ...] = ("record", "reviewed")
"""What may contradict: a row that ships as unverified is evidence for nothing."""

_SYMBOL = re.compile(r"^(?:[AS]/)?(?:HRC/)?RES/|\s*\(.*$")


def symbol_key(symbol: str | None) -> str:
    """``62/243`` for A/RES/62/243, ``822`` for S/RES/822 (1993), ``ES-11/1``: what all forms of a symbol share."""
    return _SYMBOL.sub("", (symbol or "").strip().upper()).removesuffix(".")


class Record:
    """The ledger as checks see it; what was asked once is kept.

    ``beside`` are the other documents that are checked in the same run.
    """

    def __init__(self, ledger: Ledger, beside: tuple[Document, ...] = ()) -> None:
        self.ledger = ledger
        self.beside = beside
        self.registry: Registry = registry()
        self._kept: dict[Any, tuple[LedgerFact, ...]] = {}
        self._tables: dict[Any, dict[str, list[LedgerFact]]] = {}
        self._series: dict[str, bool] = {}
        self.treaties: dict[str, str | None] = {}
        self._by_actor: dict[str, Mapping[str, dict[str, LedgerFact]]] = {}

    def name(self, code: str | None) -> str:
        """The name to print for a code."""
        return self.registry.name(code or "")

    def facts(self, kind: str, *actors: str, sources: tuple[str, ...] = ()) -> tuple[LedgerFact, ...]:
        """The record's facts of a kind that name all of these actors.

        What names an actor of the documents is fetched at once; series of figures are too long for that.
        """
        wanted = frozenset(actors)
        if kind == "figure" or not wanted <= self._concerned or sources:
            query = Query(kinds=(kind,), both=tuple(sorted(wanted)), sources=sources, statuses=OFFICIAL)
            return self._keep((kind, query.both, sources), lambda: self.ledger.facts(query))
        if not wanted:
            return self._keep(("all", kind), lambda: self.ledger.facts(Query(kinds=(kind,), statuses=OFFICIAL)))
        naming = self._naming(kind)
        fewest, *others = sorted((naming.get(actor, {}) for actor in wanted), key=len)
        return tuple(fact for id_, fact in fewest.items() if all(id_ in other for other in others))

    def _naming(self, kind: str) -> Mapping[str, dict[str, LedgerFact]]:
        """The record's facts of a kind by each actor of the documents that they name, then by id, in order."""
        if kind not in self._by_actor:
            query = Query(kinds=(kind,), either=tuple(sorted(self._concerned)), statuses=OFFICIAL)
            found: dict[str, dict[str, LedgerFact]] = {}
            for fact in self.ledger.facts(query):
                for actor in self.ledger.kinds[kind].actors(fact.fact.content):
                    found.setdefault(actor, {})[fact.id] = fact
            self._by_actor[kind] = found
        return self._by_actor[kind]

    @cached_property
    def _concerned(self) -> frozenset[str]:
        """Every actor that the documents name and the registry knows, with the states that these continue."""
        kinds = self.ledger.kinds
        named = {a for d in self.beside for f in d.facts for a in kinds[f.kind].actors(f.content)}
        known = {code for code in named if self.registry.known(code)}
        return frozenset(known | {s.predecessor for code in known for s in self.registry.predecessors(code)})

    def selected(self, column: str, table: str, values: frozenset[str]) -> Mapping[str, list[LedgerFact]]:
        """The record's facts of a table by the value of a column, for all of these values at once."""
        if not values:
            return {}
        marks = ", ".join("?" for _ in values)
        sql = f"SELECT fact, {column} AS value FROM {table} WHERE value IN ({marks})"
        key = (column, table, values)
        if key not in self._tables:
            rows = self.ledger.engine.rows(sql, sorted(values))
            facts = {f.id: f for f in self.by_id(self._kind_of(table), (row["fact"] for row in rows))}
            found: dict[str, list[LedgerFact]] = {}
            for row in rows:
                if row["fact"] in facts:
                    found.setdefault(row["value"], []).append(facts[row["fact"]])
            self._tables[key] = {value: self.leading({f.id: f for f in some}.values()) for value, some in found.items()}
        return self._tables[key]

    @cached_property
    def instruments(self) -> frozenset[str]:
        """The identity of every instrument that the documents name."""
        told = {f.content.instrument for d in self.beside for f in d.told("instrument")}
        claimed = {c.values.get("instrument") for d in self.beside for c in d.claims}
        return frozenset(one for one in told | claimed if one)

    @cached_property
    def symbols(self) -> frozenset[str]:
        """The bare symbol of every resolution that the documents name."""
        votes = {f.content.resolution for d in self.beside for f in d.told("vote")}
        texts = {f.content.identifier for d in self.beside for f in d.told("instrument")}
        return frozenset(symbol_key(one) for one in votes | texts if one)

    def by_id(self, kind: str, ids: Iterable[str]) -> tuple[LedgerFact, ...]:
        """The record's facts of a kind with these ids; without the kind the ledger would look through every figure."""
        wanted = tuple(sorted(set(ids)))
        if not wanted:
            return ()
        query = Query(kinds=(kind,), ids=wanted, statuses=OFFICIAL)
        return self._keep(("ids", kind, wanted), lambda: self.ledger.facts(query))

    def found(self, kind: str, sql: str, *values: Any) -> tuple[LedgerFact, ...]:
        """The record's facts of a kind whose ids a statement selects (one column, ``fact``)."""
        key = ("found", kind, sql, values)
        if key not in self._kept:
            rows = self.ledger.engine.rows(sql, list(values))
            self._kept[key] = self.by_id(kind, (row["fact"] for row in rows))
        return self._kept[key]

    def _kind_of(self, table: str) -> str:
        return next(name for name, kind in self.ledger.kinds.items() if kind.table == table)

    def told_elsewhere(self, kind: str, but: str, *actors: str) -> tuple[LedgerFact, ...]:
        """What other documents in the ledger tell of these actors, machine-read."""
        query = Query(kinds=(kind,), statuses=("machine-read", "reviewed"))
        pool = self._keep(("elsewhere", kind), lambda: self.ledger.facts(query))
        of, wanted = self.ledger.kinds[kind], frozenset(actors)
        others = (f for f in pool if f.fact.provenance.source != but and f.fact.provenance.source in self.documents)
        return tuple(f for f in others if wanted <= of.actors(f.fact.content))

    @cached_property
    def documents(self) -> dict[str, str]:
        """The name of each document that the ledger holds, by id."""
        return {row.id: row.name for row in self.ledger.documents()}

    def leading(self, facts: Iterable[LedgerFact]) -> list[LedgerFact]:
        """Facts with those first whose source leads: a source comes after each that its card yields to."""
        ordered = sorted(facts, key=lambda f: (f.fact.provenance.source, f.id))
        sources = {f.fact.provenance.source for f in ordered}
        return sorted(ordered, key=lambda f: self._behind(f.fact.provenance.source, sources))

    def _behind(self, source: str, others: set[str]) -> int:
        yields = self.cards.get(source, {}).get("yields_to") or {}
        return len(others - {source}) if "*" in yields else sum(other in yields for other in others)

    @cached_property
    def cards(self) -> dict[str, dict[str, Any]]:
        """The card of each source by id."""
        return self.ledger.cards()

    def has_series(self, source: str) -> bool:
        """Whether whole series of a source were imported."""
        if source not in self._series:
            self._series[source] = self.ledger.has_series(source)
        return self._series[source]

    def _keep(self, key: Any, ask: Callable[[], list[LedgerFact]]) -> tuple[LedgerFact, ...]:
        if key not in self._kept:
            self._kept[key] = tuple(ask())
        return self._kept[key]
