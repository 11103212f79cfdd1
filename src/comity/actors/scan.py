"""The actors, organs, places and common nouns of actors that a phrase names, longest first from the left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comity.actors.actor import Candidate
from comity.actors.choose import covers
from comity.actors.lexicon import Organ, lexicon
from comity.actors.longer import longer_names
from comity.actors.names import bare, fold
from comity.actors.registry import Registry
from comity.actors.resolve import spelt

LONGEST = 9
_LONG = 5
_EX = re.compile(r"\bex-(?=\w)", re.IGNORECASE)
_SMALL = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase without its possessive ending, and whether a comma follows."""

    text: str
    folded: str
    comma: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that a phrase names, by word numbers, with what it says of country and sector."""

    start: int
    end: int
    text: str
    country: str | None = None
    sector: str | None = None
    actor: str | None = None
    candidates: tuple[Candidate, ...] = ()
    person: bool = False
    capital: bool = False
    organ: bool = False


def words_of(phrase: str) -> list[Word]:
    """The words of a phrase in order; a possessive ending of its own is part of the word before, ``ex-`` a word."""
    joined = _EX.sub("ex ", phrase.replace("\u2019", "'").replace(" 's", "'s"))
    return [Word(bare(part), fold(bare(part)), part.endswith((",", ";", ":"))) for part in joined.split() if bare(part)]


def mentions(words: list[Word], reg: Registry, on: date | None) -> tuple[Mention, ...]:
    """What the words name, without overlaps; a surname beside an unknown name is left out, for that is someone else."""
    found = tuple(_each(words, reg, on))
    known = {i for m in found for i in range(m.start, m.end)}
    return tuple(m for m in found if not (m.person and m.end - m.start == 1 and _beside_a_name(m.start, words, known)))


def _beside_a_name(at: int, words: list[Word], known: set[int]) -> bool:
    beside = (i for i in (at - 1, at + 1) if 0 <= i < len(words) and i not in known)
    return any(words[i].text[:1].isupper() and words[i].folded not in _SMALL for i in beside)


def _each(words: list[Word], reg: Registry, on: date | None) -> Iterator[Mention]:
    """Yield the longest names from the left; a name is met in capitals unless the whole phrase has none."""
    lower = not any(c.isupper() for w in words for c in w.text)
    at = 0
    while at < len(words):
        found = next(
            (
                m
                for n in range(min(LONGEST, len(words) - at), 0, -1)
                if (m := _at(words[at : at + n], at, reg, on, lower))
            ),
            None,
        )
        if found:
            yield found
        at = found.end if found else at + 1


def _at(words: list[Word], start: int, reg: Registry, on: date | None, lower: bool) -> Mention | None:
    if any(w.comma for w in words[:-1]) or words[0].folded in _SMALL:
        return None
    text, end = " ".join(w.text for w in words), start + len(words)
    folded = fold(text)
    capital = lower or words[0].text[:1].isupper() or any(c.isdigit() for c in words[0].text)
    if capital and folded in longer_names():
        return Mention(start, end, folded)
    if capital:
        organ = next((o for o in lexicon().organs.get(folded, ()) if _is(o, text, on)), None)
        if organ:
            return Mention(start, end, folded, organ.country, organ.sector, None, organ=True)
        named = _named(text, folded, start, end, reg, on)
        if named:
            return named
        meant = _mistyped(folded, reg) if len(words) == 1 else None
        if meant is not None:
            return Mention(start, end, folded, meant)
    sector = lexicon().sector(folded) or lexicon().nearly(folded)
    return Mention(start, end, folded, sector=sector) if sector else None


def _mistyped(folded: str, reg: Registry) -> str | None:
    """The country of the place meant by a word with two neighbouring letters changed round (Dehli), if only one fits.

    Only for words that name nothing themselves; an error of another sort is no ground to guess.
    """
    if len(folded) < _LONG or not folded.isalpha() or lexicon().sector(folded):
        return None
    swapped = {folded[:i] + folded[i + 1] + folded[i] + folded[i + 2 :] for i in range(len(folded) - 1)} - {folded}
    found = {o.country for word in swapped for o in lexicon().organs.get(word, ()) if o.sector is None}
    found |= {c.country for word in swapped for c in reg.surfaces().get(word, ()) if c.form in ("name", "capital")}
    return found.pop() if len(found) == 1 else None


def _is(organ: Organ, text: str, on: date | None) -> bool:
    if organ.acronym and not text.isupper():
        return False
    return not organ.until if on is None else covers(organ.since, organ.until, on)


def _named(text: str, folded: str, start: int, end: int, reg: Registry, on: date | None) -> Mention | None:
    if not spelt(folded, reg.surfaces()):
        return None
    found = reg.resolve(text, on)
    if not found.candidates:
        return None
    first = found.candidates[0]
    countries = {reg.plover(c.actor) if c.actor.kind == "body" else c.country for c in found.candidates}
    sectors = {c.sector for c in found.candidates}
    return Mention(
        start,
        end,
        folded,
        countries.pop() if len(countries) == 1 else None,
        sectors.pop() if len(sectors) == 1 and first.form != "region" else None,
        found.actor.id if found.actor else None,
        found.candidates,
        first.form == "person",
        first.form == "capital",
    )
