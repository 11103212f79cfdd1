"""Stretches whose digits are neither dates nor amounts: symbols of documents, pages, addresses, times, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"

CITATION = re.compile(
    rf"""\(\s*
    (?:(?:see|cf\.|e\.g\.,?|quoted\ in|cited\ in|as\ cited\ in)\s+)?
    [^\W\d_][^()\d]{{1,120}}?[,.]?\s
    (?:{_YEAR}|n\.\s?d\.)(?:\s*,\s*(?:{_YEAR}))*
    (?:\s*[,:]\s*(?:pp?\.|para?\.|ch\.|vol\.|chap\.)?\s*[\dIVXivx]+(?:\s*[-–]\s*\d+)?)?
    (?:\s*;[^()]{{1,300}}?)?
    \s*\)""",
    re.VERBOSE,
)
"""An author-year citation in brackets: (Smith, 2020), (Smith & Jones, 2020, p. 3; Doe, 2019)."""

FOOTNOTE = re.compile(r"(?<=[^\n(\[])(?:\[\d{1,3}\])+(?![:(])")

NARRATIVE = re.compile(
    rf"(?<=\w\s)\({_YEAR}(?:,\s*pp?\.\s*\d+(?:[-–]\d+)?)?\)"
    r"(?=\s(?:argue|note|state|write|wrote|claim|suggest|show|found|find|describe|explain|observe|point)\w*\b)"
)
"""The year of a narrative citation: Smith (2020) argues."""

_CITED_AUTHOR = re.compile(r"[,&;]|\bet al|^\(\s*(?:see|cf)|^\(\s*[\w.'’-]+\s+\d{4}")
_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?,?\s\d{4}"
)

_SYMBOL = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"”)\]]+                                  # addresses
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}
    | \b10\.\d{4,9}/\S+                                                 # DOI
    | \b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b                                  # ORCID
    | \b(?:ISSN|ISBN)\b[\s:]*[\dXx][\dXx-]+
    | (?<![\w/])[A-Z][A-Z0-9]{0,6}/(?:[A-Z0-9][\w.\-]*/?)*[\w\-]*\d(?:\s?\([IVX]+\))?   # A/RES/62/243
    | \b(?:ES|S|RES)-\d+/\d+\b
    | (?<![\w/.,])(?!(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d)\b)\d{1,4}/\d{1,4}(?![\w/]|[.,]\d)         # 62/243
    | (?<![\w.])\d+\+\d+\b                                              # 3+3
    | (?<![\w.])\d+(?:\.\d{1,2}){2,}(?![\w])                            # 2.1.3
    | (?<![\w:.])\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|hours\b|GMT\b|UTC\b|EST\b|EDT\b)
    | (?<![\w:.])\d{1,2}:\d{2}(?::\d{2})?\b
    | (?<![\w:.,])\d{1,2}\s?(?:[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)
    | (?<!\w)\+\d[\d ()-]{7,}\d
    | \b\d+\sU\.?S\.?C\.?\s(?:§+\s?)?\d+\w*
    | \b(?:[Rr]esolutions?|[Dd]ecrees?|[Dd]irectives?|[Rr]egulations?|[Aa]rticles?|[Aa]rts?\.|[Pp]aragraphs?|
        [Pp]aras?\.|[Pp]ages?|[Pp]{1,2}\.|[Cc]hapters?|[Cc]h\.|[Ss]ections?|[Aa]nnex(?:es)?|[Tt]ables?|[Ff]ig(?:ure|ures|\.)|
        [Vv]ol(?:ume|s|\.)?|[Ii]ssue|[Pp]rotocols?|[Nn]os?\.|№|Nr\.?|[Pp]hase|Executive\ Order|Public\ Law|Route|
        Highway|[Ff]lights?|Group\ of|Agenda|Vision|Horizon|Expo|Chapter|Title|UNSCR|UNGAR)\s{1,2}
      (?:(?:[Nn]os?\.?|№|\#)\s?)?\d[\d.]*\d*(?:[-–/]\d+)*(?:\s?\([IVXLC]+\))?
      (?:(?:,\s|,?\sand\s|\sor\s|\sto\s|,\s?and\s)\d{1,4}(?:[-–/]\d+)*
        (?![\w%]|[.,]\d|\s(?:states|countries|members|votes|people|million|billion|per|of)\b))*
    | \b(?:[A-Z][a-z]+-|[A-Z]+-)\d+(?![\d,]*\d*\s?%)(?:[-–]\d+)?\b             # COVID-19, ES-11, Vision-2020
    | (?<=[A-Za-z])(?<!\bQ)(?<!\bFY)(?<!\$[A-Z])(?<!USD)(?<!EUR)\d+\b
    | (?<![\w-])(?:20[2-9]\d)\s(?=Agenda|Vision)
    """,
    re.VERBOSE,
)

_ANCHOR = re.compile(r"\d+|https?:|www\.|@")
_SPACE = re.compile(r"\s")


def find_citations(text: str) -> list[tuple[int, int]]:
    """Return the spans of in-text citations: ``(Author, year)`` and footnote marks ``[12]`` after a word."""
    found = ((m.span(), m.group()) for m in CITATION.finditer(text))
    spans = [span for span, words in found if _CITED_AUTHOR.search(words) and not _MONTH.search(words)]
    spans += [m.span() for m in NARRATIVE.finditer(text)]
    spans += [m.span() for m in FOOTNOTE.finditer(text)]
    return sorted(spans)


def windows(text: str, anchor: re.Pattern[str], before: int = 80, after: int = 120) -> Iterator[tuple[int, int]]:
    """Yield the stretches around an anchor's matches, merged, each cut at white space: where slower patterns look."""
    start = end = -1
    for m in anchor.finditer(text):
        if m.start() - before <= end:
            end = max(end, m.end() + after)
            continue
        if end >= 0:
            yield start, _word_end(text, end)
        start, end = max(0, m.start() - before), m.end() + after
    if end >= 0:
        yield start, _word_end(text, end)


def _word_end(text: str, at: int) -> int:
    space = _SPACE.search(text, at, at + 2000)
    return space.start() if space else min(len(text), at + 2000)


def find_symbols(text: str) -> list[tuple[int, int]]:
    """Return the spans of addresses, symbols of documents, page and article numbers, times of day and set names."""
    return [m.span() for a, b in windows(text, _ANCHOR) for m in _SYMBOL.finditer(text, a, b)]


def occupied(text: str) -> bytearray:
    """Return one byte per character, 1 where a citation or symbol stands."""
    return bytearray(_occupied(text))


@lru_cache(maxsize=2)
def _occupied(text: str) -> bytes:
    taken = bytearray(len(text))
    for start, end in (*find_symbols(text), *find_citations(text)):
        taken[start:end] = b"\x01" * (end - start)
    return bytes(taken)


def claim(taken: bytearray, start: int, end: int) -> bool:
    """Mark a span as used and return True, or False where part of it already is."""
    if taken.find(1, start, end) >= 0:
        return False
    taken[start:end] = b"\x01" * (end - start)
    return True
