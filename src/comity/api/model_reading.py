"""Reading with a language model beside the rules: where it is, what it will cost, and what it found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from platformdirs import user_cache_path

from comity.actors import registry
from comity.api.documents import Document, Unread
from comity.api.reading_process import Facts
from comity.core.errors import InputError
from comity.core.facts import Fact
from comity.ledger import DocumentRow
from comity.reading.endpoint import (
    Answers,
    Endpoint,
    ModelReading,
    base_of,
    expected_tokens,
    model_of,
    read_with,
)

__all__ = ["Announce", "Endpoint", "ReadByBoth", "endpoint", "kept_answers", "read_by_model"]

Announce = Callable[[Endpoint, int, int], None]
"""Called before a model is asked, with the number of requests and the tokens expected in all."""


@dataclass(frozen=True, slots=True)
class ReadByBoth:
    """A document with the rules' facts, those that a model adds, and how the model was asked."""

    document: DocumentRow
    rules: Facts
    added: Facts
    reading: ModelReading


def endpoint(url: str, name: str | None = None) -> Endpoint:
    """The model at an address; its key is taken from $COMITY_MODEL_KEY, the seconds to wait from
    $COMITY_MODEL_TIMEOUT. Raises ModelError where the address is none or offers several models and none is named.
    """
    key, seconds = os.environ.get("COMITY_MODEL_KEY") or None, _seconds()
    return Endpoint(base_of(url), model_of(url, key, seconds, name), key, seconds)


def _seconds() -> float:
    told = os.environ.get("COMITY_MODEL_TIMEOUT", "120")
    try:
        seconds = float(told)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 100_000:
        raise InputError(f"COMITY_MODEL_TIMEOUT is {told!r}; give the seconds to wait for an answer, such as 120.")
    return seconds


def kept_answers() -> Answers:
    """The folder of the user's cache in which a model's answers are kept."""
    return Answers(user_cache_path("comity") / "model-answers")


def read_by_model(
    found: Iterable[Document | Unread], asked: Endpoint, instruments: dict[str, str], announce: Announce | None = None
) -> Iterator[Unread | ReadByBoth]:
    """Read each document by the rules and by a model; a fact that both find is the rules'."""
    every = list(found)
    texts = {d.row.path: d.text for d in every if isinstance(d, Document)}
    if announce and texts:
        announce(asked, *expected_tokens(texts))
    for document in every:
        yield document if isinstance(document, Unread) else _both(document, asked, instruments)


def _both(document: Document, asked: Endpoint, instruments: dict[str, str]) -> ReadByBoth:
    from comity.language.analysis import analyse
    from comity.reading import read

    names = registry()
    analysis = analyse(document.row.id, document.text, document.row.published, names, document.row.title)
    own: list[Fact] = read(analysis, names, instruments)
    reading = read_with(asked, analysis, names, kept_answers())
    known = {fact.id for fact in own}
    added = tuple(f for f in reading.facts if f.id not in known)
    return ReadByBoth(document.row, tuple(own), added, reading)
