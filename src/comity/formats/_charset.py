"""Bytes to text: byte-order mark, strict UTF-8, what the file declares, a guess among four code pages, recorded."""

from __future__ import annotations

import codecs
from pathlib import Path

from comity.core.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
"""The bytes in which Windows' Turkish page (letters of Turkish and Azerbaijani) differs from its Western one."""


def decode(data: bytes, path: Path, declared: str | None = None) -> tuple[str, str]:
    """Return the text and the name of the encoding by which it was read; a guess is named ``cp1251 (guessed)``.

    Raises InputError for bytes that are no text in any of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path), encoding
    if b"\x00" in data[:65536]:
        raise InputError(f"{path} holds binary data, not text; give the document as .txt, .md, .html, .pdf or .docx.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if declared and _known(declared):
        try:
            return data.decode(declared), codecs.lookup(declared).name
        except UnicodeDecodeError:
            pass
    encoding = _guess(data)
    return _strict(data, encoding, path), f"{encoding} (guessed)"


def _known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError) as error:
        raise InputError(f"{path} is not text in {encoding} or UTF-8 ({error}); save it as UTF-8.") from error


def _guess(data: bytes) -> str:
    """The code page that fits: Cyrillic where letters above 127 prevail, else Turkish where its own letters occur."""
    high = [b for b in data[:200_000] if b > 127]
    latin = sum(65 <= b < 91 or 97 <= b < 123 for b in data[:200_000])
    letters = [b for b in high if b >= 0xC0]
    if len(letters) > max(3, 0.5 * latin):
        small_1251, small_koi8 = sum(b >= 0xE0 for b in letters), sum(b < 0xE0 for b in letters)
        return "cp1251" if small_1251 >= small_koi8 else "koi8-r"
    if _TURKISH & set(high):
        return "cp1254"
    return "cp1252"
