"""Words between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.language.model import Quoted

LIMIT = 3000
"""Characters after which an opening mark without its closing mark is given up."""

DEPTH = 8
"""Quotations inside one another beyond which the outermost is given up."""

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_MARK = re.compile(
    r"[“”«»„]"
    r"|‘(?=\w)|(?<=[\w.,;:!?…)\]])’(?!\w)"
    r"|(?<!\w)'(?=[^\W\d])|(?<=[\w.,;:!?…)\]])'(?!\w)"
    r'|"'
)
_PARAGRAPH = re.compile(r"\n\s*\n\s*$")
_OPENS = re.compile(r"(?:^|[\s(\[{—–\-/:“‘'«])$")


def find_quotes(text: str) -> list[Quoted]:
    """Return what stands between quotation marks, the marks left out, nested quotations after those that hold them.

    A quotation may run over paragraphs, whose repeated opening marks are part of it, up to ``LIMIT`` characters;
    apostrophes open nothing; a mark that is never closed is left out.
    """
    found = [Quoted(a, b, text[a:b]) for a, b in _spans(text) if text[a:b].strip()]
    return sorted(found, key=lambda q: (q.start, -q.end))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    for m in _MARK.finditer(text):
        mark, at = m.group(), m.start()
        while stack and (at - stack[0][1] > LIMIT or len(stack) > DEPTH):
            stack.pop(0)
        closing = _closes(text, mark, at, stack)
        if closing is not None:
            yield stack[closing][1], at
            del stack[closing:]
        elif _opens(text, mark, at, stack):
            stack.append((mark, m.end()))


def _closes(text: str, mark: str, at: int, stack: list[tuple[str, int]]) -> int | None:
    """The place in the stack of the quotation that this mark closes, or None."""
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth][0]
        if mark == _PAIRS.get(opened):
            return depth
        if opened == mark and mark in ('"', "'") and not _opening_side(text, at, mark):
            return depth
        if mark == "'" and opened in ('"', "“", "«"):
            return None
    return None


def _opening_side(text: str, at: int, mark: str) -> bool:
    """True for a straight mark with white space or an opening bracket before it and a word after it."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return bool(_OPENS.search(before)) and bool(after) and not after.isspace() and after not in ".,;:!?)"


def _opens(text: str, mark: str, at: int, stack: list[tuple[str, int]]) -> bool:
    same = [opened for opened, _ in stack if opened == mark]
    if mark == '"':
        if not _opening_side(text, at, mark):
            return False
        if same and _PARAGRAPH.search(text, max(0, at - 12), at):
            return False
        while same and stack:
            if stack.pop()[0] == mark:
                break
        return True
    if mark == "'":
        return _opening_side(text, at, mark) and not same
    if mark in ("“", "«", "‘", "„"):
        return not (same and _PARAGRAPH.search(text, max(0, at - 12), at))
    return False
