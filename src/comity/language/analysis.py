"""One document, or a stream of them, to its Analysis."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from comity.language.date_context import completed
from comity.language.dates import find_dates
from comity.language.model import Analysis, DateMention, Heading, Mask, Mention, Quantity, Quoted, Written
from comity.language.numbers import find_quantities
from comity.language.quotes import find_quotes
from comity.language.sentences import Layout, Prose, lay_out, parse, sentences_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from comity.language.gazetteer import Names


class Spanned(Protocol):
    """Any part of an Analysis: a stretch of the document with its text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


class Unmasked:
    """Says of a span whether it lies in prose: outside every mask."""

    def __init__(self, masks: Sequence[Mask]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted((m.start, m.end) for m in masks):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def __call__(self, part: Spanned) -> bool:
        at = bisect_right(self._starts, part.end - 1) - 1
        return at < 0 or self._spans[at][1] <= part.start


def analyse(
    document: str, text: str, published: str | None = None, registry: Names | None = None, title: str | None = None
) -> Analysis:
    """Return everything that ``language`` finds in one document.

    ``published`` (EDTF) and ``title`` go before those of the text's own front matter. Without a registry no actor is
    looked for.
    """
    return next(analyse_many([Written(document, text, published, title)], registry))


def analyse_many(documents: Iterable[Written], registry: Names | None = None) -> Iterator[Analysis]:
    """Yield the Analysis of each document, in order; neighbours are parsed in one batch."""
    waiting: deque[tuple[Written, Layout]] = deque()

    def paragraphs() -> Iterator[Prose]:
        for written in documents:
            layout = lay_out(written.text, written.title)
            waiting.append((written, layout))
            yield layout.title
            yield from layout.prose

    parsed = parse(paragraphs())
    ready: deque[tuple[Prose, Doc]] = deque()
    while True:
        if not waiting:
            first = next(parsed, None)
            if first is None and not waiting:
                return
            if first is not None:
                ready.append(first)
        written, layout = waiting.popleft()
        while len(ready) <= len(layout.prose):
            ready.append(next(parsed))
        title = ready.popleft()[1]
        own = [ready.popleft() for _ in layout.prose]
        yield _joined(written, layout, title, own, registry)


def _joined(
    written: Written, layout: Layout, title: Doc, parsed: list[tuple[Prose, Doc]], registry: Names | None
) -> Analysis:
    text, published = layout.text, written.published or layout.published
    sentences, headings = sentences_of(layout, parsed)
    masks = tuple(sorted((*layout.masks, *headings), key=lambda m: (m.start, m.end)))
    in_prose = Unmasked(masks)
    every = find_dates(text, published)
    dates: tuple[DateMention, ...] = completed([d for d in every if in_prose(d)], sentences)
    quantities: tuple[Quantity, ...] = tuple(q for q in find_quantities(text, every) if in_prose(q))
    outside = Unmasked([m for m in masks if m.reason != "citation"])
    quotes: tuple[Quoted, ...] = tuple(q for q in find_quotes(text) if outside(q))
    mentions: tuple[Mention, ...] = ()
    heading, pairs = Heading(), dict[int, tuple[str, ...]]()
    if registry is not None:
        from comity.language.atom import Memory
        from comity.language.heading import heading_of
        from comity.language.mentions import day_of, find_mentions

        memory = Memory()
        heading = heading_of(title, text[layout.start :], layout.address, registry, day_of(published), memory)
        mentions, pairs = find_mentions(text, sentences, dates, quotes, published, registry, heading, memory)
    parses = tuple(doc for _, doc in parsed)
    told = (sentences, mentions, dates, quantities, quotes, masks)
    return Analysis(written.document, text, published, *told, parses, heading, pairs)
