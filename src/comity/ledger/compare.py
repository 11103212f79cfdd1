"""Where two sources of the record differ: on a roll call, a term of membership, a figure, an act on an instrument.

The rules are those of the kinds' ``key`` and ``differences``, said in SQL, because millions of facts are compared. Of
one source's own facts none are compared with each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.core.errors import InputError
from comity.engine import Engine
from comity.ledger.differing import COMPARED
from comity.ledger.query import CURRENT


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two facts of different sources that speak of one thing and cannot both be true.

    ``about`` names the thing; ``first_says`` and ``second_says`` hold what the two say on each of ``fields``; the
    notes are the facts' own.
    """

    kind: str
    about: str
    fields: tuple[str, ...]
    first: str
    first_says: str
    second: str
    second_says: str
    first_note: str | None = None
    second_note: str | None = None
    first_fact: str = ""
    second_fact: str = ""


def disagreements(
    engine: Engine, kind: str | None = None, between: Sequence[str] = (), derived: Sequence[str] = ()
) -> Iterator[Disagreement]:
    """Every disagreement between two sources, by kind, and within a kind by what it is about.

    ``between`` names the only sources to look at; ``derived`` those whose terms of membership are years taken from
    something else: a date within a year of one of these does not contradict it. InputError for a kind that is not
    compared.
    """
    if kind is not None and kind not in COMPARED:
        raise InputError(f"Sources are not compared on {kind!r}; they are on {', '.join(COMPARED)}.")
    _head(engine, between, derived)
    for name, sql in COMPARED.items():
        if kind in (None, name):
            yield from (_disagreement(name, row) for row in engine.rows(sql))
    engine.execute("DROP TABLE IF EXISTS compared")


def _head(engine: Engine, between: Sequence[str], derived: Sequence[str]) -> None:
    """Make the table ``compared`` of the heads of facts that may differ; ``slack`` is a source's leeway in days."""
    marks = (", ".join("?" for _ in some) or "NULL" for some in (derived, between))
    slack, only = marks
    engine.execute(
        f"""CREATE OR REPLACE TEMP TABLE compared AS
            SELECT id, kind, source, note, first_day, last_day,
              CASE WHEN kind = 'membership' AND source IN ({slack}) THEN 366 ELSE 0 END AS slack
            FROM fact WHERE status = 'record' AND modality = 'asserted' AND {CURRENT}
              {f"AND source IN ({only})" if between else ""}""",
        [*derived, *between],
    )


def _disagreement(kind: str, row: Mapping[str, Any]) -> Disagreement:
    fields = tuple(name.removesuffix("_differs").replace("_", " ") for name in row if name.endswith("_differs"))
    differ = [name for name in fields if row[f"{name.replace(' ', '_')}_differs"]]
    says = ["; ".join(str(row[f"{side}_{name.replace(' ', '_')}"]) for name in differ) for side in ("first", "second")]
    notes, ids = (row["first_note"], row["second_note"]), (row["first_fact"], row["second_fact"])
    return Disagreement(kind, row["about"], tuple(differ), row["first"], says[0], row["second"], says[1], *notes, *ids)
