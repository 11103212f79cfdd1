"""Read documents into the ledger, or into facts alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from comity.actors import registry
from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.core.facts import Fact
from comity.core.names import folded
from comity.kinds import all_kinds
from comity.ledger import Change, DocumentRow, Query
from comity.ledger.export import as_exported
from comity.sources import shipped_record

if TYPE_CHECKING:
    from comity.formats import DecodedText

Progress = Callable[[int, int, str], None]
"""Called with documents done, documents in all, and the name of the one that is being read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with the facts read in it, and what they changed in the ledger (None: nothing was written)."""

    document: DocumentRow
    facts: tuple[Fact, ...]
    change: Change | None = None

    def exported(self) -> Iterator[dict[str, Any]]:
        """The facts in the exported form, in the order of the text."""
        return (as_exported(fact, self.document.name) for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: Path
    reason: str


def read(paths: Iterable[str | Path], ledger: str | Path | None = None, *, write: bool = True,
         progress: Progress | None = None) -> Iterator[Reading | Unread]:  # fmt: skip
    """Read files and folders one document after the other; each document's facts are written in one transaction.

    Folders are searched for files whose format Comity reads. A file that cannot be read is yielded as Unread and the
    rest are read. ``write=False`` leaves the ledger as it is. InputError where a path does not exist.
    """
    files = list(_files(paths))
    instruments = _known_instruments(ledger) if write else _shipped_instruments()
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files), path.name)
        try:
            for document, facts in _read_file(path, instruments):
                yield Reading(document, facts, _append(document, facts, ledger) if write else None)
        except InputError as error:
            yield Unread(path, str(error))
    if progress:
        progress(len(files), len(files), "")


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    from comity.formats import suffixes

    readable = {*suffixes(), ".jsonl"}
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in readable)
        if not inside:
            kinds = ", ".join(sorted(readable))
            raise InputError(f"The folder {path} holds no document that Comity reads ({kinds}).")
        yield from inside


def _read_file(path: Path, instruments: Mapping[str, str]) -> Iterator[tuple[DocumentRow, tuple[Fact, ...]]]:
    from comity.formats import read_lines, read_text

    if path.suffix.lower() == ".jsonl":
        for line in read_lines(path):
            id_ = hashlib.sha256(f"{line.id}\n{line.text}".encode()).hexdigest()
            yield _interpret(_row(id_, line.id, f"{path}#{line.id}", line), line, instruments)
        return
    decoded = read_text(path)
    row = _row(decoded.sha256, path.name, str(path.resolve()), decoded, _card_beside(path))
    yield _interpret(row, decoded, instruments)


def _interpret(
    row: DocumentRow, decoded: DecodedText, known: Mapping[str, str]
) -> tuple[DocumentRow, tuple[Fact, ...]]:
    from comity.language.analysis import analyse
    from comity.reading import read_document

    analysis = analyse(row.id, decoded.text, row.published, registry())
    return row, tuple(read_document(analysis, registry(), known))


def _row(id_: str, name: str, path: str, decoded: DecodedText, card: str | None = None) -> DocumentRow:
    from comity.reading import VERSION

    return DocumentRow(
        id=id_, name=name, path=path, media_type=decoded.media_type, encoding=decoded.encoding,
        characters=len(decoded.text), bytes=decoded.byte_size, title=decoded.title, published=decoded.published,
        reader=f"comity.reading {VERSION}", card=card,
    )  # fmt: skip


def _card_beside(path: Path) -> str | None:
    """The card of a document, ``<name>.card.yml`` beside it, as JSON; without one a quote has fifty words at most."""
    beside = path.with_name(f"{path.stem}.card.yml")
    if not beside.is_file():
        return None
    try:
        return json.dumps(yaml.safe_load(beside.read_text(encoding="utf-8")), ensure_ascii=False, sort_keys=True)
    except (yaml.YAMLError, UnicodeDecodeError, TypeError) as error:
        raise InputError(f"The card {beside} is not readable YAML: {error}") from error


def _append(document: DocumentRow, facts: tuple[Fact, ...], ledger: str | Path | None) -> Change:
    with open_ledger(ledger, write=True) as held:
        return held.add_document(document, facts)


def _known_instruments(ledger: str | Path | None) -> dict[str, str]:
    with open_ledger(ledger) as held:
        return _names(stored.fact for stored in held.facts(Query(kinds=("instrument",))))


def _shipped_instruments() -> dict[str, str]:
    return _names(
        fact for _, facts in shipped_record(all_kinds()).values() for fact in facts if fact.kind == "instrument"
    )


def _names(facts: Iterable[Fact]) -> dict[str, str]:
    """Every folded title, alias and identifier of the instruments whose identity is known -> that identity."""
    found: dict[str, str] = {}
    for content in (fact.content for fact in facts):
        if content.instrument:
            for name in (content.title, content.identifier, *content.aliases):
                found.setdefault(folded(name), content.instrument)
    found.pop("", None)
    return found
