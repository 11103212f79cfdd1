"""The document's list of references: its entries by place, and who wrote what when in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.core.passage import Passage
from comity.language.model import Analysis, Mask

_HEADING = re.compile(
    r"[\W\d_]*(?:references?(?:\s(?:list|cited))?|bibliography|works\scited|literature(?:\scited)?"
    r"|(?:list\sof\s)?(?:sources|references)|notes\sand\sreferences|r[ée]f[ée]rences|referencias|bibliograf[íi]a)[\W_]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-\u2013\u2022*\u00b7]\s+|\[?\d{1,3}[.\])]\s+)?")
_YEAR = re.compile(r"(?<![\d/])((?:1[5-9]|20)\d\d)([a-z])?(?![\d/])")
_DATED = re.compile(r"\(\s*(?:(?P<year>(?:1[5-9]|20)\d\d)(?P<suffix>[a-z])?(?:,[^()]{1,40})?|n\.\s?d\.)\s*\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its place, the words before its year (its authors), the year with its letter, every year in it."""

    passage: Passage
    authors: str
    year: int | None
    suffix: str
    years: frozenset[int]


def entries(analysis: Analysis) -> tuple[Passage, ...]:
    """The entries of the list of references, by place; empty where the document has none."""
    return tuple(Passage(analysis.document, start, end, analysis.text[start:end]) for start, end in _spans(analysis))


def listed(analysis: Analysis) -> tuple[Entry, ...]:
    """The entries, read: who wrote them and when."""
    return tuple(_entry(passage) for passage in entries(analysis))


def _spans(analysis: Analysis) -> Iterator[tuple[int, int]]:
    inside = False
    for mask in analysis.masks:
        if mask.reason == "heading":
            inside = bool(_HEADING.fullmatch(mask.text))
        elif inside and mask.reason == "reference":
            yield from _entries_of(mask)


def _entries_of(mask: Mask) -> Iterator[tuple[int, int]]:
    """The entry of a block, or of each of its lines where every line is one; a line without letters is none."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", mask.text)]
    apart = len(lines) > 1 and all(_starts_entry(mask.text[a:b]) for a, b in lines)
    for start, end in lines if apart else [(0, len(mask.text))]:
        words = mask.text[start:end]
        lead = _BULLET.match(words)
        first = start + (lead.end() if lead else 0)
        last = start + len(words.rstrip())
        if re.search(r"[^\W\d_]{3}", mask.text[first:last]):
            yield mask.start + first, mask.start + last


def _starts_entry(line: str) -> bool:
    return bool(_YEAR.search(line)) and bool(re.match(r"\s*(?:[-\u2013\u2022*]\s+|\[?\d{1,3}[.\])]\s+)?[^\W\d_]", line))


def _entry(passage: Passage) -> Entry:
    dated = _DATED.search(passage.text)
    years = [(int(m[1]), m[2] or "", m.start()) for m in _YEAR.finditer(passage.text)]
    every = frozenset(y for y, _, _ in years)
    if dated:
        year = int(dated["year"]) if dated["year"] else None
        return Entry(passage, passage.text[: dated.start()], year, dated["suffix"] or "", every)
    year, suffix, at = years[0] if len(years) == 1 else (None, "", 120)
    return Entry(passage, passage.text[: min(at, 120)], year, suffix, every)
