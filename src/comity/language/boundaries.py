"""Where sentences begin in a cleaned paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOP = re.compile(r"(?P<mark>[.!?…])(?P<close>[\"”’'»)\]]*)\s+(?=[\"“‘'«(\[—–-]*\s?[^\W_a-zß-öø-ÿ])")
_BEFORE = re.compile(r"(?:^|[\s(\[\"“‘'«—–-])(\S*)$")
_ABBREVIATIONS_WORDS = """
    mr mrs ms messrs dr prof gen col lt maj capt cmdr adm sgt sen rep gov amb hon rev st no nos vol vols pp p para
    paras art arts fig ch ed eds vs cf e.g i.e viz al jan feb mar apr jun jul aug sept sep oct nov dec mt ft nr
    approx ca c dept univ op cit ibid ser pt pres sec min
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
_EITHER_WORDS = """
    u.s u.k u.n e.u u.s.a u.a.e p.r.c d.c a.m p.m etc inc ltd co corp jr sr bros ph.d m.d
"""
_EITHER = frozenset(_EITHER_WORDS.split())
_STARTERS_WORDS = """
    The A An In On At It He She They We I You This That These Those There But And However As For After Before During
    Since While When If Although Both Its His Her Their Our According By From With To Such Many Some Most Also
    Moreover Furthermore Meanwhile Today Later Then Thus What Who How Why No Not All Other Another Under Over
    Following Despite Because So
"""
_STARTERS = frozenset(_STARTERS_WORDS.split())
_NEXT = re.compile(r"[\"“‘'«(\[—–-]*\s?([\w’']+)")


def starts(text: str) -> list[int]:
    """Return the offsets at which sentences begin, the first always 0.

    A full stop ends no sentence after a title, an initial ("A. Elchibey"), an abbreviation ("No. 163") or the mark of a
    list ("1. A mission") and before a small letter; it does after an acronym ("the UN GA. 39 states").
    """
    return [0, *(m.end() for m in _STOP.finditer(text) if _ends(text, m))]


def _ends(text: str, m: re.Match[str]) -> bool:
    if m["mark"] != ".":
        return bool(m["close"]) is False or _next_word(text, m.end()) in _STARTERS or _capital_sentence(text, m.end())
    before = _BEFORE.search(text, max(0, m.start() - 40), m.start())
    word = before[1] if before else ""
    if m["close"] and not m["close"].strip("'’"):
        return True
    lower = word.lower()
    if lower in _ABBREVIATIONS and not (lower == "no" and not text[m.end() : m.end() + 1].isdigit()):
        return lower in ("al", "min", "sec", "ed") and _next_word(text, m.end()) in _STARTERS
    if lower in _EITHER or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return _next_word(text, m.end()) in _STARTERS
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _next_word(text, m.end()) in _STARTERS - {"A", "I"}
    if word.isdigit() and len(word) < 3:
        lead = text[max(0, m.start() - len(word) - 2) : m.start() - len(word)].strip()
        return lead not in ("", ":", ";", "(") if m.start() - len(word) > 0 else False
    return True


def _next_word(text: str, at: int) -> str:
    m = _NEXT.match(text, at)
    return m[1] if m else ""


def _capital_sentence(text: str, at: int) -> bool:
    return bool(re.match(r"[\"“‘'«(\[—–-]*\s?[A-Z]", text[at : at + 6]))


def pieces(text: str, limit: int = 3000) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences, longer ones cut at a space after ``limit`` characters."""
    begins = starts(text)
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        while end - start > limit:
            cut = text.rfind(" ", start + limit // 2, start + limit)
            cut = cut if cut > 0 else start + limit
            yield start, cut
            start = cut
        if end > start:
            yield start, end
