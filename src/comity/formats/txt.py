"""Plain text: the file itself, no newline translated."""

from __future__ import annotations

from pathlib import Path

from comity.formats._charset import decode
from comity.formats.base import Decoded, Format, front_matter


def _decode(data: bytes, path: Path) -> Decoded:
    text, encoding = decode(data, path)
    front = front_matter(text)
    return Decoded(text, encoding, front.title, front.published)


FORMAT = Format("txt", (".txt", ".text"), "text/plain", _decode)
