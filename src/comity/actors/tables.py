"""The registry's CSV tables: rows by column, lists in a cell, dated entries of a list."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.core.errors import RecordError

FOLDER = Path(__file__).parent

_DATED = re.compile(r"(.+?) \[([^\]/]*)/([^\]/]*)\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a list cell, with the days between which it holds (None: no end known)."""

    text: str
    since: str | None = None
    until: str | None = None


def rows(name: str, *, required: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of this package; RecordError where a required column is missing or a row is ragged."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [c for c in required if c not in (reader.fieldnames or ())]
    if missing:
        raise RecordError(f"actors/{name} has no column {', '.join(missing)}; restore the header.")
    for row in reader:
        if None in row or None in row.values():
            raise RecordError(f"actors/{name}, line {reader.line_num}: the row is longer or shorter than the header.")
        yield row


def there(name: str) -> bool:
    """Whether the package holds the table."""
    return (FOLDER / name).is_file()


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a list cell, separated by ``|``, without their dates."""
    if "[" in cell:
        return tuple(entry.text for entry in entries(cell))
    return tuple(cell.split("|")) if cell else ()


def entries(cell: str) -> tuple[Entry, ...]:
    """The entries of a list cell; ``Bonn [1949/1991-06-19]`` holds between the two days, ``..`` leaves an end open."""
    if "[" in cell:
        return tuple(_entry(part) for part in cell.split("|"))
    return tuple(map(Entry, cell.split("|"))) if cell else ()


def _entry(text: str) -> Entry:
    found = _DATED.fullmatch(text)
    if not found:
        return Entry(text)
    name, since, until = found.groups()
    return Entry(name, _open(since), _open(until))


def _open(end: str) -> str | None:
    return None if end in ("", "..") else end


def number(cell: str) -> int | None:
    """The first whole number of a list cell, or None for an empty one."""
    return int(cell.split("|")[0]) if cell else None
