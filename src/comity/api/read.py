"""Read documents into the ledger, or into facts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.actors import registry
from comity.api.documents import Document, Unread, documents
from comity.api.ledgers import open_ledger
from comity.core.facts import Fact
from comity.core.names import folded
from comity.kinds import all_kinds
from comity.ledger import Change, DocumentRow, Query
from comity.ledger.export import as_exported
from comity.sources import shipped_record

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the name of the one that is being read."""

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with the facts read in it, and what they changed in the ledger (None: nothing was written)."""

    document: DocumentRow
    facts: tuple[Fact, ...]
    change: Change | None = None

    def exported(self) -> Iterator[dict[str, Any]]:
        """The facts in the exported form, in the order of the text."""
        return (as_exported(fact, self.document.name) for fact in self.facts)


def read(paths: Iterable[str | Path], ledger: str | Path | None = None, *, write: bool = True,
         progress: Progress | None = None) -> Iterator[Reading | Unread]:  # fmt: skip
    """Read files and folders one document after the other; each document's facts are written in one transaction.

    Folders are searched for files whose format Comity reads. A file that cannot be read is yielded as Unread and the
    rest are read. ``write=False`` leaves the ledger as it is. InputError where a folder holds no document.
    """
    if write:
        open_ledger(ledger).engine.close()
    instruments = _known_instruments(ledger) if write else _shipped_instruments()
    waiting: list[Document | Unread] = []
    for found in documents(paths, progress):
        waiting.append(found)
        if len(waiting) == _BATCH:
            yield from _read_batch(waiting, instruments, ledger, write)
            waiting.clear()
    yield from _read_batch(waiting, instruments, ledger, write)


def _read_batch(
    batch: list[Document | Unread], instruments: dict[str, str], ledger: str | Path | None, write: bool
) -> Iterator[Reading | Unread]:
    """Documents that stand side by side are parsed together, which is faster; each is written by itself."""
    from comity.language.analysis import analyse_many
    from comity.reading import read as read_facts

    texts = ((d.row.id, d.text, d.row.published) for d in batch if isinstance(d, Document))
    analyses = analyse_many(texts, registry())
    for found in batch:
        if isinstance(found, Unread):
            yield found
            continue
        facts = tuple(read_facts(next(analyses), registry(), instruments))
        yield Reading(found.row, facts, _append(found.row, facts, ledger) if write else None)


def _append(document: DocumentRow, facts: tuple[Fact, ...], ledger: str | Path | None) -> Change:
    with open_ledger(ledger, write=True) as held:
        return held.add_document(document, facts)


def _known_instruments(ledger: str | Path | None) -> dict[str, str]:
    with open_ledger(ledger) as held:
        return _names(
            stored.fact
            for stored in held.facts(Query(kinds=("instrument",), statuses=("record", "unverified", "reviewed")))
        )


def _shipped_instruments() -> dict[str, str]:
    shipped = shipped_record(all_kinds()).values()
    return _names(fact for _, facts in shipped for fact in facts if fact.kind == "instrument")


def _names(facts: Iterable[Fact]) -> dict[str, str]:
    """Every folded title, alias and identifier of the instruments whose identity is known -> that identity."""
    found: dict[str, str] = {}
    for content in (fact.content for fact in facts):
        if content.instrument:
            for name in (content.title, content.identifier, *content.aliases):
                found.setdefault(folded(name), content.instrument)
    found.pop("", None)
    return found
