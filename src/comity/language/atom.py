"""One piece of a mention (an actor, a role, a person), and the persons whom a document has introduced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from comity.language.gazetteer import fold
from comity.language.model import Form


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
