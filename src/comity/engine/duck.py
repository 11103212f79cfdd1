"""DuckDB, embedded: one file, one writing process at a time."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from comity.core.errors import InputError, LedgerBusy, LedgerError
from comity.engine.base import Parameters, StatementFailed

_PAUSE = 0.05
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false"}


class DuckEngine:
    """An `Engine` on one DuckDB connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._inside = False

    def execute(self, sql: str, parameters: Parameters = ()) -> None:
        with _told():
            self._connection.execute(sql, list(parameters))

    def query(self, sql: str, parameters: Parameters = ()) -> pa.Table:
        with _told():
            return self._connection.sql(sql, params=list(parameters)).to_arrow_table()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        with _told():
            cursor = self._connection.execute(sql, list(parameters))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def insert(self, table: str, rows: pa.Table) -> None:
        if rows.num_rows:
            self._connection.register("incoming", rows)
            self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            self._connection.unregister("incoming")

    def open_file(
        self, table: str, path: Path, columns: Mapping[str, str], delimiter: str | None, encoding: str, skip: int = 0
    ) -> None:
        chosen = ", ".join(f"{_name(there)} AS {_name(here)}" for there, here in columns.items())
        if delimiter is None:
            source = f"read_parquet({_text(str(path))})"
        else:
            types = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in columns)
            source = (
                f"read_csv({_text(str(path))}, auto_detect=false, header=true, skip={skip}, delim={_text(delimiter)}, "
                f"quote='\"', escape='\"', columns={{{types}}}, encoding={_text(encoding)}, max_line_size=10000000)"
            )
        try:
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {_name(table)} AS SELECT {chosen} FROM {source}")
        except duckdb.Error as error:
            reason = " ".join(str(error).split("Possible")[0].split())
            raise InputError(f"{path} cannot be read as it is: {reason[:300]}\nDownload it again.") from error

    def open_table(self, table: str, rows: pa.Table, columns: Mapping[str, str]) -> None:
        chosen = ", ".join(f"{_name(there)} AS {_name(here)}" for there, here in columns.items())
        self._connection.register("incoming", rows)
        try:
            self.execute(f"CREATE OR REPLACE TEMP TABLE {_name(table)} AS SELECT {chosen} FROM incoming")
        finally:
            self._connection.unregister("incoming")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if self._inside:
            yield
            return
        self._inside = True
        self._connection.execute("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        else:
            self._connection.execute("COMMIT")
        finally:
            self._inside = False

    def close(self) -> None:
        self._connection.close()


def open_duckdb(path: Path, *, read_only: bool = False, wait: float = 10.0) -> DuckEngine:
    """Open a DuckDB file, waiting up to ``wait`` seconds for another process to let go of it.

    Raises LedgerBusy that names the process in the way, LedgerError where the file is no ledger or cannot be reached.
    """
    place = path.resolve()
    # Instances of one name are one instance in a process, as the locks of a process on a file are one lock.
    connection = duckdb.connect(f":memory:{place}", config=_CONFIG | {"temp_directory": f"{place}.tmp"})
    try:
        _attach(connection, place, read_only, wait)
    except duckdb.Error as error:
        connection.close()
        raise (_busy(path, error, wait) if _locked(error) else _unreadable(path, error)) from error
    except BaseException:
        connection.close()
        raise
    return DuckEngine(connection)


def scratch_duckdb() -> DuckEngine:
    """A database in memory, gone when it is closed."""
    return DuckEngine(duckdb.connect(":memory:", config=_CONFIG))


def _attach(connection: duckdb.DuckDBPyConnection, place: Path, read_only: bool, wait: float) -> None:
    """Attach the file under the name ``ledger``, asking for its lock until the time is over.

    A file opened by its path alone is read first to tell its type, and DuckDB (2.0.0) keeps the headers that it saw
    then; what another process commits between that reading and the lock is not seen, and is overwritten. Of a file
    attached with its type nothing is read before the lock is held.
    """
    deadline = time.monotonic() + wait
    mode = "READ_ONLY" if read_only else "READ_WRITE"
    while True:
        try:
            connection.execute(f"ATTACH IF NOT EXISTS {_text(str(place))} AS ledger (TYPE duckdb, {mode})")
            connection.execute("USE ledger")
            return
        except duckdb.IOException as error:
            if not _locked(error) or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)


@contextmanager
def _told() -> Iterator[None]:
    """Raise StatementFailed in place of the database's own error."""
    try:
        yield
    except duckdb.Error as error:
        raise StatementFailed(" ".join(str(error).split("LINE 1:")[0].split())[:400]) from error


def _name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _locked(error: duckdb.Error) -> bool:
    return str(error).startswith("IO Error: Could not set lock on file")


def _busy(path: Path, error: Exception, wait: float) -> LedgerBusy:
    holder = re.search(r"\(PID (\d+)\)", str(error))
    who = f"process {holder.group(1)}" if holder else "another process"
    return LedgerBusy(
        f"The ledger {path} is held by {who}, and was not free within {wait:.0f} seconds.\n"
        "Wait until it has finished, or name another ledger with --ledger."
    )


def _unreadable(path: Path, error: Exception) -> LedgerError:
    reason = str(error).splitlines()[0]
    return LedgerError(
        f"The ledger {path} cannot be opened: {reason}\nName another file with --ledger, or restore a backup."
    )
