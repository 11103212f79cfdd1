"""The persons of a sentence: known office holders, names after a role, names introduced before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Span

from comity.actors.choose import covers
from comity.actors.surnames import COMMON_WORDS
from comity.language.atom import Atom, Memory
from comity.language.gazetteer import Match, fold
from comity.language.words import words

if TYPE_CHECKING:
    from comity.actors import Candidate

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

_BEFORE_OFFICE = re.compile(
    r"(?P<name>[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+){1,2}),\s(?:the\s|an?\s)?(?:then\s|former\s)?(?:[A-Z]\w+\s)?$"
)
_NAME = re.compile(
    r"(?:[A-Z]\.\s?){0,3}[A-Z\u00c0-\u017e][\w'’.-]*(?:\s+(?:(?:bin|ibn|al|el|de|da|dos|del|van|von|der|den|la|le|ben)\s+)*"
    r"[A-Z\u00c0-\u017e][\w'’-]*\.?)*"
)


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
    return day is not None and not titled and not any(covers(c.since, c.until, day) for c in people)


def known_person(
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
    if single and fold(match.text) in COMMON_WORDS and not _TITLE.search(text[max(0, match.start - 30) : match.start]):
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


def remembered(atom: Atom, memory: Memory) -> Atom:
    """A person of the registry whose side only the document tells ("the UN Secretary-General X")."""
    open_ = atom.letter == "P" and (not atom.country or " " not in atom.text.strip())
    known = memory.known(atom.text.split()[-1]) if open_ else None
    if known is None or not (known.country or known.codes):
        return atom
    return replace(atom, codes=known.codes, country=known.country, sector=known.sector, role=known.role)


def people_in(
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
    spans += [span for role in roles if (span := _apposed(role, parse))]
    spans += [m.span() for m in re.finditer(r"[A-Z][\w-]+", text) if memory.known(m.group())]
    for start, end in spans:
        end = start + len(re.sub(r"(?:['’]s?|[\s,.])+$", "", text[start:end]))
        start, end = _free(start, end, taken)
        name_text = text[start:end]
        if end - start < 3 or not name_text[0].isupper() or any(c.isdigit() for c in name_text):
            continue
        taken.append((start, end))
        yield _person(name_text, start, end, memory)


def _apposed(role: Atom, parse: Span) -> tuple[int, int] | None:
    """The name of two words or more before an office told after it: "Ana Ruiz, the foreign minister of Peru"."""
    found = _BEFORE_OFFICE.search(parse.text, 0, role.start)
    if found is None or (role.kind or "").startswith("office"):
        return None
    first, last = found.span("name")
    tokens = [t for t in parse if first <= t.idx - parse.start_char < last]
    named = all(t.pos_ == "PROPN" and t.ent_type_ in ("", "PERSON") for t in tokens)
    return (first, last) if named else None


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
