"""Offices and organs of a state in prose: the Russian Foreign Ministry, Georgia's President, President Aliyev."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from comity.actors.actor import Candidate
from comity.actors.lexicon import STATE_SECTORS, lexicon
from comity.actors.names import bare, fold

Lookup = Callable[[str], tuple[Candidate, ...]]

_OWNERS = frozenset({"name", "acronym", "demonym", "capital", "code"})
_RULERS = frozenset({"king", "queen", "emir", "sultan", "emperor", "empress", "pope", "tsar", "shah"})
"""Titles that only those bear who hold them: King Abdullah is no prime minister of that name."""
_PREFIXES = frozenset(
    {
        "former",
        "ex",
        "acting",
        "outgoing",
        "incoming",
        "then",
        "late",
        "newly",
        "elected",
        "new",
        "current",
        "incumbent",
        "senior",
        "top",
        "first",
        "deputy",
        "interim",
    }
)


def titled(name: str, lookup: Lookup) -> tuple[Candidate, ...]:
    """The candidates of a title with its state or body, its holder or both; empty where the words are none such."""
    holder, comma, office = name.partition(", ")
    if comma:
        return _apposed(holder, office, lookup)
    words = name.split()
    if not 2 <= len(words) <= 12:
        return ()
    for cut in range(1, len(words)):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        found = _owned(left, right, lookup) or _of(left, right, lookup)
        if found:
            return found
    return _held(words, lookup, None)


def _owned(left: str, right: str, lookup: Lookup) -> tuple[Candidate, ...]:
    """A country before its title: Armenian Prime Minister, with or without the holder's name."""
    owners = _owners(left, lookup)
    if not owners:
        return ()
    title = _title(right)
    if title:
        return tuple(_office(owner, title, right) for owner in owners)
    return _held(right.split(), lookup, owners)


def _of(left: str, right: str, lookup: Lookup) -> tuple[Candidate, ...]:
    """A title before its country, with or without the holder's name: Foreign Ministry of the Russian Federation."""
    head, _, of = left.rpartition(" ")
    title = _title(head) if of.lower() == "of" and head else None
    if not title:
        return ()
    owners = _owners(right, lookup)
    if owners:
        return tuple(_office(owner, title, head) for owner in owners)
    words = right.split()
    for cut in range(1, len(words)):
        codes = {owner.actor.id for owner in _owners(" ".join(words[:cut]), lookup)}
        people = tuple(c for c in lookup(" ".join(words[cut:])) if c.form == "person" and _serves(c, codes))
        if people:
            return people
    return ()


def _apposed(holder: str, office: str, lookup: Lookup) -> tuple[Candidate, ...]:
    """A name with its office after a comma: the people of that name and state, either way round."""
    for name, title in ((holder, office), (office, holder)):
        people = [c for c in lookup(bare(name)) if c.form == "person"]
        codes = {o.actor.id for o in titled(bare(title), lookup)} if people and ", " not in title else set()
        if codes:
            return tuple(c for c in people if _serves(c, codes))
    return ()


def _held(words: list[str], lookup: Lookup, owners: tuple[Candidate, ...] | None) -> tuple[Candidate, ...]:
    """A title before a name: the people whom the name can mean, of the country where one is given."""
    for cut in range(len(words) - 1, 0, -1):
        if not _title(" ".join(words[:cut])):
            continue
        title = fold(words[cut - 1])
        people = (c for c in lookup(" ".join(words[cut:])) if c.form == "person")
        if title in _RULERS:
            people = (c for c in people if title in fold(c.why))
        codes = {o.actor.id for o in owners} if owners is not None else None
        return tuple(c for c in people if codes is None or _serves(c, codes))
    return ()


def _title(text: str) -> str | None:
    """The sector of an office of state, None for other words."""
    words = fold(text).split()
    while len(words) > 1 and words[0] in _PREFIXES and lexicon().sector(" ".join(words)) is None:
        words = words[1:]
    sector = lexicon().sector(" ".join(words))
    return sector if sector in STATE_SECTORS or sector == "IGO" else None


def _owners(text: str, lookup: Lookup) -> tuple[Candidate, ...]:
    found = lookup(bare(text))
    return tuple(c for c in found if c.form in _OWNERS and c.actor.kind in ("state", "body"))


def _serves(person: Candidate, employers: Container[str]) -> bool:
    return (person.country or person.actor.parent) in employers


def _office(owner: Candidate, sector: str, title: str) -> Candidate:
    return replace(owner, form="office", sector=sector, why=f"{title} of {owner.actor.name}", role=fold(title))
