"""A file on disk to a decoded document: found, measured, recognised by its bytes, and handed to its format."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from comity.core.dates import period
from comity.core.errors import DateError, InputError
from comity.core.registry import parts
from comity.formats._charset import decode
from comity.formats.base import MAX_BYTES, MAX_CHARACTERS, DecodedText, Format, Line

_OFFICE = "old Word or encrypted Office"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
)
_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml[^>]{0,100}\?>\s*<!doctype\s+html)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_EXPECTED = {"pdf": "pdf", "docx": "zip"}


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """The formats that can be read, by suffix."""
    import comity.formats

    return {suffix: f for f in parts(comity.formats, "FORMAT", Format).values() for suffix in f.suffixes}


def read_text(path: Path) -> DecodedText:
    """Return a document's text and how it was read.

    Raises InputError for a file that is missing, a folder, unreadable, too large, of another kind than its name says,
    encrypted, broken or without text.
    """
    path = Path(path)
    return read_bytes(_bytes(path), path, _format_of(path))


def read_bytes(data: bytes, path: Path, form: Format) -> DecodedText:
    """Return the text of a document that is at hand as bytes; ``path`` names it. InputError as in ``read_text``."""
    _check_kind(data, form, path)
    found = form.decode(data, path)
    check_text(found.text, path)
    return DecodedText(
        found.text, form.media_type, found.encoding, found.title, found.published, found.pages,
        hashlib.sha256(data).hexdigest(), len(data), found.places,
    )  # fmt: skip


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the documents of a .jsonl file, one a line of {id, text, date?}.

    Raises InputError with the line's number for a line that is no such object, an id given twice, or a date that is
    not EDTF.
    """
    path = Path(path)
    text, _ = decode(_bytes(path), path)
    seen: set[str] = set()
    for number, line in enumerate(re.split(r"\r?\n", text), 1):
        if not line.strip():
            continue
        document = _line(line, f"{path}, line {number}")
        if document.id in seen:
            raise InputError(f"{path}, line {number} repeats the id {document.id!r}; make every id its own.")
        seen.add(document.id)
        yield document
    if not seen:
        raise InputError(f'{path} holds no document; write one {{"id": ..., "text": ...}} a line.')


def _line(line: str, place: str) -> Line:
    remedy = 'write {"id": "a1", "text": "...", "date": "1992-04-04"}, the date optional.'
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place} is not JSON ({str(error)[:80]}); {remedy}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f"{place} has no text; {remedy}")
    name, date = row.get("id"), row.get("date")
    if isinstance(name, bool) or not isinstance(name, (str, int)) or not str(name).strip():
        raise InputError(f"{place} has the id {name!r}, which is no text or number; {remedy}")
    if date is not None:
        try:
            period(date if isinstance(date, str) else "")
        except DateError as error:
            raise InputError(f"{place} has the date {date!r}, which is not EDTF; {remedy}") from error
    check_text(row["text"], Path(place))
    return Line(str(name), row["text"], date)


def _format_of(path: Path) -> Format:
    found = formats().get(path.suffix.lower())
    if found is None:
        if path.suffix.lower() == ".jsonl" and path.is_file():
            raise InputError(f"{path} holds one document a line; read it with read_lines.")
        _check_file(path)
        known = ", ".join(sorted(formats()))
        raise InputError(
            f"{path} ends in {path.suffix or 'nothing'!r}, which no format reads; save it as one of {known}."
        )
    return found


def _check_file(path: Path) -> None:
    try:
        if not path.exists():
            raise InputError(f"There is no file {path}; check the path.")
        if path.is_dir():
            raise InputError(f"{path} is a folder; name the files in it, such as {path}/*.txt.")
        if not path.is_file():
            raise InputError(f"{path} is no regular file; save the document to disk first.")
    except (OSError, ValueError) as error:
        raise InputError(f"{str(path)[:200]!r} cannot be a path here ({error}); check the name.") from error


def _bytes(path: Path) -> bytes:
    _check_file(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{path} has {size:,} bytes, the limit is {MAX_BYTES:,}; split it.")
        data = path.read_bytes()
    except PermissionError as error:
        raise InputError(f"{path} may not be read by you; change its permissions (chmod u+r).") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); copy it to a local disk.") from error
    if not data:
        raise InputError(f"{path} is empty; check that it was saved.")
    return data


def _kind_of(data: bytes) -> str | None:
    head = data[:1024]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head:
        return "pdf"
    return "html" if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) else None


def _check_kind(data: bytes, form: Format, path: Path) -> None:
    """Refuse a file whose bytes are of another kind than its suffix."""
    kind, expected = _kind_of(data), _EXPECTED.get(form.id)
    if kind == expected or (kind == "html" and form.id == "html"):
        return
    if expected and kind is None:
        raise InputError(f"{path} is no {form.id.upper()} inside; rename it to what it is, or download it again.")
    if kind in ("pdf", "html"):
        raise InputError(f"{path} holds {kind.upper()}, not {form.id}; rename it to {path.stem}.{kind}.")
    if kind == "zip":
        raise InputError(f"{path} holds a zip archive or an Office document; rename it to .docx, or unpack it.")
    if kind == _OFFICE:
        raise InputError(f"{path} is an old (.doc) or encrypted Office document; save it as .docx without password.")
    raise InputError(f"{path} holds {kind} data; give the document as .txt, .md, .html, .pdf or .docx.")


def check_text(text: str, path: Path) -> None:
    """Raise InputError for a text that is none: empty, too long, binary, or no Unicode; ``path`` names it."""
    if not text.strip():
        raise InputError(f"{path} holds no text; check that it was saved.")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{path} has {len(text):,} characters, the limit is {MAX_CHARACTERS:,}; split it.")
    if len(_CONTROL.findall(text[:100_000])) > max(8, 0.02 * min(len(text), 100_000)):
        raise InputError(f"{path} holds binary data, not text; give the document as .txt, .md, .html, .pdf or .docx.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"{path} holds half a character (a lone surrogate) at {error.start}; save it as UTF-8."
        ) from error
