"""Check: whether the record knows the event, on that day and between these actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.checks.base import Check, Record, agreeing, clause, dated, fits, seen, verdict
from comity.checks.base.alike import one_company, shared_stems
from comity.core.claims import Document
from comity.core.dates import period
from comity.core.facts import Fact
from comity.core.verdicts import Verdict
from comity.ledger import LedgerFact

_ID = "events"
_NEAR = {
    "AGREE": {"AGREE", "COOPERATE", "CONSULT"}, "COOPERATE": {"COOPERATE", "AGREE", "CONSULT"},
    "CONSULT": {"CONSULT", "AGREE", "COOPERATE"}, "ASSAULT": {"ASSAULT", "COERCE", "MOBILIZE"},
    "COERCE": {"COERCE", "ASSAULT"}, "MOBILIZE": {"MOBILIZE", "ASSAULT"}, "SUPPORT": {"SUPPORT", "AID"},
    "RETREAT": {"RETREAT", "CONCEDE"}, "CONCEDE": {"CONCEDE", "RETREAT"},
}  # fmt: skip
"""Types under which one and the same happening may stand in two sources."""


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each dated event between actors that the registry knows."""
    for fact in document.told("event"):
        it = fact.content
        sides = [c for c in (*it.source, *it.target) if record.registry.known(c)]
        if fact.modality == "asserted" and it.date and len(set(sides)) > 1:
            yield from _judged(document, fact, tuple(dict.fromkeys(sides)), record)


def _judged(document: Document, fact: Fact, sides: tuple[str, ...], record: Record) -> Iterator[Verdict]:
    at, it = clause(document, fact), fact.content
    known = [f for f in record.facts("event", *sides[:2]) if f.fact.content.type in _NEAR.get(it.type, {it.type})]
    known += _signed(record, sides) if it.type == "AGREE" else []
    same = [f for f in record.leading(known) if _one(fact, f, at.text, record)]
    same.sort(key=lambda f: it.subtype is None or getattr(f.fact.content, "subtype", None) != it.subtype)
    if same:
        told = f"The record has it {dated(same[0].fact.content.date)}: {_what(same[0])}."
        yield verdict(_ID, at, "supported", told, [seen(f, _what(f)) for f in agreeing(same)])
    elif len(it.date) >= 7:
        told = f"The record holds no such event {dated(it.date)}; that is no sign that it did not happen."
        yield verdict(_ID, at, "not_in_record", told)


def _one(fact: Fact, held: LedgerFact, text: str, record: Record) -> bool:
    """Whether the record's event can be the text's: in its time, and of the same sort or told in the same words.

    A date that is coarser than the text's confirms nothing finer, and a month holds many events.
    """
    said, its = fact.content, held.fact.content
    if fits(said.date, its.date) != "same" or not one_company(text, _what(held), record) or _turned(said, its):
        return False
    days, lasted = period(said.date), period(its.date)
    if not (days.first and days.last and lasted.first and lasted.last):
        return False
    if (lasted.last - lasted.first).days > max(31, 2 * (days.last - days.first).days):
        return False
    if said.subtype and said.subtype == getattr(its, "subtype", None):
        return True
    names = " ".join(record.name(c) for c in (*said.source, *said.target))
    return bool(shared_stems(text, _what(held), names))


def _turned(said: Any, its: Any) -> bool:
    """Whether one is a visit of this state to that one, and the other the visit returned."""
    if said.subtype != "visit" or getattr(its, "subtype", None) != "visit":
        return False
    return bool(said.source and its.source and not set(said.source) & set(its.source))


def _signed(record: Record, sides: tuple[str, ...]) -> list[LedgerFact]:
    acts = record.facts("instrument", *sides[:2])
    return [f for f in acts if f.fact.content.action == "signed" and len(f.fact.content.parties) <= 6]


def _what(found: LedgerFact) -> str:
    it = found.fact.content
    return it.title or f"{getattr(it, 'type', None) or 'event'} of {it.date}"


CHECK = Check(
    id=_ID,
    version="1",
    title="Events",
    asks="Does the record know this event on that day?",
    reads=("event",),
    example="“On 4 April 1992 the two states established diplomatic relations”: the record has it.",
    blind="Most events of the world: what the record lacks is not thereby false, and this check accuses nobody.",
    judge=judge,
)
