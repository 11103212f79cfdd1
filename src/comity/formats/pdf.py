"""PDF: the text layer page by page, with the labels printed on the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from comity.core.errors import InputError
from comity.formats.base import MAX_CHARACTERS, Decoded, Format

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 5000
_HYPHEN = re.compile("[\u0002\ufffe](?:\r?\n)?")
"""How PDFium writes the hyphen of a word divided at the end of a line; kept as a soft hyphen and the line's end."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")


def _decode(data: bytes, path: Path) -> Decoded:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(f"{path} is encrypted; save a copy without password and read that.") from error
        raise InputError(f"{path} is a broken PDF ({error}); export or download it again.") from error
    try:
        return _read(document, path)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{path} has a page that cannot be read ({error}); export the PDF again.") from error
    finally:
        document.close()


def _read(document: PdfDocument, path: Path) -> Decoded:
    if len(document) > MAX_PAGES:
        raise InputError(f"{path} has {len(document):,} pages, the limit is {MAX_PAGES:,}; split it.")
    parts: list[str] = []
    pages: list[tuple[int, str]] = []
    at = 0
    for number in range(len(document)):
        pages.append((at, document.get_page_label(number) or str(number + 1)))
        text = _page_text(document, number)
        parts.append(text)
        at += len(text)
        if at > MAX_CHARACTERS:
            raise InputError(f"{path} holds more than {MAX_CHARACTERS:,} characters; split it.")
    text = "".join(parts)
    if not text.strip():
        raise InputError(f"{path} has no text layer, only images; recognise its text (OCR) and read the result.")
    title = (document.get_metadata_dict().get("Title") or "").strip()
    return Decoded(text, None, " ".join(title.split()) or None, None, tuple(pages))


def _page_text(document: PdfDocument, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    text = layer.get_text_range() if layer.count_chars() else ""
    layer.close()
    page.close()
    joined = _HYPHEN.sub("\u00ad\n", text).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", joined).rstrip("\n") + "\n\f"


FORMAT = Format("pdf", (".pdf",), "application/pdf", _decode)
