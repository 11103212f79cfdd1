"""Where a fact was found: a span of a document or a row of the record, and who found it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["record", "unverified", "machine-read", "reviewed", "rejected"]
"""``record``: an official source's row, read where ``checked_against`` says; ``unverified``: a row that nobody has yet
read in its source; ``machine-read``: an extraction no person has looked at; ``reviewed`` / ``rejected``: looked at."""


@dataclass(frozen=True, slots=True)
class SpanLocator:
    """A stretch of a document's decoded text, in Unicode code points, around whole sentences.

    Mirrors the TextPositionSelector and TextQuoteSelector of the W3C Web Annotation model.
    """

    document: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"The span {self.start}-{self.end} of {self.document} does not hold {self.text[:40]!r}.")


@dataclass(frozen=True, slots=True)
class RowLocator:
    """A row of an official source: the document, the place in it, its public address, and where it was read."""

    document: str
    locator: str
    url: str | None = None
    checked_against: str | None = None
    note: str | None = None


Locator = SpanLocator | RowLocator


@dataclass(frozen=True, slots=True)
class Provenance:
    """One fact's origin: source (card id or document id), edition, locator, the reader and its version, the status.

    ``rule`` names the rule of the reader, or the model, that found it.
    """

    source: str
    edition: str
    locator: Locator
    extractor: str
    version: str
    status: Status
    rule: str | None = None
