"""Where a stretch of decoded text stands in its file: the page and box of a PDF, a paragraph, an element."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of a page."""


@dataclass(frozen=True, slots=True)
class Place:
    """One line, paragraph or element: the offset at which it begins, how the file names it, and its box on a page."""

    start: int
    label: str
    box: Box | None = None


def locator(places: Sequence[Place], start: int, end: int) -> str | None:
    """Where the text from ``start`` to ``end`` begins: "page 3, box 72 640 523 698"; None for a file of plain text.

    The box is around all lines of the first page on which the stretch stands.
    """
    first = bisect_right(places, start, key=lambda p: p.start) - 1
    if first < 0:
        return None
    label = places[first].label
    inside = [
        p for p in places[first : bisect_right(places, max(start, end - 1), key=lambda p: p.start)] if p.label == label
    ]
    boxes = [p.box for p in inside if p.box is not None]
    if not boxes:
        return label
    left, bottom, right, top = zip(*boxes, strict=True)
    return f"{label}, box {min(left):.0f} {min(bottom):.0f} {max(right):.0f} {max(top):.0f}"
