"""What the registry speaks of: actors, what a name may stand for, terms of office, successions of states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ActorKind = Literal["state", "body", "person", "region"]
Form = Literal["code", "name", "acronym", "demonym", "capital", "person", "office", "region"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, person or region; ``since`` and ``until`` are EDTF.

    ``id`` is ISO 3166 alpha-3 or a historic code for a state, an acronym or full name for a body, and begins with
    ``person:`` or ``region:`` for the others. ``parent`` is the body or states that it belongs to or lies within,
    ``cow`` and ``gw`` the numbers of the Correlates of War and Gleditsch-Ward lists of states.
    """

    id: str
    name: str
    kind: ActorKind
    official_name: str | None = None
    iso3: str | None = None
    iso2: str | None = None
    cow: int | None = None
    gw: int | None = None
    since: str | None = None
    until: str | None = None
    un_since: str | None = None
    un_status: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    sector: str | None = None
    parent: str | None = None
    note: str | None = None
    checked_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One actor that a name may stand for, in which form, and why; ``country`` and ``sector`` as PLOVER has them."""

    actor: Actor
    form: Form
    country: str | None
    sector: str | None
    why: str
    role: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name can stand for on a day; no candidates where the registry does not know it."""

    query: str
    on: date | None
    candidates: tuple[Candidate, ...]

    @property
    def actor(self) -> Actor | None:
        """The one actor that the name stands for; None where there is none, or more than one."""
        ids = {c.actor.id for c in self.candidates}
        return self.candidates[0].actor if len(ids) == 1 else None

    @property
    def why(self) -> str:
        """The reasons of all candidates as one line."""
        return "; ".join(f"{c.actor.name}: {c.why}" for c in self.candidates)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's term in an office: ``office`` is its kind (``head-of-state`` ...), ``role`` its title in words."""

    person: Actor
    office: str
    actor: str
    role: str
    since: str | None
    until: str | None
    note: str | None = None
    checked_against: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """One state after another: the day, and whether it continues, succeeds, merges or separates."""

    predecessor: str
    successor: str
    date: str
    relation: Literal["continues", "succeeds", "merges", "separates"]
    note: str | None = None
    checked_against: str | None = None
