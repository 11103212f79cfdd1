"""Documents in batches, and whether these are read here or side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from comity.api.documents import Document, Unread
from comity.api.reading_pool import cores, side_by_side
from comity.api.reading_process import Facts, facts_of
from comity.language.model import Written

Batch = list[Document | Unread]

_BATCH = 32
_BATCH_CHARACTERS = 60_000
_SEVERAL = 150_000
"""Characters from which it pays to start further processes, each of which takes seconds to begin."""


def batches(every: Iterable[Document | Unread]) -> Iterator[Batch]:
    """Neighbours together, up to a number and a length."""
    batch: Batch = []
    for document in every:
        if batch and (len(batch) == _BATCH or _length(batch) + _length([document]) > _BATCH_CHARACTERS):
            yield batch
            batch = []
        batch.append(document)
    if batch:
        yield batch


def read_batches(
    found: Iterator[Batch], instruments: dict[str, str], processes: int | None
) -> Iterator[tuple[Batch, list[Facts]]]:
    """Yield each batch with the facts of its documents: read here while there is little, otherwise side by side."""
    first: list[Batch] = []
    for batch in found:
        first.append(batch)
        if len(first) > 1 and sum(map(_length, first)) > _SEVERAL:
            break
    much = len(first) > 1 and sum(map(_length, first)) > _SEVERAL
    wanted = processes or (cores() if much else 1)
    every = chain(first, found)
    if wanted == 1:
        return ((batch, facts_of(_texts(batch), instruments)) for batch in every)
    return side_by_side(every, _texts, wanted, instruments)


def _texts(batch: Batch) -> list[Written]:
    return [Written(d.row.id, d.text, d.row.published, d.row.title) for d in batch if isinstance(d, Document)]


def _length(batch: Batch) -> int:
    return sum(len(one.text) for one in _texts(batch))
