"""Check: who was in a body, or in its chair, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from comity.actors.scan import mentions, words_of
from comity.checks.base import Check, Record, Stretch, agreeing, clause, fits, seen, verdict
from comity.core.claims import Document
from comity.core.dates import period, reads
from comity.core.facts import Fact
from comity.core.verdicts import Evidence, Verdict
from comity.ledger import LedgerFact

_ID = "memberships"
_CHAIR = ("chair", "president", "chairmanship", "presidency", "chairperson", "co-chair")
_MEMBER_TO = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|last|only)\s+(?:[\w-]+\s+)?(?:member|state|country)\s+to\s+[a-z]+"
)
_NEAR = 366
"""Days: a chair that rotates does not return to one member within a year of another term of his."""


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on each membership or chair of a state or body that the document tells of."""
    for fact in document.told("membership"):
        it = fact.content
        known = it.body and record.registry.known(it.actor) and not _MEMBER_TO.search(clause(document, fact).text)
        if fact.modality in ("asserted", "reported") and known and not _told_closer(document, fact):
            yield from _judged(
                clause(document, fact), fact, _terms(fact, record), record, _shared(document, fact, record)
            )


def _told_closer(document: Document, fact: Fact) -> bool:
    """Whether a claim tells this state's place in this body, with all that its clause says of it."""
    it, at = fact.content, clause(document, fact)
    if _sort(it.role) != "member":
        return False
    near = (c for c in document.of("seat") if c.start < at.end and at.start < c.end)
    same = (c for c in near if c.values["body"] == it.body and it.actor in c.values["states"])
    return any(c.values["other"] or c.values["symbol"] or c.values["years"] for c in same)


def _shared(document: Document, fact: Fact, record: Record) -> bool:
    """Whether the clause names several bodies with one date, which may be that of the last alone."""
    it, at = fact.content, clause(document, fact)
    if _several(at.text, it.body, record):
        return True
    others = (f for f in document.told("membership") if f.content.actor == it.actor and f.content.body != it.body)
    return any(
        f.content.since == it.since and clause(document, f).start < at.end and at.start < clause(document, f).end
        for f in others
    )


def _several(text: str, body: str, record: Record) -> bool:
    """Whether a text lists other bodies after this one, before its first year; a part of it is no other."""
    dated = re.search(r"\b\d{4}\b", text)
    words = text[: dated.start()] if dated else text
    found = {m.actor for m in mentions(words_of(words), record.registry, None) if m.actor}
    bodies = {c: a for c in found if (a := record.registry.known(c)) and a.kind == "body"}
    own = record.registry.known(body)
    near = {body, own.parent if own else None}
    return "," in words and any(code not in near and actor.parent != body for code, actor in bodies.items())


def _terms(fact: Fact, record: Record) -> list[LedgerFact]:
    """The record's terms of the same sort, the most exact first; a state's include those of the state it continues."""
    it = fact.content
    actors = [it.actor, *(s.predecessor for s in record.registry.predecessors(it.actor) if s.relation == "continues")]
    held = [f for actor in actors for f in record.facts("membership", actor)]
    same = [f for f in held if f.fact.content.body == it.body and _sort(f.fact.content.role) == _sort(it.role)]
    own = {it.actor: 0}
    ordered = record.leading(same)
    return sorted(ordered, key=lambda f: (own.get(f.fact.content.actor, 1), -len(f.fact.content.since or "")))


def _sort(role: str | None) -> str:
    if any(word in _CHAIR for word in (role or "").split()):
        return "chair"
    return "observer" if "observer" in (role or "") else "member"


def _judged(at: Stretch, fact: Fact, terms: Sequence[LedgerFact], record: Record, shared: bool) -> Iterator[Verdict]:
    it = fact.content
    who = f"{record.name(it.actor)}, {it.role or 'member'} of {record.name(it.body)}"
    if not terms:
        yield verdict(_ID, at, "not_in_record", f"The record holds no such term: {who}.")
    elif it.since is None and it.until is None:
        yield verdict(_ID, at, "supported", f"In the record: {who}, {_lasted(terms[0])}.", _shown(terms))
    elif agree := [t for t in terms if _agrees(it.since, it.until, t, at)]:
        if not shared and _outdone(agree, terms, it.since):
            yield _apart(at, who, it.since, terms)
        else:
            yield verdict(_ID, at, "supported", f"In the record: {who}, {_lasted(agree[0])}.", _shown(agree))
    elif _before_the_body(it, terms, record):
        told = f"The record has the {record.name(it.body)} from its founding on: {_lasted(terms[0])}."
        yield verdict(_ID, at, "not_in_record", told, _shown(terms))
    elif (
        not shared and not _a_year_off(it, terms) and (_sort(it.role) != "chair" or _close(it.since or it.until, terms))
    ):
        yield _apart(at, who, it.since or it.until, terms)
    else:
        yield verdict(
            _ID, at, "not_in_record", f"The record holds other terms only: {_lasted(terms[0])}.", _shown(terms)
        )


def _a_year_off(it: Any, terms: Sequence[LedgerFact]) -> bool:
    """Whether the record has years alone, and the text the year beside one: sources count such years differently."""
    said = period(it.since or it.until).year
    held = [t.fact.content.since if it.since else t.fact.content.until for t in terms]
    coarse = all(h is None or len(h) == 4 for h in held)
    return bool(said) and coarse and any(h and abs(int(h) - (said or 0)) == 1 for h in held)


def _before_the_body(it: Any, terms: Sequence[LedgerFact], record: Record) -> bool:
    """Whether the text's day comes before the body, in which the record has the state from its first year on."""
    body = record.registry.known(it.body)
    founded = period(body.since).first if body and body.since else None
    said = period(it.since or it.until).last
    first = [period(t.fact.content.since).first for t in terms if t.fact.content.since]
    return bool(founded and said and said < founded and first and all(f and f.year == founded.year for f in first))


def _apart(at: Stretch, who: str, said: str | None, terms: Sequence[LedgerFact]) -> Verdict:
    told = f"The record has {who}, {_lasted(terms[0])}; the text has {reads(said)}."
    exact = len(terms[0].fact.content.since or terms[0].fact.content.until or "") == 10
    return verdict(_ID, at, "contradicted" if exact else "conflicts_with_other_source", told, _shown(terms))


def _agrees(since: str | None, until: str | None, term: LedgerFact, at: Stretch) -> bool:
    """Whether the text's dates fit a term: its first day, a time within it, or the election before it."""
    it = term.fact.content
    if fits(since, it.since) == "same" or (since is None and fits(until, it.until) == "same"):
        return True
    said = period(str(since) if not until or since == until else f"{since or '..'}/{until}")
    lasting = period(f"{it.since or '..'}/{it.until or '..'}")
    bounded = bool(it.since and said.first and lasting.first and lasting.first <= said.first)
    if until and bounded and (not lasting.last or (said.last and said.last <= lasting.last)):
        return True
    begun = period(it.since).first if it.since else None
    return "elected" in at.text and bool(begun and said.last and 0 <= (begun - said.last).days <= 400)


def _outdone(agree: Sequence[LedgerFact], terms: Sequence[LedgerFact], said: str | None) -> bool:
    """Whether only a coarse date agrees, where an exact one of the same year speaks against the text's."""
    exact = [t for t in terms if t.fact.content.since and len(t.fact.content.since) == 10]
    coarse = all(len(t.fact.content.since or "") == 4 for t in agree)
    year = {t.fact.content.since for t in agree}
    return (
        coarse
        and bool(said)
        and any(e.fact.content.since[:4] in year and fits(said, e.fact.content.since) == "apart" for e in exact)
    )


def _close(said: str | None, terms: Sequence[LedgerFact]) -> bool:
    first = period(said).first if said else None
    begun = [period(t.fact.content.since).first for t in terms if t.fact.content.since]
    return first is not None and any(b is not None and abs((b - first).days) < _NEAR for b in begun)


def _lasted(term: LedgerFact) -> str:
    it = term.fact.content
    ended = f" until {reads(it.until)}" if it.until else ""
    return f"since {reads(it.since)}{ended}" if it.since else ended.strip() or "without dates"


def _shown(terms: Sequence[LedgerFact]) -> list[Evidence]:
    return [seen(t, f"{t.fact.content.role or 'member'}, {_lasted(t)}") for t in agreeing(terms)]


CHECK = Check(
    id=_ID,
    version="1",
    title="Memberships and chairs",
    asks="Was the state in the body, or in its chair, at the time that the text gives?",
    reads=("membership",),
    example="“presided over it in June 2012”: the record has Azerbaijan in the chair of the Council in May 2012.",
    blind="Bodies of which the record holds no members; a membership that the text denies.",
    judge=judge,
)
