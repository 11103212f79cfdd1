"""The exported form of a fact: one JSON object a line, the same for documents and for the record."""

from __future__ import annotations

from typing import Any

from comity.core.facts import Fact, columns_of
from comity.core.provenance import SpanLocator


def as_exported(fact: Fact, doc: str) -> dict[str, Any]:
    """Return a fact as it is exported.

    ``doc`` is the document's base name, or the source's id. ``start`` and ``end`` are offsets in code points of the
    document's text; a row of the record has none, and carries ``document``, ``locator``, ``url`` and
    ``checked_against`` in their place.
    """
    where, origin = fact.provenance.locator, fact.provenance
    place: dict[str, Any]
    if isinstance(where, SpanLocator):
        place = {"doc": doc, "start": where.start, "end": where.end, "text": where.text}
    else:
        place = {
            "doc": doc, "start": None, "end": None, "text": None, "document": where.document,
            "locator": where.locator, "url": where.url, "checked_against": where.checked_against, "note": where.note,
        }  # fmt: skip
    said = {
        "modality": fact.modality, "attributed_to": fact.attributed_to, "confidence": round(fact.confidence, 4),
        "flags": list(fact.flags), "status": origin.status,
    }  # fmt: skip
    return {"id": fact.id, **place, "kind": fact.kind, **columns_of(fact.content), **said}
