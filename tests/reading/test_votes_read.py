"""What is read of roll calls: tallies in several wordings, positions with and without a verb, whose vote is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import FactsOf


def votes(facts_of: FactsOf, text: str) -> list[Any]:
    return [f.content for f in facts_of(text, "vote")]


@pytest.mark.parametrize(
    ("words", "tally"),
    [("by 39 votes to 8, with 100 abstentions", (39, 8, 100)),
     ("by a recorded vote of 113 in favour to 12 against, with 40 abstentions", (113, 12, 40)),
     ("by 15 votes to none", (15, 0, None)),
     ("by a vote of 9-3-4", (9, 3, 4)),
     ("with 80 votes in favour, 25 against and 45 abstentions", (80, 25, 45))],
)  # fmt: skip
def test_tally(facts_of: FactsOf, words: str, tally: tuple[int, int, int | None]) -> None:
    (found,) = votes(facts_of, f"Resolution A/RES/41/99 of 3 May 1987 was adopted {words}.")
    assert (found.yes, found.no, found.abstain) == tally
    assert (found.resolution, found.date) == ("A/RES/41/99", "1987-05-03")


def test_a_short_sentence_joins_the_vote_before(facts_of: FactsOf) -> None:
    text = (
        "Resolution A/RES/41/99 was adopted by 39 votes to 8. Peru voted in favour. "
        "Among the votes against were those of Chile, Kenya and Norway."
    )
    (found,) = votes(facts_of, text)
    assert dict(found.positions) == {"PER": "yes", "CHL": "no", "KEN": "no", "NOR": "no"}


def test_another_resolution_is_another_vote(facts_of: FactsOf) -> None:
    text = "Peru voted against resolution A/RES/41/98. Resolution A/RES/41/99 was adopted by 39 votes to 8."
    assert [(v.resolution, dict(v.positions), v.yes) for v in votes(facts_of, text)] == [
        ("A/RES/41/98", {"PER": "no"}, None),
        ("A/RES/41/99", {}, 39),
    ]


def test_position_without_a_verb_of_its_own(facts_of: FactsOf) -> None:
    (found,) = votes(facts_of, "In 1987 Peru voted for resolution A/RES/41/99 and Chile against it.")
    assert dict(found.positions) == {"PER": "yes", "CHL": "no"}


def test_numbers_that_share_a_tally(facts_of: FactsOf) -> None:
    text = "The Council adopted three resolutions, 711, 712 and 713, each by 15 votes to none and with Peru in favour."
    found = votes(facts_of, text)
    assert [v.resolution for v in found] == ["711", "712", "713"]
    assert all(dict(v.positions) == {"PER": "yes"} for v in found)


def test_taking_no_part_is_neither_absence_nor_abstention(facts_of: FactsOf) -> None:
    (found,) = votes(
        facts_of, "Resolution A/RES/41/99 was adopted by 39 votes to 8; Peru did not take part in the vote."
    )
    assert dict(found.positions) == {"PER": "not-participating"}


def test_the_date_of_another_text_is_not_the_day_of_the_vote(facts_of: FactsOf) -> None:
    (found,) = votes(facts_of, "Chile opposed the text of 1985, and Peru abstained on resolution A/RES/41/99.")
    assert found.date is None


def test_a_number_with_a_session_in_roman_figures_is_the_assembly_s(facts_of: FactsOf) -> None:
    (fact,) = facts_of("Resolution 2793 (XXVI) was adopted by 104 votes to 11, with 10 abstentions.", "vote")
    assert (fact.content.body, fact.content.resolution) == ("UNGA", "2793 (XXVI)")
