"""The value of a number as written: digits with their grouping, and words."""

from __future__ import annotations

import re
from decimal import Decimal

MAGNITUDES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    **dict.fromkeys(("million", "mln", "mn"), Decimal(10**6)),
    **dict.fromkeys(("billion", "bln", "bn"), Decimal(10**9)),
    **dict.fromkeys(("trillion", "tn"), Decimal(10**12)),
}
_CARDINAL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_ORDINAL_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth
"""
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENTH_WORDS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
_UNITS = {word: number for number, word in enumerate(_CARDINAL_WORDS.split())}
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), 1)}
_TENS = {word: 10 * number for number, word in enumerate(_TEN_WORDS.split(), 2)}
_TENTHS = {word: 10 * number for number, word in enumerate(_TENTH_WORDS.split(), 2)}

NUMBER_WORDS = frozenset((*_UNITS, *_TENS, "a", "an", "half"))
"""The words with which a number in words can begin."""

_SMALL = "|".join([*sorted(_UNITS, key=len, reverse=True)])
_TEN = "|".join(_TENS)
_BELOW_100 = rf"(?:(?:{_TEN})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|{_SMALL})"
_SCALES = r"(?:hundred|thousand|million|billion|trillion|dozen)"
WORDS = (
    rf"(?:half\sa\s(?:million|billion|trillion|dozen)|(?:an?|{_BELOW_100})\sand\sa\shalf\s(?:million|billion|trillion)"
    rf"|an?\squarter\sof\sa\s(?:million|billion)"
    rf"|(?:{_BELOW_100}|an?(?=\s{_SCALES}\b))(?:[\s-]{_SCALES}\b)*"
    rf"(?:,?\s(?:and\s)?{_BELOW_100}\b(?:[\s-]{_SCALES}\b)+)*(?:\sand\s{_BELOW_100}\b(?=\s)|(?<=hundred)\s{_BELOW_100}\b)?)"
)
"""Pattern of a number in words, without its ordinals."""

ORDINALS = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:st|nd|rd|th)|(?:(?:{_TEN})-)?(?:{'|'.join(_ORDINALS)})|{'|'.join(_TENTHS)})"
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
DIGITS = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,’']\d+)*"


def readings(digits: str) -> tuple[Decimal, ...]:
    """Return every value that the written digits can stand for, in order; one where they are well formed.

    ``3,952`` and ``3 952`` are 3952, ``3.952`` is a decimal; ``315,00`` can be 315 (decimal comma), 31500 (misplaced
    comma) or 315000 (lost digit); ``2.995,1`` can be 2.9951 or 2995.1.
    """
    if _GROUPED.fullmatch(digits):
        return (Decimal(digits.replace(",", "")),)
    if _PLAIN.fullmatch(digits):
        return (Decimal(digits),)
    if _SPACED.fullmatch(digits):
        return (Decimal(re.sub(r"[^\d.,]", "", digits).replace(",", ".")),)
    if _DOTTED.fullmatch(digits):
        return (Decimal(digits.replace(".", "").replace(",", ".")),)
    return _malformed(digits)


def _malformed(digits: str) -> tuple[Decimal, ...]:
    """At least two readings: every mark as the decimal one, the marks dropped, and a last group that lost its end."""
    marks = [m.start() for m in re.finditer(r"\D", digits)]
    mixed = {digits[i] for i in marks} >= {",", "."}
    found = set() if mixed and len(marks) == 2 else {Decimal(_bare(digits))}
    found |= {Decimal(f"{_bare(digits[:i])}.{_bare(digits[i:])}") for i in (marks[0], marks[-1])}
    last = digits[marks[-1] + 1 :]
    if digits[marks[-1]] == "," and len(last) < 3 and not mixed:
        found.add(Decimal(_bare(digits[: marks[-1]]) + last.ljust(3, "0")))
    return tuple(sorted(found))


def _bare(digits: str) -> str:
    return re.sub(r"\D", "", digits)


def comma_as_point(digits: str) -> Decimal | None:
    """The value of "642,630" read with a decimal comma, or None where it has no single comma."""
    return Decimal(digits.replace(",", ".")) if re.fullmatch(r"\d{1,3},\d{3}", digits) else None


def words_value(words: str) -> Decimal:
    """Return the value of a number in words: "thirty-nine", "two hundred and six", "half a million", "two dozen"."""
    parts = re.split(r"[\s,-]+", words.lower())
    if "half" in parts or "quarter" in parts:
        return _with_fraction(parts)
    total, run = Decimal(0), Decimal(0)
    for part in parts:
        if part in MAGNITUDES:
            scale = MAGNITUDES[part]
            run = (run or Decimal(1)) * scale
            if scale >= 1000:
                total, run = total + run, Decimal(0)
        elif part in _UNITS or part in _TENS:
            run += _UNITS.get(part, 0) + _TENS.get(part, 0)
    return total + run


def _with_fraction(parts: list[str]) -> Decimal:
    scale = MAGNITUDES[parts[-1]]
    if "quarter" in parts:
        return scale / 4
    if parts[0] == "half":
        return scale / 2
    whole = words_value(" ".join(parts[: parts.index("and")])) if parts[0] not in ("a", "an") else Decimal(1)
    return (whole + Decimal("0.5")) * scale


def ordinal_value(words: str) -> int:
    """Return the rank that an ordinal names: "62nd", "third", "twenty-first"."""
    lower = words.lower()
    if lower[0].isdigit():
        return int(re.sub(r"\D", "", lower))
    ten, _, unit = lower.rpartition("-")
    return _TENTHS.get(unit, 0) + _ORDINALS.get(unit, 0) + (_TENS[ten] if ten else 0)


def plain(value: Decimal) -> str:
    """A value as plain decimal text: no exponent, no trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
