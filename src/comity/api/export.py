"""The whole ledger in the forms of exchange."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from comity.actors import registry
from comity.api.bibtex import as_bibtex
from comity.api.facts import FactList, facts
from comity.api.files import write_text
from comity.api.followthemoney import as_entities
from comity.api.ledgers import ledger_path, open_ledger
from comity.api.sources import sources
from comity.core.errors import InputError, OutputError
from comity.ledger import backup as copy_ledger

Form = Literal["parquet", "jsonl", "ftm", "bibtex"]
FORMS: tuple[Form, ...] = ("parquet", "jsonl", "ftm", "bibtex")


def export(form: Form, out: str | Path, ledger: str | Path | None = None) -> Path:
    """Write every current fact (bibtex: every source and document) to a file, whole or not at all; returns its path.

    Whole series of a source whose rights forbid passing its tables on are left out.
    """
    writers: dict[str, Callable[[Path], Path]] = {
        "jsonl": lambda path: allowed(ledger).save(path, "jsonl"),
        "ftm": lambda path: write_text(path, _ftm(ledger)),
        "bibtex": lambda path: write_text(path, as_bibtex(sources(ledger))),
        "parquet": lambda path: allowed(ledger).save(path, "parquet"),
    }
    if form not in writers:
        raise InputError(f"{form!r} is no form of export; use {', '.join(FORMS)}.")
    return writers[form](Path(out))


def allowed(ledger: str | Path | None = None) -> FactList:
    """The facts that may be passed on: all but whole series of sources whose card forbids to redistribute them."""
    return facts(ledger, closed=closed_sources(ledger))


def closed_sources(ledger: str | Path | None = None) -> tuple[str, ...]:
    """The sources whose imported series an export leaves out, for their rights."""
    with open_ledger(ledger) as held:
        series = held.series_held()
        closed = [s.id for s in held.sources() if _CLOSED.match(s.describes["rights"]["redistribute"])]
    return tuple(id_ for id_ in closed if id_ in series)


_CLOSED = re.compile(r"no\b(?!t stated)|not without|forbidden", re.IGNORECASE)


def backup(to: str | Path, ledger: str | Path | None = None) -> Path:
    """Copy the ledger, whole, to a file or into a folder; returns the copy's path."""
    path = ledger_path(ledger)
    if not path.is_file():
        raise OutputError(f"There is no ledger at {path} to back up. Make one with: comity dossier AZE RUS")
    return copy_ledger(path, Path(to))


def _ftm(ledger: str | Path | None) -> str:
    entities = as_entities(allowed(ledger), sources(ledger), registry())
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)
