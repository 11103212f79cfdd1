"""What a name stands for, on a day, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.actors import registry
from comity.core.dates import period
from comity.core.errors import InputError

if TYPE_CHECKING:
    from comity.actors import Resolution


def resolve(name: str, on: str | date | None = None) -> Resolution:
    """Return the actor that a name stands for on a day, several candidates, or none: never a guess."""
    return registry().resolve(name, on=_day(on))


def describe_lines(path: str | Path) -> Iterator[dict[str, Any]]:
    """For each line {id, text, date?} of a file: {id, actor, country, sector, candidates}.

    An empty country or sector says that there is none. InputError names the first line that is not of this form.
    """
    from comity.actors.phrases import describe

    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            asked = _asked(line, f"{path}, line {number}")
            found = describe(asked["text"], _day(asked.get("date")))
            yield {
                "id": asked["id"],
                "actor": found.actor,
                "country": found.country or "",
                "sector": found.sector or "",
                "candidates": list(found.candidates),
            }


def _asked(line: str, place: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place} is not JSON: {error}. Write one object {{id, text, date?}} a line.") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str) or "id" not in asked:
        raise InputError(f"{place} has no id and text; write one object {{id, text, date?}} a line.")
    return asked


def _day(on: str | date | None) -> date | None:
    """The first day of an EDTF date: a month or year stands for its beginning."""
    return on if on is None or isinstance(on, date) else period(on).first
