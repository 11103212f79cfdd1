"""Terms of office as checks ask for them: which a title means, who held it, and how evidence shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from comity.actors import Tenure
from comity.actors.choose import covers
from comity.checks.base.record import Record
from comity.core.dates import reads
from comity.core.verdicts import Evidence

_LEADING = ("head-of-state", "head-of-government", "effective-leader", "president")
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"vice[\s-]president", ("vice-president",)),
    (r"(?:deputy|vice)[\s-]+(?:prime\s+minister|premier)", ("deputy-head-of-government",)),
    (r"(?:prime\s+minister|premier|chancellor|taoiseach|head\s+of\s+(?:the\s+)?government)$", _LEADING[1:2]),
    (r"(?:(?:foreign|external\s+affairs)\s+minister|minister\s+(?:of|for)\s+(?:foreign|external)|foreign\s+secretary)",
     ("foreign-minister",)),
    (r"secretary\s+of\s+state$", ("foreign-minister",)),
    (r"defen[cs]e\s+(?:minister|secretary)|minister\s+(?:of|for)\s+(?:\w+\s+)?defen[cs]e|secretary\s+of\s+defen[cs]e",
     ("defence-minister",)),
    (r"secretary[\s-]general", ("secretary-general",)),
    (r"(?:economy\s+minister|minister\s+(?:of|for)\s+(?:the\s+)?economy)$", ("economy-minister",)),
    (r"high\s+commissioner", ("high-commissioner",)),
    (r"(?:president|king|queen|emperor|emir|sultan|pope|supreme\s+leader|head\s+of\s+state)$", _LEADING),
)  # fmt: skip
_OF_ANOTHER = re.compile(r"\b(?:to|of|for|deputy|first|assistant|former)\b")
_PLAIN = ("president", "king", "queen", "emperor", "emir", "sultan", "pope", "leader", "chancellor")
_SMALL = frozenset(("the", "of", "for", "to", "and", "in", "a", "an"))


def kinds_of(title: str) -> tuple[str, ...]:
    """The kinds of office that a title can mean; none for one that is not known."""
    words = " ".join(title.casefold().split())
    found = ((re.search(rf"\b(?:{pattern})", words), kinds) for pattern, kinds in _KINDS)
    return next((k for match, k in found if match and not _OF_ANOTHER.search(words[: match.start()])), ())


def held(term: Tenure, title: str, actor: str | None) -> bool:
    """Whether a term is of the office that a title names: by its kind, else with every word of the title in its own."""
    if actor and term.actor != actor:
        return False
    if kinds := kinds_of(title):
        words = _words(title) & set(_PLAIN)
        return term.office in kinds and (not words or bool(words & _words(term.role)))
    said = _words(title)
    return len(said) > 1 and said <= _words(term.role)


def terms_named(name: str, person: str, record: Record) -> list[Tenure]:
    """The terms of every person who can be meant: all of that name, by their first day."""
    people = {c.actor.id for c in record.registry.resolve(name).candidates if c.actor.kind == "person"}
    people |= {t.person.id for t in record.registry.tenures() if t.person.name == person}
    terms = [t for one in people for t in record.registry.tenures(one)]
    return sorted(terms, key=lambda t: t.since or "")


def other_holder(of: Sequence[Tenure], first: date, last: date, record: Record) -> Tenure | None:
    """Who else held one of these offices from one day to another; None where the record does not say for all of it."""
    people = {t.person.id for t in of}
    for office, actor in dict.fromkeys((t.office, t.actor) for t in of):
        others = [t for t in record.registry.holders(office, actor) if t.checked_against and t.person.id not in people]
        at = [next((t for t in others if t.since and covers(t.since, _end(t), day)), None) for day in (first, last)]
        if at[0] and at[1]:
            return at[0]
    return None


def lasting(term: Tenure) -> str:
    """``Nicolas Sarkozy was President of France from 16 May 2007 to 15 May 2012``."""
    said = f"{term.person.name}: {term.role}"
    if term.until and term.until.endswith("/.."):
        return f"{said} from {_read(term.since)}, last known in office in {reads(term.until[:-3])}"
    if term.until:
        return f"{said} from {_read(term.since)} to {reads(term.until)}"
    return f"{said} since {_read(term.since)}"


def shown(term: Tenure) -> Evidence:
    """The term as evidence: where it was read, and what stands there."""
    source = (term.checked_against or "offices.csv").split("|")[0]
    return Evidence(source, "term of office", lasting(term), url=source if source.startswith("http") else None)


def _end(term: Tenure) -> str | None:
    return term.until[:-3] if term.until and term.until.endswith("/..") else term.until


def _read(edtf: str | None) -> str:
    return reads(edtf) if edtf else "an unknown day"


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]+", text.casefold().replace("'s", "")) if w not in _SMALL}
