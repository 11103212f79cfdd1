"""The text of a paragraph as it is parsed: lines joined, citations and markup left out, every character traced back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.language.blocks import Span

_MARKUP = re.compile(
    r"(?P<bullet>\A\s*(?:[-–—•*·▪◦]\s+|#{1,6}\s+|>\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=[A-Z\d“\"])))"
    r"|(?P<emphasis>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|`+)"
    r"|(?P<link>\[(?=[^\]\n]{1,200}\]\())|(?P<target>\]\([^)\s]{1,500}\))"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!|'\"<>$~]))"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,80}>)"
    r"|(?P<hyphen>\u00ad)|(?P<zero>[\u200b\u200c\u200d\ufeff])"
)
_BROKEN_WORD = re.compile(r"[a-z]-$|\u00ad$")
_SPACE = re.compile(r"\s+")


def clean(text: str, lines: Sequence[Span], masked: Sequence[Span]) -> tuple[str, tuple[int, ...]]:
    """Return the cleaned text and, for each of its characters, its offset in the document."""
    keep = _kept(text, lines, masked)
    characters: list[str] = []
    offsets: list[int] = []
    for start, end in keep:
        at = start
        for m in _SPACE.finditer(text, start, end):
            characters.append(text[at : m.start()])
            offsets.extend(range(at, m.start()))
            if offsets and characters and not _ends_in_space(characters):
                characters.append(" ")
                offsets.append(m.start())
            at = m.end()
        characters.append(text[at:end])
        offsets.extend(range(at, end))
    joined = "".join(characters)
    trimmed = joined.rstrip()
    return trimmed, tuple(offsets[: len(trimmed)])


def _ends_in_space(characters: list[str]) -> bool:
    for piece in reversed(characters):
        if piece:
            return piece[-1] == " "
    return True


def _kept(text: str, lines: Sequence[Span], masked: Sequence[Span]) -> list[Span]:
    """Spans of the lines without markup and masked stretches; the break between two lines stays as one blank."""
    masked = [_with_space(text, *span) for span in masked]
    kept: list[Span] = []
    for number, (start, end) in enumerate(lines):
        marks = [m for m in _MARKUP.finditer(text[start:end]) if number == 0 or not m["bullet"]]
        cuts = [*masked, *((start + m.start(), start + m.end()) for m in marks)]
        kept += _without(start, end, sorted(cuts))
        if number + 1 < len(lines) and not _BROKEN_WORD.search(text, max(start, end - 2), end):
            kept.append((end, end + 1))
    return kept


def _with_space(text: str, start: int, end: int) -> Span:
    """A masked stretch with the space before it, where a mark of punctuation follows."""
    if text[end : end + 1].isalnum():
        return start, end
    while start and text[start - 1] in " \n\u00a0" and text[end : end + 1] not in ("(", "\u2014", "\u2013"):
        start -= 1
    return start, end


def _without(start: int, end: int, cuts: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    at = start
    for a, b in cuts:
        if b <= at or a >= end:
            continue
        if a > at:
            kept.append((at, a))
        at = max(at, b)
    if at < end:
        kept.append((at, end))
    return kept
