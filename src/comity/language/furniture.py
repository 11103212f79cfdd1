"""What is no prose of the author: headings, reference lists, addresses, page furniture, other languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from comity.language.blocks import Block
from comity.language.foreign import is_foreign

Reason = Literal["citation", "reference", "heading", "address", "foreign", "furniture"]

_REFERENCES = re.compile(
    r"(?:\d+\.?\s+)?(?:references?(?:\s(?:list|cited))?|bibliography|works\scited|literature(?:\scited)?|notes|footnotes|endnotes|"
    r"sources|citations|external\slinks|see\salso|further\sreading|notes\sand\sreferences)",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?:[-–•*]|\[?\d{1,3}[.\]])?\s*[^\W\d_][^()\n]{1,160}?\((?:1[89]|20)\d\d[a-z]?(?:,\s[^()]{1,30})?\)\.\s"
    r"|\[\d{1,3}\]:?\s+\S|\[\^\d{1,3}\]:"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+|\bORCID\b", re.IGNORECASE)
_LINK = re.compile(r"\]\([^)\s]*\)")
_IMPRINT = re.compile(
    r"\b(?:e?ISSN|ISBN|DOI)\b[\s:]|©|\bAll rights reserved\b|\bCopyright\b|^Category:|^Published by\b|^Retrieved\b"
)
_LABEL = re.compile(
    r"(?:Author|By|E-?mail|Keywords?|Key words|Palabras clave|Mots[- ]cl[ée]s|Tags?|Source|Photo|Image|Contact|"
    r"Tel|Phone|Suggested citation|Presentation date|Date of acceptance|Publication date|Received|Accepted|"
    r"Recommend(?:ed)?|Translated from)\b[^.\n]{0,40}?:"
    r"|(?:RECOMMEND|Previous|Next|Share|Tweet|Print|Read more|Related articles)\s*$|"
    r"Translated (?:from|by)\b|By [A-Z][a-z]+ [A-Z][a-z]+$"
)
_SMALL_WORDS = """
    a an the of and or in on at to for from with by as vs under over between into its
"""
_ENDS = (".", "!", "?", ".”", '."')
_SMALL = frozenset(_SMALL_WORDS.split())
_CITING = re.compile(
    r"\((?:1[89]|20)\d\d[a-z]?(?:,[^)]*)?\)|https?:|www\.|\b(?:pp?|vols?|no|eds?)\.\s?\d|\b(?:Retrieved|Archived|Accessed|ISBN|"
    r"ISSN|doi|ibid|op\. cit|et al|University Press|Journal of|Publishers?)\b|^\W*(?:\d{1,3}[.\])]|\^|\[\d|[*†‡])|"
    r"^\W*[A-Z][\w'’-]+,\s+(?:[A-Z]\.|[A-Z][a-z]+\s[A-Z]\.)|[“\"][^”\"]{8,}[”\"][.,]?\s+[A-Z_*]|[.,]\s(?:\d{1,2}\s)?\w*\s?(?:19|20)\d\d\.$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|signed|said|adopted|became|joined|visited|met|agreed|declared|supported|voted)\b"
)
_RULE = re.compile(r"[\W_]+$")


def classify(text: str, blocks: list[Block]) -> Iterator[tuple[Block, Reason | None]]:
    """Yield each block with the reason why it is no prose, or None where it is."""
    repeated = _repeated(text, blocks)
    in_references = False
    for number, block in enumerate(blocks):
        words = text[block.start : block.end].strip()
        bare = words.strip("#*_ \t:=").strip()
        if len(bare) < 40 and _REFERENCES.fullmatch(bare) and not block.cell and number + 1 < len(blocks):
            in_references = True
            yield block, "heading"
            continue
        if in_references and _ends_references(words, block):
            in_references = False
        if in_references:
            yield block, "reference"
            continue
        yield block, _reason(words, bare, block, alone=len(blocks) == 1, repeated=words in repeated)


def _ends_references(words: str, block: Block) -> bool:
    """True for a heading, and for a paragraph of prose, with which the text goes on after its notes."""
    if words.startswith("#") or (words.isupper() and 3 < len(words) < 80 and not block.bullet):
        return True
    prose = len(words.split()) >= 8 and words.endswith(_ENDS) and bool(_TOLD.search(words))
    return prose and not block.bullet and not _CITING.search(words)


def _reason(words: str, bare: str, block: Block, *, alone: bool, repeated: bool) -> Reason | None:
    if _RULE.fullmatch(words) or max(map(len, words.split()), default=0) > 1000:
        return "furniture"
    if _ENTRY.match(words):
        return "reference"
    if _ADDRESS.search(plain := _LINK.sub("", words)) and len(_ADDRESS.sub("", plain).split()) < 8:
        return "address"
    if repeated or block.page or _LABEL.match(bare) or (_IMPRINT.search(words) and len(words) < 250):
        return "furniture"
    if is_foreign(words):
        return "foreign"
    return "heading" if not alone and is_heading(words, bare) else None


def is_heading(words: str, bare: str) -> bool:
    """True for a short line without closing mark that is in capitals, in title case, or has one or two words."""
    if words.startswith("#"):
        return True
    parts = bare.split()
    if not parts or len(bare) > 200 or len(parts) > 24 or bare.endswith((".", ";", ",", "!", "”", '"')):
        return False
    letters = [p for p in parts if p[0].isalpha()]
    if not letters or bare.isupper() or len(parts) <= 2:
        return True
    named = [p for p in letters if p.lower() not in _SMALL]
    titled = sum(p[0].isupper() for p in named)
    return len(named) > 1 and titled >= 0.85 * len(named) and not bare.endswith(":")


def _repeated(text: str, blocks: list[Block]) -> frozenset[str]:
    """Short lines that come three times or more: running heads and feet."""
    lines = Counter(text[b.start : b.end].strip() for b in blocks if b.end - b.start < 120 and not b.cell)
    return frozenset(line for line, n in lines.items() if n > 2 and len(line.split()) > 1 and not line.endswith(_ENDS))
