"""Whose event it is, when and where, where the words near it belong to something else; sentences of our own."""

from __future__ import annotations

import pytest

from comity.kinds.event import Event
from tests.reading.conftest import FactsOf


def told(facts_of: FactsOf, text: str) -> list[Event]:
    return [f.content for f in facts_of(text, "event")]


@pytest.mark.parametrize(
    ("text", "place"),
    [("Norway opened an embassy in Quito.", "Quito"),
     ("The president of Chile visited Norway in May 2010.", "Norway"),
     ("The president of Chile met with the king of Norway at the summit in Lima.", "Lima"),
     ("Chile sells copper to Norway.", None),
     ("Norway welcomed Iceland's entry to NATO.", None),
     ("Norway and Sweden discussed the harvest in Kenya.", None)],
)  # fmt: skip
def test_where(facts_of: FactsOf, text: str, place: str | None) -> None:
    (event,) = told(facts_of, text)
    assert event.place == place


@pytest.mark.parametrize(
    ("text", "date"),
    [("Following the death of the king on 3 May 2010, Norway thanked Sweden.", None),
     ("Norway and Sweden discussed progress on the 2023 recovery plan.", None),
     ("On 3 May 2010, Norway thanked Sweden.", "2010-05-03")],
)  # fmt: skip
def test_when(facts_of: FactsOf, text: str, date: str | None) -> None:
    (event,) = told(facts_of, text)
    assert event.date == date


def test_thanks_to_somebody_unnamed_go_to_no_body(facts_of: FactsOf) -> None:
    events = told(facts_of, "Madam Chair, the president of Chile thanked you for your leadership within NATO.")
    assert all(not e.target for e in events)


def test_who_meets_others_is_not_one_of_them(facts_of: FactsOf) -> None:
    events = told(facts_of, "Jon Winter met with the ministers of Chile, Peru and Kenya.")
    assert all(not e.source for e in events)


def test_agreeing_that_something_is_so_is_no_promise(facts_of: FactsOf) -> None:
    assert not told(facts_of, "Norway and Sweden agreed that the bridge is too long.")


def test_an_invited_visit_has_not_taken_place(facts_of: FactsOf) -> None:
    facts = facts_of("In 2008, the president of Chile was invited to visit Norway.", "event")
    assert all(f.modality == "planned" for f in facts if f.content.subtype == "visit")


def test_travellers_are_less_sure_than_their_state(facts_of: FactsOf) -> None:
    (state,) = facts_of("The Chilean president visited Norway in 2006.", "event")
    people = facts_of("Chileans visited Norway in 2006.", "event")
    assert all(f.confidence < state.confidence for f in people)


def test_states_of_a_body_are_not_the_body(facts_of: FactsOf) -> None:
    (event,) = told(facts_of, "Chile has established diplomatic relations with 86 UN states.")
    assert event.target == ()
