"""A document's decoded text, to which all offsets refer."""

from __future__ import annotations

from pathlib import Path


def text(path: str | Path) -> str:
    """Return a document's text as Comity decodes it; for .txt and .md that is the file itself."""
    from comity.formats import read_text

    return read_text(Path(path)).text
