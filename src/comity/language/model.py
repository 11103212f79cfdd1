"""One document's Analysis: what `language` finds and `reading` turns into facts.

All offsets are Unicode code points of the document's decoded text, half-open; for every part, ``text`` is exactly the
document's text between ``start`` and ``end``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Form = Literal["name", "acronym", "demonym", "capital", "person", "office", "pronoun", "description", "group"]


class Written(NamedTuple):
    """A document to analyse: its id, its text, its date (EDTF) and its title, where something beside the text tells."""

    document: str
    text: str
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names actors.

    ``codes`` holds the registry codes that it resolves to on the document's date (a group such as "the two countries"
    has several); empty means that the name is known to be ambiguous or unknown. ``country`` is the state for which a
    person or office stands ("the Russian Foreign Ministry" -> RUS). ``person`` is the person's name where one is named.
    """

    start: int
    end: int
    text: str
    form: Form
    codes: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    person: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text with its EDTF value; None where the text does not give enough to say (no year: no date)."""

    start: int
    end: int
    text: str
    edtf: str | None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``value`` is in base units, None where the number is malformed; ``readings`` then lists every value it could stand
    for. ``unit``: ISO 4217 code, ``percent``, ``person``, ``km``, ``rank``, ``times``, or the counted noun in the
    singular ("resolution"). ``ordinal`` is True for "third", "62nd".
    """

    start: int
    end: int
    text: str
    value: float | None
    unit: str | None
    approx: bool = False
    readings: tuple[str, ...] = ()
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch that is no prose of the author: an in-text citation, a reference entry, a heading, an address."""

    start: int
    end: int
    text: str
    reason: Literal["citation", "reference", "heading", "address", "foreign", "furniture"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks, the marks left out."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose: offsets in the document, the parsed span, and the paragraph it stands in.

    ``parse`` is the sentence parsed on its cleaned text (citations masked, lines joined); ``offsets[i]`` is the
    document offset of the parsed text's character i.
    """

    start: int
    end: int
    text: str
    paragraph: int
    parse: Span
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a document says.

    ``voice``: the states whose "we" it is, none where the head does not say; ``states``: those that the title names.
    """

    voice: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that `language` says of one document.

    ``pairs``: by the place of a sentence the two states of which the document, or its section, tells throughout.
    """

    document: str
    text: str
    published: str | None
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    quotes: tuple[Quoted, ...]
    masks: tuple[Mask, ...]
    parses: tuple[Doc, ...] = ()
    heading: Heading = Heading()
    pairs: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def within(self, sentence: Sentence) -> Iterator[Mention]:
        """The mentions inside a sentence, in order."""
        return (m for m in self.mentions if sentence.start <= m.start and m.end <= sentence.end)
