"""A sentence of a document, for checks to read without knowing how it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: the document's id, offsets in code points, and the text between them."""

    document: str
    start: int
    end: int
    text: str
