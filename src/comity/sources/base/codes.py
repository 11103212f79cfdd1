"""Tables that turn the country codes of sources into actors on a date, for the SQL of cards.

``iso_code(code, first_day, last_day, actor)``: ISO 3166 alpha-3. ``cow_code`` and ``gw_code(code, first_year,
last_year, actor)``: Correlates of War and Gleditsch-Ward numbers by year. What a source labels RUS, or numbers 365,
before Russia continued the USSR's seat (24 December 1991; in yearly data: up to 1991) is SUN. A number that no
registered state bears in that year becomes ``cow:300`` or ``gw:300``: no row is lost, none is given to a wrong state.

``state_name(name, first_day, last_day, actor)``: names and other names of states in lower case, for sources without
codes; a name that two states bear is its own state's, or is left out on the days on which both do (Viet Nam up to 30
April 1975).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby, pairwise

import pyarrow as pa

from comity.actors import Actor, registry
from comity.actors.states import states
from comity.core.dates import period
from comity.engine import Engine

_YEARS = range(1816, 2036)
_CONTINUED = date(1991, 12, 24)


def code_tables(engine: Engine) -> None:
    """Make the tables anew as temporary tables of an engine."""
    engine.execute("CREATE OR REPLACE TEMP TABLE iso_code (code VARCHAR, first_day DATE, last_day DATE, actor VARCHAR)")
    engine.insert("iso_code", _iso())
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE state_name (name VARCHAR, first_day DATE, last_day DATE, actor VARCHAR)"
    )
    engine.insert("state_name", _names())
    columns = "code BIGINT, first_year BIGINT, last_year BIGINT, actor VARCHAR"
    for name in ("cow", "gw"):
        engine.execute(f"CREATE OR REPLACE TEMP TABLE {name}_code ({columns})")
        engine.insert(f"{name}_code", _numbers(name))


@cache
def fingerprint() -> str:
    """A checksum over the tables: a changed registry gives other actors to the same rows."""
    tables = (_iso(), _names(), _numbers("cow"), _numbers("gw"))
    return hashlib.sha256(repr([table.to_pydict() for table in tables]).encode()).hexdigest()


@cache
def _iso() -> pa.Table:
    first, last = date(1, 1, 1), date(9999, 12, 31)
    rows: list[dict[str, object]] = []
    for state in registry().states():
        code = state.iso3 or state.id
        begins = _CONTINUED if code == "RUS" else first
        rows.append({"code": code, "first_day": begins, "last_day": last, "actor": state.id})
    before = date(1991, 12, 23)
    rows.append({"code": "RUS", "first_day": first, "last_day": before, "actor": "SUN"})
    return pa.Table.from_pylist(rows)


@cache
def _names() -> pa.Table:
    own: dict[str, list[_Term]] = defaultdict(list)
    other: dict[str, list[_Term]] = defaultdict(list)
    for state in registry().states():
        since = _CONTINUED if state.id == "RUS" else period(state.since).first if state.since else None
        until = period(state.until).last if state.until else None
        held = (since or date.min, until or date.max, state.id)
        own[state.name.lower()].append(held)
        for name in {n.lower() for n in (state.official_name, *state.aliases) if n} - {state.name.lower()}:
            other[name].append(held)
    rows = []
    for name in sorted({*own, *other}):
        every = [*own[name], *other[name]]
        borne = (own[name] or list(_alone(every))) if _overlap(every) else every
        rows += [{"name": name, "first_day": first, "last_day": last, "actor": actor} for first, last, actor in borne]
    return pa.Table.from_pylist(rows)


_Term = tuple[date, date, str]


def _overlap(terms: list[_Term]) -> bool:
    return any(a[1] >= b[0] for a, b in pairwise(sorted(terms)))


def _alone(terms: list[_Term]) -> Iterator[_Term]:
    """The stretches of days on which one state alone bears a name."""
    held = [(first.toordinal(), last.toordinal() + 1, state) for first, last, state in terms]
    for begins, ends in pairwise(sorted({day for first, last, _ in held for day in (first, last)})):
        bearers = [state for first, last, state in held if first <= begins and ends <= last]
        if len(bearers) == 1:
            yield date.fromordinal(begins), date.fromordinal(ends - 1), bearers[0]


@cache
def _numbers(system: str) -> pa.Table:
    """Each number with the state that bears it at the middle of a year, by stretches of years."""
    rows: list[dict[str, object]] = []
    turns = _turning_years(system)
    for number in range(1, 1000):
        years = [_YEARS[0], *sorted(turns[number])]
        held = zip(years, (_bearer(system, number, year) for year in years), strict=True)
        stretches = [(actor, next(some)[0]) for actor, some in groupby(held, key=lambda pair: pair[1])]
        ends = [first - 1 for _, first in stretches[1:]] + [_YEARS[-1]]
        for (actor, first), last in zip(stretches, ends, strict=True):
            rows.append({"code": number, "first_year": first, "last_year": last, "actor": actor})
    return pa.Table.from_pylist(rows)


def _turning_years(system: str) -> dict[int, set[int]]:
    """The years in which another state may bear a number: those in and after which one that has it begins or ends."""
    turns: dict[int, set[int]] = defaultdict(set)
    for state, _, numbers in states():
        days = (period(text) for text in (state.since, state.until) if text)
        years = {day.year for one in days for day in (one.first, one.last) if day}
        for number in numbers if system == "cow" else (state.gw or 0,):
            turns[number] |= {turn for year in years for turn in (year, year + 1) if turn in _YEARS[1:]}
    return turns


def _bearer(system: str, number: int, year: int) -> str:
    middle = date(year, 7, 1)
    found = registry().numbered(number, middle) if system == "cow" else _gleditsch_ward(number, middle)
    return found.id if found else f"{system}:{number}"


def _gleditsch_ward(number: int, on: date) -> Actor | None:
    found = [state for state in _by_gw().get(number, ()) if _exists(state, on)]
    return found[0] if len(found) == 1 else None


@cache
def _by_gw() -> dict[int, list[Actor]]:
    found: dict[int, list[Actor]] = defaultdict(list)
    for state in registry().states():
        if state.gw is not None:
            found[state.gw].append(state)
    return found


def _exists(state: Actor, on: date) -> bool:
    begins = period(state.since).first if state.since else None
    ends = period(state.until).last if state.until else None
    return (begins or date.min) <= on <= (ends or date.max)
