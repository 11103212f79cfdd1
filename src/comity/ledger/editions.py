"""What each edition of a source changed: facts that were added, superseded, or say something else at the same place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from comity.core.facts import columns_of
from comity.core.kinds import Kind
from comity.engine import Engine
from comity.ledger import store

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Edition:
    """One addition to what the ledger holds of a source, with exact counts.

    ``changed`` facts stand at a place of the source that held another one before; ``added`` and ``removed`` ones have
    no such partner. ``begins`` says that the reader of the file had read nothing of the source before: nothing is
    there to differ from.
    """

    edition: str
    learnt: datetime
    added: int
    removed: int
    changed: int
    begins: bool


@dataclass(frozen=True, slots=True)
class FactChange:
    """One place of a source before and after an edition.

    ``fields`` maps a column, or one actor's position, to what was said and what is said now; ``apart`` are those in
    which the two cannot both be true. Of an added or removed fact it holds every column that says something.
    """

    edition: str
    change: Literal["changed", "added", "removed"]
    kind: str
    document: str
    locator: str
    cell: tuple[str, ...] | None
    fields: Mapping[str, tuple[Any, Any]]
    apart: tuple[str, ...] = ()


def editions(engine: Engine, source: str) -> list[Edition]:
    """Every edition of a source in the order in which the ledger learnt them, those that changed nothing too."""
    _steps(engine, source)
    rows = engine.rows(
        """SELECT moment, any_value(edition) AS edition, bool_and(begins) AS begins,
             count(*) FILTER (change = 'added') AS added, count(*) FILTER (change = 'removed') AS removed,
             count(*) FILTER (change = 'changed') AS changed FROM step GROUP BY moment ORDER BY moment"""
    )
    found = [Edition(r["edition"], r["moment"], r["added"], r["removed"], r["changed"], r["begins"]) for r in rows]
    known = {one.edition for one in found}
    told = engine.rows("SELECT edition, min(learnt) AS moment FROM source WHERE id = ? GROUP BY edition", [source])
    found += [Edition(r["edition"], r["moment"], 0, 0, 0, False) for r in told if r["edition"] not in known]
    return sorted(found, key=lambda one: one.learnt)


def changes(engine: Engine, kinds: Mapping[str, Kind], source: str, limit: int | None = None) -> Iterator[FactChange]:
    """What the editions of a source changed, the latest first; what a reader found at its first reading is left out."""
    _steps(engine, source)
    most = "" if limit is None else f"LIMIT {int(limit)}"
    rows = engine.rows(
        f"""SELECT * FROM step WHERE NOT begins
            ORDER BY moment DESC, position(change IN 'changed added removed'), kind, document, place {most}"""
    )
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        contents: dict[str, Any] = {}
        for name, kind in kinds.items():
            ids = [id_ for row in some if row["kind"] == name for id_ in (row["old"], row["new"]) if id_]
            contents |= store.contents(engine, kind, ids) if ids else {}
        yield from (_change(row, kinds[row["kind"]], contents) for row in some)


def _steps(engine: Engine, source: str) -> None:
    """Make the table ``step``: for every moment and place of a source the fact before (``old``) and after (``new``).

    A fact that is told anew gets its head a microsecond after the old one was superseded: both are one moment.
    """
    engine.execute(
        """CREATE OR REPLACE TEMP TABLE step AS
           WITH gone AS (
             SELECT f.id, f.kind, f.document, coalesce(f.locator, f.id) AS place, s.learnt AS moment, s.reason,
               f.url, f.note, f.extractor
             FROM fact f JOIN (SELECT DISTINCT fact, learnt, reason FROM superseded) s ON s.fact = f.id
             WHERE f.source = $1 AND f.learnt <= s.learnt
             QUALIFY row_number() OVER (PARTITION BY f.id, s.learnt ORDER BY f.learnt DESC) = 1),
           come AS (
             SELECT id, kind, document, coalesce(locator, id) AS place, edition, extractor, url, note,
               CASE WHEN learnt - INTERVAL 1 MICROSECOND IN (SELECT moment FROM gone)
                 THEN learnt - INTERVAL 1 MICROSECOND ELSE learnt END AS moment
             FROM fact WHERE source = $1),
           first AS (SELECT extractor AS reader, min(moment) AS moment FROM come GROUP BY 1)
           SELECT coalesce(c.moment, g.moment) AS moment,
             coalesce(c.edition, replace(g.reason, 'edition ', '')) AS edition,
             coalesce(c.kind, g.kind) AS kind, coalesce(c.document, g.document) AS document,
             coalesce(c.place, g.place) AS place, g.id AS old, c.id AS new,
             CASE WHEN g.id IS NULL THEN 'added' WHEN c.id IS NULL THEN 'removed' ELSE 'changed' END AS change,
             coalesce(c.moment = i.moment AND g.id IS NULL, false) AS begins,
             g.url AS old_url, c.url AS new_url, g.note AS old_note, c.note AS new_note
           FROM come c FULL JOIN gone g ON g.moment = c.moment AND g.kind = c.kind AND g.document = c.document
             AND g.place = c.place
           LEFT JOIN first i ON i.reader = c.extractor""",
        [source],
    )


def _change(row: Mapping[str, Any], kind: Kind, contents: Mapping[str, Any]) -> FactChange:
    old, new = contents.get(row["old"]), contents.get(row["new"])
    before, after = (_flat(one) if one is not None else {} for one in (old, new))
    before |= {"url": row["old_url"], "note": row["old_note"]} if old is not None else {}
    after |= {"url": row["new_url"], "note": row["new_note"]} if new is not None else {}
    names = dict.fromkeys([*before, *after])
    fields = {n: (before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)}
    apart = kind.differences(old, new) if old is not None and new is not None else ()
    place = (row["document"], row["place"])
    return FactChange(row["edition"], row["change"], kind.id, *place, kind.key(new or old), fields, apart)


def _flat(content: Any) -> dict[str, Any]:
    """A fact's columns that say something; positions one by one, so that each change is told by itself."""
    found: dict[str, Any] = {}
    for name, value in columns_of(content).items():
        if isinstance(value, dict):
            found |= {f"position of {actor}": position for actor, position in value.items()}
        elif value not in (None, [], False):
            found[name] = value
    return found
