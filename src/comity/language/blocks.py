"""Lines of a document grouped into paragraphs: wrapped lines joined, list points and table cells apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]

_BULLET = re.compile(r"\s*(?:[-•*·▪◦]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
_PAGE = re.compile(r"\s*(?:page\s+)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:of|/)\s?\d{1,4})?\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:[-=_*~#+|:]{3,}[-=_*~#+|:\s]*)$")
_TERMINAL = re.compile(r"[.!?:;…][\"”’'»)\]*_]*\s*$|\]\s*$")
_OPEN_END = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|in|on|for|with|by|from|as|at|that|which|its|their|his|her|is|are|was|were|has|have|had|"
    r"been|be|between|under|into|not|also|President|Minister|Secretary|General|Prime|Foreign|Mr\.|Ms\.|Dr\.))\s*$"
)
SPEAKER = re.compile(r"\s*(?:[A-Z][A-Z.'’\-]+\s){0,5}[A-Z][A-Z.'’\-]+(?:\s\([^)]*\))?:\s")


@dataclass(slots=True)
class Block:
    """One paragraph before cleaning: the spans of its lines in order, and what divides it from the block before.

    ``gap``: blank lines before it; ``bullet``: it is a point of a list; ``cell``: of a table; ``breaks``: its last line
    ends with two spaces, which in Markdown ends the line for good; ``page``: it is the number of a page.
    """

    lines: list[Span]
    gap: int
    bullet: bool = False
    cell: bool = False
    breaks: bool = False
    page: bool = False

    @property
    def start(self) -> int:
        return self.lines[0][0]

    @property
    def end(self) -> int:
        return self.lines[-1][1]


def find_blocks(text: str, start: int = 0) -> list[Block]:
    """Return the paragraphs of a text from ``start`` on, each with the spans of its lines without edge spaces."""
    chunks = list(_chunks(text, start))
    width = _wrap_width(text, chunks)
    blocks: list[Block] = []
    for gap, lines in chunks:
        if text.startswith(("+-", "+=", "|"), _first(text, lines[0])):
            blocks += _cells(text, lines)
            continue
        found = _paragraphs(text, lines, width)
        found[0].gap = gap
        blocks += found
    return _joined(text, blocks)


def _first(text: str, line: Span) -> int:
    return line[0] + len(text[line[0] : line[1]]) - len(text[line[0] : line[1]].lstrip())


def _lines(text: str, start: int) -> Iterator[Span]:
    at = start
    for m in re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]").finditer(text, start):
        yield at, m.start()
        if m.group() in "\f\v":
            yield m.start(), m.start()
        at = m.end()
    yield at, len(text)


def _chunks(text: str, start: int) -> Iterator[tuple[int, list[Span]]]:
    """Runs of lines between blank ones, each with the number of blank lines before it."""
    run: list[Span] = []
    blank = before = 0
    for line in _lines(text, start):
        if not text[line[0] : line[1]].strip():
            if run:
                yield before, run
                run = []
                blank = 0
            blank += 1
            continue
        if not run:
            before, blank = blank, 0
        run.append(line)
    if run:
        yield before, run


def _wrap_width(text: str, chunks: Sequence[tuple[int, list[Span]]]) -> int | None:
    """The column at which lines were wrapped, or None for a text whose lines are paragraphs."""
    lengths = sorted(
        b - a
        for _, lines in chunks
        for a, b in lines[:-1]
        if not text.startswith(("|", "+"), a) and "://" not in text[a:b]
    )
    if len(lengths) < 3 or (lengths[-1] > 400 and lengths[len(lengths) * 9 // 10] > 140):
        return None
    longest = lengths[max(0, int(len(lengths) * 0.97) - 1)]
    near = sum(longest - 25 <= n <= longest + 5 for n in lengths)
    return longest if 40 <= longest <= 140 and near > len(lengths) * 0.5 else None


def _paragraphs(text: str, lines: list[Span], width: int | None) -> list[Block]:
    blocks: list[Block] = []
    for start, end in lines:
        raw = text[start:end]
        stripped = (start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))
        bullet, page = bool(_BULLET.match(raw)), bool(_PAGE.fullmatch(raw))
        apart = not blocks or bullet or page or blocks[-1].breaks or blocks[-1].page
        if not apart and _wrapped(text, blocks[-1], stripped, width):
            blocks[-1].lines.append(stripped)
        else:
            blocks.append(Block([stripped], 0, bullet=bullet, page=page))
        blocks[-1].breaks = raw.endswith("  ") and bool(_TERMINAL.search(raw))
    return blocks


def _wrapped(text: str, block: Block, line: Span, width: int | None) -> bool:
    """True where a line goes on with the sentence or paragraph of the line before it."""
    before = text[block.lines[-1][0] : block.lines[-1][1]]
    first = text[line[0] : line[1]].split(None, 1)[0]
    if _RULE.match(before) or _RULE.match(text[line[0] : line[1]]) or SPEAKER.match(text[line[0] : line[1]]):
        return False
    if block.bullet and text[line[0] - 1 : line[0]] in (" ", "\t"):
        return True
    if width is not None and len(before) + len(first) + 1 > width - 12:
        return True
    if width is not None and block.bullet and len(before) + len(first) + 5 > width - 12:
        return True
    ended = bool(_TERMINAL.search(before))
    return not ended and (first[:1].islower() or bool(_OPEN_END.search(before)))


def _cells(text: str, lines: list[Span]) -> Iterator[Block]:
    """The cells of a table drawn with | and +, row by row; a cell's wrapped lines are one block."""
    columns: dict[int, Block] = {}
    order: list[Block] = []
    grid = any(text.startswith("+", a) for a, _ in lines)
    for start, end in lines:
        if not grid or _RULE.match(text[start:end]):
            columns = {}
        if _RULE.match(text[start:end]):
            continue
        at = start
        for number, cell in enumerate(re.split(r"(?<!\\)\|", text[start:end])):
            content = cell.strip()
            if content:
                first = at + len(cell) - len(cell.lstrip())
                span = (first, first + len(content))
                if number in columns and not _BULLET.match(content):
                    columns[number].lines.append(span)
                else:
                    columns[number] = Block([span], 1, cell=True)
                    order.append(columns[number])
            else:
                columns.pop(number, None)
            at += len(cell) + 1
    yield from order


def _joined(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks with a sentence that a page break cut in two put together again."""
    joined: list[Block] = []
    last: Block | None = None
    turned = False
    for block in blocks:
        if block.page:
            joined.append(block)
            turned = True
            continue
        block.gap = max(block.gap, 3) if turned else block.gap
        if last and _goes_on(text, last, block):
            last.lines += block.lines
        else:
            joined.append(block)
            last = block
        turned = False
    return joined


def _goes_on(text: str, before: Block, block: Block) -> bool:
    if block.bullet or block.cell or before.cell or block.gap == 0:
        return False
    words = text[before.lines[-1][0] : before.end]
    if _TERMINAL.search(words) or before.end - before.start < 60:
        return False
    first = text[block.start : block.start + 1]
    if first.islower():
        return True
    prose = before.end - before.start > 200 and len(text[block.start : block.end]) > 40
    return prose and first.isalpha() and (block.gap >= 3 or bool(_OPEN_END.search(words)))
