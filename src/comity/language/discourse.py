"""What a document has said so far, from which pronouns and groups take what they stand for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from comity.language.atom import Atom
from comity.language.model import Heading
from comity.language.sections import UNKNOWN

REACH = 3

_LEADERS_REACH = 12

_LEADING = frozenset(("president", "premier", "minister", "leader", "vice-president", "registry", "known"))

_MAIN = 3


@dataclass(slots=True)
class Discourse:
    """What has been said so far: last person, last subject, last states named together, and how often."""

    heading: Heading = field(default_factory=Heading)
    person: Atom | None = None
    subject: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    roles: dict[str, Atom] = field(default_factory=dict)
    hosts: dict[str, Atom] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    paragraph: int = -1
    here: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    age: int = 0
    leaders: tuple[str, ...] = ()
    led: int = 0
    heads: tuple[str, ...] = ()
    spoken: bool = False
    topic: str | None = None
    first: str | None = None

    def head(self, topic: str) -> None:
        """Begin a section or a table's row: groups named before it are out of reach."""
        self.group, self.leaders, self.topic = (), (), topic or None
        self.hosts = {}

    def enter(self, paragraph: int) -> None:
        """Begin a sentence; a new paragraph ends the reach of pronouns for things, not of persons."""
        self.here, self.spoken, self.heads = (), False, ()
        self.age += 1
        self.led += 1
        if paragraph != self.paragraph:
            self.subject = ()
            self.paragraph = paragraph

    def see(self, atom: Atom, subject: bool, is_state: bool) -> None:
        """Take a resolved mention into account."""
        if atom.person:
            self.person = atom
        if atom.letter in "RP" and atom.kind and (atom.country or atom.codes):
            self.roles[atom.kind] = atom
            self.hosts.setdefault(atom.kind, atom)
        if atom.country and atom.letter in "RP" and (atom.person or atom.kind in _LEADING):
            self.heads = tuple(dict.fromkeys((*self.heads, atom.country)))
            if len(self.heads) > 1:
                self.leaders, self.led = self.heads, 0
        side = (atom.country,) if atom.country else atom.codes
        if is_state and len(side) == 1:
            self.states[side[0]] += 1
            self.first = self.first or side[0]
            self.here = self.here or side
        if subject and side and atom.role not in ("region", "place"):
            self.subject = side
            self.spoken = True

    def company(self, number: int | None) -> tuple[str, ...]:
        """The states whose leaders were last named together, where there are so many and they are not far."""
        fits = len(self.leaders) == number or (number is None and len(self.leaders) > 1)
        if fits and self.led <= _LEADERS_REACH:
            return self.leaders
        return self._titled(number) if not self.leaders else ()

    def thing(self) -> tuple[str, ...]:
        """What "it" stands for: the sentence's own subject, else its first state, else the last subject."""
        return self.subject if self.spoken or not self.here else self.here

    def pair(self, number: int) -> tuple[str, ...]:
        """The states that a group of so many names: those told together just before, else the two that prevail.

        Two states prevail in a document that names each of them three times and twice as often as any third.
        """
        if len(self.group) == number and self.age <= REACH:
            return self.group
        common = self.states.most_common(3)
        if self.topic == UNKNOWN:
            return ()
        if self.topic is not None:
            main = self.first if self.first != self.topic and self.states[self.first or ""] >= _MAIN else None
            main = main or next((code for code, n in common if code != self.topic and n >= _MAIN), None)
            main = main or next((c for c in self.heading.states[:1] if c != self.topic), None)
            return (main, self.topic) if main and number == 2 else ()
        third = common[2][1] if len(common) > 2 else 0
        if number != 2 or len(common) < 2 or common[1][1] < max(3, 2 * third):
            return self._titled(number)
        return tuple(code for code in self.states if code in dict(common[:2]))

    def subject_pair(self) -> tuple[str, ...]:
        """The two states of which the document or its section tells throughout; none where they are not two."""
        if self.topic is not None:
            return self.pair(2)
        return self.heading.states if len(self.heading.states) == 2 else ()

    def _titled(self, number: int | None) -> tuple[str, ...]:
        """The states that the title names, where they are as many."""
        states = self.heading.states
        return states if len(states) == number or (number is None and len(states) == 2) else ()
