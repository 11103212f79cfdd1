"""How kinds word lists, dates and amounts when a fact is read aloud."""

from __future__ import annotations

from collections.abc import Iterable

from comity.core.dates import period, reads
from comity.core.kinds import NameOf
from comity.core.names import folded

__all__ = ["dated", "dates_differ", "folded", "listed"]


def listed(codes: Iterable[str], name_of: NameOf) -> str:
    """``A``, ``A and B``, ``A, B and C``; empty for nothing."""
    names = [name_of(code) for code in codes]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def dated(text: str | None) -> str:
    """`` on 4 April 1992``, `` in 1992``, `` from 18 to 19 August 2024``, or nothing for a date that is not given."""
    if not text:
        return ""
    if "/" in text:
        return f" ({reads(text)})"
    return f" on {reads(text)}" if period(text).is_day else f" in {reads(text)}"


def dates_differ(first: str | None, second: str | None) -> bool:
    """True when no day can belong to both dates; a missing date differs from nothing, an approximate one from none
    within a year of it."""
    if not (first and second):
        return False
    one, other = period(first), period(second)
    if not (one.approximate or other.approximate):
        return not one.overlaps(other)
    return any(a and b and a.year - b.year > 1 for a, b in ((one.first, other.last), (other.first, one.last)))
