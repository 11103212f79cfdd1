"""Corpora: files of many documents that a card knows, read as one document a row or one a member of an archive."""

from __future__ import annotations

import re
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from comity.core.errors import InputError
from comity.engine import scratch_duckdb
from comity.sources.base.card import Card, DocumentPlan
from comity.sources.base.layout import header_of
from comity.sources.base.opening import open_layout
from comity.sources.base.recognising import Recognised, recognise

SUFFIXES = frozenset((".parquet", ".csv", ".tsv", ".tab"))
ARCHIVES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".zip")
MOST_BYTES = 50_000_000
_MOST_UNPACKED = 8 << 30
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class CorpusText:
    """One document of a corpus: its name, its bytes or text, its title and date where they are told, where it lies."""

    card: Card
    name: str
    content: bytes | str
    title: str | None
    published: str | None
    place: str


@dataclass(frozen=True, slots=True)
class NameSays:
    """What a text file's name tells of it, as a card reads it."""

    card: Card
    title: str
    published: str


def is_archive(path: Path) -> bool:
    """Whether a file's name is that of an archive that may hold a corpus."""
    return path.name.lower().endswith(ARCHIVES)


def corpus_of(path: Path, cards: Iterable[Card]) -> tuple[Recognised, DocumentPlan] | None:
    """The card's layout that a data file has, and how it holds documents; None where it holds none."""
    holding = [card for card in cards if card.documents]
    for found in recognise(path, holding):
        for plan in found.card.documents:
            if plan.needs == (found.layout.id,):
                return found, plan
    return None


def what_it_is(path: Path, cards: Iterable[Card]) -> str:
    """Why a data file holds no documents, for a message."""
    named = sorted({found.card.id for found in recognise(path, cards)})
    if named:
        return f"it is a file of {named[0]} and holds no texts; type: comity import {named[0]} {path}"
    return f"no card knows its columns ({', '.join(header_of(path)[:6])}); give the texts as .jsonl with id and text"


def rows(found: Recognised, plan: DocumentPlan) -> Iterator[CorpusText]:
    """The documents of a recognised file, in the order in which the card's SQL gives them."""
    engine = scratch_duckdb()
    try:
        open_layout(engine, [found])
        for batch in engine.query(plan.texts).to_batches(_AT_ONCE):
            for row in batch.to_pylist():
                if not row["name"] or not row["text"]:
                    raise InputError(f"{found.path} holds a document without a name or a text; mend the file.")
                place = f"{found.path.resolve()}#{row['name']}"
                yield CorpusText(found.card, row["name"], row["text"], row["title"], row["published"], place)
    finally:
        engine.close()


def name_says(path: str, cards: Iterable[Card]) -> NameSays | None:
    """What the end of a path (folders with ``/``) tells of a text file; None where no card knows such names."""
    for card in cards:
        for named in card.named_texts:
            if found := re.search(rf"(?:^|/){named.pattern}$", path):
                told = found.groupdict()
                return NameSays(card, named.title.format(**told), named.published.format(**told))
    return None


def members(path: Path, cards: Iterable[Card]) -> Iterator[CorpusText]:
    """The documents in an archive whose names a card knows, one after the other; nothing is written to disk.

    InputError where the archive is broken, holds none, or is larger than any corpus.
    """
    known, number = [card for card in cards if card.named_texts], 0
    try:
        for name, content in _zipped(path, known) if path.suffix.lower() == ".zip" else _tarred(path, known):
            says = name_says(name, known)
            if says is not None:
                number, place = number + 1, f"{path.resolve()}#{name}"
                yield CorpusText(says.card, name.rpartition("/")[2], content, says.title, says.published, place)
    except (tarfile.TarError, BadZipFile, zlib.error, EOFError, OSError) as error:
        raise InputError(f"{path} is a broken archive: {error}. Download it again.") from error
    if not number:
        raise InputError(f"{path} holds no document whose name a card knows; unpack it, and read the folder.")


def _tarred(path: Path, cards: list[Card]) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path, "r|*") as archive:
        total = 0
        for member in archive:
            total += member.size
            if total > _MOST_UNPACKED:
                raise InputError(f"{path} unpacks to more than {_MOST_UNPACKED >> 30} GB, which Comity does not read.")
            if member.isfile() and name_says(member.name, cards):
                _refuse_large(path, member.name, member.size)
                opened = archive.extractfile(member)
                yield member.name, opened.read() if opened else b""


def _zipped(path: Path, cards: list[Card]) -> Iterator[tuple[str, bytes]]:
    with ZipFile(path) as archive:
        for member in archive.infolist():
            if not member.is_dir() and name_says(member.filename, cards):
                _refuse_large(path, member.filename, member.file_size)
                yield member.filename, archive.read(member)


def _refuse_large(path: Path, name: str, size: int) -> None:
    if size > MOST_BYTES:
        raise InputError(f"{path} holds {name} of {size:,} bytes; a document has {MOST_BYTES:,} at most.")
