"""Facts as FollowTheMoney entities: actors, memberships, events, and documents with their mentions as events' sources.

Schemata and properties are those of FollowTheMoney 4 (PublicBody, Organization, Person, Membership, Event, Document).
Votes, instruments, figures, quotations and positions have no schema of their own there: they leave as events whose
summary names the kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from comity.actors import Registry
from comity.api.facts import FactList
from comity.api.sources import SourceList
from comity.core.dates import period
from comity.kinds import all_kinds
from comity.ledger import LedgerFact

Entity = dict[str, Any]


def as_entities(found: FactList, sources: SourceList, actors: Registry) -> Iterator[Entity]:
    """Yield the actors that the facts name, the documents, and one entity for each fact."""
    kinds = all_kinds()
    named = {code for s in found.found for code in kinds[s.fact.kind].actors(s.fact.content)}
    named |= {s.fact.content.body for s in found.found if s.fact.kind == "membership" and s.fact.content.body}
    for code in sorted(named):
        yield _actor(code, actors)
    for document in sources.documents:
        yield _entity(document.id[:20], "Document", fileName=document.name, title=document.title,
                      mimeType=document.media_type, publishedAt=document.published)  # fmt: skip
    for stored in found.found:
        yield (
            _membership(stored, found)
            if stored.fact.kind == "membership" and stored.fact.content.body
            else _event(stored, found, actors)
        )


def _actor(code: str, actors: Registry) -> Entity:
    name, actor = actors.name(code), actors.known(code)
    if actor is None:
        return _entity(_key(code), "LegalEntity", name=name)
    if actor.kind == "state":
        return _entity(_key(code), "PublicBody", name=name, country=(actor.iso2 or "").lower() or None)
    return _entity(_key(code), "Person" if actor.kind == "person" else "Organization", name=name)


def _membership(stored: LedgerFact, found: FactList) -> Entity:
    it = stored.fact.content
    return _entity(stored.id, "Membership", member=_key(it.actor), organization=_key(it.body), role=it.role,
                   startDate=_day(it.since), endDate=_day(it.until), publisher=found.doc(stored),
                   sourceUrl=getattr(stored.fact.provenance.locator, "url", None))  # fmt: skip


def _event(stored: LedgerFact, found: FactList, actors: Registry) -> Entity:
    kind = all_kinds()[stored.fact.kind]
    said = kind.aloud(stored.fact, actors.name)
    where = stored.fact.provenance.locator
    return _entity(
        stored.id,
        "Event",
        name=said,
        summary=f"{stored.fact.kind}, {stored.fact.modality}, {stored.fact.provenance.status}",
        date=_day(kind.when(stored.fact.content)),
        involved=[_key(code) for code in sorted(kind.actors(stored.fact.content))],
        publisher=found.doc(stored),
        sourceUrl=getattr(where, "url", None),
        notes=getattr(where, "text", None) or getattr(where, "locator", None),
    )


def _day(text: str | None) -> str | None:
    """A date that FollowTheMoney takes: year, month or day; an interval by its first day."""
    if not text:
        return None
    plain = text.split("/")[0].rstrip("~?%")
    return plain if plain[-1:].isdigit() else str(period(text).first)


def _key(code: str) -> str:
    return f"comity-{hashlib.sha256(code.encode()).hexdigest()[:16]}"


def _entity(id_: str, schema: str, **properties: Any) -> Entity:
    kept = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": id_, "schema": schema, "properties": kept}
