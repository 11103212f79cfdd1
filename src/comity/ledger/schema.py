"""The ledger's tables, and the way from an older version of them to this one."""

from __future__ import annotations

from collections.abc import Mapping

from comity.core.errors import LedgerError
from comity.core.kinds import Column, Kind
from comity.engine import Engine

VERSION = 2

_VERDICT = """verdict (id VARCHAR, document VARCHAR, name VARCHAR, span_start BIGINT, span_end BIGINT,
    span_text VARCHAR, kind VARCHAR, verdict VARCHAR, explanation VARCHAR, evidence VARCHAR, confidence DOUBLE,
    review BOOLEAN, fact VARCHAR, version VARCHAR, learnt TIMESTAMP)"""

_TABLES = (
    "meta (name VARCHAR PRIMARY KEY, value VARCHAR)",
    """source (id VARCHAR, edition VARCHAR, card VARCHAR, learnt TIMESTAMP)""",
    """document (id VARCHAR, name VARCHAR, path VARCHAR, media_type VARCHAR, encoding VARCHAR, characters BIGINT,
       bytes BIGINT, title VARCHAR, published VARCHAR, card VARCHAR, reader VARCHAR, learnt TIMESTAMP)""",
    """fact (id VARCHAR, kind VARCHAR, source VARCHAR, edition VARCHAR, document VARCHAR, span_start BIGINT,
       span_end BIGINT, span_text VARCHAR, locator VARCHAR, url VARCHAR, checked_against VARCHAR, note VARCHAR,
       extractor VARCHAR, version VARCHAR, status VARCHAR, modality VARCHAR, attributed_to VARCHAR, confidence DOUBLE,
       flags VARCHAR[], date VARCHAR, first_day DATE, last_day DATE, learnt TIMESTAMP, rule VARCHAR)""",
    _VERDICT,
    "fact_actor (fact VARCHAR, actor VARCHAR)",
    "superseded (fact VARCHAR, successor VARCHAR, reason VARCHAR, learnt TIMESTAMP)",
)

_SQL_TYPES = {
    "text": "VARCHAR", "integer": "BIGINT", "real": "DOUBLE", "boolean": "BOOLEAN", "date": "VARCHAR",
    "list": "VARCHAR[]",
}  # fmt: skip


def create(engine: Engine, kinds: Mapping[str, Kind]) -> None:
    """Make the tables of an empty ledger: the ledger's own and one for each kind (positions in ``ballot``)."""
    for table in (*_TABLES, *(_kind_table(kind) for kind in kinds.values())):
        engine.execute(f"CREATE TABLE {table}")
    engine.execute("CREATE TABLE ballot (fact VARCHAR, actor VARCHAR, position VARCHAR)")
    engine.execute("INSERT INTO meta VALUES ('schema', ?)", [str(VERSION)])


def check(engine: Engine, name: str) -> int:
    """The version of the tables; LedgerError where they are foreign or of a version that this Comity does not know."""
    tables = {row["table_name"] for row in engine.rows("SELECT table_name FROM information_schema.tables")}
    if "meta" not in tables:
        raise LedgerError(f"{name} is a database, but not a ledger of Comity. Name another file with --ledger.")
    found = engine.rows("SELECT value FROM meta WHERE name = 'schema'")
    version = str(found[0]["value"]) if found else "unknown"
    if not version.isdigit() or not 1 <= int(version) <= VERSION:
        raise LedgerError(
            f"{name} has the schema version {version}; this Comity reads versions up to {VERSION}.\n"
            "Install the newer Comity, or name another file with --ledger."
        )
    return int(version)


_STEPS: Mapping[int, tuple[str, ...]] = {
    1: ("ALTER TABLE fact ADD COLUMN rule VARCHAR", f"CREATE TABLE {_VERDICT}"),
}
"""Version -> the statements that lead from it to the next."""


def upgrade(engine: Engine, version: int) -> None:
    """Bring the tables from an older version to this one, whole or not at all."""
    with engine.transaction():
        for statement in (s for step in range(version, VERSION) for s in _STEPS[step]):
            engine.execute(statement)
        engine.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [str(VERSION)])


def stored_columns(kind: Kind) -> tuple[Column, ...]:
    """The columns that stand in the kind's own table; positions have a table of their own."""
    return tuple(c for c in kind.columns if c.type != "positions")


def _kind_table(kind: Kind) -> str:
    columns = ", ".join(f'"{c.name}" {_SQL_TYPES[c.type]}' for c in stored_columns(kind))
    return f"{kind.table} (fact VARCHAR, {columns})"
