"""Dates that keep the precision of their source: years, months, days and intervals in EDTF.

The forms are those of ISO 8601-2 (EDTF) that occur in the record: ``1992``, ``1992-04``, ``1992-04-04``, the interval
``2023-01/2023-11``, an open end ``2019/..``, a decade ``199X`` and the marks ``~`` (approximate) and ``?`` (uncertain).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from comity.core.errors import DateError

_POINT = re.compile(r"(\d{3}X|\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class Period:
    """The days that an EDTF text can mean: first and last day, both inclusive; None where an end is open or unknown."""

    text: str
    first: date | None
    last: date | None
    approximate: bool = False

    @property
    def year(self) -> int | None:
        """The one year in which the whole period lies, or None."""
        if self.first and self.last and self.first.year == self.last.year:
            return self.first.year
        return None

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last

    def overlaps(self, other: Period) -> bool:
        """True when some day can belong to both."""
        starts_late = self.first and other.last and self.first > other.last
        ends_early = self.last and other.first and self.last < other.first
        return not (starts_late or ends_early)

    def contains(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def period(text: str) -> Period:
    """Return the period that an EDTF text names.

    Raises DateError for any other form and for days that do not exist.
    """
    if "/" in text:
        start, _, end = text.partition("/")
        first, last = _end(start, text), _end(end, text)
        opening, closing = first.first if first else None, last.last if last else None
        if opening and closing and opening > closing:
            raise DateError(f"The interval {text!r} ends before it begins; write the earlier date first.")
        return Period(text, opening, closing, any(p is not None and p.approximate for p in (first, last)))
    return _point(text, text)


def _end(part: str, whole: str) -> Period | None:
    return None if part in ("", "..") else _point(part, whole)


def _point(text: str, whole: str) -> Period:
    found = _POINT.fullmatch(text)
    if not found:
        raise DateError(f"{whole!r} is not a date in EDTF; write 1992, 1992-04, 1992-04-04 or 1992/1994.")
    years, month, day, mark = found.groups()
    try:
        first = date(int(years.replace("X", "0")), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        year = int(years.replace("X", "9"))
        last = date(year, last_month, int(day or calendar.monthrange(year, last_month)[1]))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise DateError(f"{whole!r} is no day of the calendar; correct the month or the day.") from error
    return Period(whole, first, last, bool(mark))


def reads(text: str | None) -> str:
    """The date as prose: ``4 April 1992``, ``April 1992``, ``1992``, ``18-19 August 2024``; empty for None."""
    if not text:
        return ""
    if "/" in text:
        start, _, end = text.partition("/")
        if start in ("", "..") or end in ("", ".."):
            return f"until {reads(end)}" if start in ("", "..") else f"since {reads(start)}"
        if len(start) == len(end) == 10 and start[:7] == end[:7]:
            return f"{int(start[8:])}\N{EN DASH}{reads(end)}"
        return f"{reads(start)} \N{EN DASH} {reads(end)}"
    mark = "about " if text[-1] in "~%" else "perhaps " if text[-1] == "?" else ""
    parts = text.rstrip("~?%").split("-")
    if parts[0].endswith("X"):
        return f"{mark}the {parts[0][:3]}0s"
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, calendar.month_name[int(parts[1])])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return mark + " ".join(words)
