"""Dates in running text: own grammar, EDTF values, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.core.dates import period
from comity.core.errors import DateError
from comity.language.date_forms import FORMS, MONTHS, SKIP, checked, month_number
from comity.language.date_relative import find_relative
from comity.language.model import DateMention
from comity.language.symbols import claim, occupied, windows
from comity.language.units import is_counted

_DIGITS = re.compile(r"\d+")
_FOUR = re.compile(r"\d{4}")
_YEAR = re.compile(
    r"(?:(?:[Tt]he\s)?(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd|[Bb]eginning|[Mm]iddle)(?:[\s-]of)?[\s-])?"
    r"(?<![\w$€£¥#/.,+%–-])(?P<y>(?:1[5-9]|20)\d\d)(?![\w/%]|[.,:+]\d|\s?%|[-–]\w)"
)
_MONTH = re.compile(
    rf"(?<=\b)(?:(?:[Tt]he\s)?(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd|[Bb]eginning)[\s-](?:of\s)?)?"
    rf"\b({'|'.join(m.capitalize() for m in MONTHS)})\b(?!\s?\d)"
)
_BEFORE_MONTH = re.compile(r"\b(?:in|by|since|until|till|during|of|from|to|through|between|and|before|after|or)\s$")
_BEFORE = re.compile(r"(\w+|[^\w\s])[^\S\n]*\n?[^\S\n]*$")
_AFTER = re.compile(r"\s{1,2}([\w.]+)(?:\s([\w.]+))?")
_PLAINLY_YEAR_WORDS = """
    in since by until during year before after spring summer autumn fall winter
"""
_PLAINLY_YEAR = frozenset(_PLAINLY_YEAR_WORDS.split())
_PLAINLY_AMOUNT_WORDS = """
    over nearly some approximately than least almost roughly most exceeding usd eur gbp azn rub another estimated
"""
_PLAINLY_AMOUNT = frozenset(_PLAINLY_AMOUNT_WORDS.split())
_CIRCA = re.compile(r"\b(?:[Cc]irca|[Cc]a?\.|[Aa]bout|[Aa]round)\s$")
_YEAR_OF = re.compile(r"\b(?:in|since|from|by|until|[Cc]irca|[Cc]a?\.)\s(?:about\s|around\s)?$")
_LISTED = re.compile(
    r"(?P<day>\b(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)(?:,\s|\sand\s|,\sand\s|\s&\s)$|"
    rf"(?P<month>\b(?:{'|'.join(m.capitalize() for m in MONTHS)}))(?:,\s|\sand\s|\sor\s|,\sand\s)$"
)


def find_dates(text: str, published: str | None) -> list[DateMention]:
    """Return the dates of a text in order, none overlapping another.

    ``edtf`` is None where the text does not say enough: no year, two readings ("02/11/2020"), or words that point to
    another date of the text ("the same year", marked relative). Dates relative to the day of writing have a value only
    where ``published`` (EDTF) is given. Citations, symbols of documents, pages and times of day are no dates.
    """
    taken = occupied(text)
    found = list(_absolute(text, taken))
    relative = sorted(find_relative(text, _known(published)), key=lambda f: (f[0], -f[1]))
    for start, end, edtf in relative:
        if claim(taken, start, end):
            found.append(DateMention(start, end, text[start:end], edtf, True))
    found += _years(text, taken)
    found += [e for m in list(found) for e in _earlier_in_list(text, m, taken)]
    found += _bare_months(text, taken)
    return sorted(found, key=lambda m: m.start)


def in_year(mention: DateMention, year: int) -> str | None:
    """Return the EDTF of a date without year, read in the given year; None where the words hold no day or month."""
    if mention.relative:
        return None
    words = re.sub(r"^(?:[Tt]he )?(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd|[Bb]eginning)[ -](?:of )?", "", mention.text)
    found = find_dates(f"{words} {year}", None)
    return found[0].edtf if len(found) == 1 and found[0].end == len(words) + 5 else None


def _known(published: str | None) -> str | None:
    try:
        return period(published).text if published else None
    except DateError:
        return None


def _absolute(text: str, taken: bytearray) -> Iterator[DateMention]:
    for start, end in windows(text, _DIGITS, 80, 80):
        for form, read in FORMS:
            for m in form.finditer(text, start, end):
                edtf = read(m)
                if edtf != SKIP and claim(taken, *m.span()):
                    yield DateMention(*m.span(), m.group(), edtf)


def _years(text: str, taken: bytearray) -> Iterator[DateMention]:
    for start, end in windows(text, _FOUR, 24, 8):
        for m in _YEAR.finditer(text, start, end):
            edtf = _year_here(text, m)
            if edtf and claim(taken, *m.span()):
                yield DateMention(*m.span(), m.group(), edtf)


def _year_here(text: str, m: re.Match[str]) -> str | None:
    """The year, approximate where the text says so, or None where the four digits count something."""
    lead = text[max(0, m.start("y") - 30) : m.start("y")]
    before = _BEFORE.search(lead)
    word = before.group(1).lower() if before else ""
    after = _AFTER.match(text, m.end())
    following = [w.rstrip(".") for w in after.groups() if w and w.strip(".")] if after else []
    if word in _PLAINLY_AMOUNT:
        return None
    if word not in _PLAINLY_YEAR and following and is_counted(following):
        return None
    if _CIRCA.search(lead):
        return f"{m['y']}~" if _YEAR_OF.search(lead) else None
    return m["y"]


def _bare_months(text: str, taken: bytearray) -> Iterator[DateMention]:
    for m in _MONTH.finditer(text):
        said = m.start() != m.start(1) or _BEFORE_MONTH.search(text, max(0, m.start() - 10), m.start())
        if said and claim(taken, *m.span()):
            yield DateMention(m.start(), m.end(), m.group(), None)


def _earlier_in_list(text: str, mention: DateMention, taken: bytearray) -> Iterator[DateMention]:
    """The "4" of "4 and 7 April 1992" and the "March" of "March and May 1993"."""
    parts = (mention.edtf or "").split("-")
    if mention.relative or "/" in parts[0] or len(parts) not in (2, 3):
        return
    m = _LISTED.search(text, max(0, mention.start - 20), mention.start)
    while m:
        name = "day" if m["day"] else "month"
        edtf = _in_list(name, m[name], parts, mention.text)
        if edtf is None or not claim(taken, *m.span(name)):
            return
        yield DateMention(*m.span(name), m[name], edtf)
        m = _LISTED.search(text, max(0, m.start() - 20), m.start())


def _in_list(name: str, words: str, parts: list[str], last: str) -> str | None:
    if name == "month":
        return f"{parts[0]}-{month_number(words):02d}" if len(parts) == 2 else None
    if len(parts) != 3 or not last[:1].isdigit():
        return None
    day = int(re.sub(r"\D", "", words))
    return checked(f"{parts[0]}-{parts[1]}-{day:02d}") if day < int(parts[2]) else None
