"""The record that ships: official facts as rows, one CSV for each kind under ``record/``."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from comity.core.dates import period
from comity.core.errors import DateError, RecordError
from comity.core.facts import Fact
from comity.core.kinds import Column, Kind
from comity.core.provenance import Provenance, RowLocator, Status
from comity.core.version import VERSION
from comity.sources.base.card import Card, all_cards

PROVENANCE = ("publisher", "document", "locator", "url", "checked_against", "note")
EDITION = f"shipped with Comity {VERSION}"


def fingerprint() -> str:
    """A checksum over the files of the shipped record and its cards: it changes when any of them does."""
    digest = hashlib.sha256(EDITION.encode())
    shipped = [*(files("comity") / "record").iterdir(), *files("comity.sources").iterdir()]
    for file in sorted(shipped, key=lambda f: f.name):
        if file.name.endswith((".csv", ".yml")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def shipped_record(kinds: Mapping[str, Kind]) -> dict[str, tuple[Card, tuple[Fact, ...]]]:
    """Return each source's card and facts by its id. RecordError names file, row and field of the first fault."""
    folder, cards = files("comity") / "record", all_cards()
    by_source: dict[str, list[Fact]] = defaultdict(list)
    for kind in kinds.values():
        for fact in _read(folder / f"{kind.id}.csv", kind, cards):
            by_source[fact.provenance.source].append(fact)
    return {id_: (card, tuple(by_source.get(id_, ()))) for id_, card in cards.items()}


def _read(file: Traversable, kind: Kind, cards: Mapping[str, Card]) -> list[Fact]:
    text = file.read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    wanted = [*(c.name for c in kind.columns), *PROVENANCE]
    if list(reader.fieldnames or ()) != wanted:
        raise RecordError(f"record/{file.name} has the columns {reader.fieldnames}; it needs {wanted}.")
    return [_fact(row, kind, cards, f"record/{file.name}, row {n}") for n, row in enumerate(reader, 2)]


def _fact(row: Mapping[str, str], kind: Kind, cards: Mapping[str, Card], place: str) -> Fact:
    if row["publisher"] not in cards:
        raise RecordError(
            f"{place}: the publisher {row['publisher']!r} has no card under sources/ or in publisher.csv."
        )
    try:
        content = kind.build({c.name: _value(row[c.name], c) for c in kind.columns})
        for column in kind.columns:
            if column.type == "date" and row[column.name]:
                period(row[column.name])
    except (ValueError, TypeError, DateError) as error:
        raise RecordError(f"{place}: {error}") from error
    optional = (row[name] or None for name in ("url", "checked_against", "note"))
    where = RowLocator(row["document"], row["locator"], *optional)
    status: Status = "record" if where.checked_against else "unverified"
    origin = Provenance(row["publisher"], EDITION, where, "comity.sources.record", VERSION, status)
    return Fact(kind.id, content, origin)


def _value(cell: str, column: Column) -> Any:
    if column.type == "list":
        return tuple(part.strip() for part in cell.split("|") if part.strip())
    if column.type == "positions":
        return dict(part.split("=", 1) for part in cell.split("|") if part)
    if not cell:
        return False if column.type == "boolean" else None
    if column.type == "integer":
        return int(cell)
    if column.type == "real":
        return float(cell)
    if column.type == "boolean":
        if cell not in ("true", "false"):
            raise ValueError(f"{column.name} is {cell!r}; write true or false.")
        return cell == "true"
    return cell
