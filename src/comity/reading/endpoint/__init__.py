"""A language model as another reader: asked for the same seven kinds, its answers held to what stands in the text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from comity.actors import Registry
from comity.core.facts import Fact
from comity.language.model import Analysis
from comity.reading.endpoint.cache import Answers, key_of
from comity.reading.endpoint.client import base_of, complete, model_of
from comity.reading.endpoint.failures import Endpoint, ModelError, Refused
from comity.reading.endpoint.gate import Gate, Refusal
from comity.reading.endpoint.prompt import VERSION, instructions, question

__all__ = ["Answers", "Endpoint", "ModelError", "ModelReading", "base_of", "expected_tokens", "model_of", "read_with"]

_PASSAGE = 5_000
_SCHEMA_TOKENS = 1_800
_CHARACTERS_A_TOKEN = 4


@dataclass(slots=True)
class ModelReading:
    """What a model read in one document: its facts, how many candidates were refused and why, and how it was asked."""

    facts: list[Fact] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    cached: int = 0


def expected_tokens(texts: Mapping[str, str]) -> tuple[int, int]:
    """About how many requests documents take, and how many tokens go there and come back in all."""
    requests = sum(ceil(len(text) / _PASSAGE) for text in texts.values())
    characters = sum(map(len, texts.values()))
    overhead = requests * (_SCHEMA_TOKENS + len(instructions()) // _CHARACTERS_A_TOKEN)
    return requests, overhead + 2 * characters // _CHARACTERS_A_TOKEN


def read_with(endpoint: Endpoint, analysis: Analysis, registry: Registry, answers: Answers) -> ModelReading:
    """Ask a model for the facts of a document, passage by passage. ModelError where it cannot be asked to the end."""
    reading = ModelReading()
    gate = Gate(analysis, registry, f"model:{endpoint.label}", f"question {VERSION}")
    for start, end in passages(analysis):
        for candidate in _candidates(endpoint, analysis, (start, end), answers, reading):
            found = gate.admit(candidate, (start, end))
            if isinstance(found, Refusal):
                reading.refused[found.reason] += 1
            else:
                reading.facts.append(found)
    reading.facts = sorted({f.id: f for f in reading.facts}.values(), key=lambda f: f.provenance.locator.start)  # type: ignore[union-attr]
    return reading


def passages(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Stretches of whole sentences, each short enough for one question; what is masked between them goes along."""
    start = end = -1
    for sentence in analysis.sentences:
        if start >= 0 and sentence.end - start > _PASSAGE:
            yield start, end
            start = -1
        start, end = (sentence.start if start < 0 else start), sentence.end
    if start >= 0:
        yield start, end


def _candidates(
    endpoint: Endpoint, analysis: Analysis, within: tuple[int, int], answers: Answers, reading: ModelReading
) -> list[Any]:
    text = analysis.text[within[0] : within[1]]
    key = key_of(endpoint.url, endpoint.model, text, analysis.published)
    kept = answers.get(key)
    if kept is not None:
        reading.cached += 1
        return kept
    reading.asked += 1
    found = _answer(endpoint, text, analysis.published)
    answers.put(key, found)
    return found


def _answer(endpoint: Endpoint, text: str, published: str | None) -> list[Any]:
    """The candidates that the model gives for a passage; asked again where it does not answer in the form."""
    for _ in range(endpoint.tries):
        try:
            said = complete(endpoint, question(text, published))
        except Refused:
            said = complete(endpoint, question(text, published, schema=False))
        if said.cut:
            return _halves(endpoint, text, published)
        found = _facts(said.text)
        if found is not None:
            return found
    raise ModelError(
        f"{endpoint.model} at {endpoint.url} gives no list of facts, {endpoint.tries} times; it begins "
        f"{said.text[:60]!r}. Name a model that can answer by a JSON schema."
    )


def _halves(endpoint: Endpoint, text: str, published: str | None) -> list[Any]:
    """The candidates of a passage that is asked for in two parts, since the answer to the whole was too long."""
    middle = text.rfind(". ", 0, len(text) // 2 + len(text) // 4) + 1
    if len(text) < 400 or middle < 100:
        raise ModelError(
            f"{endpoint.model} at {endpoint.url} breaks off before the end of a short answer; allow it more."
        )
    return _answer(endpoint, text[:middle], published) + _answer(endpoint, text[middle:].lstrip(), published)


def _facts(said: str) -> list[Any] | None:
    """The list in an answer, with or without a fence around it; None where there is none."""
    start, end = said.find("{"), said.rfind("}")
    try:
        found = json.loads(said[start : end + 1])["facts"]
    except (ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, list) else None
