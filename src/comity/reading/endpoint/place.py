"""Where in a document the words stand that a model gives as its evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from comity.language.model import Analysis, Mention, Quantity, Sentence

_SHORTEST = 12
_MOST_SENTENCES = 4
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Place:
    """Whole sentences of a document, with what stands in them."""

    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    dates: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """Every actor that the sentences name, the states behind people and offices among them."""
        own = {code for m in self.mentions for code in m.codes}
        return frozenset(own | {m.country for m in self.mentions if m.country})


def place_of(words: str, analysis: Analysis, within: tuple[int, int]) -> Place | None:
    """The whole sentences around the words, which must stand there but for white space; None where they do not."""
    parts = _WORD.findall(words)
    if len(words.strip()) < _SHORTEST or not parts:
        return None
    found = re.compile(r"\s+".join(map(re.escape, parts))).search(analysis.text, *within)
    if found is None:
        return None
    around = _around(analysis.sentences, *found.span())
    if not 0 < len(around) <= _MOST_SENTENCES:
        return None
    start, end = around[0].start, around[-1].end
    mentions = tuple(m for m in analysis.mentions if start <= m.start and m.end <= end)
    quantities = tuple(q for q in analysis.quantities if start <= q.start and q.end <= end)
    dates = (d.edtf for d in analysis.dates if d.edtf and start <= d.start and d.end <= end)
    points = frozenset(point for edtf in dates for point in edtf.split("/"))
    return Place(start, end, analysis.text[start:end], mentions, quantities, points)


def _around(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    first = max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)
    return [s for s in sentences[first : first + _MOST_SENTENCES + 2] if s.start < end and s.end > start]
