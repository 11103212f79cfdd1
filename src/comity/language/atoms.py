"""The atoms of a sentence's mentions: known actors, words for offices, and names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from spacy.tokens import Span

from comity.language.gazetteer import Match, Names, actor_trie, fold, looks_like_a_name, matches, words_of
from comity.language.model import Form
from comity.language.roles import Role, is_role, role_trie
from comity.language.words import words

if TYPE_CHECKING:
    from comity.actors import Candidate

_PLACE = words(
    """
    in at near around outside inside to into from towards toward via through across
    """
)
_INSTITUTIONS = re.compile(
    r"\s+(?:(?:(?:[A-Z][\w'’-]*|of|and|the|&)\s+){0,4})?"
    r"(?:Universit(?:y|ies)|Institute|Academy|College|School|Theat(?:re|er)|Museum|Times|Post|Tribune|Herald|Airlines|Airways"
    r"|Airport|Street|Avenue|Club|FC|Declaration|Summit|Protocol|Agreement|Treaty|Convention|Accords?|Charter|Olympics"
    r"|Sea|Ocean|River|Mountains?|Straits?|Peninsula|Canal|Desert|Basin|Cup|Rail|Boulevard|Hotel|Marathon|Stock)\b"
)
_UNIONS = re.compile(r"\s+(?:[A-Z][\w'\u2019-]*\s+){0,3}(?:Union|Bank|Community|Commission)\b")
_SIGNS = frozenset(("$", "\u20ac", "\u00a3"))
_PART = re.compile(r"\b(?:Central|South|Latin|North|Native|African|Meso|Ibero|Pan|Inter|West|East)[\s-]+$")
_BEFORE = re.compile(r"\b(?:New|Gulf of|Sea of|Bay of|Bank of|University of|Strait of)\s+$")
_APART = re.compile(r"\b(?:[Aa]nti|[Pp]ro|[Nn]on)-$")
_TITLE = re.compile(
    r"\b(?:[Pp]resident|[Mm]inister|[Pp]remier|[Cc]hancellor|[Ll]eader|[Kk]ing|[Qq]ueen|[Ff]ormer|[Ss]ecretary|[Mm]r|[Mm]rs|[Mm]s|[Dd]r"
    r"|[Gg]eneral|[Cc]olonel|[Ss]ir|[Ss]heikh|[Ee]mir|[Pp]rince|[Gg]overnment|[Aa]dministration|[Ee]nvoy|[Aa]mbassador)\b"
)
_LONGER = re.compile(r"\s[A-Z][a-z]{2,}(?!\w*\s+(?:government|administration))\b(?<!\sAdministration)(?<!\sGovernment)")
_COMMON = words(
    """
    may major brown grant long rice king young moon ford hope love black green white wood stone day summer bay
    ray hall park
    """
)
_NAME = re.compile(
    r"(?:[A-Z]\.\s?){0,3}[A-Z\u00c0-\u017e][\w'’.-]*(?:\s+(?:(?:bin|ibn|al|el|de|da|dos|del|van|von|der|den|la|le|ben)\s+)*"
    r"[A-Z\u00c0-\u017e][\w'’-]*\.?)*"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece: an actor (A), a role (R) or a person (P); offsets in the parsed text."""

    letter: Literal["A", "R", "P"]
    start: int
    end: int
    text: str
    form: Form = "name"
    codes: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    person: str | None = None
    role: str | None = None
    kind: str | None = None


@dataclass(slots=True)
class Memory:
    """The persons whom a document has introduced, by folded surname."""

    people: dict[str, Atom] = field(default_factory=dict)

    def keep(self, atom: Atom) -> None:
        if atom.person and " " in atom.person:
            self.people[fold(atom.person.split()[-1])] = atom

    def known(self, surname: str) -> Atom | None:
        return self.people.get(fold(surname))


def atoms_of(parse: Span, registry: Names, day: date | None, memory: Memory) -> list[Atom]:
    """The atoms of a sentence in order, none overlapping another."""
    text = parse.text
    words = words_of(text)
    actors = [
        a
        for m in matches(actor_trie(registry), text, words, looks_like_a_name)
        if (a := _actor(m, parse, day)) is not None
    ]
    taken = [(a.start, a.end) for a in actors]
    roles = [_role(m) for m in matches(role_trie(), text, words, is_role) if not _clashes(m.start, m.end, taken)]
    taken += [(r.start, r.end) for r in roles]
    actors = [_remembered(a, memory) for a in actors]
    people = list(_people(parse, roles, actors, taken, memory))
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


def _actor(match: Match[tuple[Candidate, ...]], parse: Span, day: date | None) -> Atom | None:
    """The atom of a matched name, or None where the name is part of a longer one that is no actor."""
    text = parse.text
    found = _on(match.value, day)
    forms = {c.form for c in found}
    if "person" in forms and not forms & {"name", "demonym", "capital"}:
        return _known_person(match, parse, found, day)
    if text[match.end : match.end + 2].strip()[:1] in _SIGNS or _APART.search(text, 0, match.start):
        return None
    if match.text.startswith(("America", "Indi")) and _PART.search(text, 0, match.start):
        return None
    if _INSTITUTIONS.match(text, match.end) or _UNIONS.match(text, match.end) or _BEFORE.search(text, 0, match.start):
        return None
    codes = tuple(dict.fromkeys(c.actor.id for c in found))
    first = found[0]
    base = Atom(
        "A",
        match.start,
        match.end,
        match.text,
        codes=codes if len(codes) == 1 else (),
        country=first.country if len(codes) == 1 else None,
    )
    if first.form == "region" or first.actor.kind == "region":
        return replace(base, form="description", country=None, role="region")
    if first.form == "office":
        return replace(base, form="office", country=first.country, sector=first.sector, role=first.role or match.text)
    if first.form == "capital" and "name" not in forms:
        before = words_of(text[max(0, match.start - 14) : match.start])
        placed = bool(before) and before[-1].folded in _PLACE
        return replace(base, form="capital", role="place" if placed else None)
    form: Form = "acronym" if first.form == "acronym" else "demonym" if first.form == "demonym" else "name"
    return replace(base, form=form)


def _on(candidates: tuple[Candidate, ...], day: date | None) -> tuple[Candidate, ...]:
    """The candidates that fit the day; all of them where the day is unknown or none fits."""
    if len(candidates) == 1:
        return candidates
    if day is None:
        lasting = tuple(c for c in candidates if c.form != "person" and not c.until)
        return lasting or candidates
    return tuple(c for c in candidates if _covers(c, day)) or candidates


def _covers(candidate: Candidate, day: date) -> bool:
    from comity.core.dates import period

    since, until = candidate.since, candidate.until
    first = period(str(since)).first if since else None
    last = period(str(until)).last if until else None
    return (first is None or first <= day) and (last is None or day <= last)


def _other_person(match: Match[tuple[Candidate, ...]], parse: Span, people: list[Candidate], day: date | None) -> bool:
    """True for a surname that is another's: a part of a longer name, or out of office on the day and without title."""
    for entity in parse.ents:
        start, end = entity.start_char - parse.start_char, entity.end_char - parse.start_char
        if entity.label_ == "PERSON" and len(entity) > 1 and start <= match.start and match.end <= end:
            given = fold(entity[0].text)
            known = {fold(w) for c in people for w in c.actor.name.split()}
            if given not in known and not _TITLE.search(entity.text) and not entity.text.startswith(match.text + "'"):
                return True
    if _LONGER.match(parse.text, match.end):
        return True
    titled = _TITLE.search(parse.text[max(0, match.start - 30) : match.start])
    return day is not None and not titled and not any(_covers(c, day) for c in people)


def _known_person(
    match: Match[tuple[Candidate, ...]], parse: Span, found: tuple[Candidate, ...], day: date | None
) -> Atom | None:
    text = parse.text
    people = [c for c in found if c.form == "person"]
    single = " " not in match.text.strip()
    if single and _other_person(match, parse, people, day):
        return None
    before = re.search(r"(?:^|[\s(])((?:[A-Z]\.\s?)+|[A-Z][\w'’-]+\s)$", text[: match.start])
    if single and fold(match.text) in _COMMON:
        return None
    if single and before and before.group(1).strip().endswith("."):
        people = [c for c in people if fold(c.actor.name)[:1] == fold(before.group(1))[:1]]
        if not people:
            name = before.group(1) + match.text
            return Atom("P", match.end - len(name), match.end, name, "person", person=name)
    ids = tuple(dict.fromkeys(c.actor.id for c in people))
    countries = {c.country for c in people}
    one = people[0] if len(ids) == 1 else None
    return Atom(
        "P",
        match.start,
        match.end,
        match.text,
        "person",
        codes=ids if one else (),
        country=next(iter(countries)) if len(countries) == 1 else None,
        sector=people[0].sector if len({c.sector for c in people}) == 1 else None,
        person=one.actor.name if one else match.text,
        kind="registry",
    )


def _remembered(atom: Atom, memory: Memory) -> Atom:
    """A person of the registry whose side only the document tells ("the UN Secretary-General X")."""
    open_ = atom.letter == "P" and (not atom.country or " " not in atom.text.strip())
    known = memory.known(atom.text.split()[-1]) if open_ else None
    if known is None or not (known.country or known.codes):
        return atom
    return replace(atom, codes=known.codes, country=known.country, sector=known.sector, role=known.role)


def _people(
    parse: Span, roles: list[Atom], actors: list[Atom], taken: list[tuple[int, int]], memory: Memory
) -> Iterator[Atom]:
    """Names after a personal role, names that the model calls persons, and surnames already introduced."""
    text = parse.text
    spans: list[tuple[int, int]] = []
    for role in roles:
        if role.kind and not role.kind.startswith("office") and role.text[-1] != "s":
            gap = re.match(r",?\s+(?:of\s+state\s+)?", text[role.end :])
            name = _NAME.match(text, role.end + gap.end()) if gap and gap.group().strip() == "" else None
            if name:
                spans.append((name.start(), name.end()))
    spans += [
        (e.start_char - parse.start_char, e.end_char - parse.start_char)
        for e in parse.ents
        if e.label_ == "PERSON" and len(e) > 1
    ]
    spans += [m.span() for m in re.finditer(r"[A-Z][\w-]+", text) if memory.known(m.group())]
    for start, end in spans:
        end = start + len(re.sub(r"(?:['’]s?|[\s,.])+$", "", text[start:end]))
        start, end = _free(start, end, taken)
        name_text = text[start:end]
        if end - start < 3 or not name_text[0].isupper() or any(c.isdigit() for c in name_text):
            continue
        taken.append((start, end))
        yield _person(name_text, start, end, memory)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The stretch cut back to where no other atom stands."""
    for s, e in taken:
        if s <= start < e:
            start = e
        elif start < s < end:
            end = s
    return start, max(start, end)


def _person(name: str, start: int, end: int, memory: Memory) -> Atom:
    known = memory.known(name.split()[-1])
    if known is not None:
        return replace(known, letter="P", start=start, end=end, text=name, form="person", kind="known")
    return Atom("P", start, end, name, "person", person=name)
