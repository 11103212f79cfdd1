"""Where the ledger is, and that it holds the record which ships with this version."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from comity.core.errors import LedgerError
from comity.kinds import all_kinds
from comity.ledger import Ledger
from comity.sources import EDITION, fingerprint, shipped_record

_RECORD = "record"


def ledger_path(named: str | Path | None = None) -> Path:
    """The ledger to use: the one named, else ``$COMITY_LEDGER``, else ``ledger.duckdb`` in the user's data folder."""
    if named is not None and str(named) in ("", "."):
        raise LedgerError("The ledger's path is empty; name a file, such as --ledger relations.duckdb.")
    chosen = named or os.environ.get("COMITY_LEDGER")
    return Path(chosen).expanduser() if chosen else user_data_path("comity") / "ledger.duckdb"


def open_ledger(named: str | Path | None = None, *, write: bool = False) -> Ledger:
    """Open the ledger, built on first use from the record that ships and brought up to it after an upgrade.

    Raises LedgerError where it cannot be made or read, LedgerBusy where another process holds it for ten seconds.
    """
    path = ledger_path(named)
    if not path.is_file():
        Ledger.create(path, all_kinds(), _load_record)
    current = fingerprint()
    ledger = Ledger.open(path, all_kinds(), read_only=not write)
    if ledger.meta(_RECORD) == current:
        return ledger
    if not write:
        ledger.engine.close()
        ledger = Ledger.open(path, all_kinds())
    _load_record(ledger)
    if write:
        return ledger
    ledger.engine.close()
    return Ledger.open(path, all_kinds(), read_only=True)


def _load_record(ledger: Ledger) -> None:
    """Add every source that ships, with its facts; what an older edition of the record held is superseded."""
    with ledger.engine.transaction():
        for id_, (card, facts) in shipped_record(ledger.kinds).items():
            ledger.add_edition(id_, EDITION, card.as_json(), facts)
        ledger.set_meta(_RECORD, fingerprint())
