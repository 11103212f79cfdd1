"""Compound mentions: "Azerbaijani Foreign Minister Jeyhun Bayramov" is one mention with country, role and person."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from comity.language.atom import Atom

_GAPS = (
    (re.compile(r"\s+"), "_"),
    (re.compile(r"['’]s?\s+(?:own\s+|the\s+|new\s+|then\s+|former\s+|current\s+|first\s+)?"), "'"),
    (re.compile(r"\s+of\s+(?:the\s+)?"), "o"),
    (re.compile(r"\s+(?:to|in|at|for|on)\s+(?:the\s+)?"), "t"),
    (re.compile(r",\s+(?:the\s+)?"), ","),
    (re.compile(r"\s+\((?:the\s+)?"), "("),
)
_OPENED = re.compile(r"\s+\((?:the\s+)?")
_TOLD_AFTER = re.compile(
    r"(?:,\s+|\s+\((?:[^(),]{0,25},\s+)?)(?:(?:the|a|an|then|former|senior|current|new)\s+)*(?:[a-z]+\s)?",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"(?:A[_'])+(?:R[_ot'])*R(?:[ot]A)?(?:[_,]P)?"
    r"|(?:R[_ot])*R[o_](?:A[_'])*A(?:_R)?(?:[_,]P)?"
    r"|(?:R_)*R_P(?:oA)?(?:'A)?"
    r"|A_P"
    r"|R|A|P"
)


def compounds(atoms: list[Atom], text: str) -> list[tuple[Atom, ...]]:
    """Atoms grouped into mentions, left to right, the longest allowed sequence first."""
    atoms = _abbreviated(atoms, text)
    coded, places = "", []
    for index, atom in enumerate(atoms):
        if index:
            coded += _gap(text[atoms[index - 1].end : atom.start])
        places.append(len(coded))
        coded += atom.letter
    at = {place: index for index, place in enumerate(places)}
    groups = []
    position = 0
    while position < len(coded):
        found = _COMPOUND.match(coded, position)
        if not found or position not in at:
            position += 1
            continue
        first = at[position]
        count = sum(c in "ARP" for c in found.group())
        groups.append(tuple(atoms[first : first + count]))
        position = found.end()
    return groups


def _abbreviated(atoms: list[Atom], text: str) -> list[Atom]:
    """The atoms with "World Trade Organization (WTO)" as one, its brackets included."""
    found: list[Atom] = []
    for atom in atoms:
        last = found[-1] if found else None
        same = last is not None and atom.letter == last.letter == "A" and atom.codes == last.codes != ()
        if (
            last is not None
            and same
            and _OPENED.fullmatch(text[last.end : atom.start])
            and text[atom.end : atom.end + 1] == ")"
        ):
            found[-1] = replace(last, end=atom.end + 1, text=text[last.start : atom.end + 1])
        else:
            found.append(atom)
    return found


def _gap(text: str) -> str:
    return next((code for pattern, code in _GAPS if pattern.fullmatch(text)), "|")


def introduced(atoms: list[Atom], text: str) -> list[Atom]:
    """The atoms, a person's side taken from the office told after the name: "X, envoy of Peru", "X (envoy ...)"."""
    found = list(atoms)
    for index, (one, office) in enumerate(pairwise(atoms)):
        told = one.letter == "P" and one.person and not one.country and not one.codes
        known = office.letter == "R" and not office.person and (office.country or office.codes)
        if told and known and _TOLD_AFTER.fullmatch(text[one.end : office.start]):
            found[index] = replace(
                one, country=office.country, codes=office.codes, sector=office.sector, role=office.role
            )
    return found


def merged(group: tuple[Atom, ...], text: str) -> Atom:
    """One atom for a group: its country or body, the sector and wording of its role, the person."""
    if len(group) == 1:
        return group[0]
    start, end = group[0].start, group[-1].end
    actors = [a for a in group if a.letter == "A" and a.role != "region"]
    roles = [a for a in group if a.letter == "R"]
    person = next((a for a in group if a.letter == "P"), None)
    owner = actors[0] if actors else None
    body = owner.codes if owner and owner.codes and not owner.country else ()
    country = owner.country if owner else None
    if country is None and not body and person is not None:
        country = person.country
    office = owner if owner is not None and owner.form == "office" else None
    wording = text[roles[0].start : roles[-1].end] if roles else (office.role if office else None)
    codes = body or ((country,) if country else ())
    if person and person.codes and person.country == country and not body:
        codes = person.codes
    sector = next((r.sector for r in roles if r.sector), None) or (office.sector if office else None)
    return replace(
        group[0],
        letter="P" if person else "R",
        start=start,
        end=end,
        text=text[start:end],
        codes=codes,
        country=country,
        form="person" if person else "office",
        sector=sector or (person.sector if person else None),
        person=person.person if person else None,
        role=wording,
        kind=roles[0].kind if roles else None,
    )
