"""Markdown: the file itself, no newline translated; title and date from its front matter, else its first heading."""

from __future__ import annotations

import re
from pathlib import Path

from comity.formats._charset import decode
from comity.formats.base import Decoded, Format, front_matter

_HEADING = re.compile(r"^#[ \t]+(\S.{0,300}?)[ \t#]*$", re.MULTILINE)


def _decode(data: bytes, path: Path) -> Decoded:
    text, encoding = decode(data, path)
    front = front_matter(text)
    title = front.title
    if title is None and (heading := _HEADING.search(text, front.end, front.end + 20_000)):
        title = heading[1]
    return Decoded(text, encoding, title, front.published)


FORMAT = Format("md", (".md", ".markdown"), "text/markdown", _decode)
