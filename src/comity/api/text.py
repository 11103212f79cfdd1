"""A document's decoded text, to which all offsets refer, and where in the file its parts stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def text(path: str | Path) -> str:
    """Return a document's text as Comity decodes it; for .txt and .md that is the file itself."""
    from comity.formats import read_text

    return read_text(Path(path)).text


def locators(path: str | Path) -> Iterator[tuple[int, str]]:
    """Yield the offset and the locator of each line, paragraph or element; nothing for plain text and Markdown."""
    from comity.formats import locator, read_text

    places = read_text(Path(path)).places
    ends = [*(p.start for p in places[1:]), None]
    for place, end in zip(places, ends, strict=False):
        stop = end if end is not None and end > place.start else place.start + 1
        yield place.start, locator(places, place.start, stop) or place.label
