"""A copy of the ledger, whole."""

from __future__ import annotations

import contextlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from comity.core.errors import OutputError
from comity.engine import open_duckdb


def backup(path: Path, to: Path) -> Path:
    """Copy a ledger, whole, to a file or into a folder; returns the copy's path.

    The ledger is held for the time of the copy, so that no half-written state is taken. No file is overwritten.
    """
    target = to / f"{path.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S}{path.suffix}" if to.is_dir() else to
    if target.exists():
        raise OutputError(f"{target} exists already; a backup overwrites nothing. Name another file.")
    # Closing a file drops every lock that the process has on it, so the file closes after the engine.
    with path.open("rb") as whole, contextlib.closing(open_duckdb(path)) as engine:
        engine.execute("CHECKPOINT")
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with draft.open("wb") as copy:
                shutil.copyfileobj(whole, copy)
            os.replace(draft, target)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise OutputError(f"The backup cannot be written to {target}: {error.strerror}.") from error
    return target
