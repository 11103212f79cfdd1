"""Word documents: paragraphs and tables in their order, a table row a line of cells between bars."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from comity.core.errors import InputError
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
        text = "\n\n".join(_blocks(document))
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
    return Decoded(text, None, title or None)


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


def _blocks(document: Document) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        text = "\n".join(_rows(block)) if isinstance(block, Table) else block.text
        if text.strip():
            yield text


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
