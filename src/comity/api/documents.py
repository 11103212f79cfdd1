"""The documents that a user names: files, folders, lines of JSON; each decoded, or reported as unread."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from comity.core.errors import InputError
from comity.ledger import DocumentRow

_OWN = b'<meta name="generator" content="Comity'


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded document: how it stands in the ledger, and its text."""

    row: DocumentRow
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: Path
    reason: str


def documents(
    paths: Iterable[str | Path], progress: Callable[[int, int, str], None] | None = None
) -> Iterator[Document | Unread]:
    """Yield every document in the order of the paths; a folder's files by name, each file once."""
    files = list(dict.fromkeys(_files(paths)))
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files), path.name)
        try:
            yield from _lines(path) if path.suffix.lower() == ".jsonl" else [_file(path)]
        except InputError as error:
            yield Unread(path, str(error))
    if progress:
        progress(len(files), len(files), "")


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    from comity.formats import formats

    readable = {*formats(), ".jsonl"}
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in readable)
        if not inside:
            raise InputError(f"The folder {path} holds no document that Comity reads ({', '.join(sorted(readable))}).")
        yield from inside


def _file(path: Path) -> Document:
    from comity.formats import read_text

    decoded = read_text(path)
    if decoded.media_type == "text/html" and _OWN in path.read_bytes()[:8192]:
        raise InputError(
            f"{path} is a dossier that Comity wrote; it is no source. Name the documents it was made from."
        )
    row = DocumentRow(
        id=decoded.sha256, name=path.name, path=str(path.resolve()), media_type=decoded.media_type,
        encoding=decoded.encoding, characters=len(decoded.text), bytes=decoded.byte_size, title=decoded.title,
        published=decoded.published, reader=_reader(), card=_card_beside(path),
    )  # fmt: skip
    return Document(row, decoded.text)


def _lines(path: Path) -> Iterator[Document]:
    """Each line of a .jsonl file as a document of its own, named by its id."""
    from comity.formats import read_lines

    for line in read_lines(path):
        content = line.text.encode()
        row = DocumentRow(
            id=hashlib.sha256(f"{line.id}\n".encode() + content).hexdigest(), name=line.id,
            path=f"{path.resolve()}#{line.id}", media_type="application/jsonl", encoding="utf-8",
            characters=len(line.text), bytes=len(content), title=None, published=line.date, reader=_reader(),
        )  # fmt: skip
        yield Document(row, line.text)


def _reader() -> str:
    from comity.reading import VERSION

    return f"comity.reading {VERSION}"


def _card_beside(path: Path) -> str | None:
    """The card of a document, ``<name>.card.yml`` beside it, as JSON; without one a quote has fifty words at most."""
    beside = path.with_name(f"{path.stem}.card.yml")
    if not beside.is_file():
        return None
    try:
        return json.dumps(yaml.safe_load(beside.read_text(encoding="utf-8")), ensure_ascii=False, sort_keys=True)
    except (yaml.YAMLError, UnicodeDecodeError, TypeError) as error:
        raise InputError(f"The card {beside} is not readable YAML: {error}") from error
