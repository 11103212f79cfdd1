"""An actor's place in a body or office, from - until."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.core.dates import period, reads
from comity.core.kinds import Column, Kind, NameOf
from comity.kinds._prose import dates_differ, folded


@dataclass(frozen=True, slots=True)
class Membership:
    """Azerbaijan was a non-permanent member of the UN Security Council from 1 January 2012 until 31 December 2013
    (UN Security Council)."""

    actor: str
    body: str | None = None
    role: str | None = None
    since: str | None = None
    until: str | None = None


def _sentence(it: Membership, name_of: NameOf) -> str:
    place = f" of {name_of(it.body)}" if it.body else ""
    said = f"{name_of(it.actor)}: {it.role or 'member'}{place}"
    if it.since and it.since == it.until:
        return f"{said}, {reads(it.since)}."
    said += f", from {reads(it.since)}" if it.since else ""
    return f"{said}{' until ' + reads(it.until) if it.until else ''}."


def _key(it: Membership) -> tuple[str, ...] | None:
    if not it.body:
        return None
    # A chair may be held more than once; the year of its beginning tells the terms apart.
    term = (
        (it.since or "")[:4] if (it.role or "member") not in ("member", "founding member", "permanent member") else ""
    )
    return (it.actor, it.body, folded(it.role or "member"), term)


def _terms(found: Sequence[Membership]) -> tuple[int, ...]:
    """The number of the term that each of some memberships with one key speaks of.

    Terms whose first and last day are known are one where they overlap. What has no end belongs to the first of them
    that is not over when it begins, else to a term of its own after them; what has no date to the only term, if there
    is but one.
    """
    spans = [_span(it) for it in found]
    known: list[tuple[date, date]] = []
    for first, last in sorted(s for s in spans if s and s[1] < date.max):
        if known and first <= known[-1][1]:
            known[-1] = (known[-1][0], max(last, known[-1][1]))
        else:
            known.append((first, last))
    numbers = [None if s is None else sum(last < s[0] for _, last in known) for s in spans]
    several = len({n for n in numbers if n is not None}) > 1
    only = next((n for n in numbers if n is not None), 0)
    return tuple(n if n is not None else -1 if several else only for n in numbers)


def _span(it: Membership) -> tuple[date, date] | None:
    """First and last day that the source gives; without a first day the last, without a last day no end."""
    begins = period(it.since).first if it.since else None
    ends = period(it.until).last if it.until else None
    if begins is None and ends is None:
        return None
    return begins or ends or date.min, ends or date.max


def _differences(first: Membership, second: Membership) -> tuple[str, ...]:
    """Where two reports of one term part; of two terms, one over before the other begins, nothing."""
    if _over_before(first, second) or _over_before(second, first):
        return ()
    return tuple(f for f in ("since", "until") if dates_differ(getattr(first, f), getattr(second, f)))


def _over_before(first: Membership, second: Membership) -> bool:
    ends = period(first.until).last if first.until else None
    begins = period(second.since).first if second.since else None
    return ends is not None and begins is not None and ends < begins


KIND = Kind(
    id="membership",
    table="membership",
    type=Membership,
    columns=(
        Column("actor", "text", "state, body or person"),
        Column("body", "text", "the body or office"),
        Column("role", "text", "member, observer, chair ..."),
        Column("since", "date", "first day"),
        Column("until", "date", "last day"),
    ),
    named=("actor",),
    dated=("since", "until"),
    sentence=_sentence,
    key=_key,
    differences=_differences,
    terms=_terms,
)
