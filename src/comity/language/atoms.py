"""The atoms of a sentence's mentions: known actors, words for offices, and names of persons."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Span

from comity.language.actor_atoms import actor_atom
from comity.language.atom import Atom, Memory
from comity.language.gazetteer import Match, Names, actor_trie, looks_like_a_name, matches, words_of
from comity.language.person_atoms import people_in, remembered
from comity.language.roles import Role, is_role, role_trie


def atoms_of(parse: Span, registry: Names, day: date | None, memory: Memory) -> list[Atom]:
    """The atoms of a sentence in order, none overlapping another."""
    text = parse.text
    words = words_of(text)
    actors = [
        a
        for m in matches(actor_trie(registry), text, words, looks_like_a_name)
        if (a := actor_atom(m, parse, day)) is not None
    ]
    taken = [(a.start, a.end) for a in actors]
    roles = [_role(m) for m in matches(role_trie(), text, words, is_role) if not _clashes(m.start, m.end, taken)]
    taken += [(r.start, r.end) for r in roles]
    actors = [remembered(a, memory) for a in actors]
    people = list(people_in(parse, roles, actors, taken, memory))
    return sorted([*actors, *roles, *people], key=lambda a: a.start)


def _clashes(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < e and s < end for s, e in taken)


def _role(match: Match[Role]) -> Atom:
    role = match.value
    return Atom(
        "R",
        match.start,
        match.end,
        match.text,
        "office",
        sector=role.sector,
        role=match.text,
        kind=role.kind if role.personal else "office:" + role.kind,
    )
