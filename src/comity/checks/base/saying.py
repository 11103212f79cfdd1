"""How a check says what it found: the clause, the verdict, and evidence that links to the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity.core.claims import Claim, Document
from comity.core.facts import Fact
from comity.core.passage import Passage
from comity.core.provenance import SpanLocator
from comity.core.verdicts import ACCUSATIONS, Evidence, Judgement, Verdict
from comity.ledger import LedgerFact

SURE = 0.5
"""Below this confidence of the reading a check does not accuse: it asks for review."""

_UNSURE = "The reading of this passage is uncertain, so a person should look first. "


@dataclass(frozen=True, slots=True)
class Stretch:
    """The clause that a verdict is about, and how sure its reading is."""

    document: str
    start: int
    end: int
    text: str
    confidence: float
    fact: str | None = None


def clause(document: Document, item: Fact | Claim | Passage) -> Stretch:
    """The clause of a document that states a fact, makes a claim, or is a passage."""
    if isinstance(item, Fact):
        where = item.provenance.locator
        assert isinstance(where, SpanLocator)
        start, end = document.clauses.get(item.id, (where.start, where.end))
        return Stretch(
            document.name, start, end, where.text[start - where.start : end - where.start], item.confidence, item.id
        )
    sure = item.confidence if isinstance(item, Claim) else 1.0
    return Stretch(document.name, item.start, item.end, item.text, sure)


def verdict(
    check: str, at: Stretch, judgement: Judgement, explanation: str, evidence: Iterable[Evidence] = ()
) -> Verdict:
    """A verdict on a clause; an accusation that rests on an uncertain reading asks for review instead."""
    stretch = (at.document, at.start, at.end, at.text)
    said = Verdict(*stretch, check, judgement, explanation, tuple(evidence), at.confidence, fact=at.fact)
    if judgement in ACCUSATIONS and at.confidence < SURE:
        return replace(said, verdict="not_checkable", explanation=_UNSURE + explanation, review=True)
    return said


def seen(found: LedgerFact, value: str) -> Evidence:
    """A fact of the ledger as evidence: its source, the place in it, and the value that it holds."""
    origin, where = found.fact.provenance, found.fact.provenance.locator
    if isinstance(where, SpanLocator):
        return Evidence(origin.source, f"characters {where.start}-{where.end}", value, found.id)
    return Evidence(origin.source, f"{where.document}, {where.locator}", value, found.id, where.url)


def elsewhere(document: Document, item: Fact | Claim | Passage, value: str) -> Evidence:
    """Another place of a document as evidence."""
    at = clause(document, item)
    return Evidence(document.name, f"characters {at.start}-{at.end}", value)


def agreeing(of: Iterable[LedgerFact], limit: int = 3) -> list[LedgerFact]:
    """At most ``limit`` facts, one a source, the record's own order kept."""
    sources: dict[str, LedgerFact] = {}
    for one in of:
        sources.setdefault(one.fact.provenance.source, one)
    return list(sources.values())[:limit]
