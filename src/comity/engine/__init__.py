"""The one package that speaks to a database: tables in and out as Arrow, statements as portable SQL."""

from comity.engine.base import Engine, Parameters, StatementFailed
from comity.engine.duck import DuckEngine, open_duckdb, scratch_duckdb

__all__ = ["DuckEngine", "Engine", "Parameters", "StatementFailed", "open_duckdb", "scratch_duckdb"]
