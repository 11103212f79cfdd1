"""What a check is: one file, which reads facts and claims of a document and yields verdicts on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comity.checks.base.record import Record
from comity.core.claims import Document
from comity.core.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Check:
    """A check on a document.

    ``asks`` is its question in a sentence; ``reads`` the kinds of fact and the forms of claim that it judges;
    ``example`` a sentence that it finds at fault, with what it says of it; ``blind`` what it cannot see. ``judge`` sees
    the document and the record, nothing else.
    """

    id: str
    version: str
    title: str
    asks: str
    reads: tuple[str, ...]
    example: str
    blind: str
    judge: Callable[[Document, Record], Iterator[Verdict]]
