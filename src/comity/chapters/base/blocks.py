"""What a chapter is made of. What states a fact of the world carries the ids of the facts it rests on, or cannot be
made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.chapters.base.brief import Brief


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement about the world and the ids of the facts that bear it. ValueError where there are none."""

    text: str
    facts: tuple[str, ...]

    def __post_init__(self) -> None:
        _demand(self.facts, self.text)


@dataclass(frozen=True, slots=True)
class Remark:
    """A definition, a limit or a reading aid; it states nothing about the world and so needs no source."""

    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Sentence | Remark, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a table's cell; ``facts`` are those that bear this part alone, beside those of its row."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each of one or more entries. The row or one of its entries carries facts, else ValueError.

    ``disputed`` names the fields on which this row and a row beside it, reports of one thing, cannot both be true.
    """

    cells: tuple[tuple[Entry, ...], ...]
    facts: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _demand(self.facts or tuple(f for cell in self.cells for e in cell for f in e.facts), str(self.cells[:1]))


@dataclass(frozen=True, slots=True)
class Table:
    """Cited rows; ``numeric`` names the columns set flush right, by position."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str | None = None
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """A table about the ledger itself (sources, documents, counts of facts); it states nothing about the world."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str | None = None
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification with its caption, the same in words, and the facts it draws."""

    spec: Mapping[str, Any]
    caption: str
    alt: str
    facts: tuple[str, ...]

    def __post_init__(self) -> None:
        _demand(self.facts, self.caption)


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's own words, kept as they were said, and who said them, when and where."""

    words: str
    by: str
    facts: tuple[str, ...]

    def __post_init__(self) -> None:
        _demand(self.facts, self.words)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Reports of one thing that cannot all be true, side by side, and the fields in which they part."""

    fields: tuple[str, ...]
    sides: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing, the source that would fill it, and the command that gets it, where there is one."""

    text: str
    source: str
    command: str | None = None


Block = Subheading | Paragraph | Table | Register | Chart | Words | Disagreement | Gap


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its place in the dossier, the kinds of fact it reads, and the function that writes its blocks."""

    id: str
    title: str
    place: int
    needs: tuple[str, ...]
    write: Callable[[Brief], tuple[Block, ...]]


def citations(block: Block) -> Iterator[tuple[str, ...]]:
    """The groups of fact ids that a block cites, in the order in which it prints them."""
    if isinstance(block, Paragraph):
        yield from (part.facts for part in block.parts if isinstance(part, Sentence))
    elif isinstance(block, Table):
        for row in block.rows:
            yield from (entry.facts for cell in row.cells for entry in cell if entry.facts)
            if row.facts:
                yield row.facts
    elif isinstance(block, Disagreement):
        yield from (side.facts for side in block.sides)
    elif isinstance(block, Chart | Words):
        yield block.facts


def _demand(facts: tuple[str, ...], what: str) -> None:
    if not facts:
        raise ValueError(f"{what[:80]!r} states a fact and names none; cite a fact, or make it a Remark.")
