"""Stances that are voiced: reaffirmed, welcomed, condemned, feared, held necessary in a state's own speech."""

from __future__ import annotations

from typing import Any

import pytest

from comity.actors import registry
from comity.language.analysis import analyse
from comity.reading import read
from tests.reading.conftest import FactsOf


def told(facts_of: FactsOf, text: str, kind: str = "position") -> list[tuple[str, str, str]]:
    content: list[Any] = [f.content for f in facts_of(text, kind)]
    return [(p.actor, p.stance, p.issue) for p in content]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru reaffirmed the strategic alliance.", ("PER", "support", "strategic alliance")),
        ("Peru voiced concern over the rise of tariffs.", ("PER", "oppose", "rise of tariffs")),
        ("Peru is deeply alarmed by the drought of the lakes.", ("PER", "oppose", "drought of the lakes")),
        ("Peru is a strong supporter of closer ties.", ("PER", "support", "closer ties")),
        ("Peru condemned piracy in all its forms.", ("PER", "oppose", "piracy")),
        ("Peru welcomed the creation of the new fund.", ("PER", "support", "creation of the new fund")),
        ("Peru remains committed to effective arms control.", ("PER", "support", "effective arms control")),
        ("Peru is determined to protect the forests.", ("PER", "support", "protect the forests")),
        ("Peru called for an immediate truce to save lives.", ("PER", "support", "immediate truce")),
    ],
)
def test_what_is_voiced_is_a_position(facts_of: FactsOf, text: str, stance: tuple[str, str, str]) -> None:
    found = told(facts_of, text)
    assert [(actor, way) for actor, way, _ in found] == [stance[:2]]
    assert found[0][2].startswith(stance[2])


@pytest.mark.parametrize(
    "text",
    [
        "Peru welcomed the release of the sailors by Chile.",
        "Peru condemned the attack by Chile on Arica.",
        "Peru welcomed the guests.",
        "Peru generally avoids criticizing other countries.",
    ],
)
def test_a_deed_toward_another_and_a_guest_are_no_positions(facts_of: FactsOf, text: str) -> None:
    assert told(facts_of, text) == []


def test_a_cause_that_is_condemned_or_welcomed_is_no_event(facts_of: FactsOf) -> None:
    assert facts_of("Peru and Chile condemned piracy and welcomed the new fund.", "event") == []


def test_the_date_of_the_matter_is_not_that_of_the_stance(facts_of: FactsOf) -> None:
    (fact,) = facts_of("Peru reaffirmed its respect for the elections of October 2021.", "position")
    assert fact.content.date is None


SPEECH = """Statement by the Minister of Foreign Affairs of Peru
General Assembly

{}
"""


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("We support the work of the mission.", ("PER", "support", "work of the mission")),
        ("The lakes must be protected by all.", ("PER", "support", "lakes protected by all")),
        ("My country welcomes such an inquiry.", ("PER", "support", "such an inquiry")),
        ("We hope that the talks will bear fruit.", ("PER", "support", "talks bear fruit")),
    ],
)
def test_a_speech_holds_the_views_of_its_state(sentence: str, stance: tuple[str, str, str]) -> None:
    analysis = analyse("own.txt", SPEECH.format(sentence), None, registry())
    found: list[Any] = [f.content for f in read(analysis, registry()) if f.kind == "position"]
    assert [(p.actor, p.stance) for p in found] == [stance[:2]]


def test_what_must_be_is_nobody_s_view_where_no_state_speaks(facts_of: FactsOf) -> None:
    assert told(facts_of, "The lakes must be protected by all.") == []
