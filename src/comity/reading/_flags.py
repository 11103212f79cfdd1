"""What the reader of a fact should be warned of: impossible dates and ambiguous names, kept as the text says."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import islice, takewhile

from comity.core.dates import period
from comity.core.errors import DateError, UnknownActor
from comity.core.facts import Fact
from comity.core.provenance import SpanLocator
from comity.kinds import all_kinds
from comity.language.gazetteer import Names
from comity.reading._views import View

_NAMED = frozenset(("name", "acronym", "demonym"))


def flagged(fact: Fact, registry: Names, views: tuple[View, ...]) -> Fact:
    """The fact with the flags ``anachronistic`` and ``ambiguous-actor`` where they hold."""
    found = list(fact.flags)
    if _too_early(fact, registry):
        found.append("anachronistic")
    if not all_kinds()[fact.kind].actors(fact.content) and _ambiguous(fact, views):
        found.append("ambiguous-actor")
    return replace(fact, flags=tuple(found)) if found else fact


def _too_early(fact: Fact, registry: Names) -> bool:
    """True when the year told ends before the year in which one of the actors begins."""
    kind = all_kinds()[fact.kind]
    try:
        last = period(kind.when(fact.content) or "..").last
    except DateError:
        return False
    return last is not None and any(
        last.year < year for c in kind.actors(fact.content) if (year := _begins(c, registry))
    )


def _begins(code: str, registry: Names) -> int | None:
    try:
        since = registry.get(code).since
    except UnknownActor:
        return None
    first = period(since).first if since else None
    return first.year if first else None


def _ambiguous(fact: Fact, views: tuple[View, ...]) -> bool:
    """True when the fact's sentences name an actor that several could be."""
    where = fact.provenance.locator
    if not isinstance(where, SpanLocator):
        return False
    first = bisect_left(views, where.start, key=_start)
    inside = takewhile(lambda v: v.sentence.start < where.end, islice(views, first, None))
    return any(m.form in _NAMED and not m.codes and not m.country for v in inside for m in v.mentions)


def _start(view: View) -> int:
    return view.sentence.start
