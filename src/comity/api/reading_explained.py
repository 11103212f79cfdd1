"""Why a document gave the facts it gave: by sentence, each fact read aloud with the rule or model that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from comity.actors import registry
from comity.api.read import Reading
from comity.core.facts import Fact
from comity.core.provenance import SpanLocator
from comity.kinds import all_kinds
from comity.ledger.export import as_exported


@dataclass(frozen=True, slots=True)
class Made:
    """One fact: its kind, how it reads aloud, and who made it, how surely and with what warning."""

    kind: str
    said: str
    rule: str | None
    reader: str
    confidence: float
    modality: str
    flags: tuple[str, ...]

    @property
    def how(self) -> str:
        """Who made it, as a line to print."""
        by = f"rule {self.rule}" if self.rule else "no rule named"
        warned = f"; {', '.join(self.flags)}" if self.flags else ""
        return f"{by} ({self.reader}); {self.confidence:.2f} sure; {self.modality}{warned}"


@dataclass(frozen=True, slots=True)
class Explained:
    """A stretch of whole sentences and the facts that were made of it."""

    start: int
    end: int
    text: str
    facts: tuple[Made, ...]


def explained(reading: Reading) -> Iterator[Explained]:
    """Yield each stretch of a document that gave facts, in order."""
    spans = [(place, fact) for fact in reading.facts if isinstance(place := fact.provenance.locator, SpanLocator)]
    spans.sort(key=lambda pair: (pair[0].start, pair[0].end))
    for (start, end), group in groupby(spans, key=lambda pair: (pair[0].start, pair[0].end)):
        inside = list(group)
        text = " ".join(inside[0][0].text.split())
        yield Explained(start, end, text, tuple(_made(fact) for _, fact in inside))


def exported_with_rule(reading: Reading) -> Iterator[dict[str, Any]]:
    """The facts in the exported form, each with ``extractor``, ``version``, ``rule`` and how it reads aloud."""
    for fact in reading.facts:
        origin = fact.provenance
        who = {"extractor": origin.extractor, "version": origin.version, "rule": origin.rule}
        yield as_exported(fact, reading.document.name) | who | {"sentence": _aloud(fact)}


def _made(fact: Fact) -> Made:
    origin = fact.provenance
    reader = f"{origin.extractor} {origin.version}"
    return Made(fact.kind, _aloud(fact), origin.rule, reader, fact.confidence, fact.modality, fact.flags)


def _aloud(fact: Fact) -> str:
    return all_kinds()[fact.kind].aloud(fact, registry().name)
