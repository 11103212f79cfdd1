"""Dates told from the day of publication: "today", "last September", "two years ago", "that year"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from comity.core.dates import period
from comity.language.date_forms import MONTHS, month_number

_MONTH = "|".join(m.capitalize() for m in MONTHS)
_EARLY = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd|[Bb]eginning)[\s-](?:of\s)?)?"
_NUMBER = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_COUNT = dict(zip(_NUMBER.split("|"), (1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 30, 40, 50), strict=True))
_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "the current": 0, "next": 1}

_TODAY = re.compile(
    r"\b(?:[Ee]arlier\s)?(?:([Tt]oday)|[Tt]his\s(?:morning|afternoon|evening)|[Tt]onight|([Yy]esterday)|([Tt]omorrow))\b"
)
_UNIT = re.compile(r"\b(?:[Ee]arlier\s|[Ll]ater\s)?([Ll]ast|[Tt]his|[Nn]ext|[Tt]he\scurrent)\s(year|month|week)\b")
_MONTH_OF = re.compile(
    rf"\b{_EARLY}(?:({_MONTH})(?:\s(\d{{1,2}})(?:st|nd|rd|th)?)?|(\d{{1,2}})(?:st|nd|rd|th)?\s({_MONTH})),?\s(?:of\s)?"
    r"(last|this|next)\syear\b"
)
_NAMED = re.compile(rf"\b([Ll]ast|[Tt]his|[Nn]ext|[Tt]his\spast|[Tt]his\scoming)\s({_MONTH})\b(?!\s\d)")
_AGO = re.compile(rf"\b({_NUMBER}|\d{{1,3}})\s(day|week|month|year|decade)s?\sago\b", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"\b(?:[Tt]he|[Tt]hat)\s(?:(?:very\s)?same|following|previous|preceding|next)\s(?:year|month|day|week)\b"
    r"|\b[Tt]hat\s(?:year|month|day|week|summer|autumn|spring|winter)\b"
    rf"|\b(?:{_NUMBER}|\d{{1,3}})\s(?:days?|weeks?|months?|years?|decades?)\s(?:later|earlier|afterwards)\b"
    r"|\b(?:[Ll]ast\s|[Tt]his\s|[Nn]ext\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b[Ll]ast\s(?:spring|summer|autumn|fall|winter)\b|\b[Tt]his\s(?:spring|summer|autumn|fall|winter)\b"
)

Found = tuple[int, int, str | None]


def find_relative(text: str, published: str | None) -> list[Found]:
    """Return spans of relative dates with their EDTF as seen from ``published``.

    The EDTF is None where nothing was published on a known day, where the words point into the text ("that year"), and
    where they can mean two dates ("last March", written in November).
    """
    day = period(published) if published else None
    year = day.year if day else None
    month = day.first.month if day and day.first and day.last and year and day.first.month == day.last.month else None
    exact = day.first if day and day.is_day else None
    found: list[Found] = [(*m.span(), _of_year(m, year)) for m in _MONTH_OF.finditer(text)]
    found += [(*m.span(), _named(m, year, month)) for m in _NAMED.finditer(text)]
    found += [(*m.span(), _today(m, exact)) for m in _TODAY.finditer(text)]
    found += [(*m.span(), _unit(m, year, month, exact)) for m in _UNIT.finditer(text)]
    found += [(*m.span(), _ago(m, year, month, exact)) for m in _AGO.finditer(text)]
    found += [(*m.span(), None) for m in _ANAPHOR.finditer(text)]
    return found


def _of_year(m: re.Match[str], year: int | None) -> str | None:
    if year is None:
        return None
    month = month_number(m[1] or m[4])
    number = m[2] or m[3]
    edtf = f"{year + _STEP[m[5]]:04d}-{month:02d}" + (f"-{int(number):02d}" if number else "")
    try:
        return period(edtf).text
    except ValueError:
        return None


def _named(m: re.Match[str], year: int | None, month: int | None) -> str | None:
    """The month meant by "last September": None where this year's and another year's would both fit."""
    if year is None or month is None:
        return None
    which, named = m[1].lower(), month_number(m[2])
    if which == "this":
        return f"{year:04d}-{named:02d}"
    if which in ("last", "this past"):
        if named >= month:
            return f"{year - 1:04d}-{named:02d}"
        return f"{year:04d}-{named:02d}" if which != "last" else None
    if named <= month:
        return f"{year + 1:04d}-{named:02d}"
    return f"{year:04d}-{named:02d}" if which != "next" else None


def _today(m: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    return (day + timedelta(days=-1 if m[2] else 1 if m[3] else 0)).isoformat()


def _unit(m: re.Match[str], year: int | None, month: int | None, day: date | None) -> str | None:
    step = _STEP[" ".join(m[1].lower().split())]
    if m[2] == "year":
        return f"{year + step:04d}" if year else None
    if m[2] == "month":
        return _shifted(year, month, step)
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _shifted(year: int | None, month: int | None, by: int) -> str | None:
    if year is None or month is None:
        return None
    index = year * 12 + month - 1 + by
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _ago(m: re.Match[str], year: int | None, month: int | None, day: date | None) -> str | None:
    count = _COUNT.get(m[1].lower()) or int(m[1])
    match m[2].lower():
        case "year":
            return f"{year - count:04d}" if year else None
        case "decade":
            return f"{year - 10 * count:04d}~" if year else None
        case "month":
            return _shifted(year, month, -count)
        case "week":
            return (day - timedelta(weeks=count)).isoformat() + "~" if day else None
    return (day - timedelta(days=count)).isoformat() if day else None
