"""The whole ledger in the forms of exchange."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from comity.actors import registry
from comity.api.bibtex import as_bibtex
from comity.api.facts import facts
from comity.api.files import write_text
from comity.api.followthemoney import as_entities
from comity.api.ledgers import ledger_path
from comity.api.sources import sources
from comity.core.errors import InputError, OutputError
from comity.ledger import backup as copy_ledger

Form = Literal["parquet", "jsonl", "ftm", "bibtex"]
FORMS: tuple[Form, ...] = ("parquet", "jsonl", "ftm", "bibtex")


def export(form: Form, out: str | Path, ledger: str | Path | None = None) -> Path:
    """Write every current fact (bibtex: every source and document) to a file, whole or not at all; returns its path."""
    writers: dict[str, Callable[[Path], Path]] = {
        "jsonl": lambda path: facts(ledger).save(path, "jsonl"),
        "ftm": lambda path: write_text(path, _ftm(ledger)),
        "bibtex": lambda path: write_text(path, as_bibtex(sources(ledger))),
        "parquet": lambda path: facts(ledger).save(path, "parquet"),
    }
    if form not in writers:
        raise InputError(f"{form!r} is no form of export; use {', '.join(FORMS)}.")
    return writers[form](Path(out))


def backup(to: str | Path, ledger: str | Path | None = None) -> Path:
    """Copy the ledger, whole, to a file or into a folder; returns the copy's path."""
    path = ledger_path(ledger)
    if not path.is_file():
        raise OutputError(f"There is no ledger at {path} to back up. Make one with: comity dossier AZE RUS")
    return copy_ledger(path, Path(to))


def _ftm(ledger: str | Path | None) -> str:
    entities = as_entities(facts(ledger), sources(ledger), registry())
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)
