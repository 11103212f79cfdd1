"""Whole series into the ledger's tables by SQL: the same rows as fact by fact, without a Python object for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from comity.core.dates import period
from comity.core.errors import DateError, LedgerError
from comity.core.kinds import Kind
from comity.engine import Engine
from comity.ledger.query import CURRENT
from comity.ledger.schema import stored_columns


@dataclass(frozen=True, slots=True)
class Series:
    """Facts of one kind from one source, as SQL over tables that the caller has opened.

    ``facts`` selects ``document``, ``locator`` (unique within the source and kind), and any of ``url``, ``note`` and
    the kind's columns; what it leaves out is null. ``ballots``, for votes, selects ``locator``, ``actor`` and
    ``position``. ``part`` names the files that it reads: what another part of the source holds is no concern of it, and
    with ``by_document`` neither is a document that it does not name (files that come one a year).
    """

    kind: Kind
    facts: str
    ballots: str | None = None
    part: str = ""
    by_document: bool = False

    def extractor(self, origin: Origin) -> str:
        """Who reads this part of the source."""
        return f"{origin.extractor}.{self.part}" if self.part else origin.extractor


@dataclass(frozen=True, slots=True)
class Origin:
    """What the facts of a series share: source, edition, who read them, and the file in which they stand.

    ``former`` are readers that read no more, whose files these series read now: what they found stays only where a
    series finds it too.
    """

    source: str
    edition: str
    extractor: str
    version: str
    file: str
    former: tuple[str, ...] = ()


def stage(engine: Engine, series: Series, source: str, number: int) -> str:
    """Make the temporary table ``staged_<number>`` of a series' facts with their ids and days; returns its name.

    LedgerError names a locator that stands for several facts: a corrupted or doubled row, or a card that is wrong.
    """
    name, kind = f"staged_{number}", series.kind
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {name}_ballot AS {series.ballots or _NO_BALLOTS}")
    engine.execute(f"CREATE OR REPLACE TEMP VIEW {name}_fact AS {series.facts}")
    given = {row["name"] for row in engine.rows(f"SELECT name FROM pragma_table_info('{name}_fact')")}
    columns = ", ".join(_column(c.name, c.type, given) for c in stored_columns(kind))
    shared = ", ".join(f"CAST({c if c in given else 'NULL'} AS VARCHAR) AS {_AS.get(c, c)}" for c in _SHARED)
    told = ", ".join(f'coalesce(CAST("{c.name}" AS VARCHAR), chr(29))' for c in stored_columns(kind))
    dated = f"coalesce({', '.join(kind.dated)})"
    engine.execute(
        f"""CREATE OR REPLACE TEMP TABLE {name} AS
            WITH cast_votes AS (
              SELECT locator, md5(string_agg(actor || '=' || position, '|' ORDER BY actor)) AS told
              FROM {name}_ballot GROUP BY locator),
            typed AS (SELECT {shared}, {columns} FROM {name}_fact)
            SELECT r.*, {dated} AS fact_date,
              substr(md5(concat_ws(chr(31), '{kind.id}', ?, r.fact_document, r.fact_locator,
                                   concat_ws(chr(30), {told}), b.told)), 1, 20) AS fact_id
            FROM typed r LEFT JOIN cast_votes b ON b.locator = r.fact_locator""",
        [source],
    )
    _refuse_ambiguous(engine, name, source)
    _refuse_dates(engine, name, kind, source)
    return name


def drop(engine: Engine, staged: str) -> None:
    """Let go of a staged series."""
    engine.execute(f"DROP VIEW IF EXISTS {staged}_fact")
    for table in (staged, f"{staged}_new", f"{staged}_anew", f"{staged}_ballot"):
        engine.execute(f"DROP TABLE IF EXISTS {table}")


def _refuse_ambiguous(engine: Engine, name: str, source: str) -> None:
    without = engine.rows(f"SELECT count(*) AS n FROM {name} WHERE fact_locator IS NULL OR fact_document IS NULL")[0][
        "n"
    ]
    if without:
        raise LedgerError(f"{without:,} facts of {source} have no place in it: a row of its file is damaged.")
    twice = f"SELECT fact_locator AS place FROM {name} GROUP BY fact_locator HAVING count(*) > 1"
    _refuse_found(engine, twice, f"places of {source} hold several facts each")
    unclear = f"""SELECT locator || ': ' || coalesce(actor, 'nobody') AS place FROM {name}_ballot
                  WHERE locator IS NOT NULL GROUP BY locator, actor
                  HAVING actor IS NULL OR count(*) > 1 OR count(position) = 0"""
    _refuse_found(engine, unclear, f"ballots of {source} have no voter, no position, or more than one")


def _refuse_found(engine: Engine, places: str, said: str) -> None:
    found = engine.rows(f"SELECT count(*) AS n, min(place) AS first FROM ({places})")[0]
    if found["n"]:
        raise LedgerError(
            f"{found['n']:,} {said}, the first at {found['first']!r}.\nDownload the file again, or mend its rows."
        )


def _refuse_dates(engine: Engine, name: str, kind: Kind, source: str) -> None:
    """Raise LedgerError for a date that is not EDTF, as for a fact that is added by itself."""
    for column in (c.name for c in stored_columns(kind) if c.type == "date"):
        for row in engine.rows(
            f'SELECT "{column}" AS date, min(fact_locator) AS place FROM {name} GROUP BY "{column}"'
        ):
            try:
                _ = row["date"] is None or period(row["date"])
            except DateError as error:
                raise LedgerError(f"{source}, {row['place']}, {column}: {error}") from error


def append(engine: Engine, series: Series, staged: str, origin: Origin, learnt: datetime) -> tuple[int, int, int]:
    """Append a staged series to the ledger's tables; returns how many facts are new, known, and told anew.

    A known fact is told anew where its address, its note or its reader has changed: it gets another head.
    """
    kind, fresh = series.kind, f"{staged}_new"
    held, values = f"SELECT id FROM fact WHERE source = ? AND kind = ? AND {CURRENT}", [origin.source, kind.id]
    all_ = int(engine.rows(f"SELECT count(*) AS n FROM {staged}")[0]["n"])
    known = int(engine.rows(f"SELECT count(*) AS n FROM {staged} WHERE fact_id IN ({held})", values)[0]["n"])
    anew = _tell_anew(engine, series, staged, origin, learnt) if known else 0
    if known == all_:
        return 0, all_ - anew, anew
    if known:
        new = f"SELECT * FROM {staged} WHERE fact_id NOT IN ({held})"
        engine.execute(f"CREATE OR REPLACE TEMP TABLE {fresh} AS {new}", values)
    else:
        fresh = staged
    _append_heads(engine, series, fresh, origin, learnt)
    unseen = f"{fresh} WHERE fact_id NOT IN (SELECT fact FROM {kind.table})"
    _append_named(engine, kind, unseen, staged)
    if any(c.type == "positions" for c in kind.columns):
        engine.execute(
            f"""INSERT INTO ballot BY NAME SELECT n.fact_id AS fact, b.actor, b.position FROM {staged}_ballot b
                JOIN (SELECT * FROM {unseen}) n ON n.fact_locator = b.locator"""
        )
    kept = ", ".join(f'"{c.name}"' for c in stored_columns(kind))
    engine.execute(f"INSERT INTO {kind.table} BY NAME SELECT fact_id AS fact, {kept} FROM {unseen}")
    return all_ - known, known - anew, anew


def _append_heads(engine: Engine, series: Series, fresh: str, origin: Origin, learnt: datetime) -> None:
    first, last = days("fact_date")
    engine.execute(
        f"""INSERT INTO fact BY NAME SELECT fact_id AS id, ? AS kind, ? AS source, ? AS edition,
              fact_document AS document, fact_locator AS locator, fact_url AS url, fact_note AS note, ? AS extractor,
              ? AS version,
              ? || ' ' || fact_locator AS checked_against, 'record' AS status, 'asserted' AS modality,
              1.0 AS confidence, [] AS flags, fact_date AS date, {first} AS first_day, {last} AS last_day,
              CAST(? AS TIMESTAMP) AS learnt FROM {fresh}""",
        [series.kind.id, origin.source, origin.edition, series.extractor(origin), origin.version, origin.file, learnt],
    )  # fmt: skip


def _tell_anew(engine: Engine, series: Series, staged: str, origin: Origin, learnt: datetime) -> int:
    """Give another head to the known facts whose address, note or reader changed; returns how many."""
    anew, reader = f"{staged}_anew", series.extractor(origin)
    engine.execute(
        f"""CREATE OR REPLACE TEMP TABLE {anew} AS SELECT * FROM {staged} WHERE fact_id IN (
              SELECT f.id FROM (SELECT * FROM fact WHERE source = ? AND kind = ? AND starts_with(extractor, ?)
                                AND {CURRENT}) f
              JOIN {staged} s ON s.fact_id = f.id
              WHERE s.fact_url IS DISTINCT FROM f.url OR s.fact_note IS DISTINCT FROM f.note OR f.extractor <> ?)""",
        [origin.source, series.kind.id, origin.extractor, reader],
    )
    found = int(engine.rows(f"SELECT count(*) AS n FROM {anew}")[0]["n"])
    if found:
        engine.execute(
            f"""INSERT INTO superseded BY NAME SELECT fact_id AS fact, ? AS reason, CAST(? AS TIMESTAMP) AS learnt
                FROM {anew}""",
            [f"edition {origin.edition}", learnt],
        )
        _append_heads(engine, series, anew, origin, learnt + timedelta(microseconds=1))
    return found


def _append_named(engine: Engine, kind: Kind, unseen: str, staged: str) -> None:
    """Every actor of a fact once: those of its columns, and those who voted."""
    types = {c.name: c.type for c in kind.columns}
    columns = [name for name in kind.named if types[name] != "positions"]
    lists = [f'"{c}"' if types[c] == "list" else f'["{c}"]' for c in columns]
    parts = []
    if lists:
        every = lists[0] if len(lists) == 1 else " || ".join(lists)
        parts.append(f"SELECT fact_id AS fact, unnest(list_distinct({every})) AS actor FROM {unseen}")
    if len(columns) < len(kind.named):
        parts.append(
            f"SELECT n.fact_id AS fact, b.actor FROM {staged}_ballot b "
            f"JOIN (SELECT * FROM {unseen}) n ON n.fact_locator = b.locator"
        )
    named = f"SELECT DISTINCT fact, actor FROM ({' UNION ALL '.join(parts)})" if len(parts) > 1 else parts[0]
    engine.execute(f"INSERT INTO fact_actor BY NAME SELECT fact, actor FROM ({named}) WHERE actor IS NOT NULL")


def days(date: str) -> tuple[str, str]:
    """SQL for the first and the last day that an EDTF text can mean (years, months, days and their intervals)."""
    start = f"rtrim(split_part({date}, '/', 1), '~?%')"
    end = f"rtrim(CASE WHEN contains({date}, '/') THEN split_part({date}, '/', 2) ELSE {date} END, '~?%')"
    first = (
        f"CASE length({start}) WHEN 4 THEN CAST({start} || '-01-01' AS DATE) "
        f"WHEN 7 THEN CAST({start} || '-01' AS DATE) WHEN 10 THEN CAST({start} AS DATE) END"
    )
    last = (
        f"CASE length({end}) WHEN 4 THEN CAST({end} || '-12-31' AS DATE) "
        f"WHEN 7 THEN last_day(CAST({end} || '-01' AS DATE)) WHEN 10 THEN CAST({end} AS DATE) END"
    )
    return first, last


_NO_BALLOTS = "SELECT NULL::VARCHAR AS locator, NULL::VARCHAR AS actor, NULL::VARCHAR AS position WHERE false"
_SHARED = ("document", "locator", "url", "note")
_AS = {name: f"fact_{name}" for name in _SHARED}
_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "real": "DOUBLE", "boolean": "BOOLEAN", "date": "VARCHAR"}


def _column(name: str, type_: str, given: set[str]) -> str:
    """A kind's column: as selected, or null; a list that is not given is empty, a mark that is not given is false."""
    if type_ == "list":
        return f'CAST({name if name in given else "[]"} AS VARCHAR[]) AS "{name}"'
    if name not in given:
        return f'{"false" if type_ == "boolean" else f"CAST(NULL AS {_TYPES[type_]})"} AS "{name}"'
    return f'CAST("{name}" AS {_TYPES[type_]}) AS "{name}"'
