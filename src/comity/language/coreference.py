"""What pronouns, "the two countries" and a bare "the president" stand for, resolved lightly from what went before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from comity.language.atoms import Atom
from comity.language.sections import UNKNOWN

_COUNT = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
GROUP = re.compile(
    r"\b(?:(?P<n>both|(?:the|these|our|all)\s+(?:two|three|four|five))\s+(?:\w+\s+)?"
    r"(?:countries|states|nations|sides|parties|presidents|leaders|governments|peoples|ministers|neighbou?rs|republics"
    r"|heads\s+of\s+state|capitals|delegations)"
    r"|the\s+(?:parties|sides|countries|presidents|leaders|ministers)|(?P<heads>the\s+heads\s+of\s+both\s+states))\b"
    r"(?!\s+of\s+(?:the\s+)?[A-Z])",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:the|this)\s+(?:country|republic)\b(?!\s+of\b)|\bits\s+(?:northern|southern|eastern|western)\b", re.IGNORECASE
)
_REACH = 3
_MAIN = 3
_HE = frozenset(("he", "she", "him", "her", "his"))
_IT = frozenset(("it", "its"))
_THEY = frozenset(("they", "them", "their"))
_PRONOUNS = _HE | _IT | _THEY


@dataclass(slots=True)
class Discourse:
    """What has been said so far: last person, last subject, last states named together, and how often."""

    person: Atom | None = None
    subject: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    roles: dict[str, Atom] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    paragraph: int = -1
    here: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    age: int = 0
    spoken: bool = False
    topic: str | None = None
    first: str | None = None

    def head(self, topic: str) -> None:
        """Begin a section or a table's row: groups named before it are out of reach."""
        self.group, self.topic = (), topic or None

    def enter(self, paragraph: int) -> None:
        """Begin a sentence; a new paragraph ends the reach of pronouns for things, not of persons."""
        self.here, self.spoken = (), False
        self.age += 1
        if paragraph != self.paragraph:
            self.subject = ()
            self.paragraph = paragraph

    def see(self, atom: Atom, subject: bool, is_state: bool) -> None:
        """Take a resolved mention into account."""
        if atom.person:
            self.person = atom
        if atom.letter in "RP" and atom.kind and (atom.country or atom.codes):
            self.roles[atom.kind] = atom
        side = (atom.country,) if atom.country else atom.codes
        if is_state and len(side) == 1:
            self.states[side[0]] += 1
            self.first = self.first or side[0]
            self.here = self.here or side
        if subject and side and atom.role not in ("region", "place"):
            self.subject = side
            self.spoken = True

    def thing(self) -> tuple[str, ...]:
        """What "it" stands for: the sentence's own subject, else its first state, else the last subject."""
        return self.subject if self.spoken or not self.here else self.here

    def pair(self, number: int) -> tuple[str, ...]:
        """The states that a group of so many names: those told together just before, else the two that prevail.

        Two states prevail in a document that names each of them three times and twice as often as any third.
        """
        if len(self.group) == number and self.age <= _REACH:
            return self.group
        common = self.states.most_common(3)
        if self.topic == UNKNOWN:
            return ()
        if self.topic is not None:
            main = self.first if self.first != self.topic and self.states[self.first or ""] >= _MAIN else None
            main = main or next((code for code, n in common if code != self.topic and n >= _MAIN), None)
            return tuple(sorted((main, self.topic))) if main and number == 2 else ()
        third = common[2][1] if len(common) > 2 else 0
        if number != 2 or len(common) < 2 or common[1][1] < max(3, 2 * third):
            return ()
        return tuple(sorted(code for code, _ in common[:2]))


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
    if match["n"] is None and match["heads"] is None and (len(discourse.group) < 2 or discourse.age > _REACH):
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
    """A role without country ("the Secretary-General"): its last holder, where the document has introduced one."""
    known = discourse.roles.get(atom.kind or "")
    if (
        known is None
        or atom.country
        or atom.codes
        or atom.kind in (None, "official", "title", "expert", "office:people")
    ):
        return atom
    if atom.kind is not None and atom.kind.startswith("office"):
        return atom
    return replace(atom, codes=known.codes, country=known.country, person=known.person)
