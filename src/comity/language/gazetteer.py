"""Longest matches of known names in a text: a trie over words, aware of case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from comity.actors.longer import longer_names
from comity.core.errors import UnknownActor
from comity.language.organs import organ_names
from comity.language.words import words

if TYPE_CHECKING:
    from comity.actors import Candidate

T = TypeVar("T")

_WORD = re.compile(r"\w+|[^\w\s]")
_SMALL = words(
    """
    of the and for on in to de del la le du al el bin ibn da dos der den van von y i e
    """
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"\u2019": "'", "\u2018": "'"})


class Names(Protocol):
    """What the gazetteer and the readers ask of the registry of actors."""

    def surfaces(self) -> Mapping[str, tuple[Candidate, ...]]: ...

    def get(self, code: str) -> Any: ...

    def states(self) -> Iterable[Any]: ...


class Word(NamedTuple):
    """One word or mark of a text, with its folded form and its place."""

    text: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A known name at a place: the half-open stretch of the text and what the name stands for."""

    start: int
    end: int
    text: str
    value: T


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in lower case, without diacritics, with plain dashes and apostrophes."""
    plain = text.translate(_DASHES).casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def words_of(text: str) -> list[Word]:
    """The words and marks of a text in order."""
    return [Word(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


class Trie(Generic[T]):
    """Names by their folded words; finds the longest at every place from left to right."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        for name, value in names:
            node = self._root
            for word in words_of(name):
                node = node.setdefault(word.folded, {})
            if node is not self._root:
                node[""] = value

    def begins(self, word: Word) -> bool:
        """True where some name begins with a word."""
        return word.folded in self._root

    def longest(self, words: list[Word], first: int) -> Iterator[tuple[int, T]]:
        """(index after the last word, value) of every name that begins at a word, longest first."""
        node: dict[str, Any] = self._root
        found: list[tuple[int, T]] = []
        for index in range(first, len(words)):
            step = node.get(words[index].folded)
            if step is None:
                break
            node = step
            if "" in node:
                found.append((index + 1, node[""]))
        return reversed(found)


def matches(trie: Trie[T], text: str, words: list[Word], accepts: Any) -> list[Match[T]]:
    """Every longest name that ``accepts(words of the name, value)`` allows, from left to right without overlap."""
    found: list[Match[T]] = []
    index = 0
    while index < len(words):
        step = 1
        for after, value in trie.longest(words, index) if trie.begins(words[index]) else ():
            if accepts(words[index:after], value):
                start, end = words[index].start, words[after - 1].end
                found.append(Match(start, end, text[start:end], value))
                step = after - index
                break
        index += step
    return found


def looks_like_a_name(words: list[Word], candidates: tuple[Candidate, ...]) -> bool:
    """True when the case of the words fits a name: an acronym in capitals, other names with capital initials."""
    letters = [w for w in words if w.text[0].isalpha()]
    if not letters or not candidates:
        signs = not letters and any(w.text == "+" for w in words)
        return signs if candidates else bool(letters) and letters[0].text[0].isupper()
    forms = {c.form for c in candidates}
    together = "".join(w.text for w in letters)
    if forms <= {"acronym", "code"}:
        return together.isupper() or (len(together) > 3 and together[:2].isupper())
    if len(together) <= 3 and "acronym" in forms:
        return together.isupper()
    if not letters[0].text[0].isupper() and letters[0].folded != "the":
        return False
    capitals = sum(w.text[0].isupper() for w in letters)
    needed = sum(w.folded not in _SMALL for w in letters)
    last = next((w for w in reversed(letters) if w.folded not in _SMALL), letters[-1])
    return (
        capitals >= needed
        if forms == {"office"}
        else (2 * capitals >= needed and last.text[0].isupper()) or (len(letters) > 2 and capitals >= 1)
    )


_TRIES: dict[int, tuple[Names, Trie[tuple[Any, ...]]]] = {}


def actor_trie(registry: Names) -> Trie[tuple[Candidate, ...]]:
    """The trie of a registry's names, built once for each registry; bare codes are left out of prose."""
    known = _TRIES.get(id(registry))
    if known is None or known[0] is not registry:
        rows = ((name, tuple(c for c in found if c.form != "code")) for name, found in registry.surfaces().items())
        nobody = ((name, ()) for name in longer_names() if name not in registry.surfaces())
        organs = organ_names(registry, registry.surfaces())
        known = (registry, Trie(chain(nobody, ((name, found) for name, found in rows if found), organs)))
        _TRIES[id(registry)] = known
    return known[1]


def is_state(registry: Names, code: str) -> bool:
    """True for the code of a state in the registry."""
    try:
        return bool(registry.get(code).kind == "state")
    except UnknownActor:
        return False
