"""References: what stands under each number, for a passage of a document or for a row of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comity.core.facts import columns_of
from comity.core.provenance import RowLocator, SpanLocator
from comity.dossier.build import Dossier, Reference
from comity.dossier.passage import passage
from comity.ledger import LedgerFact

MARKS = {"machine-read": "machine-read, unreviewed", "unverified": "unverified", "reviewed": "reviewed", "record": ""}
Plain = dict[str, Any]


def described(dossier: Dossier, reference: Reference, uses: Sequence[int]) -> Plain:
    """A reference as plain values: the fact read aloud, its source and place, and the places that cite it."""
    fact = reference.fact
    origin = fact.fact.provenance
    head: Plain = {
        "number": reference.number,
        "fact": fact.id,
        "kind": fact.fact.kind,
        "sentence": dossier.brief.sentence(fact),
        "status": origin.status,
        "mark": MARKS[origin.status],
        "modality": fact.fact.modality,
        "confidence": fact.fact.confidence,
        "flags": list(fact.fact.flags),
        "attributed_to": fact.fact.attributed_to,
        "extractor": origin.extractor,
        "version": origin.version,
        "edition": origin.edition,
        "source": origin.source,
        "uses": list(uses),
    }
    where = origin.locator
    return head | (_span(dossier, fact, where) if isinstance(where, SpanLocator) else _row(dossier, fact, where))


def _span(dossier: Dossier, fact: LedgerFact, where: SpanLocator) -> Plain:
    document = dossier.brief.documents.get(fact.fact.provenance.source)
    quoted = passage(fact, document)
    return {
        "type": "passage",
        "document": document.name if document else where.document,
        "title": document.title if document else None,
        "published": document.published if document else None,
        "start": where.start,
        "end": where.end,
        "passage": {"before": quoted.before, "marked": quoted.marked, "after": quoted.after} if quoted else None,
    }


def _row(dossier: Dossier, fact: LedgerFact, where: RowLocator) -> Plain:
    return {
        "type": "row",
        "publisher": dossier.brief.source(fact),
        "document": where.document,
        "locator": where.locator,
        "url": where.url,
        "checked_against": (where.checked_against or "").split("|") if where.checked_against else [],
        "note": where.note,
        "columns": _columns(columns_of(fact.fact.content)),
    }


def _columns(values: Mapping[str, Any]) -> list[list[str]]:
    """The row's filled columns as text, in their order."""
    return [[name, _text(value)] for name, value in values.items() if value not in (None, "", [], {}, False)]


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{actor} {position}" for actor, position in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "yes" if value is True else f"{value:,.10g}" if isinstance(value, float) else str(value)
