"""A claim: a checkable statement of a document that no kind of fact holds, and the document as checks see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from comity.core.facts import Fact
from comity.core.passage import Passage


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement: its form, the clause that makes it, and its values by name.

    ``start`` and ``end`` are code points around the clause, ``text`` what stands between them; ``values`` holds plain
    values (texts, numbers, lists), named by the finder of the form; ``confidence`` (0..1) is of the reading, not of
    the claim's truth.
    """

    form: str
    start: int
    end: int
    text: str
    values: Mapping[str, Any]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"The span {self.start}-{self.end} does not hold {self.text[:40]!r}.")


@dataclass(frozen=True, slots=True)
class Document:
    """A document as checks see it: its facts, claims and passages by place, and nothing of how they were found.

    ``clauses`` maps a fact's id to the stretch of its sentence that makes it (start, end); ``published`` is the
    document's own date in EDTF where it is known; ``references`` are the entries of its list of sources.
    """

    id: str
    name: str
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    clauses: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    published: str | None = None
    references: tuple[Passage, ...] = ()

    def of(self, *forms: str) -> tuple[Claim, ...]:
        """The claims of these forms, by place."""
        return tuple(claim for claim in self.claims if claim.form in forms)

    def told(self, *kinds: str) -> tuple[Fact, ...]:
        """The facts of these kinds, by place."""
        return tuple(fact for fact in self.facts if fact.kind in kinds)
