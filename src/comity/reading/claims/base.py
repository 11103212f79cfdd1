"""What a finder of claims is: one file for each form of claim that the checks can judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.reading.base import Context


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the claims of one form: ``find`` yields them from the document's views and the facts read in it.

    ``values`` says what each value of a claim holds; ``example`` is a sentence of our own that makes such a claim.
    """

    id: str
    version: str
    about: str
    values: dict[str, str]
    example: str
    find: Callable[[Context, Sequence[Fact]], Iterator[Claim]]


def claim(form: str, context: Context, start: int, end: int, confidence: float = 0.9, **values: object) -> Claim:
    """A claim of a form at the clause between two offsets of the document."""
    return Claim(form, start, end, context.analysis.text[start:end], values, confidence)
