"""A fact: what a kind says, how the source says it, and where."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from comity.core.provenance import Provenance, SpanLocator

Modality = Literal["asserted", "reported", "planned", "hypothetical", "negated"]
MODALITIES: tuple[str, ...] = get_args(Modality)


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated, sourced row of the ledger.

    ``content`` is an instance of the kind's frozen class; ``confidence`` lies in 0..1 and is 1 for a row of the
    record; ``attributed_to`` names who says it where the document only reports it.
    """

    kind: str
    content: Any
    provenance: Provenance
    modality: Modality = "asserted"
    attributed_to: str | None = None
    confidence: float = 1.0
    flags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.modality not in MODALITIES:
            raise ValueError(f"{self.modality!r} is no modality; use one of {', '.join(MODALITIES)}.")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"A confidence lies between 0 and 1, not {self.confidence}.")

    @property
    def id(self) -> str:
        """A name that depends on the kind, the place and the words of the source alone, and so never changes."""
        where = self.provenance.locator
        place: list[Any]
        if isinstance(where, SpanLocator):
            place = [where.document, where.start, where.end]
        else:
            place = [self.provenance.source, where.document, where.locator]
        body = json.dumps(
            [self.kind, place, columns_of(self.content), self.modality], ensure_ascii=False, sort_keys=True
        )
        return hashlib.sha256(body.encode()).hexdigest()[:20]


def columns_of(content: Any) -> dict[str, Any]:
    """The content's fields by name, tuples as lists: the form in which it is stored and exported."""
    return {f.name: _plain(getattr(content, f.name)) for f in fields(content)}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
