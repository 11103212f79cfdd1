"""What a kind of fact is: its type, its columns, whom and when it concerns, how it reads, how two of them compare."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from comity.core.facts import Fact

ColumnType = Literal["text", "integer", "real", "boolean", "date", "list", "positions"]
"""``date`` is EDTF text; ``list`` an ordered list of texts; ``positions`` a map actor -> position, kept in a table of
its own (one row a ballot)."""

NameOf = Callable[[str], str]
"""Registry code -> the name to print for it."""


_VOUCHED = {"asserted": "", "reported": "Reported: ", "planned": "Planned: ", "hypothetical": "Hypothetical: ",
            "negated": "Denied: "}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a kind: its name, its type and what it holds."""

    name: str
    type: ColumnType
    about: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact.

    ``named`` are the columns that hold the actors it concerns, ``dated`` those that say when, the first that is given.
    ``key`` names the cell of the world that a fact speaks of (None: it cannot be told); two facts with one key are
    reports of one thing, and ``differences`` names the fields in which they cannot both be true. Where one key can
    stand for several things (terms of one membership), ``terms`` numbers, for contents in order, the thing that each
    speaks of.
    """

    id: str
    table: str
    type: type[Any]
    columns: tuple[Column, ...]
    named: tuple[str, ...]
    dated: tuple[str, ...]
    sentence: Callable[[Any, NameOf], str]
    key: Callable[[Any], tuple[str, ...] | None]
    differences: Callable[[Any, Any], tuple[str, ...]]
    terms: Callable[[Sequence[Any]], Sequence[int]] | None = None

    def actors(self, content: Any) -> frozenset[str]:
        """Every actor that a fact concerns, by code or by the source's word."""
        values = [getattr(content, name) for name in self.named]
        return frozenset(a for v in values if v for a in ((v,) if isinstance(v, str) else v))

    def when(self, content: Any) -> str | None:
        """The fact's date in EDTF, or None."""
        return next((value for name in self.dated if (value := getattr(content, name))), None)

    def aloud(self, fact: Fact, name_of: NameOf) -> str:
        """The fact as a sentence, with the words that say how far its source vouches for it."""
        said = self.sentence(fact.content, name_of)
        if fact.attributed_to:
            said = f"{said.removesuffix('.')}, according to {name_of(fact.attributed_to)}."
        return _VOUCHED[fact.modality] + said

    def build(self, values: Mapping[str, Any]) -> Any:
        """Return the content for a row of values by column; lists become tuples. TypeError for an unknown column."""
        return self.type(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})
