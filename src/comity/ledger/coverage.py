"""What the ledger holds of a source: facts by kind, by year and by state, and the editions that they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.engine import Engine
from comity.ledger.query import CURRENT


@dataclass(frozen=True, slots=True)
class Coverage:
    """Current facts of one source: how many of each kind, in each year, naming each state, and of each edition.

    A fact that lasts counts in the year in which it begins; ``undated`` ones have no year. A fact that names two
    states counts for both.
    """

    kinds: Mapping[str, int]
    years: Mapping[int, int]
    undated: int
    states: Mapping[str, int]
    others: int
    editions: Mapping[str, int]


def coverage(engine: Engine, source: str, states: Sequence[str]) -> Coverage:
    """Count a source's current facts; ``others`` are the actors they name that are no states."""
    engine.execute(
        f"""CREATE OR REPLACE TEMP TABLE covered AS
            SELECT id, kind, edition, year(coalesce(first_day, last_day)) AS year FROM fact
            WHERE source = ? AND {CURRENT}""",
        [source],
    )
    kinds = engine.rows("SELECT kind, count(*) AS n FROM covered GROUP BY 1 ORDER BY 2 DESC, 1")
    years = engine.rows("SELECT year, count(*) AS n FROM covered GROUP BY 1 ORDER BY 1 NULLS LAST")
    editions = engine.rows("SELECT edition, count(*) AS n FROM covered GROUP BY 1 ORDER BY 1")
    named = engine.rows(
        """SELECT actor, count(DISTINCT fact) AS n FROM fact_actor WHERE fact IN (SELECT id FROM covered)
           GROUP BY 1 ORDER BY 2 DESC, 1"""
    )
    known = set(states)
    return Coverage(
        {row["kind"]: row["n"] for row in kinds},
        {row["year"]: row["n"] for row in years if row["year"] is not None},
        sum(row["n"] for row in years if row["year"] is None),
        {row["actor"]: row["n"] for row in named if row["actor"] in known},
        sum(row["actor"] not in known for row in named),
        {row["edition"]: row["n"] for row in editions},
    )


def states_named(engine: Engine, states: Sequence[str]) -> dict[str, int]:
    """How many different states the current facts of each source name."""
    rows = engine.rows(
        f"""WITH named AS (SELECT fact, actor FROM fact_actor WHERE actor IN (SELECT unnest(?))),
            held AS (SELECT id, source FROM fact WHERE {CURRENT})
            SELECT source, count(DISTINCT actor) AS n FROM named JOIN held ON held.id = named.fact GROUP BY source""",
        [list(states)],
    )
    return {row["source"]: row["n"] for row in rows}
