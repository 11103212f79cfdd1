"""Amounts in running text: digits and words with magnitude, currency and unit, and the readings of malformed ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from comity.language.dates import find_dates
from comity.language.hedges import is_approximate
from comity.language.model import DateMention, Quantity
from comity.language.number_forms import DIGITS, MAGNITUDES, NUMBER_WORDS, ORDINALS, WORDS, plain, readings, words_value
from comity.language.number_parts import Group, Part, grouped, lend_magnitude, link, totals, with_thousands
from comity.language.proportions import find_ordinals, find_shares
from comity.language.symbols import claim, occupied
from comity.language.units import SIGNS, counted, money_or_measure, rate

_SIGN = "|".join(
    rf"(?-i:\b{sign})" if sign.isalpha() else re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)
)
_SCALE = r"(?:thousand|million|billion|trillion|mln|bln|bn|mn|tn|hundred|dozen)s?\b"
_SHORT = {"m": Decimal(10**6), "k": Decimal(1000), "b": Decimal(10**9)}

_LEAD = re.compile(rf"(?P<sign>(?<![A-Za-z])(?:{_SIGN}))?\s?(?P<minus>(?<![\w)\]%.,–-])[-−])?$")
_NUMBER = re.compile(
    rf"(?:(?<![\w.,])(?P<digits>{DIGITS})(?!\d|st\b|nd\b|rd\b|th\b)"
    rf"|(?<![\w-])(?P<words>{WORDS})(?![\w’']|-{ORDINALS}\b|[\s-](?:halves|thirds|quarters|f(?:our|if)ths|tenths)\b))"
    rf"(?:(?:[\s-]{{0,2}}|[^\S\n]*\n[^\S\n]{{1,16}})(?P<scale>{_SCALE})|(?P<short>[mkb])\b)?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\d[\d.,]*|[A-Za-z]+")
_ENUMERATOR = re.compile(r"(?:^|[:;]\s|\n\s*)\(?$")
_COUNTS_ONE = re.compile(r"[\s-](?!(?:of|another|or|who|that|and|can|must|is|by|to|in|on|has|was|might)\b)[a-z]")
_NEXT = re.compile(r"\+?(?:[\s-]|[^\S\n]*\n[^\S\n]{1,16})([\w.²%-]+)(?:\s([\w.]+))?(?:\s([\w.]+))?|(%)")


def find_quantities(text: str, dates: Sequence[DateMention] | None = None) -> list[Quantity]:
    """Return the amounts of a text in order.

    ``text`` of each runs from the currency or first digit to the unit where the unit is a currency, a percent or a
    measure; a counted noun is named in ``unit`` and stays outside. Both ends of a range are amounts of their own,
    approximate. Years, dates, symbols of documents, pages and times are left out; pass ``dates`` where they were found
    already.
    """
    taken = occupied(text)
    for date in find_dates(text, None) if dates is None else dates:
        taken[date.start : date.end] = b"\x01" * (date.end - date.start)
    found = [*find_shares(text, taken), *_amounts(text, taken), *find_ordinals(text, taken)]
    return sorted(found, key=lambda q: q.start)


def _amounts(text: str, taken: bytearray) -> Iterator[Quantity]:
    groups = grouped(text, list(_parts(text, taken)))
    at = 0
    while at < len(groups):
        after = groups[at + 1] if at + 1 < len(groups) else None
        joined = link(text, groups[at], after) if after else None
        if after is None or joined is None:
            yield _finished(text, groups[at])
        elif joined != "score":
            yield from _pair(text, groups[at], after, joined == "range")
        at += 2 if joined else 1


def _parts(text: str, taken: bytearray) -> Iterator[Part]:
    end = 0
    for token in _TOKEN.finditer(text):
        at = token.start()
        if at < end or (not token.group()[0].isdigit() and token.group().lower() not in NUMBER_WORDS):
            continue
        m = _NUMBER.match(text, at)
        if m is None:
            continue
        sign, start = _lead(text, at) if m["digits"] else (None, at)
        if not _is_number(text, m, sign) or not claim(taken, start, m.end()):
            continue
        end = m.end()
        scale = MAGNITUDES[m["scale"].lower().removesuffix("s")] if m["scale"] else Decimal(1)
        if m["short"]:
            scale = _SHORT[m["short"].lower()]
        values = readings(m["digits"]) if m["digits"] else (words_value(m["words"]),)
        negative = text[at - 1 : at] in ("-", "−") and start < at
        yield Part(start, end, values, scale, sign, m["digits"], negative)


def _lead(text: str, at: int) -> tuple[str | None, int]:
    """The currency sign before a number, and where sign and minus begin."""
    m = _LEAD.search(text, max(0, at - 7), at)
    if not m or not (m["sign"] or m["minus"]):
        return None, at
    return m["sign"], m.start() if m["sign"] else m.start("minus")


def _is_number(text: str, m: re.Match[str], sign: str | None) -> bool:
    """False for the mark of a list ("1. A mission"), the pronoun "one", and "5m" without currency."""
    if m["short"] and not sign:
        return False
    if m["words"]:
        alone = m["words"].lower() in ("one", "zero") and not m["scale"]
        return not alone or bool(_COUNTS_ONE.match(text, m.end()))
    if sign or m["scale"] or text[m.end() : m.end() + 2] not in (". ", ") ", ".", ")"):
        return True
    return not _ENUMERATOR.search(text, max(0, m.start() - 8), m.start())


def _pair(text: str, low: Group, high: Group, approx: bool) -> Iterator[Quantity]:
    """Both ends of a range or change, each with the other's unit where it has none of its own."""
    lend_magnitude(low[0], high[0])
    first, last = _finished(text, low), _finished(text, high)
    shared = low[0].sign and not high[0].sign and last.unit not in (None, "percent")
    units = (first.unit or last.unit, first.unit if shared else last.unit or first.unit)
    for quantity, unit in zip((first, last), units, strict=True):
        yield replace(quantity, unit=unit, approx=quantity.approx or approx)


def _finished(text: str, group: Group) -> Quantity:
    start = group[0].start
    unit, end = _unit(text, group[0].sign, group[-1].end)
    values = totals(group)
    if group[0].negative:
        values = tuple(sorted(-v for v in values))
    if unit == "person" and len(values) == 1 and values[0] != int(values[0]):
        values = with_thousands(group[0], values)
    value, others = (float(values[0]), ()) if len(values) == 1 else (None, tuple(plain(v) for v in values))
    return Quantity(start, end, text[start:end], value, unit, is_approximate(text, start, end), others)


def _unit(text: str, sign: str | None, end: int) -> tuple[str | None, int]:
    """The unit of a number that ends at ``end``, and where its words end; a rate ("per day") is part of it."""
    if sign:
        unit, at = SIGNS[sign], end
    else:
        m = _NEXT.match(text, end)
        words = [w for w in m.groups() if w] if m else []
        first = [words[0].removeprefix("-").split("-")[0], *words[1:]] if words else words
        named = money_or_measure([w if w.lower() == "u.s." else w.rstrip(".,;") for w in first])
        if named is None:
            noun, noun_end = counted(text, end + (text[end : end + 1] == "+"))
            return (noun + rate(text, noun_end)[0] if noun else None), end
        unit, at = named[0], _after_words(text, end, named[1])
        if unit == "GBP" and text.startswith(" of ", at):
            unit = "pound"
    suffix, after = rate(text, at) if not unit.startswith("percent") else ("", at)
    return unit + suffix, after if suffix else at


def _after_words(text: str, end: int, count: int) -> int:
    m = re.compile(rf"\+?(?:\s{{0,18}}-?(?:[\w²]+(?:\.\w\.)?|%)){{{count}}}").match(text, end)
    return m.end() if m else end
