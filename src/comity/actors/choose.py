"""Which candidates of a name fit a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from comity.actors.actor import Candidate
from comity.core.dates import period

_TERMS = frozenset({"person"})


def choose(candidates: Iterable[Candidate], on: date | None) -> tuple[Candidate, ...]:
    """The candidates of a name that fit a day.

    On a day, those whose days include it; all of them where none does. Without a day a name means the actor that bears
    it now, so forms that have ended give way to one that has not; terms of office never do, for a surname does not
    pass from one holder to the next.
    """
    found = tuple(candidates)
    if on is None:
        lasting = tuple(c for c in found if c.form in _TERMS or not c.until)
        return lasting if any(c.form not in _TERMS for c in lasting) or not _named(found) else found
    fitting = tuple(c for c in found if covers(c.since, c.until, on))
    return fitting or found


def covers(since: str | None, until: str | None, day: date) -> bool:
    """Whether a day can lie between two EDTF dates, of which either may be missing."""
    first = period(since).first if since else None
    last = period(until).last if until else None
    return (first is None or first <= day) and (last is None or day <= last)


def _named(candidates: tuple[Candidate, ...]) -> bool:
    return any(c.form not in _TERMS for c in candidates)
