"""The written forms of absolute dates, from the longest to the barest, each with the EDTF that it says.

A form is a pattern and a function from its match to EDTF; the function returns None for a date that lacks its year or
is ambiguous ("On 22 February", "02/11/2020"), and ``SKIP`` for what turns out to be no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from comity.core.dates import period
from comity.core.errors import DateError

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
SKIP: Final = "no date"
Reading = Callable[[re.Match[str]], str | None]

_W = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,24})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w.]*\d)"
_YEAR = r"(?:1[0-9]|20|21)\d\d(?![\d/]|[.,]\d|\s?%)"
_TO = rf"(?:\s?[-‐‑–—−]\s?|{_W}(?:to|until|till|through){_W})"
_EARLY = (
    r"(?:(?:[Tt]he\s)?(?:very\s)?(?:[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle|[Ee]nd|[Bb]eginning|[Ss]tart|[Cc]lose)"
    rf"(?:{_W}|-|–)(?:of{_W})?(?:the{_W})?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)"
_OF = rf"(?:,?{_W}(?:of{_W})?)"
_WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 9}


def checked(edtf: str) -> str | None:
    """The same EDTF, or None where the calendar has no such day or the interval runs backwards."""
    try:
        period(edtf)
    except DateError:
        return None
    return edtf


def month_number(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def _point(year: str | None, month: str | None = None, day: str | None = None) -> str | None:
    if not year:
        return None
    parts = [year.zfill(4)]
    if month:
        parts.append(f"{month_number(month):02d}")
    if day:
        parts.append(f"{int(re.sub(r'[^0-9]', '', day)):02d}")
    return checked("-".join(parts))


def _interval(start: str | None, end: str | None) -> str | None:
    return checked(f"{start}/{end}") if start and end else None


def _span(m: re.Match[str]) -> str | None:
    """Two days or months, of which the first takes month and year from the second where it has none of its own."""
    g = m.groupdict()
    month1, year2 = g.get("m1") or g.get("m2"), g.get("y2")
    month2 = g.get("m2") or month1
    return _interval(_point(g.get("y1") or year2, month1, g.get("d1")), _point(year2, month2, g.get("d2")))


def _single(m: re.Match[str]) -> str | None:
    g = m.groupdict()
    return _point(g.get("y"), g.get("m"), g.get("d"))


def _iso(m: re.Match[str]) -> str | None:
    return checked("-".join((m["y"], f"{int(m['m']):02d}", f"{int(m['d']):02d}")))


def _numeric(m: re.Match[str]) -> str | None:
    first, second, year = int(m["a"]), int(m["b"]), m["y"]
    if len(year) != 4:
        return None
    if m["s"] == "." or first == second or first > 12:
        return checked(f"{year}-{second:02d}-{first:02d}")
    return checked(f"{year}-{first:02d}-{second:02d}") if second > 12 else None


def _decade(m: re.Match[str]) -> str | None:
    return f"{m['y'][:3]}X" if m["y"] else None


def _century(m: re.Match[str]) -> str | None:
    number = int(m["n"])
    return checked(f"{number - 1:02d}01/{number:02d}00") if 10 < number < 23 else SKIP


def _part(m: re.Match[str]) -> str | None:
    """Half or quarter of a year as the months it spans."""
    months = 6 if m["part"].lower() == "half" else 3
    which = _WHICH[m["which"].lower()]
    which = 12 // months if which == 9 else which
    if which * months > 12:
        return None
    last = which * months
    return checked(f"{m['y']}-{last - months + 1:02d}/{m['y']}-{last:02d}")


def _quarter(m: re.Match[str]) -> str | None:
    last = int(m["q"]) * 3
    return checked(f"{m['y']}-{last - 2:02d}/{m['y']}-{last:02d}")


def _season(m: re.Match[str]) -> str | None:
    if not m["y"]:
        return None
    if m["y2"]:
        return checked(f"{m['y']}/{m['y'][: 4 - len(m['y2'])]}{m['y2']}")
    return m["y"] + ("~" if m["season"].lower() == "winter" else "")


def _years(m: re.Match[str]) -> str | None:
    start, end = m["y1"], m["y2"]
    end = start[:2] + end if len(end) == 2 else end
    return f"{start}/{end}" if start < end else SKIP


def _fiscal(m: re.Match[str]) -> str | None:
    return f"{m['y']}~"


_DATE_1 = rf"(?P<d1>{_DAY}){_W}(?:of{_W})?(?P<m1>{_MONTH})(?:{_OF}(?P<y1>{_YEAR}))?"
_DATE_2 = rf"(?P<d2>{_DAY}){_W}(?:of{_W})?(?P<m2>{_MONTH})\b(?:{_OF}(?P<y2>{_YEAR}))?"
_AMERICAN_1 = rf"(?P<m1>{_MONTH}){_W}(?P<d1>{_DAY})(?:{_OF}(?P<y1>{_YEAR}))?"
_AMERICAN_2 = rf"(?P<m2>{_MONTH}){_W}(?P<d2>{_DAY})(?:{_OF}(?P<y2>{_YEAR}))?"
_NTH = r"(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)"
_ISO_YEAR = r"(?P<y>(?:1\d|20)\d\d)"
_MONTH_NO, _DAY_NO = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_PLAIN = r"(?:1[5-9]|20|21)\d\d"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"

_FORMS: tuple[tuple[str, Reading], ...] = (
    (rf"\b{_DATE_1}{_TO}{_DATE_2}", _span),
    (rf"\b{_AMERICAN_1}{_TO}{_AMERICAN_2}", _span),
    (rf"\b(?P<d1>{_DAY}){_TO}{_DATE_2}", _span),
    (rf"\b(?P<m1>{_MONTH}){_W}(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?:{_OF}(?P<y2>{_YEAR}))?\b", _span),
    (rf"{_WEEKDAY}?\b(?P<d>{_DAY}){_W}(?:of{_W})?(?P<m>{_MONTH})(?:{_OF}(?P<y>{_YEAR}))?(?!\w)", _single),
    (rf"{_WEEKDAY}?\b(?P<m>{_MONTH}){_W}(?:the{_W})?(?P<d>{_DAY})(?:{_OF}(?P<y>{_YEAR}))?(?!\w)", _single),
    (rf"(?<![\w/.-]){_ISO_YEAR}(?P<s>[-/.])(?P<m>{_MONTH_NO})(?P=s)(?P<d>{_DAY_NO})(?![\w/-]|\.\d)", _iso),
    (
        rf"(?<![\w/.-])(?P<a>{_DAY_NO})(?P<s>[/.])(?P<b>{_DAY_NO})(?P=s)(?P<y>(?:1\d|20)\d\d|\d\d)(?![\w/-]|\.\d)",
        _numeric,
    ),
    (rf"\b(?P<m1>{_MONTH})(?:{_OF}(?P<y1>{_YEAR}))?{_TO}(?P<m2>{_MONTH}){_OF}(?P<y2>{_YEAR})(?!\w)", _span),
    (rf"(?<![\w-])(?P<y>{_YEAR}){_W}(?P<m>{_MONTH})(?!\w|{_W}\d)", _single),
    (rf"{_EARLY}?\b(?P<m>{_MONTH}){_OF}?(?P<y>{_YEAR})(?!\w)", _single),
    (rf"(?:{_EARLY}|[Tt]he{_W})?(?<![\w,.])(?:(?P<y>(?:1\d|20)\d0)(?:[’'-]?s)|[’']?\d0s)\b", _decade),
    (rf"(?:{_EARLY}|[Tt]he{_W})?\b(?P<n>\d\d)(?:th|st|nd|rd)(?:{_W}|-)century\b", _century),
    (rf"\b(?:the{_W})?{_NTH}{_W}(?P<part>half|quarter){_W}of{_W}(?P<y>{_YEAR})(?!\w)", _part),
    (rf"\bQ(?P<q>[1-4])(?:{_W}(?:of{_W})?)?(?P<y>{_YEAR})(?!\w)", _quarter),
    (rf"{_EARLY}?\b{_SEASON}(?:{_W}of)?,?{_W}(?P<y>{_PLAIN})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?(?!\w)", _season),
    (
        rf"(?<![\w$€£#./+-])(?P<y1>{_PLAIN})(?:{_TO}|/)(?P<y2>{_PLAIN}|\d\d)(?![\w/]|[.,]\d|\s?%|[-–]\d)",
        _years,
    ),
    (rf"(?<=[Bb]etween\s)(?P<y1>{_PLAIN}){_W}and{_W}(?P<y2>{_PLAIN})(?![\w/]|[.,]\d|\s?%)", _years),
    (rf"\b(?:FY\s?|[Ff]iscal{_W}(?:[Yy]ear{_W})?)(?P<y>{_YEAR})(?!\w)", _fiscal),
)

FORMS: tuple[tuple[re.Pattern[str], Reading], ...] = tuple((re.compile(p), read) for p, read in _FORMS)
"""All forms but the bare year, in the order in which they claim their characters."""
