"""The documents that a user names: files, folders, lines of JSON, corpora; each decoded, or reported as unread."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from comity.core.errors import InputError
from comity.formats import Place
from comity.ledger import DocumentRow
from comity.sources import all_cards
from comity.sources.base import corpora

_OWN = b'<meta name="generator" content="Comity'


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded document: how it stands in the ledger, its text, and where in the file each part of it stands."""

    row: DocumentRow
    text: str
    places: tuple[Place, ...] = ()


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
            yield from _within(path)
        except InputError as error:
            yield Unread(path, str(error))
    if progress:
        progress(len(files), len(files), "")


def _within(path: Path) -> Iterator[Document | Unread]:
    """The documents of a file: one, or those of its lines, its rows or its members."""
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        return _lines(path)
    if path.is_file() and (suffix in corpora.SUFFIXES or corpora.is_archive(path)):
        return _corpus(path)
    return iter([_file(path)])


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    from comity.formats import formats

    readable = {*formats(), ".jsonl"}
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        files = (p for p in path.rglob("*") if p.is_file() and not p.name.startswith("._"))
        inside = sorted(p for p in files if p.suffix.lower() in readable or _known(p))
        if not inside:
            raise InputError(f"The folder {path} holds no document that Comity reads ({', '.join(sorted(readable))}).")
        yield from inside


def _known(path: Path) -> bool:
    """Whether a data file of a folder holds documents; any other is no matter."""
    try:
        return path.suffix.lower() in corpora.SUFFIXES and corpora.corpus_of(path, all_cards().values()) is not None
    except InputError:
        return False


def _corpus(path: Path) -> Iterator[Document | Unread]:
    """Each document of a corpus that a card knows; one that is no text is told, and the rest are read."""
    cards = all_cards().values()
    if corpora.is_archive(path):
        texts = corpora.members(path, cards)
    elif found := corpora.corpus_of(path, cards):
        texts = corpora.rows(*found)
    else:
        raise InputError(f"{path} holds no documents: {corpora.what_it_is(path, cards)}")
    for text in texts:
        try:
            yield _of_corpus(text)
        except InputError as error:
            yield Unread(path, str(error))


def _of_corpus(found: corpora.CorpusText) -> Document:
    from comity.formats import check_text, formats, read_bytes

    if isinstance(found.content, bytes):
        decoded = read_bytes(found.content, Path(found.place), formats()[Path(found.name).suffix.lower()])
        text, encoding, content = decoded.text, decoded.encoding, found.content
    else:
        check_text(found.content, Path(found.place))
        text, encoding, content = found.content, "utf-8", found.content.encode()
    row = DocumentRow(
        id=hashlib.sha256(content).hexdigest(), name=found.name, path=found.place, media_type="text/plain",
        encoding=encoding, characters=len(text), bytes=len(content), title=found.title, published=found.published,
        reader=_reader(), card=found.card.as_json(),
    )  # fmt: skip
    return Document(row, text)


def _file(path: Path) -> Document:
    from comity.formats import read_text

    decoded = read_text(path)
    if decoded.media_type == "text/html" and _OWN in path.read_bytes()[:8192]:
        raise InputError(
            f"{path} is a dossier that Comity wrote; it is no source. Name the documents it was made from."
        )
    card, title, published = _card_beside(path), decoded.title, decoded.published
    if card is None and (says := corpora.name_says(path.resolve().as_posix(), all_cards().values())):
        card, title, published = says.card.as_json(), title or says.title, published or says.published
    row = DocumentRow(
        id=decoded.sha256, name=path.name, path=str(path.resolve()), media_type=decoded.media_type,
        encoding=decoded.encoding, characters=len(decoded.text), bytes=decoded.byte_size, title=title,
        published=published, reader=_reader(), card=card,
    )  # fmt: skip
    return Document(row, decoded.text, decoded.places)


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
