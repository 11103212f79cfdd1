"""The actors of a sentence: known names, on the day, that are no part of a longer name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Span

from comity.actors.choose import covers
from comity.language.atom import Atom
from comity.language.gazetteer import Match, fold, words_of
from comity.language.model import Form
from comity.language.person_atoms import known_person
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


def actor_atom(match: Match[tuple[Candidate, ...]], parse: Span, day: date | None) -> Atom | None:
    """The atom of a matched name, or None where the name is part of a longer one that is no actor."""
    text = parse.text
    if not match.value:
        return None
    found = _on(match.value, day)
    forms = {c.form for c in found}
    if "person" in forms and not forms & {"name", "demonym", "capital"}:
        return known_person(match, parse, found, day)
    if first_organ := next((c for c in found if c.role and c.form == "acronym"), None):
        found = (replace(first_organ, form="office"),)
    if all(c.form == "acronym" for c in found) and _stands_for_another(match, text, found):
        return None
    if text[match.end : match.end + 2].strip()[:1] in _SIGNS or _APART.search(text, 0, match.start):
        return None
    if match.text.startswith(("America", "Indi")) and _PART.search(text, 0, match.start):
        return None
    if _of_institution(match, text, found) or _UNIONS.match(text, match.end) or _BEFORE.search(text, 0, match.start):
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


def _of_institution(match: Match[tuple[Candidate, ...]], text: str, found: tuple[Candidate, ...]) -> bool:
    """True for a name within that of a school, a paper, a treaty; a body's summit is the body's own."""
    longer = _INSTITUTIONS.match(text, match.end)
    own = all(c.actor.kind == "body" for c in found)
    return longer is not None and not (own and longer.group().endswith(("Summit", "Charter")))


def _stands_for_another(match: Match[tuple[Candidate, ...]], text: str, found: tuple[Candidate, ...]) -> bool:
    """True for an acronym in brackets that the words before it spell and that is no actor's: "disaster aid (DA)"."""
    if text[match.start - 1 : match.start] != "(" or text[match.end : match.end + 1] != ")":
        return False
    before = words_of(text[max(0, match.start - 90) : match.start - 1])[-len(match.text) :]
    if "".join(w.folded[:1] for w in before) != fold(match.text):
        return False
    own = {fold(w) for c in found for name in (c.actor.name, *c.actor.aliases) for w in name.split()}
    return not all(w.folded in own for w in before)


def _on(candidates: tuple[Candidate, ...], day: date | None) -> tuple[Candidate, ...]:
    """The candidates that fit the day; all of them where the day is unknown or none fits."""
    if len(candidates) == 1:
        return candidates
    if day is None:
        lasting = tuple(c for c in candidates if c.form != "person" and not c.until)
        return lasting or candidates
    return tuple(c for c in candidates if covers(c.since, c.until, day)) or candidates
