"""The data frame of an R file (.RData, .rda, .rds) as an Arrow table: factors as texts, NA as null, dates as dates."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from comity.core.errors import InputError
from comity.sources.base.rserial import Vector, unserialized

SUFFIXES = frozenset((".rdata", ".rda", ".rds"))
_NA_INTEGER = -(1 << 31)


def data_frame(path: Path) -> pa.Table:
    """The one data frame that an R file holds, read once for the next askers.

    Raises InputError where the file is broken, or holds none or several.
    """
    state = path.stat()
    return _frame(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _frame(path: Path, _changed: int, _size: int) -> pa.Table:
    objects = unserialized(path)
    frames = {name: found for name, found in objects.items() if _is_frame(found)}
    if len(frames) != 1:
        told = f"{len(frames)} data frames ({', '.join(frames)})" if frames else "no data frame"
        raise InputError(f"{path} holds {told}; save the one to import alone: save(x, file = 'x.RData')")
    (found,) = frames.values()
    try:
        return _table(found)
    except (KeyError, AttributeError, TypeError, ValueError, pa.ArrowException) as error:
        raise InputError(f"{path} is a broken R data file: {error}. Download it again.") from error


def _table(frame: Vector) -> pa.Table:
    names = frame.attributes["names"].values
    made = ((name, _column(values)) for name, values in zip(names, frame.values, strict=True))
    columns = {name: column for name, column in made if column is not None}
    if len({len(column) for column in columns.values()}) > 1:
        raise ValueError("its columns differ in length")
    return pa.table(columns)


def _is_frame(found: Any) -> bool:
    return isinstance(found, Vector) and "data.frame" in _classes(found) and "names" in found.attributes


def _classes(vector: Vector) -> list[str]:
    named = vector.attributes.get("class")
    return list(named.values) if isinstance(named, Vector) else []


def _column(vector: Any) -> pa.Array | None:
    """An R vector as an Arrow array; None for what is no plain column (a list, a matrix, complex numbers)."""
    if not isinstance(vector, Vector) or "dim" in vector.attributes:
        return None
    values, classes = vector.values, _classes(vector)
    if isinstance(values, list):
        return pa.array(values, pa.string()) if all(v is None or isinstance(v, str) for v in values) else None
    if values.dtype.kind == "c":
        return None
    missing = np.isnan(values) if values.dtype.kind == "f" else values == _NA_INTEGER
    if "factor" in classes:
        levels = pa.array(vector.attributes["levels"].values, pa.string())
        return levels.take(pa.array(values.astype("i8") - 1, mask=missing))
    if "Date" in classes:
        whole = np.floor(np.where(missing, 0, values)).astype("i4")
        return pa.array(whole, mask=missing).cast(pa.date32())
    if "POSIXct" in classes:
        seconds = np.floor(np.where(missing, 0, values)).astype("i8")
        return pa.array(seconds, mask=missing).cast(pa.timestamp("s"))
    return pa.array(values == 1 if vector.logical else values, mask=missing)
