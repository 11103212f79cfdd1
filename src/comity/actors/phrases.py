"""What a phrase says of its actor: country and PLOVER sector, whether or not the registry knows the actor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.actors.actor import Candidate
from comity.actors.registry import Registry, registry
from comity.actors.scan import Mention, Word, mentions, words_of

_COURT = re.compile(r"\b(?:Court|Tribunal)\b")
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "erstwhile", "onetime", "retired"})
_PASSING = frozenset({"GOV", "SPY", "LEG", "PTY"})
_TURNS = frozenset({"of", "in", "to", "at", "from", "for", "with", "on", "who", "that", "which", "by", "named", "near"})
_WHERE = frozenset({"in", "near", "at", "outside", "around"})
_RELATIONAL = frozenset(
    {
        "president",
        "leader",
        "leadership",
        "head",
        "chief",
        "chair",
        "chairman",
        "director",
        "member",
        "official",
        "senior official",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "representative",
        "secretary",
        "group",
        "staff",
        "employee",
        "worker",
        "commander",
        "leaders",
        "members",
        "officials",
        "supporter",
        "supporters",
        "commissioner",
    }
)


@dataclass(frozen=True, slots=True)
class Description:
    """A phrase's actor (None unless it is exactly one), country and sector (None where it names none).

    ``candidates`` are the ids of the actors that the phrase can stand for.
    """

    actor: str | None
    country: str | None
    sector: str | None
    candidates: tuple[str, ...] = ()


def describe(phrase: str, on: date | None = None, among: Registry | None = None) -> Description:
    """Return what a phrase says of its actor on a day.

    A phrase that the registry resolves speaks for itself. Otherwise the first country named in it is the country, and
    the sector is that of the noun that heads it.
    """
    reg = among or registry()
    found = reg.resolve(phrase, on)
    words = words_of(phrase)
    within = mentions(words, reg, on)
    if found.candidates and not _outranked(found.candidates, within):
        return _resolved(found.candidates, reg, words, within)
    people = [m for m in within if m.person]
    if people and not _before(words, people[0]):
        return _of_person(people[0], found.candidates, words)
    country = next((m.country for m in within if m.country), None)
    sector = _sector(words, within)
    owner = next((m for m in within if m.country == country and m.actor), None)
    whole = owner is not None and len(within) == 1 and owner.end - owner.start == len(words)
    actor = owner.actor if owner and whole else None
    return Description(actor, country, sector, _ids(owner.candidates if owner else ()))


def _outranked(candidates: tuple[Candidate, ...], within: tuple[Mention, ...]) -> bool:
    """Whether a code of three letters is a better known organ's acronym."""
    return all(c.form == "code" for c in candidates) and any(m.organ for m in within)


def _resolved(
    candidates: tuple[Candidate, ...], reg: Registry, words: list[Word], within: tuple[Mention, ...]
) -> Description:
    countries = {reg.plover(c.actor) if c.actor.kind == "body" else c.country for c in candidates}
    sectors = {"JUD" if _COURT.search(c.actor.name) and c.actor.kind == "body" else c.sector for c in candidates}
    actors = {c.actor.id for c in candidates}
    country = countries.pop() if len(countries) == 1 else None
    sector = sectors.pop() if len(sectors) == 1 else None
    if sector is None and candidates[0].form == "person":
        sector = _sector(words, tuple(m for m in within if not m.person))
    if any(w.folded in _FORMER for w in words) and sector in _PASSING:
        sector = "ELI"
    return Description(actors.pop() if len(actors) == 1 else None, country, sector, _ids(candidates))


def _of_person(mention: Mention, resolved: tuple[Candidate, ...], words: list[Word]) -> Description:
    sector = mention.sector
    if sector in _PASSING and any(w.folded in _FORMER for w in words[: mention.start]):
        sector = "ELI"
    return Description(mention.actor, mention.country, sector, _ids(resolved or mention.candidates))


def _ids(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.actor.id for c in candidates))


def _before(words: list[Word], person: Mention) -> bool:
    """Whether the person only stands in what follows the head: an ally of X is not X."""
    return any(w.folded in _TURNS for w in words[: person.start])


def _is_where(mention: Mention, words: list[Word]) -> bool:
    """Whether a capital only says where something is: a well near Kabul is not the government there."""
    return mention.capital and any(w.folded in _WHERE for w in words[1 : mention.start][-2:])


def _sector(words: list[Word], within: Iterable[Mention]) -> str | None:
    """The sector of the head noun; of what it leads where it is a mere title (a member of, the president of)."""
    bearing = [m for m in within if m.sector and not _is_where(m, words)]
    if not bearing:
        return None
    turn = next(
        (i for i, w in enumerate(words) if (w.folded in _TURNS or w.comma) and i >= bearing[0].start), len(words)
    )
    head = [m for m in bearing if m.start <= turn] or bearing
    chosen = head[-1]
    if chosen.text in _RELATIONAL:
        after = next((m for m in bearing if m.start > turn and not m.capital and m.sector != "IGO"), None)
        lead = next((m for m in reversed(head[:-1]) if not m.capital), None)
        chosen = lead or after or chosen
    elif chosen.capital and len(bearing) > 1:
        chosen = next((m for m in bearing if not m.capital), chosen)
    former = any(w.folded in _FORMER for w in words[: chosen.start])
    return "ELI" if former and chosen.sector in _PASSING else chosen.sector
