"""Names that hold the name of an actor and are another's, or nobody's: the Indian Ocean, Papua New Guinea."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from comity.actors.actor import Actor, Candidate
from comity.actors.names import fold
from comity.actors.registry import registry
from comity.actors.tables import rows

_LASTING = frozenset(("state", "region", "body"))


@lru_cache(maxsize=1)
def longer_names() -> frozenset[str]:
    """The names of ``longer.csv``, folded: seas, islands, peoples and things that stand for no actor."""
    return frozenset(fold(row["name"]) for row in rows("longer.csv", required=("name", "what")))


@lru_cache(maxsize=1)
def containing() -> Mapping[str, tuple[str, ...]]:
    """A plain form of an actor -> the longer plain names in which it stands and that are not that actor's.

    The name of a body is no such name: a mission in Sudan names Sudan. Plain is in lower case, without marks, its words
    parted by single spaces.
    """
    known = {plain(text): _owners(found) for text, found in registry().surfaces().items()}
    lands = {name: owners for name, owners in known.items() if owners and not owners & _bodies()}
    names = lands | {plain(name): frozenset[str]() for name in longer_names()}
    found: dict[str, list[str]] = {}
    for name, owners in names.items():
        words = name.split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {name}
        for part in parts:
            if known.get(part) and not known[part] & owners:
                found.setdefault(part, []).append(name)
    return {form: tuple(sorted(inside, key=len, reverse=True)) for form, inside in found.items()}


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(actor.id for actor in registry().bodies())


def plain(text: str) -> str:
    """The text in lower case, marks as spaces, its words parted by single spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _owners(candidates: tuple[Candidate, ...]) -> frozenset[str]:
    """The actors for which a form stands, and the states within which they lie."""
    return frozenset(code for c in candidates if c.actor.kind in _LASTING for code in _with_state(c.actor))


def _with_state(actor: Actor) -> tuple[str, ...]:
    return (actor.id, *(actor.parent or "").split("|")) if actor.kind == "region" else (actor.id,)
