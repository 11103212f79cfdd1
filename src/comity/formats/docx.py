"""Word documents: paragraphs and tables in their order, a table row a line of cells between bars."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from comity.core.errors import InputError
from comity.formats._places import Place
from comity.formats.base import Decoded, Format

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

MAX_UNPACKED = 200_000_000
MAX_PARTS = 5000
MAX_RATIO = 200


def _decode(data: bytes, path: Path) -> Decoded:
    _check_archive(data, path)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        text, places = _joined(document)
        title = (document.core_properties.title or "").strip()
    except (
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        RecursionError,
    ) as error:
        raise InputError(f"{path} is a broken Word document ({error}); open and save it again as .docx.") from error
    return Decoded(text, None, title or None, places=places)


def _check_archive(data: bytes, path: Path) -> None:
    """Refuse what is no Word document and what would unpack to more than the limits."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(f"{path} is a broken Word document ({error}); open and save it again as .docx.") from error
    size = sum(e.file_size for e in entries)
    packed = sum(e.compress_size for e in entries) or 1
    if len(entries) > MAX_PARTS or size > MAX_UNPACKED or (size > 10_000_000 and size / packed > MAX_RATIO):
        raise InputError(
            f"{path} unpacks to {size:,} bytes in {len(entries):,} parts; remove its media, or save it as text."
        )
    if any(e.flag_bits & 1 for e in entries):
        raise InputError(f"{path} is encrypted; save a copy without password and read that.")
    if not any(e.filename.startswith("word/") for e in entries):
        raise InputError(f"{path} is a zip archive but no Word document; unpack it and read the files inside.")


def _joined(document: Document) -> tuple[str, tuple[Place, ...]]:
    """The text of all blocks, and where each paragraph and row begins."""
    places: list[Place] = []
    parts: list[str] = []
    at = 0
    for label, block in _blocks(document):
        after = "" if not parts else "\n" if label.startswith("table") and not label.endswith("row 1") else "\n\n"
        places.append(Place(at + len(after), label))
        parts += (after, block)
        at += len(after) + len(block)
    return "".join(parts), tuple(places)


def _blocks(document: Document) -> Iterator[tuple[str, str]]:
    """Each paragraph that holds text and each row of a table, numbered as they stand in the document."""
    from docx.table import Table

    paragraphs = tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            rows = list(_rows(block)) if any(c.text.strip() for r in block.rows for c in r.cells) else []
            yield from ((f"table {tables}, row {n}", row) for n, row in enumerate(rows, 1))
            continue
        paragraphs += 1
        if block.text.strip():
            yield f"paragraph {paragraphs}", block.text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        last: object = None
        for cell in row.cells:
            if cell._tc is not last:
                cells.append(" ".join(cell.text.replace("|", "/").split()))
            last = cell._tc
        yield f"| {' | '.join(cells)} |"


FORMAT = Format("docx", (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _decode)
