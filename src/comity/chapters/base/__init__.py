"""What chapters share: the blocks they are made of, the brief they write from, and how facts are chosen and told."""

from comity.chapters.base.blocks import (
    Block,
    Chapter,
    Chart,
    Disagreement,
    Entry,
    Gap,
    Paragraph,
    Register,
    Remark,
    Row,
    Sentence,
    Subheading,
    Table,
    Words,
)
from comity.chapters.base.brief import Brief, Withheld, brief_on
from comity.chapters.base.gazette import Gazette, gazette

__all__ = [
    "Block",
    "Brief",
    "Chapter",
    "Chart",
    "Disagreement",
    "Entry",
    "Gap",
    "Gazette",
    "Paragraph",
    "Register",
    "Remark",
    "Row",
    "Sentence",
    "Subheading",
    "Table",
    "Withheld",
    "Words",
    "brief_on",
    "gazette",
]
