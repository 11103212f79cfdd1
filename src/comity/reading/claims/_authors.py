"""Who is cited: the authors of a citation matched with an entry of the list of references."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from comity.reading._references import Entry

_SPLIT = re.compile(r"\s*(?:,\s*(?:&|and)|;|,|&|\band\b)\s+")
_ET_AL = re.compile(r",?\s*\bet\s+al\.?,?", re.IGNORECASE)
_LETTERS = {"\u0259": "a", "\u0131": "i", "\u0142": "l", "\u00f8": "o", "\u00df": "ss", "\u00e6": "ae", "\u0111": "d"}
_VARIANTS = (
    (r"ij\b|iy\b|yy\b|i\b|y\b", ""), (r"x", "ks"), (r"yev", "ev"), (r"iev", "ev"), (r"gh", "g"), (r"kh", "h"),
    (r"dzh|dj", "j"),
    (r"zh", "j"), (r"ts|tz", "c"), (r"q", "g"), (r"k", "g"), (r"w", "v"), (r"ya|ia", "a"), (r"yu|iu|ju", "u"),
    (r"ck", "k"),
    (r"ou", "u"), (r"y", "i"), (r"ae|ay|ai", "a"), (r"(.)\1", r"\1"),
)  # fmt: skip
_SMALL = frozenset(("the", "of", "and", "for", "in", "on", "a", "an"))


@dataclass(frozen=True, slots=True)
class Match:
    """The entry that a citation means: its index, and whether names agree letter by letter or as a variant."""

    index: int
    exact: bool


def authors_of(words: str) -> list[str]:
    """The authors that a citation names, in order; an organisation is one."""
    bare = _ET_AL.sub("", words).strip(" ,")
    bare = re.sub(
        r"^(?:see(?:\s+also)?|cf\.|e\.g\.,?|(?:as\s+)?(?:quoted|cited)\s+in)\s+", "", bare, flags=re.IGNORECASE
    )
    if len(bare.split()) > 2 and not re.search(r"[,&;]", bare):
        return [bare] if not re.fullmatch(r"[\w'\u2019.-]+\s+and\s+[\w'\u2019.-]+", bare) else bare.split(" and ")
    parts = _SPLIT.split(bare)
    organisation = any(
        re.search(r"\b(?:of|for|the|Ministry|Bank|Office|Committee|Republic|Nations|Group)\b", p) for p in parts
    )
    return [bare] if organisation and "&" not in bare and ";" not in bare else [p for p in parts if p]


def matching(authors: Sequence[str], year: int | None, suffix: str, entries: Sequence[Entry]) -> Match | None:
    """The entry of the same year whose authors are these: by name, else by a spelling of the same name."""
    found = [(i, e) for i, e in enumerate(entries) if _same_year(e, year)]
    lettered = [(i, e) for i, e in found if e.suffix == suffix] if suffix else []
    for exact in (True, False):
        for index, entry in (*lettered, *found):
            if all(_wrote(author, entry, exact) for author in authors[:3]):
                return Match(index, exact)
    return None


def by_authors(authors: Sequence[str], entries: Sequence[Entry]) -> list[int]:
    """The entries of these authors, whatever their year."""
    return [i for i, e in enumerate(entries) if authors and _wrote(authors[0], e, False)]


def _same_year(entry: Entry, year: int | None) -> bool:
    if entry.year is not None and year is not None:
        return entry.year == year
    return year is None or entry.year == year or year in entry.years


def _wrote(author: str, entry: Entry, exact: bool) -> bool:
    """True where the author's words stand among the authors of the entry; initials are left aside."""
    form = _plain if exact else _spelt
    there = {form(w) for w in re.findall(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", entry.authors)}
    said = [
        w for w in re.findall(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", author) if len(w) > 1 and w.lower() not in _SMALL
    ]
    if exact:
        return all(form(w) in there for w in said)
    initials = {_plain(w)[:1] for w in re.findall(r"[^\W\d_]+", entry.authors)}
    return all(any(_near(form(w), t) for t in there) for w in said) or (
        len(said) == 1 and author.isupper() and len(author) > 2 and set(author.lower()) <= initials
    )


def _plain(word: str) -> str:
    """A name in lower case without marks on its letters."""
    mapped = "".join(_LETTERS.get(c, c) for c in word.casefold())
    return "".join(c for c in unicodedata.normalize("NFKD", mapped) if c.isalpha())


def _spelt(word: str) -> str:
    """A name in one spelling for the ways in which Cyrillic and Turkic names are written in Latin letters."""
    plain = _plain(word)
    for pattern, letters in _VARIANTS:
        plain = re.sub(pattern, letters, plain)
    return plain or _plain(word)


def _near(one: str, other: str) -> bool:
    """True for one name, or for two of six letters and more that differ by one letter."""
    if one == other:
        return True
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
