"""PDF: the text layer page by page, with the labels printed on the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from comity.core.errors import InputError
from comity.formats._places import Box, Place
from comity.formats.base import MAX_CHARACTERS, Decoded, Format

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MAX_PAGES = 5000
_HYPHEN = re.compile("[\u0002\ufffe](?:\r?\n)?")
"""How PDFium writes the hyphen of a word divided at the end of a line; kept as a soft hyphen and the line's end."""
_SAMPLED = 12
_LINE = re.compile(r"(?=[^\r\n\x02\ufffe]*\S)[^\r\n\x02\ufffe]+")
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
    places: list[Place] = []
    at = 0
    for number in range(len(document)):
        pages.append((at, document.get_page_label(number) or str(number + 1)))
        text, lines = _page_text(document, number)
        places += (Place(at + start, f"page {pages[-1][1]}", box) for start, box in lines)
        parts.append(text)
        at += len(text)
        if at > MAX_CHARACTERS:
            raise InputError(f"{path} holds more than {MAX_CHARACTERS:,} characters; split it.")
    text = "".join(parts)
    if not text.strip():
        raise InputError(f"{path} has no text layer, only images; recognise its text (OCR) and read the result.")
    title = (document.get_metadata_dict().get("Title") or "").strip()
    return Decoded(text, None, " ".join(title.split()) or None, None, tuple(pages), tuple(places))


def _page_text(document: PdfDocument, number: int) -> tuple[str, list[tuple[int, Box | None]]]:
    """A page's text, and the offset in it and the box of each of its lines."""
    page = document[number]
    layer = page.get_textpage()
    text = layer.get_text_range() if layer.count_chars() else ""
    boxes = [_box(layer, a, b) for a, b in _lines(text)]
    layer.close()
    page.close()
    joined = _plain(text).rstrip("\n") + "\n\f"
    starts = [len(_plain(text[:a])) for a, _ in _lines(text)] or [0]
    return joined, [(min(s, len(joined) - 1), box) for s, box in zip(starts, boxes or [None], strict=True)]


def _plain(text: str) -> str:
    joined = _HYPHEN.sub("\u00ad\n", text).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", joined)


def _lines(text: str) -> list[tuple[int, int]]:
    """The spans of a page's lines that hold more than white space."""
    return [m.span() for m in _LINE.finditer(text)]


def _box(layer: PdfTextPage, start: int, end: int) -> Box | None:
    """The box around a line, from its first, its last and some other characters; None where the file gives none."""
    import pypdfium2

    try:
        last = min(end, layer.count_chars()) - 1
        some = {*range(start, last, max(1, (last - start) // _SAMPLED)), last}
        found = [layer.get_charbox(i) for i in sorted(some)]
    except pypdfium2.PdfiumError:
        return None
    seen = [b for b in found if b[2] > b[0] and b[3] > b[1]]
    if not seen:
        return None
    left, bottom, right, top = zip(*seen, strict=True)
    return min(left), min(bottom), max(right), max(top)


FORMAT = Format("pdf", (".pdf",), "application/pdf", _decode)
