"""Markdown: the file itself, no newline translated; title and date from its front matter, else its first heading."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from comity.formats._charset import decode
from comity.formats.base import Decoded, Format, front_matter

_HEADING = re.compile(r"^#[ \t]+(\S.{0,300}?)[ \t#]*$", re.MULTILINE)


def _decode(data: bytes, path: Path) -> Decoded:
    text, encoding = decode(data, path)
    front = front_matter(text)
    title = _title(text[: front.end]) if front.end else None
    if title is None and (heading := _HEADING.search(text, front.end, front.end + 20_000)):
        title = heading[1]
    return Decoded(text, encoding, title, front.published)


def _title(block: str) -> str | None:
    """The title that the YAML block gives; None for none, and for a block that is no YAML."""
    try:
        fields = yaml.safe_load(block.strip().strip("-."))
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    title = fields.get("title") if isinstance(fields, dict) else None
    return " ".join(title.split()) if isinstance(title, str) and title.strip() else None


FORMAT = Format("md", (".md", ".markdown"), "text/markdown", _decode)
