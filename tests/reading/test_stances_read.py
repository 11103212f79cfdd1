"""Stances told by answers, proposals, beliefs, texts and speeches; what is no stance stays out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import FactsOf


def stances(facts_of: FactsOf, text: str) -> list[tuple[str, str, str]]:
    content: list[Any] = [f.content for f in facts_of(text, "position")]
    return [(p.actor, p.stance, p.issue) for p in content]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenya responded positively to the proposals of the mediators.",
            ("KEN", "support", "proposals of the mediators"),
        ),
        (
            "The idea of a river platform received a positive response from Peru.",
            ("PER", "support", "idea of a river platform"),
        ),
        (
            "Ghana expressed its view that the mission should continue its work.",
            ("GHA", "support", "mission should continue its work"),
        ),
        ("Chile stated that the annexation cannot be recognized.", ("CHL", "oppose", "annexation recognized")),
        (
            "Peru supports Chile's accession to the World Trade Organization.",
            ("PER", "support", "Chile's accession to the World Trade Organization"),
        ),
        (
            "Peru has reaffirmed its commitment to protect the rights of workers.",
            ("PER", "support", "protect the rights of workers"),
        ),
        (
            "Peru and Chile put forward proposals aimed at a reform of the court.",
            ("PER", "support", "reform of the court"),
        ),
    ],
)
def test_stance(facts_of: FactsOf, text: str, told: tuple[str, str, str]) -> None:
    assert told in stances(facts_of, text)


def test_who_made_a_statement_holds_its_view(facts_of: FactsOf) -> None:
    text = "Norway made several statements supporting Chile's territorial integrity."
    assert stances(facts_of, text) == [("NOR", "support", "Chile's territorial integrity")]


def test_two_neutral_stances_in_one_sentence(facts_of: FactsOf) -> None:
    text = (
        "Chile has adopted a neutral stance towards the border war, refraining from taking a side in the trade dispute."
    )
    assert {(a, s) for a, s, _ in stances(facts_of, text)} == {("CHL", "neutral")}
    assert len(stances(facts_of, text)) == 2


def test_we_of_a_speech_is_its_state(facts_of: FactsOf) -> None:
    text = (
        "Statement by the Minister for Foreign Affairs of Peru at the General Assembly\n\n"
        "We strongly support the reform of the Security Council. My country rejects any use of force."
    )
    assert {(a, s) for a, s, _ in stances(facts_of, text)} == {("PER", "support"), ("PER", "oppose")}


def test_we_without_a_speaker_is_nobody(facts_of: FactsOf) -> None:
    assert stances(facts_of, "We strongly support the reform of the Security Council.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru supports the families of the workers.",
        "Chile demanded that Peru should withdraw its troops.",
        "Peru confirmed its active role in the mission.",
    ],
)
def test_no_stance(facts_of: FactsOf, text: str) -> None:
    assert stances(facts_of, text) == []
