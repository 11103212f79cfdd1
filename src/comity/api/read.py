"""Read documents into the ledger, or into facts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.api.documents import Document, Unread, documents
from comity.api.ledgers import open_ledger
from comity.api.reading_batches import batches, read_batches
from comity.api.reading_process import Facts
from comity.core.facts import Fact
from comity.core.names import folded
from comity.formats import Place, locator
from comity.kinds import all_kinds
from comity.ledger import Change, DocumentRow
from comity.ledger.export import as_exported
from comity.ledger.ledger import MODELS
from comity.sources import shipped_record

if TYPE_CHECKING:
    from comity.api.model_reading import Announce
    from comity.reading.endpoint import Endpoint, ModelReading

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the name of the one that is being read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with the facts read in it, and what they changed in the ledger (None: nothing was written).

    ``model`` says how a language model was asked, where one was; ``note`` why a document gave no facts, where that
    shows. ``foreign`` counts the paragraphs that are not in English and were set aside; ``places`` says where in the
    file each part of the text stands.
    """

    document: DocumentRow
    facts: tuple[Fact, ...]
    change: Change | None = None
    model: ModelReading | None = None
    note: str | None = None
    foreign: int = 0
    places: tuple[Place, ...] = ()

    def exported(self) -> Iterator[dict[str, Any]]:
        """The facts in the exported form, in the order of the text, with ``locator`` where the file has places."""
        for row in (as_exported(fact, self.document.name) for fact in self.facts):
            where = locator(self.places, row["start"], row["end"]) if self.places else None
            yield row | {"locator": where} if where else row


def read(paths: Iterable[str | Path], ledger: str | Path | None = None, *, write: bool = True,
         progress: Progress | None = None, processes: int | None = None, model: Endpoint | None = None,
         announce: Announce | None = None) -> Iterator[Reading | Unread]:  # fmt: skip
    """Read files and folders, on all cores where there is much to read; yield the documents in order.

    Each document's facts are written in one transaction. Folders are searched for files whose format Comity reads. A
    file that cannot be read is yielded as Unread and the rest are read. ``write=False`` leaves the ledger as it is.
    ``processes`` sets how many read side by side. ``model`` is asked for facts beside those of the rules, after
    ``announce`` was called. InputError where a folder holds no document, ModelError where the model does not answer.
    """
    if write:
        open_ledger(ledger).engine.close()
    instruments = known_instruments(ledger) if write else _shipped_instruments()
    if model is not None:
        yield from _with_model(documents(paths, progress), model, instruments, announce, ledger, write)
        return
    for batch, facts in read_batches(batches(documents(paths, progress)), instruments, processes):
        each = iter(facts)
        for found in batch:
            yield found if isinstance(found, Unread) else _reading(found, next(each), ledger, write)


def _reading(document: Document, facts: Facts, ledger: str | Path | None, write: bool) -> Reading:
    from comity.language.aside import foreign_paragraphs

    note = None if facts else _why_nothing(document.text)
    told = Reading(document.row, facts, None, None, note, foreign_paragraphs(document.text), document.places)
    if not write:
        return told
    with open_ledger(ledger, write=True) as held:
        return replace(told, change=held.add_document(document.row, facts))


def _why_nothing(text: str) -> str | None:
    """Why no fact was found, where the text's layout tells it: it is in another language, or holds no prose."""
    from comity.language.sentences import lay_out

    layout = lay_out(text)
    foreign = sum(mask.end - mask.start for mask in layout.masks if mask.reason == "foreign")
    if 2 * foreign > len(text.strip()):
        return "most of it is not in English, the only language that Comity reads"
    return None if layout.prose else "it holds no prose, only headings, references or tables"


def _with_model(
    found: Iterable[Document | Unread],
    model: Endpoint,
    instruments: dict[str, str],
    announce: Announce | None,
    ledger: str | Path | None,
    write: bool,
) -> Iterator[Reading | Unread]:
    from comity.api.model_reading import read_by_model

    for told in read_by_model(found, model, instruments, announce):
        if isinstance(told, Unread):
            yield told
            continue
        change = None
        if write:
            with open_ledger(ledger, write=True) as held:
                change = held.add_document(told.document, told.rules)
                change += held.add_document(told.document, told.added, reader=f"{MODELS}{model.label}")
        yield Reading(told.document, told.rules + told.added, change, told.reading)


def known_instruments(ledger: str | Path | None) -> dict[str, str]:
    """Every name of the instruments in the ledger whose identity is known -> that identity."""
    with open_ledger(ledger) as held:
        rows = held.instruments_named()
    return _folded((row["instrument"], (row["title"], row["identifier"], *row["aliases"])) for row in rows)


def _shipped_instruments() -> dict[str, str]:
    shipped = shipped_record(all_kinds()).values()
    told = (fact.content for _, facts in shipped for fact in facts if fact.kind == "instrument")
    return _folded((one.instrument, (one.title, one.identifier, *one.aliases)) for one in told)


def _folded(named: Iterable[tuple[str | None, Iterable[str | None]]]) -> dict[str, str]:
    """Every folded title, alias and identifier of the instruments whose identity is known -> that identity."""
    found: dict[str, str] = {}
    for instrument, names in named:
        if instrument:
            for name in names:
                found.setdefault(folded(name), instrument)
    found.pop("", None)
    return found
