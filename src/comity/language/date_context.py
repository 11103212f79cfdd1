"""Dates that lean on a neighbour: "on 18 September" after "on 1 June 1992", "in the same year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.core.dates import period
from comity.core.errors import DateError
from comity.language.dates import in_year
from comity.language.model import DateMention, Sentence

_SAME = re.compile(
    r"\b(?:(?:the\s(?:very\s)?same|that)|(the\s(?:following|next))|(the\s(?:previous|preceding)))\syear$", re.IGNORECASE
)
_BACK = 2


def completed(dates: Sequence[DateMention], sentences: Sequence[Sentence]) -> tuple[DateMention, ...]:
    """The dates, those without year read in the year of the nearest full date before them.

    That date stands in the same sentence, or in one of the two before it in the paragraph; then the date read must not
    lie before it, else the year stays unknown. A date after it in the same sentence serves where none stands before.
    """
    found: list[DateMention] = []
    told: list[tuple[int, int, str]] = []
    index = 0
    for number, sentence in enumerate(sentences):
        while index < len(dates) and dates[index].start < sentence.start:
            found.append(dates[index])
            index += 1
        first = index
        while index < len(dates) and dates[index].start < sentence.end:
            index += 1
        inside = dates[first:index]
        later = next((d.edtf for d in inside if d.edtf), None)
        told = [t for t in told if number - t[0] <= _BACK]
        near = [e for n, p, e in told if p == sentence.paragraph and number - n <= _BACK]
        for mention in inside:
            own = [e for n, _, e in told if n == number]
            mention = _read(mention, own[-1] if own else None, near[-1] if near else None, later)
            found.append(mention)
            if mention.edtf:
                told.append((number, sentence.paragraph, mention.edtf))
    return (*found, *dates[index:])


def _read(mention: DateMention, own: str | None, before: str | None, later: str | None) -> DateMention:
    if mention.edtf:
        return mention
    same = _SAME.search(mention.text)
    if same:
        year = _year(own or before)
        step = 1 if same[1] else -1 if same[2] else 0
        return replace(mention, edtf=f"{year + step:04d}") if year else mention
    if own or (later and not before):
        year = _year(own or later)
        return replace(mention, edtf=in_year(mention, year)) if year else mention
    year = _year(before)
    read = in_year(mention, year) if year else None
    return replace(mention, edtf=read) if read and before and not _earlier(read, before) else mention


def _year(edtf: str | None) -> int | None:
    try:
        return period(edtf).year if edtf else None
    except DateError:
        return None


def _earlier(first: str, second: str) -> bool:
    """True when the first date ends before the second begins."""
    end, begin = period(first).last, period(second).first
    return end is not None and begin is not None and end < begin
