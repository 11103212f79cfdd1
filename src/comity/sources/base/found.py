"""What an import found in a source's files, kept in the ledger: rows by layout, and the totals that a card expects."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from comity.engine import Engine
from comity.ledger import Ledger
from comity.sources.base.card import Card


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of one layout as they were imported: their names, their rows together, the SHA-256 of a single one."""

    names: tuple[str, ...]
    rows: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Files by layout and totals by what they say; ``at`` is when they were read (UTC)."""

    files: Mapping[str, FoundFiles]
    totals: Mapping[str, int | None]
    at: str | None = None


def measure(engine: Engine, card: Card, files: Mapping[str, tuple[Path, ...]], at: str) -> Found:
    """Count what the opened tables of a card's layouts hold, and work out the totals that they allow."""
    held = {}
    for id_, paths in files.items():
        rows = int(engine.rows(f'SELECT count(*) AS n FROM "{id_}"')[0]["n"])
        names = tuple(path.name for path in paths)
        held[id_] = FoundFiles(names, rows, checksum(paths[0]).hex() if len(paths) == 1 else None)
    totals = {
        total.says: engine.rows(f"SELECT ({total.sql}) AS n")[0]["n"]
        for total in card.totals
        if set(total.needs) <= files.keys()
    }
    return Found(held, totals, at)


def recorded(ledger: Ledger, source: str) -> Found:
    """What the imports of a source into this ledger found; empty where none of its files was imported."""
    kept = ledger.meta(_name(source))
    if kept is None:
        return Found({}, {})
    told = json.loads(kept)
    files = {id_: FoundFiles(tuple(f["names"]), f["rows"], f["sha256"]) for id_, f in told["files"].items()}
    return Found(files, told["totals"], told["at"])


def record(ledger: Ledger, source: str, found: Found) -> None:
    """Keep what an import found; what an earlier one found in other files of the source stays."""
    before = recorded(ledger, source)
    now = Found({**before.files, **found.files}, {**before.totals, **found.totals}, found.at)
    ledger.set_meta(_name(source), json.dumps(asdict(now), ensure_ascii=False, sort_keys=True))


def checksum(path: Path) -> bytes:
    """The SHA-256 of a file, worked out once while the file stays as it is."""
    state = path.stat()
    return _checksum(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1024)
def _checksum(path: Path, _changed: int, _size: int) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _name(source: str) -> str:
    return f"found {source}"
