"""Dates that the calendar does not have, and weekdays that do not belong to their date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.date_forms import MONTHS, month_number
from comity.reading._clause import Span, clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import place, searched
from comity.reading.claims.base import Finder, claim

_MONTH = rf"(?P<month>{'|'.join(m.capitalize() for m in MONTHS)})"
_DAY = r"(?P<day>\d{1,2})(?P<nth>st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d))?(?![\d/]|[.,]\d)"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(calendar.day_name)}),?\s+(?:the\s+)?)?"
_WRITTEN = (
    re.compile(rf"{_WEEKDAY}(?<![\w.,/$\u20ac-]){_DAY}(?:\s+of)?\s+{_MONTH}\b{_YEAR}"),
    re.compile(rf"{_WEEKDAY}\b{_MONTH}\s+(?:the\s+)?{_DAY}(?!\w|[.,]?\d|\s?%|:\d){_YEAR}"),
)
_DIGITS = (
    re.compile(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|\.\d)"),
    re.compile(r"(?<![\w./-])(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)"),
)
_COUNTED = re.compile(r"\s+[a-z]{3,}s\b|\s+(?:people|million|billion|thousand|percent)\b|\s?%")
_NUMBERED = re.compile(
    r"\b(?:[Rr]esolution|[Nn]o\.?|[Aa]rticle|[Pp]aragraph|[Pp]oint|session|Decree|Law|over|about|than|some)\s*$"
)
_DATED = re.compile(
    r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|of|to|after|before|[Dd]ated|and|between)\s+(?:the\s+)?$|[(,;]\s*$|^$"
)
_GREGORIAN = 1924
"""Before this year a weekday may be of the old calendar."""


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view, match in (found for form in _WRITTEN for found in searched(context, form)):
        day, month = int(match["day"]), month_number(match["month"])
        year = int(match["year"]) if match["year"] else None
        reason = _impossible(year, month, day)
        if reason and _is_date(view, match, day):
            yield _claim(
                context, view, place(view, match), match.group(), reason, 0.95 if year or match["nth"] else 0.7
            )
        elif not reason and match["weekday"] and year and year >= _GREGORIAN:
            said, is_ = match["weekday"], calendar.day_name[date(year, month, day).weekday()]
            if said != is_:
                at = place(view, match)
                yield _claim(context, view, at, match.group(), f"that day was a {is_}", 0.9, True)
    for view, match in (found for form in _DIGITS for found in searched(context, form)):
        reason = _impossible(int(match["year"]), int(match["month"]), int(match["day"]))
        if reason:
            yield _claim(context, view, place(view, match), match.group(), reason, 0.8)


def _impossible(year: int | None, month: int, day: int) -> str | None:
    """Why the calendar has no such day, or None where it has; 29 February without a year is one."""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    last = calendar.monthrange(year or 2000, month)[1]
    if 1 <= day <= last:
        return None
    name = calendar.month_name[month]
    return f"{name} {f'of {year} ' if month == 2 and year else ''}has {last} days"


def _is_date(view: View, match: re.Match[str], day: int) -> bool:
    """False for a number that only stands beside a month: "in April 45 states", "resolution 45 March 2012"."""
    lead = view.text[max(0, match.start() - 24) : match.start()]
    if _NUMBERED.search(lead) and not match["weekday"]:
        return False
    if match["nth"]:
        return True
    american = match.start("month") < match.start("day")
    if day > 31:
        return bool(american and match["year"] and match.group().count(",") and not _NUMBERED.search(lead))
    if match["year"]:
        return True
    return not (american and _COUNTED.match(view.text, match.end())) and bool(_DATED.search(lead))


def _claim(context: Context, view: View, at: Span, raw: str, reason: str, sure: float, weekday: bool = False) -> Claim:
    start, end = clause(view, at)
    if end - start > 160:
        start, end = at
    written = " ".join(raw.split())
    return claim("impossible_date", context, start, end, sure, raw=written, reason=reason, weekday=weekday)


FINDER = Finder(
    id="impossible_date",
    version="1",
    about="A date that the calendar does not have, or a weekday that does not belong to its date.",
    values={
        "raw": "the date as written",
        "reason": "why there is no such date",
        "weekday": "true where the day exists and is another day of the week",
    },
    example="The treaty was approved on 31 June 2011.",
    find=find,
)
