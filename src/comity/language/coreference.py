"""What pronouns, "the two countries" and a bare "the president" stand for, resolved lightly from what went before."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from comity.language.atom import Atom
from comity.language.discourse import REACH, Discourse

_COUNT = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}

GROUP = re.compile(
    r"\b(?:(?P<n>both|(?:the|these|our|all)\s+(?:two|three|four|five))\s+(?:\w+\s+){0,2}"
    r"(?:countries|states|nations|sides|parties|presidents|leaders|governments|peoples|ministers|neighbou?rs|republics"
    r"|heads\s+of\s+state|capitals|delegations|advis[eo]rs|NSAs|secretaries|envoys|premiers|chancellors|diplomats)"
    r"|the\s+(?:parties|sides|countries|presidents|leaders|ministers)|(?P<heads>the\s+heads\s+of\s+both\s+states))\b"
    r"(?!\s+of\s+(?:the\s+)?[A-Z])",
    re.IGNORECASE,
)

_SINGLE = re.compile(
    r"\b(?:the|this)\s+(?:country|republic)\b(?!\s+of\b)|\bits\s+(?:northern|southern|eastern|western)\b", re.IGNORECASE
)

_PEOPLE = re.compile(
    r"president|leader|minister|head|delegation|advis|NSAs|secretar|envoy|premier|chancellor|diplomat", re.IGNORECASE
)

_HE = frozenset(("he", "she", "him", "her", "his"))

_IT = frozenset(("it", "its"))

_THEY = frozenset(("they", "them", "their"))

_PRONOUNS = _HE | _IT | _THEY


def pending(text: str, tokens: dict[int, Token], taken: list[Atom]) -> list[Atom]:
    """The pronouns and group phrases of a sentence that stand on no name, not yet resolved."""
    found = [Atom("A", m.start(), m.end(), m.group(), "group") for m in GROUP.finditer(text)]
    found += [Atom("A", m.start(), m.end(), m.group(), "description", kind="single") for m in _SINGLE.finditer(text)]
    found += [
        Atom("A", place, place + len(t), t.text, "pronoun")
        for place, t in tokens.items()
        if t.pos_ == "PRON" and t.lower_ in _PRONOUNS
    ]
    return [
        a
        for a in found
        if not any(
            a.start < b.end and b.start < a.end and b.codes for b in taken if b.kind is None or a.form != "group"
        )
    ]


def resolved(atom: Atom, discourse: Discourse) -> Atom | None:
    """A pending atom with the codes of what it stands for at this point, or None where nothing is known."""
    if atom.form == "group":
        found = GROUP.search(atom.text)
        return _group(atom, found, discourse) if found else None
    if atom.kind == "single":
        return replace(atom, codes=discourse.subject, kind=None) if len(discourse.subject) == 1 else None
    known = _pronoun(atom.text.lower(), discourse)
    if known is None:
        return None
    return replace(known, letter="A", start=atom.start, end=atom.end, text=atom.text, form="pronoun")


def _group(atom: Atom, match: re.Match[str], discourse: Discourse) -> Atom | None:
    word = (match["n"] or "two").split()[-1].casefold()
    bare = match["n"] is None and match["heads"] is None
    known = discourse.company(None if bare else _COUNT.get(word, 2)) if _PEOPLE.search(atom.text) else ()
    if known:
        return replace(atom, codes=known)
    if bare and (len(discourse.group) < 2 or discourse.age > REACH):
        return None
    if bare and discourse.here and discourse.here[0] not in discourse.group:
        return None
    number = _COUNT.get(word, 2) if match["n"] or match["heads"] else len(discourse.group)
    return replace(atom, codes=discourse.pair(number))


def _pronoun(word: str, discourse: Discourse) -> Atom | None:
    if word in _HE:
        return discourse.person
    if word in _IT and len(discourse.thing()) == 1:
        return Atom("A", 0, 1, word, codes=discourse.thing())
    if word in _THEY and len(discourse.many) > 1:
        return Atom("A", 0, 1, word, codes=discourse.many)
    return None


def bare_role(atom: Atom, discourse: Discourse) -> Atom:
    """A role without country ("the Secretary-General"): the holder whom its section introduced first, else the last.

    A readout or an interview calls its own president "the President", and names the guest.
    """
    known = discourse.hosts.get(atom.kind or "") or discourse.roles.get(atom.kind or "")
    if (
        known is None
        or atom.person
        or atom.country
        or atom.codes
        or atom.kind in (None, "official", "title", "expert", "office:people")
    ):
        return atom
    if atom.kind is not None and atom.kind.startswith("office"):
        return atom
    return replace(atom, codes=known.codes, country=known.country, person=known.person)
