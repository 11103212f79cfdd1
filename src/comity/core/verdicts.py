"""A verdict: what a check concludes about a claim, and the evidence it rests on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Judgement = Literal[
    "supported", "contradicted", "internally_inconsistent", "conflicts_with_other_source", "malformed",
    "not_in_record", "outside_coverage", "not_checkable",
]  # fmt: skip
"""``not_in_record``: covered by the record, but absent from it, which is not false; ``outside_coverage``: no source of
the ledger covers it."""
JUDGEMENTS: tuple[str, ...] = get_args(Judgement)
ACCUSATIONS = ("contradicted", "internally_inconsistent", "malformed")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on: the source (its id, or a document's name), the place in it, and what it says there.

    ``fact`` is the id of the fact in the ledger, where there is one; ``url`` the public address of the source's page.
    """

    source: str
    locator: str
    value: str
    fact: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check's conclusion about the clause of a document between ``start`` and ``end``.

    ``kind`` is the id of the check, ``explanation`` one or two sentences for an editor; ``confidence`` is that of the
    reading, and ``review`` says that a person should look before anybody is accused. ``fact`` is the id of the
    document's fact that was judged, where it was one.
    """

    doc: str
    start: int
    end: int
    text: str
    kind: str
    verdict: Judgement
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    review: bool = False
    fact: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in JUDGEMENTS:
            raise ValueError(f"{self.verdict!r} is no verdict; use one of {', '.join(JUDGEMENTS)}.")
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"The span {self.start}-{self.end} does not hold {self.text[:40]!r}.")

    @property
    def id(self) -> str:
        """A name that depends on the document, the clause and the conclusion alone."""
        body = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(body.encode()).hexdigest()[:20]

    def exported(self) -> dict[str, Any]:
        """The verdict as one object of the exported form."""
        return asdict(self) | {"evidence": [asdict(one) for one in self.evidence]}
