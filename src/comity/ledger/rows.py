"""What the ledger gives back: facts, documents and sources as they were stored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.core.facts import Fact


@dataclass(frozen=True, slots=True)
class LedgerFact:
    """A fact with its id and the moment (UTC) at which the ledger learnt it."""

    id: str
    fact: Fact
    learnt: datetime


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that was read. ``id`` is the SHA-256 of its bytes; the text itself is not stored.

    ``card`` is the JSON of the document's card, where it ships with one; ``reader`` names the version of the reader.
    """

    id: str
    name: str
    path: str
    media_type: str
    encoding: str | None
    characters: int
    bytes: int
    title: str | None
    published: str | None
    reader: str
    card: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A publisher's series as its card describes it, with the edition held and the number of its current facts.

    ``first_year`` to ``last_year`` is the stretch in which its dated facts lie, ``actors`` how many it names;
    ``learnt`` is when the ledger last took up an edition (UTC).
    """

    id: str
    edition: str
    card: str
    rows: int
    verified: int
    learnt: datetime
    first_year: int | None = None
    last_year: int | None = None
    actors: int = 0

    @property
    def describes(self) -> dict[str, Any]:
        """The card's fields."""
        fields: dict[str, Any] = json.loads(self.card)
        return fields
