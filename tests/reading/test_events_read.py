"""Who did what to whom: sides, direction, dates and confidence of events, in sentences of our own."""

from __future__ import annotations

import pytest

from comity.core.facts import Fact
from comity.kinds.event import Event
from tests.reading.conftest import FactsOf


def told(facts_of: FactsOf, text: str) -> list[Event]:
    return [f.content for f in facts_of(text, "event")]


def sure(facts: list[Fact], type_: str) -> float:
    return next(f.confidence for f in facts if f.content.type == type_)


def test_the_rule_is_named(facts_of: FactsOf) -> None:
    (fact,) = facts_of("Peru condemned Chile.", "event")
    assert fact.provenance.rule == "verb:condemn"


@pytest.mark.parametrize(
    "text",
    ["The king of Norway received the president of Chile.",
     "The president of Chile was received by the king of Norway.",
     "Norway looks forward to welcoming the president of Chile.",
     "The president of Chile paid a visit to Norway."],
)  # fmt: skip
def test_the_guest_is_the_source_of_a_visit(facts_of: FactsOf, text: str) -> None:
    (event,) = told(facts_of, text)
    assert (event.source, event.target) == (("CHL",), ("NOR",))


def test_a_welcome_looked_forward_to_is_planned(facts_of: FactsOf) -> None:
    (fact,) = facts_of("Norway looks forward to welcoming the president of Chile.", "event")
    assert fact.modality == "planned"


def test_who_receives_is_the_target(facts_of: FactsOf) -> None:
    (event,) = told(facts_of, "Ghana received aid from Norway.")
    assert (event.type, event.source, event.target) == ("AID", ("NOR",), ("GHA",))


def test_what_is_talked_about_is_no_side(facts_of: FactsOf) -> None:
    (event,) = told(facts_of, "Norway and Sweden discussed the situation in Kenya.")
    assert (set(event.source), event.target) == ({"NOR", "SWE"}, ())


def test_the_leaders_are_those_last_named_together(facts_of: FactsOf) -> None:
    text = (
        "President Juan Soto of Chile met President Ana Ruiz of Peru. They drank coffee from Kenya and tea from Ghana. "
        "The leaders agreed to build a bridge."
    )
    assert {*told(facts_of, text)[-1].source} == {"CHL", "PER"}


def test_a_person_introduced_by_an_apposition_keeps_that_side(facts_of: FactsOf) -> None:
    text = "Ana Ruiz, the foreign minister of Peru, spoke first. Later Ruiz condemned Chile."
    assert told(facts_of, text)[-1].source == ("PER",)


def test_a_named_organ_stands_for_its_state(facts_of: FactsOf) -> None:
    (event,) = told(facts_of, "The Knesset condemned Norway.")
    assert (event.source, event.target) == (("ISR",), ("NOR",))


def test_a_group_is_less_sure_than_a_state(facts_of: FactsOf) -> None:
    state = facts_of("Lebanon accused Norway.", "event")
    group = facts_of("Hezbollah accused Norway.", "event")
    assert sure(group, "ACCUSE") < sure(state, "ACCUSE")


def test_a_side_deep_below_the_verb_is_less_sure(facts_of: FactsOf) -> None:
    near = facts_of("Norway praised Kenya.", "event")
    deep = facts_of("Norway praised reports on the state of the roads to the ports along the coast of Kenya.", "event")
    assert sure(deep, "SUPPORT") < sure(near, "SUPPORT")


def test_an_appeal_to_somebody_unnamed_has_no_target(facts_of: FactsOf) -> None:
    (event,) = told(facts_of, "Norway called on donors to help Kenya.")
    assert (event.type, event.source, event.target) == ("REQUEST", ("NOR",), ())


def test_an_occupation_takes_its_sides_from_the_war_told_before(facts_of: FactsOf) -> None:
    facts = facts_of("Chile invaded Peru in 1880. Two districts were occupied in May 1881.", "event")
    carried = facts[-1]
    assert (carried.content.source, carried.content.target) == (("CHL",), ("PER",))
    assert carried.confidence < facts[0].confidence


def test_a_ceasefire_is_between_the_pair_told_before(facts_of: FactsOf) -> None:
    text = "Fighting between Chile and Peru went on. With the mediation of Norway a deal was reached to cease fire."
    events = {e.type: e for e in told(facts_of, text)}
    assert (events["AGREE"].subtype, events["AGREE"].mediator) == ("ceasefire", ("NOR",))
    assert {*events["AGREE"].source, *events["AGREE"].target} == {"CHL", "PER"}
    assert (events["CONSULT"].source, {*events["CONSULT"].target}) == (("NOR",), {"CHL", "PER"})


def test_what_cannot_be_recognized_took_place(facts_of: FactsOf) -> None:
    facts = facts_of("The Chilean occupation of Peru cannot be recognized.", "event")
    assert all(f.modality != "negated" for f in facts)


def test_a_date_that_is_part_of_a_name_is_not_the_day(facts_of: FactsOf) -> None:
    (event,) = told(facts_of, "Norway sent troops to Kenya as a guarantor of the 2020 ceasefire agreement.")
    assert event.date is None


def test_a_date_at_the_beginning_holds_for_both_verbs(facts_of: FactsOf) -> None:
    text = "In May 2002 Chile met Peru and agreed to call a conference with Kenya in July 2003."
    assert {e.date for e in told(facts_of, text)} == {"2002-05"}


def test_he_who_is_met_does_not_thank(facts_of: FactsOf) -> None:
    events = told(facts_of, "The president of Chile met Juan Soto of Peru to thank him.")
    assert all(e.source == ("CHL",) for e in events)


@pytest.mark.parametrize(
    "text",
    ["Chile and Peru have an agreement on fish.",
     "Ships crossed the Indian Ocean and visited New Guinea.",
     "The company Johnson & Johnson criticized Norway."],
)  # fmt: skip
def test_no_event_between_states(facts_of: FactsOf, text: str) -> None:
    assert not [e for e in told(facts_of, text) if e.source]
