"""Who led a state when, by the series of leaders: their terms, found by name, and who held power on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher

from comity.actors.names import fold
from comity.checks.base.record import Record
from comity.checks.base.saying import seen
from comity.core.dates import Period, period, reads
from comity.core.verdicts import Evidence
from comity.ledger import LedgerFact

SOURCE = "archigos_leaders"
"""The series that says for every day who led a state."""
SLACK = timedelta(days=62)
"""What an election, an oath and the announcement of either may lie apart."""
_LED = "SELECT fact FROM membership WHERE body = ? AND role = 'effective leader' ORDER BY since, fact"
_ALIKE = 0.82
_SMALL = frozenset(("al", "el", "de", "da", "van", "von", "bin", "ibn", "ben", "jr", "the"))


def leaders(state: str, record: Record) -> list[LedgerFact]:
    """The terms of a state's leaders by their first day."""
    held = [f for f in record.found("membership", _LED, state) if f.fact.provenance.source == SOURCE]
    return sorted(held, key=lambda f: (f.fact.content.since or "", f.id))


def terms_of(names: Sequence[str], state: str, record: Record) -> list[LedgerFact]:
    """The terms of the leader of a state whom these names mean: by family name, spelt alike where none is the same."""
    said = {w for name in names for w in _family(name)}
    held = [(f, _family(f.fact.content.actor)[-1:]) for f in leaders(state, record)]
    same = [f for f, own in held if set(own) & said]
    if same:
        return same
    close = {f.fact.content.actor: f for f, own in held if any(_alike(o, w) for o in own for w in said)}
    return [f for f, _ in held if f.fact.content.actor in close] if len(close) == 1 else []


def lead(term: LedgerFact, when: Period, slack: timedelta = timedelta(0)) -> bool:
    """Whether a term holds some day of a time, or comes as near to it as the slack."""
    first, last = span(term)
    return bool(
        when.first
        and when.last
        and (first is None or first - slack <= when.last)
        and (last is None or when.first <= last + slack)
    )


def leader_of(state: str, when: Period, record: Record) -> LedgerFact | None:
    """Who led a state in the whole of a time; None where nobody did so throughout."""
    if not (when.first and when.last):
        return None
    for term in leaders(state, record):
        first, last = span(term)
        if first and first <= when.first and (last is None or when.last <= last):
            return term
    return None


def span(term: LedgerFact) -> tuple[date | None, date | None]:
    """The first and the last day of a term; the last is missing where it ran on."""
    it = term.fact.content
    return (period(it.since).first if it.since else None), (period(it.until).last if it.until else None)


def lasting(term: LedgerFact) -> str:
    """``Mubarak led EGY from 14 October 1981 to 11 February 2011``."""
    it = term.fact.content
    ended = f" to {reads(it.until)}" if it.until else " on"
    return f"{it.actor} led the country from {reads(it.since)}{ended}"


def shown(term: LedgerFact) -> Evidence:
    return seen(term, lasting(term))


def _family(name: str) -> list[str]:
    """The names of a person that can stand alone: all but the first of several."""
    words = [fold(w) for w in re.findall(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?", name)]
    kept = [w for w in words if w not in _SMALL]
    return kept[1:] if len(kept) > 1 else kept


def _alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] and len(one) > 4 and SequenceMatcher(None, one, other).ratio() >= _ALIKE
