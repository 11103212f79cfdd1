"""Names as they are looked up: folded, without articles, possessives and the words that lead up to a country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_PLAIN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'")
)
_LETTERS = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_ARTICLE = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:\s?'s|(?<=s)')$", re.IGNORECASE)
_EDGES = ' \t\r\n.,;:!?"“”«»()[]'

ORDINARY_WORDS = frozenset({"male"})
"""Names that without their diacritics are English words (Malé): they are no surface form."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text casefolded, without diacritics, with plain dashes, apostrophes and single spaces."""
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN).casefold()).translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN).casefold()
    return " ".join(unicodedata.normalize("NFC", plain).split())


def bare(text: str) -> str:
    """The name without outer marks, leading article and possessive ending, its case kept."""
    plain = " ".join(text.translate(_PLAIN).split())
    trimmed = plain.strip(_EDGES)
    if plain.rstrip(" ,;:!?").endswith(".") and "." in trimmed:  # an abbreviation keeps its last stop: U.S.
        trimmed += "."
    trimmed = _ARTICLE.sub("", trimmed, count=1) if _ARTICLE.match(trimmed) else trimmed
    return _POSSESSIVE.sub("", trimmed).strip()


@lru_cache(maxsize=8192)
def is_acronym(form: str) -> bool:
    """Whether a form is written in capitals and so must be met in capitals: UN, U.S., OSCE, P5+1."""
    return len(form) <= 12 and " " not in form and form.isupper() and sum(map(str.isalpha, form)) <= 8


_MUHAMMAD = ("mohamed", "mohammed", "muhammad", "mohammad", "mohamad", "muhammed")
_MUHAMMAD_WORD = re.compile(rf"\b(?:{'|'.join(_MUHAMMAD)})\b")
_ARTICLES = re.compile(r"\b(al|el)([ -])(?=\w)")


def spellings(folded: str) -> Iterator[str]:
    """Other spellings of a name that English prose writes in many ways: Mohammed for Muhammad, el-Sisi for al Sisi."""
    for article in ("al-", "el-", "al ", "el "):
        spelt = _ARTICLES.sub(article, folded)
        if spelt != folded:
            yield spelt
    if _MUHAMMAD_WORD.search(folded):
        for name in _MUHAMMAD:
            spelt = _MUHAMMAD_WORD.sub(name, folded)
            if spelt != folded:
                yield spelt
