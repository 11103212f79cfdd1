"""A question to the ledger, and the SQL that asks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from comity.core.provenance import Status


@dataclass(frozen=True, slots=True)
class Query:
    """Which facts are wanted; every condition left out is no condition.

    ``both`` asks for facts that name all of these actors; ``either`` for facts that name one of them, ``neither`` for
    facts that name none of them, ``among`` for those that name no actor but these. ``read_by`` and ``not_read_by`` say
    how the extractor's name begins; of the sources in ``closed`` whole series are left out. ``since`` and ``until``
    keep facts whose date can lie in that stretch, and undated ones. ``as_known_on`` (UTC) answers from what the ledger
    knew at that moment.
    """

    kinds: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    read_by: str | None = None
    not_read_by: str | None = None
    closed: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    statuses: tuple[Status, ...] = ()
    sources: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    as_known_on: datetime | None = None

    def where(self) -> tuple[str, list[Any]]:
        """The condition on table ``fact`` as SQL and its parameters."""
        terms, values = self._current()
        lists = {"kind": self.kinds, "status": self.statuses, "source": self.sources}
        for column, wanted in lists.items():
            if wanted:
                terms.append(f"{column} IN ({_marks(wanted)})")
                values += wanted
        if self.ids:
            terms.append("id IN (SELECT unnest(?))")
            values.append(list(self.ids))
        if self.read_by:
            terms.append("starts_with(extractor, ?)")
            values.append(self.read_by)
        if self.not_read_by:
            terms.append("NOT starts_with(extractor, ?)")
            values.append(self.not_read_by)
        if self.closed:
            terms.append(f"NOT (source IN ({_marks(self.closed)}) AND starts_with(extractor, ?))")
            values += [*self.closed, SERIES]
        if self.neither:
            terms.append(_NOT_NAMING.format(actors=_marks(self.neither), such=" AND ".join(terms)))
            values += [*self.neither, *values]
        for actor in self.both:
            terms.append("id IN (SELECT fact FROM fact_actor WHERE actor = ?)")
            values.append(actor)
        if self.either:
            terms.append(f"id IN (SELECT fact FROM fact_actor WHERE actor IN ({_marks(self.either)}))")
            values += self.either
        if self.among:
            terms.append(f"id IN ({_AMONG.format(actors=_marks(self.among))})")
            values += [*self.among, *self.among]
        if self.since:
            terms.append("(last_day IS NULL OR last_day >= ?)")
            values.append(self.since)
        if self.until:
            terms.append("(first_day IS NULL OR first_day <= ?)")
            values.append(self.until)
        return " AND ".join(terms), values

    def _current(self) -> tuple[list[str], list[Any]]:
        if self.as_known_on is None:
            return [CURRENT], []
        return ["learnt <= ?", f"{CURRENT[:-1]} AND s.learnt <= ?)"], [self.as_known_on, self.as_known_on]


SERIES = "comity.sources.importing"
"""How the extractor of every fact that came with a whole series begins."""

CURRENT = "NOT EXISTS (SELECT 1 FROM superseded s WHERE s.fact = fact.id AND s.learnt >= fact.learnt)"
"""The condition that a row of ``fact`` has not been superseded since it was learnt."""


_NOT_NAMING = """id NOT IN (SELECT fact FROM fact_actor WHERE actor IN ({actors})
    AND fact IN (SELECT id FROM fact WHERE {such}))"""
_AMONG = """SELECT fact FROM fact_actor WHERE fact IN (SELECT fact FROM fact_actor WHERE actor IN ({actors}))
    GROUP BY fact HAVING bool_and(actor IN ({actors}))"""


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" for _ in values)
