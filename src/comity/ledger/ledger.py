"""Append, supersede, query: the ledger's public face."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import pyarrow as pa

from comity.core.errors import LedgerError
from comity.core.facts import Fact
from comity.core.kinds import Kind
from comity.core.verdicts import Verdict
from comity.engine import Engine, open_duckdb
from comity.ledger import bulk, schema, store
from comity.ledger import verdicts as given
from comity.ledger.backup import backup
from comity.ledger.bulk import Origin, Series
from comity.ledger.query import CURRENT, SERIES, Query
from comity.ledger.rows import DocumentRow, LedgerFact, SourceRow
from comity.ledger.verdicts import LedgerVerdict


@dataclass(frozen=True, slots=True)
class Change:
    """What an addition did: facts that are new, facts the ledger held already, facts it withdrew."""

    new: int
    kept: int
    withdrawn: int

    def __bool__(self) -> bool:
        return bool(self.new or self.withdrawn)

    def __add__(self, other: Change) -> Change:
        return Change(self.new + other.new, self.kept + other.kept, self.withdrawn + other.withdrawn)


_SUPERSEDED = pa.schema(
    [("fact", pa.string()), ("successor", pa.string()), ("reason", pa.string()), ("learnt", pa.timestamp("us"))]
)
_DOCUMENT = pa.schema(
    [(f.name, pa.int64() if f.name in ("characters", "bytes") else pa.string()) for f in fields(DocumentRow)]
    + [("learnt", pa.timestamp("us"))]
)


RULES = "comity.reading"
MODELS = "model:"
"""How the extractor of every fact begins that the rules, or a language model, read in a document."""


class Ledger:
    """An open ledger; a context manager that gives the file free at its end."""

    def __init__(self, path: Path, engine: Engine, kinds: Mapping[str, Kind]) -> None:
        self.path = path
        self.engine = engine
        self.kinds = kinds

    @classmethod
    def open(cls, path: Path, kinds: Mapping[str, Kind], *, read_only: bool = False, wait: float = 10.0) -> Self:
        """Open an existing ledger; one of an older version is brought up to this one, with a copy kept beside it.

        Raises LedgerError where it is missing, foreign or of a later version.
        """
        if not path.is_file():
            raise LedgerError(f"There is no ledger at {path}. Make one with: comity dossier AZE RUS")
        engine = open_duckdb(path, read_only=read_only, wait=wait)
        try:
            version = schema.check(engine, str(path))
        except BaseException:
            engine.close()
            raise
        if version == schema.VERSION:
            return cls(path, engine, kinds)
        engine.close()
        _upgrade(path, version, wait)
        return cls.open(path, kinds, read_only=read_only, wait=wait)

    @classmethod
    def create(cls, path: Path, kinds: Mapping[str, Kind], fill: Callable[[Ledger], None]) -> None:
        """Make a ledger at ``path``, whole or not at all; where another process was faster, its ledger stands."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{os.getpid()}")
            draft.unlink(missing_ok=True)
            engine = open_duckdb(draft)
        except OSError as error:
            reason = f"No ledger can be made at {path}: {error.strerror}."
            raise LedgerError(f"{reason} Name another place with --ledger.") from error
        try:
            with engine.transaction():
                schema.create(engine, kinds)
            fill(cls(path, engine, kinds))
            engine.close()
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
        finally:
            engine.close()
            for leftover in (draft, draft.with_name(f"{draft.name}.wal")):
                leftover.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()

    def add_document(self, document: DocumentRow, facts: Iterable[Fact], reader: str = RULES) -> Change:
        """Append a document and its facts in one transaction; the same document read the same way changes nothing.

        A file that was read before with other contents is an older edition: its facts are superseded. What other
        readers found in the document stays; a fact that the rules find too is theirs.
        """
        with self.engine.transaction():
            learnt = self._moment()
            row = asdict(document)
            latest = "SELECT * EXCLUDE (learnt) FROM document WHERE path = ? ORDER BY learnt DESC LIMIT 1"
            if [row] != self.engine.rows(latest, [document.path]):
                row |= {"learnt": learnt}
                self.engine.insert("document", pa.Table.from_pylist([row]))
            elsewhere = "SELECT id FROM document QUALIFY row_number() OVER (PARTITION BY path ORDER BY learnt DESC) = 1"
            older = f"source IN (SELECT id FROM document WHERE path = ? AND id <> ?) AND source NOT IN ({elsewhere})"
            gone = self._withdraw(older, [document.path, document.id], set(), "a new edition was read", learnt)
            found = store.distinct(facts)
            if reader == RULES:
                if self._yield(document.id, found.keys(), learnt):
                    learnt += timedelta(microseconds=1)
            else:
                held = f"SELECT id FROM fact WHERE source = ? AND NOT starts_with(extractor, ?) AND {CURRENT}"
                others = {row["id"] for row in self.engine.rows(held, [document.id, reader])}
                found = {id_: fact for id_, fact in found.items() if id_ not in others}
            change = self._replace(document.id, reader, found.values(), f"read by {document.reader}", learnt)
        return Change(change.new, change.kept, change.withdrawn + gone)

    def _yield(self, source: str, to: Set[str], learnt: datetime) -> int:
        """Withdraw what models found in a source and the rules find too; returns how many facts."""
        where = "source = ? AND starts_with(extractor, ?)"
        held = self.engine.rows(f"SELECT id FROM fact WHERE {where} AND {CURRENT}", [source, MODELS])
        keep = {row["id"] for row in held} - to
        return self._withdraw(where, [source, MODELS], keep, "the rules find it too", learnt)

    def add_edition(self, source: str, edition: str, card: str, facts: Iterable[Fact]) -> Change:
        """Append a source's edition and its facts in one transaction; what it no longer holds is superseded."""
        with self.engine.transaction():
            learnt = self._moment()
            self._describe(source, edition, card, learnt)
            return self._replace(source, "comity.sources.record", facts, f"edition {edition}", learnt)

    def add_series(
        self, origin: Origin, card: str, series: Sequence[Series], registered: Sequence[DocumentRow] = ()
    ) -> Change:
        """Append an edition given as SQL, in one transaction; what its reader no longer finds is superseded.

        Only the parts that are given are compared: facts read earlier from other files of the source stay.
        ``registered`` are documents that the edition holds; they enter unread, and one that was read stays as it is.
        """
        with self.engine.transaction():
            learnt = self._moment()
            self._describe(origin.source, origin.edition, card, learnt)
            self._register(registered, learnt)
            staged = [bulk.stage(self.engine, one, origin.source, number) for number, one in enumerate(series)]
            found = [(one.extractor(origin), name, one.by_document) for one, name in zip(series, staged, strict=True)]
            gone = self._outdate(origin, found, learnt)
            counts = [bulk.append(self.engine, s, name, origin, learnt) for s, name in zip(series, staged, strict=True)]
            for name in staged:
                bulk.drop(self.engine, name)
        new, kept, anew = (sum(count[place] for count in counts) for place in range(3))
        return Change(new + anew, kept, gone + anew)

    def add_verdicts(self, document: str, verdicts: Iterable[Verdict], versions: Mapping[str, str]) -> Change:
        """Make these verdicts all that is said of a document, in one transaction; ``versions`` by check."""
        with self.engine.transaction():
            return Change(*given.replace(self.engine, document, verdicts, versions, self._moment()))

    def verdicts(self, document: str | None = None) -> list[LedgerVerdict]:
        """The current verdicts on a document (by id), or on every document in its latest edition, by place."""
        return given.select(self.engine, document)

    def _outdate(self, origin: Origin, found: Sequence[tuple[str, str, bool]], learnt: datetime) -> int:
        """Supersede what the reader of a staged series found before and does not find now; returns how many facts."""
        gone, every = 0, [name for _, name, _ in found]
        for reader in (*dict.fromkeys(reader for reader, _, _ in found), *origin.former):
            staged = [name for of, name, _ in found if of == reader] or every
            where = f"source = ? AND extractor = ? AND {CURRENT} AND id NOT IN ({_all(staged, 'fact_id')})"
            if any(by_document for of, _, by_document in found if of == reader or reader in origin.former):
                where += f" AND document IN ({_all(staged, 'fact_document')})"
            held = self.engine.rows(f"SELECT count(*) AS n FROM fact WHERE {where}", [origin.source, reader])[0]["n"]
            if held:
                self.engine.execute(
                    f"""INSERT INTO superseded BY NAME SELECT id AS fact, ? AS reason, CAST(? AS TIMESTAMP) AS learnt
                        FROM fact WHERE {where}""",
                    [f"edition {origin.edition}", learnt, origin.source, reader],
                )
            gone += int(held)
        return gone

    def _register(self, documents: Sequence[DocumentRow], learnt: datetime) -> None:
        """Append documents whose text the ledger has not seen, neither read nor registered."""
        known = {row["id"] for row in self.engine.rows("SELECT DISTINCT id FROM document")}
        new = {d.id: asdict(d) | {"learnt": learnt} for d in documents if d.id not in known}
        if new:
            self.engine.insert("document", pa.Table.from_pylist(list(new.values()), schema=_DOCUMENT))

    def _describe(self, source: str, edition: str, card: str, learnt: datetime) -> None:
        latest = "SELECT card, edition FROM source WHERE id = ? ORDER BY learnt DESC LIMIT 1"
        if self.engine.rows(latest, [source]) != [{"card": card, "edition": edition}]:
            row = {"id": source, "edition": edition, "card": card, "learnt": learnt}
            self.engine.insert("source", pa.Table.from_pylist([row]))

    def _replace(self, source: str, reader: str, facts: Iterable[Fact], reason: str, learnt: datetime) -> Change:
        """Make ``facts`` all that a reader finds in a source: append the new, withdraw the rest, leave what stays."""
        where, found = "source = ? AND starts_with(extractor, ?)", store.distinct(facts)
        gone = self._withdraw(where, [source, reader], found.keys(), reason, learnt)
        told = ", ".join(store.TOLD)
        held = self.engine.rows(f"SELECT id, {told} FROM fact WHERE {where} AND {CURRENT}", [source, reader])
        current = {row.pop("id"): row for row in held}
        new = {id_: fact for id_, fact in found.items() if id_ not in current}
        told_anew = {id_: f for id_, f in found.items() if id_ in current and store.told(f) != current[id_]}
        self._withdraw(where, [source, reader], current.keys() - told_anew.keys(), reason, learnt)
        store.insert(self.engine, self.kinds, new, learnt)
        store.insert(self.engine, self.kinds, told_anew, learnt + timedelta(microseconds=1))
        return Change(len(new) + len(told_anew), len(found) - len(new) - len(told_anew), gone + len(told_anew))

    def _withdraw(self, where: str, values: list[Any], keep: Set[str], reason: str, learnt: datetime) -> int:
        current = self.engine.rows(f"SELECT id FROM fact WHERE {where} AND {CURRENT}", values)
        gone = sorted({row["id"] for row in current} - keep)
        rows = [{"fact": id_, "successor": None, "reason": reason, "learnt": learnt} for id_ in gone]
        self.engine.insert("superseded", pa.Table.from_pylist(rows, schema=_SUPERSEDED))
        return len(gone)

    def _moment(self) -> datetime:
        """Now, but always after everything that the ledger has learnt, whatever the clock says."""
        tables = ("fact", "superseded", "document", "source", "verdict")
        latest = [self.engine.rows(f"SELECT max(learnt) AS at FROM {table}")[0]["at"] for table in tables]
        after: list[datetime] = [at + timedelta(microseconds=1) for at in latest if at]
        return max([_now(), *after])

    def facts(self, query: Query | None = None) -> list[LedgerFact]:
        """The facts that a query asks for, by date."""
        where, values = (query or Query()).where()
        return store.select(self.engine, self.kinds, where, values)

    def documents(self) -> list[DocumentRow]:
        """Every document read, in its latest edition and under its latest name, by name."""
        rows = self.engine.rows(
            """SELECT * EXCLUDE (learnt) FROM
               (SELECT * FROM document QUALIFY row_number() OVER (PARTITION BY path ORDER BY learnt DESC) = 1)
               QUALIFY row_number() OVER (PARTITION BY id ORDER BY learnt DESC) = 1 ORDER BY name, id"""
        )
        return [DocumentRow(**row) for row in rows]

    def sources(self) -> list[SourceRow]:
        """Every source with its latest card and edition, the number of its current facts, and the years they cover."""
        rows = self.engine.rows(
            f"""SELECT s.id, coalesce(string_agg(f.edition, '; ' ORDER BY f.edition), s.edition) AS edition, s.card,
                      CAST(coalesce(sum(f.rows), 0) AS BIGINT) AS rows, s.learnt,
                      CAST(coalesce(sum(f.verified), 0) AS BIGINT) AS verified,
                      year(min(f.first_day)) AS first_year, year(max(f.last_day)) AS last_year
               FROM (SELECT * FROM source QUALIFY row_number() OVER (PARTITION BY id ORDER BY learnt DESC) = 1) s
               LEFT JOIN (SELECT source, edition, count(*) AS rows, count(*) FILTER (status = 'record') AS verified,
                            min(first_day) AS first_day, max(last_day) AS last_day
                          FROM fact WHERE {CURRENT} GROUP BY source, edition) f ON f.source = s.id
               GROUP BY s.id, s.edition, s.card, s.learnt ORDER BY s.id"""
        )
        return [SourceRow(**row) for row in rows]

    def instruments_named(self) -> list[dict[str, Any]]:
        """The names of every instrument of the record whose identity is known: title, identifier, aliases."""
        return self.engine.rows(
            f"""SELECT DISTINCT i.instrument, i.title, i.identifier, i.aliases FROM instrument i
                JOIN (SELECT id FROM fact WHERE kind = 'instrument' AND {CURRENT}
                      AND status IN ('record', 'unverified', 'reviewed')) f ON f.id = i.fact
                WHERE i.instrument IS NOT NULL ORDER BY ALL"""
        )

    def series_held(self) -> set[str]:
        """The sources of which whole series were imported."""
        rows = self.engine.rows("SELECT DISTINCT source FROM fact WHERE starts_with(extractor, ?)", [SERIES])
        return {row["source"] for row in rows if self.has_series(row["source"])}

    def has_series(self, source: str) -> bool:
        """Whether a current fact of this source came with a whole series; one is enough, however many there are."""
        sql = f"SELECT 1 FROM fact WHERE source = ? AND starts_with(extractor, ?) AND {CURRENT} LIMIT 1"
        return bool(self.engine.rows(sql, [source, SERIES]))

    def cards(self) -> dict[str, dict[str, Any]]:
        """The latest card of each source by id; unlike ``sources`` this counts no facts."""
        latest = "SELECT id, card FROM source QUALIFY row_number() OVER (PARTITION BY id ORDER BY learnt DESC) = 1"
        return {row["id"]: json.loads(row["card"]) for row in self.engine.rows(latest)}

    def actors_named(self) -> dict[str, int]:
        """How many different actors the current facts of each source name."""
        sql = f"""SELECT f.source, count(DISTINCT a.actor) AS n FROM fact_actor a
                  JOIN (SELECT id, source FROM fact WHERE {CURRENT}) f ON f.id = a.fact GROUP BY f.source"""
        return {row["source"]: row["n"] for row in self.engine.rows(sql)}

    def meta(self, name: str) -> str | None:
        """A setting kept in the ledger, such as the edition of the record that it holds."""
        found = self.engine.rows("SELECT value FROM meta WHERE name = ?", [name])
        return str(found[0]["value"]) if found else None

    def set_meta(self, name: str, value: str) -> None:
        self.engine.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [name, value])


def _upgrade(path: Path, version: int, wait: float) -> None:
    """Bring a ledger's tables up to this version; the ledger as it was stays beside it."""
    copy = path.with_name(f"{path.stem}.schema-{version}{path.suffix}")
    if not copy.exists():
        backup(path, copy)
    engine = open_duckdb(path, wait=wait)
    try:
        found = schema.check(engine, str(path))
        if found < schema.VERSION:
            schema.upgrade(engine, found)
    finally:
        engine.close()


def _all(tables: Sequence[str], column: str) -> str:
    return " UNION ALL ".join(f"SELECT {column} FROM {table}" for table in tables)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
