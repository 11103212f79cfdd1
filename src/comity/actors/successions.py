"""Which state came after which."""

from __future__ import annotations

from collections.abc import Container
from typing import get_args, get_type_hints

from comity.actors.actor import Succession
from comity.actors.tables import rows
from comity.core.errors import RecordError

SUCCESSION_COLUMNS = ("predecessor", "successor", "date", "relation", "note", "checked_against")
RELATIONS: tuple[str, ...] = get_args(get_type_hints(Succession)["relation"])


def successions(known: Container[str]) -> tuple[Succession, ...]:
    """Every succession of states; RecordError for a state or relation that is not known."""
    return tuple(_succession(row, known) for row in rows("successions.csv", required=SUCCESSION_COLUMNS))


def _succession(row: dict[str, str], known: Container[str]) -> Succession:
    for code in (row["predecessor"], row["successor"]):
        if code not in known:
            raise RecordError(f"actors/successions.csv names {code!r}, which states.csv does not hold; add it.")
    if row["relation"] not in RELATIONS:
        raise RecordError(f"actors/successions.csv: {row['relation']!r} is none of {', '.join(RELATIONS)}.")
    relation = row["relation"]
    return Succession(
        row["predecessor"],
        row["successor"],
        row["date"],
        relation,  # type: ignore[arg-type]
        row["note"] or None,
        row["checked_against"] or None,
    )
