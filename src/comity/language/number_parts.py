"""Numbers that belong together: sums of descending magnitudes, the two ends of a range, a score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from comity.language.number_forms import comma_as_point

Link = Literal["range", "change", "score"]

_DASHED = re.compile(r"%?\s?[-‐‑–—]\s?")
_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,2}$")
_BETWEEN = re.compile(r"\bbetween\s(?:\w+\s)?$", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """One number as it stands, before neighbours are joined: its readings, magnitude, currency sign and digits."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    scale: Decimal
    sign: str | None
    digits: str | None
    negative: bool


Group = list[Part]


def grouped(text: str, parts: Sequence[Part]) -> list[Group]:
    """Join each part that adds a smaller magnitude to the one before: "$3 billion 952 million"."""
    groups: list[Group] = []
    for part in parts:
        if groups and _continues(text, groups[-1][-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _continues(text: str, last: Part, part: Part) -> bool:
    if part.sign or part.negative or last.scale < 1000 or part.scale >= last.scale:
        return False
    between = text[last.end : part.start]
    return between in (" ", ", ", " and ", "\n") and (part.scale > 1 or between == " ")


def link(text: str, group: Group, after: Group) -> Link | None:
    """Say how two numbers side by side belong together: range, change (from - to), score ("15-0"), or not at all."""
    first, last = group[0], after[0]
    between = text[group[-1].end : last.start]
    if len(between) > 6 or len(first.values) > 1 or len(last.values) > 1:
        return None
    lead = text[max(0, first.start - 24) : first.start]
    low, high = first.values[0], last.values[0]
    rising = low * first.scale < high * last.scale
    if _DASHED.fullmatch(between) and not last.negative:
        dash = between.strip() != "—" and first.digits
        return "range" if rising else "score" if dash else None
    if between == "% to " and not re.match(r"\s?(?:%|per\s?cent)", text[after[-1].end :]):
        return None
    if between in (" to ", "% to "):
        return "change" if _FROM.search(lead) else "range" if rising else None
    if between in (" and ", "% and "):
        return "range" if rising and _BETWEEN.search(lead) else None
    return "range" if between == " or " and rising else None


def lend_magnitude(low: Part, high: Part) -> None:
    """Give the first number of "15-20 million" the magnitude of the second."""
    if low.scale == 1 < high.scale and low.values[0] < 1000 and (not low.sign or not high.sign):
        low.scale = high.scale


def totals(group: Group) -> tuple[Decimal, ...]:
    """Return every total that the parts allow; each part after the first must stay below the magnitude before it.

    "83 million 642,630 thousand" has one total: only 642.630 thousand stays below a million.
    """
    sums = [v * group[0].scale for v in group[0].values]
    for last, part in pairwise(group):
        options = [v * part.scale for v in part.values]
        fitting = [v for v in options if v < last.scale]
        if not fitting and part.digits:
            pointed = comma_as_point(part.digits)
            fitting = [pointed * part.scale] if pointed is not None and pointed * part.scale < last.scale else []
        alone = [] if fitting else list(sums)
        sums = [total + v for total in sums for v in fitting or options] + alone
    return tuple(sorted(set(sums)))


def with_thousands(part: Part, values: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """The readings of "1.500 troops", where the point must divide thousands or the number is wrong."""
    pointed = bool(part.digits and re.fullmatch(r"\d{1,3}\.\d{3}", part.digits))
    return (*values, values[0] * 1000) if pointed and part.scale == 1 else values
