"""From a name in prose to the actors that it can stand for on a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from comity.actors.actor import Actor, Candidate, Resolution
from comity.actors.choose import choose, covers
from comity.actors.names import bare, fold, spellings
from comity.actors.surnames import COMMON_WORDS
from comity.actors.titles import titled
from comity.core.dates import period

_LEADS = re.compile(
    r"(?:(?:the )?(?:government|authorities|leadership|state|people|republic|territory|nation|delegation|side)s? of"
    r" (?:the )?"
    r"|(?:official|post-soviet|neighbou?ring|modern|independent) )",
    re.IGNORECASE,
)
_TAILS = re.compile(
    r"(?: (?:side|government|authorities|leadership|leaders?|officials?|delegation|delegates|republic|state|nation"
    r"|people|administration|cabinet|regime))+$",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"government|authorit|leader|official|delegat|administration|cabinet|regime|side", re.IGNORECASE
)
REMEMBERED_YEARS = 10
_OF_PARTY = frozenset({"PTY", "OPP", "ELI", None})


@dataclass(frozen=True, slots=True)
class Names:
    """What a name is looked up in: folded forms and exact codes."""

    surfaces: Mapping[str, tuple[Candidate, ...]]
    codes: Mapping[str, Actor]


def resolve(query: str, on: date | None, names: Names) -> Resolution:
    """Return every candidate for a name on a day: the name itself, else the country within a longer phrase."""
    name = bare(query)
    found = _alone(query.strip(), names) or _alone(name, names) or _within(name, names)
    found = found or _incumbent(titled(name, lambda part: _named(part, names)), name, on)
    return Resolution(query, on, _distinct(_dated(choose(found, on), on, name)))


def _incumbent(found: tuple[Candidate, ...], name: str, on: date | None) -> tuple[Candidate, ...]:
    """Of the people whom a title and a very common name can mean on a day, those in office on it."""
    if on is None or not name or fold(name.split()[-1]) not in COMMON_WORDS:
        return found
    return tuple(c for c in found if c.form != "person" or _in_office(c, name, on))


def _in_office(person: Candidate, name: str, on: date) -> bool:
    """Whether a person holds the office on a day, or is called by more than the family name."""
    own = (person.actor.name, *person.actor.aliases)
    whole = any(fold(name).endswith(fold(other)) for other in own)
    return whole or covers(person.since, person.until, on)


def _alone(name: str, names: Names) -> tuple[Candidate, ...]:
    """The candidates of a name without any title: a family name that is a common word is no person."""
    found = _named(name, names)
    return tuple(c for c in found if c.form != "person") if fold(name) in COMMON_WORDS else found


def _named(name: str, names: Names) -> tuple[Candidate, ...]:
    found = tuple(c for c in spelt(fold(name), names.surfaces) if fits(c, name))
    actor = names.codes.get(name)
    if actor and all(c.actor.id != actor.id for c in found):
        found = (
            *found,
            Candidate(
                actor,
                "code",
                actor.id if actor.kind == "state" else actor.parent,
                actor.sector if actor.kind == "body" else None,
                f"code of {actor.name}",
            ),
        )
    return found


def spelt(folded: str, surfaces: Mapping[str, tuple[Candidate, ...]]) -> tuple[Candidate, ...]:
    """The candidates of a folded name; of another spelling of a person's name where this one is not known."""
    found = surfaces.get(folded) or surfaces.get(folded.replace("&", "and"))
    if found:
        return found
    others = (surfaces.get(other, ()) for other in spellings(folded))
    return next((people for other in others if (people := tuple(c for c in other if c.form == "person"))), ())


def fits(candidate: Candidate, name: str) -> bool:
    """Whether the case of a name allows the candidate: acronyms and codes in capitals, people with a capital letter."""
    if candidate.form not in ("acronym", "code"):
        return candidate.form != "person" or not name.islower()
    capitals = sum(c.isupper() for c in name)
    return capitals >= 2 or capitals == sum(c.isalpha() for c in name)


def _within(name: str, names: Names) -> tuple[Candidate, ...]:
    """The country of ``the Government of X``, ``the X side``; its government where the words say so."""
    rest = _TAILS.sub("", _LEADS.sub("", name))
    if rest == name or not rest:
        return ()
    words = name.replace(rest, "")
    sector = "GOV" if _GOVERNMENT.search(words) else None
    found = _named(bare(rest), names)
    return tuple(replace(c, sector=sector or c.sector) for c in found if c.form not in ("person", "office"))


def _dated(candidates: tuple[Candidate, ...], on: date | None, name: str) -> tuple[Candidate, ...]:
    """The candidates as of a day: out of office a person is no government, long out of it a surname alone no one."""
    if on is None:
        return candidates
    alone = " " not in name and "." not in name
    return tuple(
        _as_of(c, on) if c.form == "person" else _in_being(c, on)
        for c in candidates
        if c.form != "person" or not alone or _remembered(c, on)
    )


def _in_being(candidate: Candidate, on: date) -> Candidate:
    """The candidate, with a word on it where the state or body did not exist on the day."""
    actor = candidate.actor
    if covers(actor.since, actor.until, on):
        return candidate
    days = f"{actor.since or 'an unknown day'} to {actor.until or 'now'}"
    return replace(candidate, why=f"{candidate.why}; {on.isoformat()} lies outside its days, {days}")


def _as_of(candidate: Candidate, on: date) -> Candidate:
    if covers(candidate.since, candidate.until, on):
        return replace(candidate, sector=None) if _beyond(candidate.until, on) else candidate
    later = bool(candidate.until) and not covers(None, candidate.until, on)
    why = f"{candidate.why}, not in office on {on.isoformat()}"
    return replace(candidate, sector="ELI" if later else None, why=why)


def _beyond(until: str | None, on: date) -> bool:
    """Whether a day lies after the last on which a holder whose end is not known was read to be in office."""
    known = period(until) if until and until.endswith("/..") else None
    return bool(known and known.first and on > (period(known.text[:-3]).last or known.first))


def _remembered(candidate: Candidate, on: date) -> bool:
    """Whether a bare surname can still mean the holder of an office: in it, or out of it for ten years at most."""
    if covers(candidate.since, candidate.until, on):
        return True
    left = period(candidate.until).last if candidate.until else None
    return left is not None and left < on and on.year - left.year <= REMEMBERED_YEARS


def _distinct(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """One candidate for each actor; of a person's terms the latest, with the others' reasons beside it.

    An office of state goes before the lead of a party: a member of parliament who leads one is a legislator.
    """
    found: dict[str, Candidate] = {}
    for one in candidates:
        before = found.get(one.actor.id)
        if before is None:
            found[one.actor.id] = one
        elif one.form == "person" and one.why not in before.why:
            late = max((before, one), key=lambda c: (c.sector not in _OF_PARTY, c.since or ""))
            early = one if late is before else before
            found[one.actor.id] = replace(late, why=f"{late.why}; {early.why}")
    return tuple(found.values())
