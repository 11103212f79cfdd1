"""Check: whether the record has what a text dates to a day or month, told in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, agreeing, clause, dated, fits, seen, verdict
from comity.checks.base.alike import numbered, one_company, shared_stems
from comity.core.claims import Claim, Document
from comity.core.dates import period
from comity.core.verdicts import Verdict
from comity.ledger import LedgerFact

_ID = "happenings"
_DAY, _MONTH = 2, 3
"""Words shared with the record's title, beside the names of states: of a day, and of a whole month."""
_LONGEST = 31


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A confirmation of each dated clause that the record's event of that time tells in the same words."""
    for claim in document.of("happening"):
        actors = frozenset(c for c in claim.values["actors"] if record.registry.known(c))
        if actors:
            yield from _judged(document, claim, actors, record)


def _judged(document: Document, claim: Claim, actors: frozenset[str], record: Record) -> Iterator[Verdict]:
    held = {f.id: f for actor in sorted(actors) for f in record.facts("event", actor) if _then(claim, f)}
    found = [f for f in record.leading(held.values()) if _same(claim, f, actors, record)]
    if found:
        best = max(found, key=lambda f: len(_shared(claim, f, record)))
        told = f"The record has it {dated(best.fact.content.date)}: {_title(best)}."
        others = [f for f in found if f is not best and len(_shared(claim, f, record)) > _DAY]
        shown = agreeing([best, *others])
        yield verdict(_ID, clause(document, claim), "supported", told, [seen(f, _title(f)) for f in shown])


def _then(claim: Claim, held: LedgerFact) -> bool:
    it = held.fact.content
    if not it.date or fits(claim.values["date"], it.date) != "same":
        return False
    lasted = period(it.date)
    days = (lasted.last - lasted.first).days if lasted.first and lasted.last else _LONGEST + 1
    return days <= _LONGEST or bool(claim.values["war"] and it.date == claim.values["date"])


def _same(claim: Claim, held: LedgerFact, actors: frozenset[str], record: Record) -> bool:
    it = held.fact.content
    sides = {*it.source, *it.target}
    if claim.values["war"] and len(claim.values["date"]) == 4:
        return it.type == "ASSAULT" and len(sides) > 1 and sides <= actors and len(actors) <= len(sides) + 3
    if not (sides & actors) or not one_company(claim.text, _title(held), record):
        return False
    day = period(claim.values["date"]).is_day and period(it.date).is_day
    enough = _DAY if day or period(claim.values["date"]).is_day else _MONTH
    own = _shared(claim, held, record, but=" ".join(claim.values["persons"]))
    return bool(own) and len(_shared(claim, held, record)) >= enough


def _shared(claim: Claim, held: LedgerFact, record: Record, but: str = "") -> set[str]:
    """The words and ordinals that both have, without those of the actors' names and of ``but``."""
    it = held.fact.content
    codes = {*it.source, *it.target, *claim.values["actors"]}
    actors = [record.registry.known(c) for c in sorted(codes)]
    names = " ".join(" ".join((a.name, *a.aliases, *a.demonyms)) for a in actors if a)
    return shared_stems(claim.text, _title(held), f"{names} {but}") | numbered(claim.text, _title(held))


def _title(held: LedgerFact) -> str:
    it = held.fact.content
    return it.title or f"{it.type} of {it.date}"


CHECK = Check(
    id=_ID,
    version="1",
    title="Happenings",
    asks="Does the record tell the same of that day?",
    reads=("happening",),
    example="“On 30 December 2023 a bridge over the Astarachay was opened”: the record has it.",
    blind="What the record lacks: this check confirms, and accuses nobody.",
    judge=judge,
)
