"""What is only announced: promises, threats and refusals, as PLOVER types them."""

from __future__ import annotations

import pytest

from tests.reading.conftest import FactsOf


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Peru will meet Chile in May 2031.", "CONSULT"),
     ("Peru said it would release the Chilean sailors.", "AGREE"),
     ("Peru said it will impose sanctions on Chile.", "THREATEN"),
     ("Peru will deploy troops against Chile.", "THREATEN"),
     ("Peru said it will not lift the embargo on Chile.", "REJECT"),
     ("Peru has decided to lift the embargo on Chile.", "CONCEDE"),
     ("Peru released the Chilean sailors.", "RETREAT"),
     ("Peru called for sanctions against Chile.", "ACCUSE"),
     ("The President of Peru called the President of Chile to congratulate him.", "SUPPORT"),
     ("Peru launched a scathing attack on Chile.", "ACCUSE"),
     ("Peru returned a stolen painting to Chile.", "RETREAT"),
     ("Peru opened its borders to Chilean refugees.", "AID"),
     ("Peru has given Chile the means for 500 tests.", "AID"),
     ("Peruvian and Chilean warships held exercises in the Pacific.", "COOPERATE")],
)  # fmt: skip
def test_type(facts_of: FactsOf, text: str, kind: str) -> None:
    assert facts_of(text, "event")[0].content.type == kind


@pytest.mark.parametrize(
    "text",
    ["Peruvian influence in Kenya has declined.",
     "Peru acceded to the Convention on Rivers.",
     "The two governments signed the Agreement on Rivers in May 1999.",
     "Refugees and forced migrants live in Kenya.",
     "About 24,000 citizens of Peru visit Chile every year."],
)  # fmt: skip
def test_no_event(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text, "event") == []


def test_one_who_is_urged_or_accused_does_the_deed(facts_of: FactsOf) -> None:
    (found,) = facts_of("Peru accused Chile of bombing Kenya.", "event")
    assert (found.content.type, found.content.source, found.content.target) == ("ACCUSE", ("PER",), ("CHL",))


def test_each_side_has_no_target(facts_of: FactsOf) -> None:
    text = "Russia watched the war between Armenia and Azerbaijan; each side accused the other of starting it."
    assert not [f for f in facts_of(text, "event") if f.content.type == "ACCUSE" and f.content.target]


@pytest.mark.parametrize(
    ("text", "state"),
    [("Students in Kenya demanded reforms from the government.", "KEN"),
     ("Demonstrators in Nairobi blocked a road.", "KEN"),
     ("A Kenyan court ordered the former mayor to appear.", "KEN"),
     ("Kenya lifted the curfew.", "KEN")],
)  # fmt: skip
def test_what_happens_inside_a_state_has_it_on_both_sides(facts_of: FactsOf, text: str, state: str) -> None:
    found = facts_of(text, "event")[0].content
    assert (found.source, found.target) == ((state,), (state,))


def test_ethnic_names_are_no_states(facts_of: FactsOf) -> None:
    found = facts_of("Ethnic Albanians in Serbia demanded autonomy.", "event")[0].content
    assert found.source == ("SRB",)


def test_a_date_in_a_relative_clause_belongs_there(facts_of: FactsOf) -> None:
    found = facts_of("Peru sent food to Chile, which Kenya had invaded in 1908.", "event")
    assert next(f.content.date for f in found if f.content.type == "AID") is None


def test_an_organ_speaks_by_its_resolution(facts_of: FactsOf) -> None:
    text = "On 7 April 2011 resolution A/RES/65/265 suspended the membership rights of Libya."
    found = facts_of(text, "event")[0].content
    assert (found.type, found.source, found.target) == ("SANCTION", ("UNGA",), ("LBY",))


def test_both_countries_of_a_section_are_its_own(facts_of: FactsOf) -> None:
    text = (
        "# Foreign relations of Peru\n\nPeru is a republic. Peru has a coast. Peru trades.\n\n## Kenya\n\n"
        "Both countries established diplomatic relations on 4 May 1975.\n\n## Norway\n\n"
        "Both countries established diplomatic relations on 6 May 1977.\n"
    )
    found = [f.content for f in facts_of(text, "event")]
    assert [(set(e.source), e.date) for e in found] == [
        ({"PER", "KEN"}, "1975-05-04"),
        ({"PER", "NOR"}, "1977-05-06"),
    ]
