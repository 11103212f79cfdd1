"""One document, or a stream of them, to its Analysis."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from comity.language.date_context import completed
from comity.language.dates import find_dates
from comity.language.model import Analysis, DateMention, Mask, Mention, Quantity, Quoted
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


def analyse(document: str, text: str, published: str | None = None, registry: Names | None = None) -> Analysis:
    """Return everything that ``language`` finds in one document.

    ``published`` (EDTF) goes before the date of the text's own front matter. Without a registry no actor is looked for.
    """
    return next(analyse_many([(document, text, published)], registry))


def analyse_many(documents: Iterable[tuple[str, str, str | None]], registry: Names | None = None) -> Iterator[Analysis]:
    """Yield the Analysis of each (id, text, published), in order; neighbours are parsed in one batch."""
    waiting: deque[tuple[str, str | None, Layout]] = deque()

    def paragraphs() -> Iterator[Prose]:
        for document, text, published in documents:
            layout = lay_out(text)
            waiting.append((document, published, layout))
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
        document, published, layout = waiting.popleft()
        while len(ready) < len(layout.prose):
            ready.append(next(parsed))
        own = [ready.popleft() for _ in layout.prose]
        yield _joined(document, published, layout, own, registry)


def _joined(
    document: str, published: str | None, layout: Layout, parsed: list[tuple[Prose, Doc]], registry: Names | None
) -> Analysis:
    text, published = layout.text, published or layout.published
    sentences, headings = sentences_of(layout, parsed)
    masks = tuple(sorted((*layout.masks, *headings), key=lambda m: (m.start, m.end)))
    in_prose = Unmasked(masks)
    every = find_dates(text, published)
    dates: tuple[DateMention, ...] = completed([d for d in every if in_prose(d)], sentences)
    quantities: tuple[Quantity, ...] = tuple(q for q in find_quantities(text, every) if in_prose(q))
    outside = Unmasked([m for m in masks if m.reason != "citation"])
    quotes: tuple[Quoted, ...] = tuple(q for q in find_quotes(text) if outside(q))
    mentions: tuple[Mention, ...] = ()
    if registry is not None:
        from comity.language.mentions import find_mentions

        mentions = find_mentions(text, sentences, dates, published, registry)
    parses = tuple(doc for _, doc in parsed)
    return Analysis(document, text, published, sentences, mentions, dates, quantities, quotes, masks, parses)
