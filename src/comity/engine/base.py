"""What the ledger and the measures ask of a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from comity.core.errors import ComityError

Parameters = Sequence[Any]


class StatementFailed(ComityError):
    """The database could not do what a statement says; the message gives its reason."""


class Engine(Protocol):
    """A database of named tables. Statements are portable SQL with ``?`` for parameters."""

    def execute(self, sql: str, parameters: Parameters = ()) -> None:
        """Run a statement that returns nothing."""

    def query(self, sql: str, parameters: Parameters = ()) -> pa.Table:
        """Return the rows of a query as an Arrow table."""

    def rows(self, sql: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """Return the rows of a small query as dictionaries by column."""

    def insert(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table; columns are matched by name."""

    def open_file(
        self, table: str, path: Path, columns: Mapping[str, str], delimiter: str | None, encoding: str, skip: int = 0
    ) -> None:
        """Make a file readable as a temporary table: ``columns`` maps the file's columns to the table's, in order.

        A delimiter means delimited text, all of whose values are texts (an empty one is null); None means Parquet.
        ``skip`` lines stand above the header of a text.
        InputError where the file does not hold what its header promises.
        """

    def open_table(self, table: str, rows: pa.Table, columns: Mapping[str, str]) -> None:
        """Make an Arrow table readable as a temporary table; ``columns`` as in ``open_file``."""

    def transaction(self) -> AbstractContextManager[None]:
        """All inside takes effect at once, or, after an error or a kill, nothing of it; an inner one joins it."""

    def close(self) -> None:
        """Give the database free for other processes."""
