"""Shares and ranks: "two-thirds of", "one in five", "every tenth", "elevenfold", "third-largest", "62nd session"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from comity.language.hedges import is_approximate
from comity.language.model import Quantity
from comity.language.number_forms import ORDINALS, WORDS, ordinal_value, words_value
from comity.language.symbols import claim, windows
from comity.language.units import STOP, singular

_FRACTION = re.compile(
    r"\b(?:(?P<n>a|one|two|three|four|five)[\s-]"
    r"(?P<d>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)|(?P<half>half))"
    r"(?=\s(?:of|the|its|their|all|majority)\b)",
    re.IGNORECASE,
)
_WHICH_HALF = re.compile(r"\b(?:first|second|latter|other|last)\s$", re.IGNORECASE)
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_ONE_IN = re.compile(
    r"\b(?:one|1)\s(?:in|out\sof)(?:\severy)?\s(?P<of>two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,6})\b",
    re.IGNORECASE,
)
_EVERY = re.compile(rf"\bevery\s(?P<word>{ORDINALS})\b(?!\s(?:day|week|month|year|time))", re.IGNORECASE)
_TIMES = re.compile(r"fold\b")
_FOLD = re.compile(rf"(?<![\w.,])(?P<n>\d+(?:\.\d+)?|{WORDS})[\s-]?fold$", re.IGNORECASE)
_ORDINAL = re.compile(rf"(?<![\w.,/-])(?P<word>{ORDINALS})\b", re.IGNORECASE)
_ORDINAL_END = re.compile(r"(?:\d(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[a-z]{3}th)\b")
_RANK = re.compile(
    r"[\s-](?:most|largest|biggest|highest|smallest|lowest|leading|poorest|richest|greatest|oldest|longest|place)\b|-ranked"
)
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|placed|came|in)\s(?:the\s)?$", re.IGNORECASE)
_LOWER = re.compile(r"\s([a-z][a-z-]+)\b")


def find_shares(text: str, taken: bytearray) -> Iterator[Quantity]:
    """Yield fractions and "one in five" as percent, n-fold as times."""
    for m in _FRACTION.finditer(text):
        if not _WHICH_HALF.search(text, max(0, m.start() - 10), m.start()):
            part = _PARTS[(m["d"] or "half").lower().rstrip("s")]
            value = Decimal(100 * _COUNTS[(m["n"] or "a").lower()]) / part
            yield from _claimed(text, taken, m, value, "percent")
    for m in _ONE_IN.finditer(text):
        whole = int(m["of"]) if m["of"].isdecimal() else int(words_value(m["of"]))
        if whole > 1:
            yield from _claimed(text, taken, m, Decimal(100) / whole, "percent")
    for m in _EVERY.finditer(text):
        if ordinal_value(m["word"]) > 1:
            yield from _claimed(text, taken, m, Decimal(100) / ordinal_value(m["word"]), "percent")
    for end in (m.end() for m in _TIMES.finditer(text)):
        if found := _FOLD.search(text, max(0, end - 40), end):
            value = Decimal(found["n"]) if found["n"][0].isdecimal() else words_value(found["n"])
            yield from _claimed(text, taken, found, value, "times")


def _claimed(text: str, taken: bytearray, m: re.Match[str], value: Decimal, unit: str) -> Iterator[Quantity]:
    if claim(taken, *m.span()):
        yield Quantity(*m.span(), m.group(), float(round(value, 6)), unit, is_approximate(text, *m.span()))


def find_ordinals(text: str, taken: bytearray) -> Iterator[Quantity]:
    """Yield ordinals with the unit ``rank`` where they rank something, else the noun that they number."""
    found = (m for a, b in windows(text, _ORDINAL_END, 16, 0) for m in _ORDINAL.finditer(text, a, b))
    for m in found:
        if m["word"].lower() in ("first", "second") and text[m.end() : m.end() + 1] in (",", ".", ":", ";", ""):
            continue
        if claim(taken, *m.span()):
            noun = _numbered(text, m.end())
            ranked = _RANK.match(text, m.end()) or (
                not noun and _RANKED.search(text, max(0, m.start() - 14), m.start())
            )
            unit = "rank" if ranked else noun
            yield Quantity(*m.span(), m["word"], float(ordinal_value(m["word"])), unit, ordinal=True)


def _numbered(text: str, end: int) -> str | None:
    """The noun after an ordinal where it is in lower case: "62nd plenary session" counts sessions."""
    noun, at = None, end
    for _ in range(3):
        m = _LOWER.match(text, at)
        if not m or m[1] in STOP or m[1].endswith("ed"):
            break
        noun, at = singular(m[1]), m.end()
    return noun
