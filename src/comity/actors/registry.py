"""The dated registry of states, bodies, people and regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from comity.actors.actor import Actor, Candidate, Resolution, Succession, Tenure
from comity.actors.bodies import bodies, plover_country
from comity.actors.choose import covers
from comity.actors.homonyms import homonyms
from comity.actors.index import Named, index, named
from comity.actors.names import fold
from comity.actors.people import tenures
from comity.actors.resolve import Names, resolve
from comity.actors.states import regions, states
from comity.actors.successions import successions
from comity.actors.suggest import message, suggestions
from comity.actors.tables import there
from comity.core.errors import UnknownActor


class Registry:
    """Actors by code and name on a day. Build it with ``registry()``; it never changes."""

    def __init__(self) -> None:
        self._actors: dict[str, Actor] = {}
        self._numbers: dict[int, list[Actor]] = {}
        self._types: dict[str, str] = {}
        self._tenures: tuple[Tenure, ...] = ()
        forms: list[Named] = []
        for actor, named_so, numbers in states():
            self._add(actor, named_so, forms)
            for number in numbers:
                self._numbers.setdefault(number, []).append(actor)
        for actor, named_so in regions():
            self._add(actor, named_so, forms)
        if there("bodies.csv"):
            self._load_bodies(forms)
        if there("offices.csv"):
            self._load_people(forms)
        forms.extend(homonyms(self._actors))
        self._codes = self._by_code()
        self._surfaces = index([*forms, *self._codes_that_are_acronyms(forms)])
        self._successions = successions(self._actors)

    def _add(self, actor: Actor, named_so: Iterable[Named], forms: list[Named]) -> None:
        self._actors[actor.id] = actor
        forms.extend(named_so)

    def _load_bodies(self, forms: list[Named]) -> None:
        for actor, named_so, kind in bodies():
            self._add(actor, named_so, forms)
            self._types[actor.id] = kind

    def _load_people(self, forms: list[Named]) -> None:
        found = []
        taken = {fold(f.text) for f in forms}
        for tenure, named_so in tenures(dict(self._actors), taken):
            self._add(tenure.person, named_so, forms)
            found.append(tenure)
        self._tenures = tuple(found)

    def _by_code(self) -> dict[str, Actor]:
        codes = {a.iso3: a for a in self._actors.values() if a.iso3}
        return {**codes, **{a.id: a for a in self._actors.values()}}

    def _codes_that_are_acronyms(self, forms: list[Named]) -> list[Named]:
        """The codes of states that are also a body's acronym (NAM), so that both are seen."""
        acronyms = {f.text for f in forms if f.candidate.form == "acronym"}
        both = [a for code, a in self._codes.items() if code in acronyms and a.iso3 == code and a.kind == "state"]
        return [named(a.id, a, "code", f"code of {a.name}", country=a.id, sector=None) for a in both]

    def get(self, code: str) -> Actor:
        """Return the actor with a code; UnknownActor with up to three suggestions where there is none."""
        if code in self._codes:
            return self._codes[code]
        raise UnknownActor(message(code, suggestions(code, self._codes, self._surfaces)))

    def known(self, code: str) -> Actor | None:
        """The actor with a code, or None for a source's own word."""
        return self._codes.get(code)

    def name(self, code: str) -> str:
        """The name to print for a code; a code that the registry does not hold is returned as it is."""
        return self._codes[code].name if code in self._codes else code

    def resolve(self, name: str, on: date | None = None) -> Resolution:
        """Return what a name can stand for on a day, or at any time: one actor, several, or none; never a guess."""
        return resolve(name, on, Names(self._surfaces, self._codes))

    def find(self, name_or_code: str) -> Actor:
        """Return the one actor with a code or name; UnknownActor lists the candidates where there are more or none."""
        if name_or_code in self._actors:
            return self._actors[name_or_code]
        found = self.resolve(name_or_code)
        if found.actor is not None:
            return found.actor
        if found.candidates:
            listed = ", ".join(f"{c.actor.id} ({c.actor.name})" for c in found.candidates)
            raise UnknownActor(f"{name_or_code!r} may be {listed}; give the code of one of them.")
        raise UnknownActor(message(name_or_code, suggestions(name_or_code, self._codes, self._surfaces)))

    def surfaces(self) -> Mapping[str, tuple[Candidate, ...]]:
        """Every form of every actor, folded, with its candidates at any time; choose() picks those of a day."""
        return MappingProxyType(self._surfaces)

    def holders(self, office: str, actor: str, on: date | None = None) -> tuple[Tenure, ...]:
        """The terms of a kind of office (``head-of-state``) of an actor: all, or those that include a day."""
        of = (t for t in self._tenures if t.office == office and t.actor == actor)
        return tuple(t for t in of if on is None or covers(t.since, t.until, on))

    def tenures(self, person: str | None = None) -> tuple[Tenure, ...]:
        """Every term of office, or those of one person by id."""
        return tuple(t for t in self._tenures if person is None or t.person.id == person)

    def numbered(self, cow: int, on: date | None = None) -> Actor | None:
        """The state that a COW number means on a day: 365 is SUN before 1991-12-24 and RUS after; None if not one."""
        of = [a for a in self._numbers.get(cow, []) if on is None or covers(a.since, a.until, on)]
        lasting = of if on else [a for a in of if not a.until] or of
        return lasting[0] if len(lasting) == 1 else None

    def states(self) -> tuple[Actor, ...]:
        return self._of_kind("state")

    def regions(self) -> tuple[Actor, ...]:
        return self._of_kind("region")

    def bodies(self) -> tuple[Actor, ...]:
        return self._of_kind("body")

    def people(self) -> tuple[Actor, ...]:
        return self._of_kind("person")

    def _of_kind(self, kind: str) -> tuple[Actor, ...]:
        return tuple(a for a in self._actors.values() if a.kind == kind)

    def successors(self, code: str) -> tuple[Succession, ...]:
        """The states that came after one, with day and relation."""
        return tuple(s for s in self._successions if s.predecessor == code)

    def predecessors(self, code: str) -> tuple[Succession, ...]:
        """The states that came before one, with day and relation."""
        return tuple(s for s in self._successions if s.successor == code)

    def plover(self, actor: Actor) -> str | None:
        """The code that PLOVER has in the place of a country: a state's own, UNO, EUR, IGO or NGO for a body."""
        if actor.kind == "body":
            return plover_country(actor, self._actors, self._types)
        return actor.id if actor.kind == "state" else None


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry of this package, built once."""
    return Registry()
