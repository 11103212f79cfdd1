"""How much of a document is set aside because it is not English."""

from __future__ import annotations

from comity.formats.base import front_matter
from comity.language.blocks import find_blocks
from comity.language.furniture import classify


def foreign_paragraphs(text: str) -> int:
    """The number of paragraphs that are not in English, of which nothing is read."""
    return sum(reason == "foreign" for _, reason in classify(text, find_blocks(text, front_matter(text).end)))
