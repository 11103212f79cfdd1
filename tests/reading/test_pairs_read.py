"""What a text on two states leaves unsaid: the other side, the parties, the title; and visits that a list tells."""

from __future__ import annotations

from typing import Any

import pytest

from comity.actors import registry
from comity.core.facts import Fact
from comity.language.analysis import analyse
from comity.reading import read
from tests.reading.conftest import FactsOf

HEAD = "PERU\u2013CHILE RELATIONS refers to the diplomatic relations between Peru and Chile.\n\n\nHistory\n\n"


def read_in(text: str, kind: str) -> list[Fact]:
    return [f for f in read(analyse("own.txt", HEAD + text, None, registry()), registry()) if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "type_", "sides"),
    [
        ("Ties were established in 1973.", "COOPERATE", {"PER", "CHL"}),
        ("In 1980, Peru closed its embassy.", "SANCTION", {"PER"}),
        ("In March 2002, the Peruvian President paid a state visit.", "CONSULT", {"PER", "CHL"}),
        ("In 2002, the President of Kenya paid a state visit.", "CONSULT", {"KEN"}),
    ],
)
def test_the_other_of_the_two_is_meant_where_no_third_is_named(text: str, type_: str, sides: set[str]) -> None:
    found: list[Any] = [f.content for f in read_in(text, "event")]
    assert [(e.type, {*e.source, *e.target}) for e in found] == [(type_, sides)]


def test_a_list_of_visits_tells_each_of_them_at_its_line() -> None:
    text = "Visits from Peru to Chile\n\n-   President Ana Ruiz (1975, 2002)\n-   President Juan Paz (2010)\n"
    found = read_in(f"{text}\n\nOther things\n\nThey trade.\n", "event")
    told: list[Any] = [(f.content.source, f.content.target, f.content.date) for f in found]
    assert told == [(("PER",), ("CHL",), year) for year in ("1975", "2002", "2010")]
    assert next(getattr(f.provenance.locator, "text", "") for f in found) == "President Ana Ruiz (1975, 2002)"


def test_a_bracket_without_a_heading_of_visits_is_no_visit() -> None:
    assert read_in("Books\n\n-   A History of Ports (1975)\n\nThey trade.\n", "event") == []


def test_the_treaty_is_the_one_named_last() -> None:
    text = "Peru and Chile signed the Treaty of Arica in 1929. The Treaty entered into force on 28 July 1929."
    told: list[Any] = [(f.content.title, f.content.action, set(f.content.parties)) for f in read_in(text, "instrument")]
    both = {"PER", "CHL"}
    assert told == [("Treaty of Arica", "signed", both), ("Treaty of Arica", "entered-into-force", both)]


def test_a_treaty_that_was_never_named_is_not_told(facts_of: FactsOf) -> None:
    assert facts_of("The Treaty entered into force on 28 July 1929.", "instrument") == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Russia's withdrawal from the Lima Treaty came late.", "withdrawn"),
        ("The United States suspended its obligations under the Lima Treaty in 2007.", "suspended"),
        ("The Lima Treaty expired in 2010.", "terminated"),
    ],
)
def test_the_end_of_a_treaty(facts_of: FactsOf, text: str, action: str) -> None:
    assert [f.content.action for f in facts_of(text, "instrument")] == [action]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru is a NATO Ally.", [("PER", "NATO", None, None)]),
        ("As a Member State of the African Union, Kenya is pleased.", [("KEN", "AU", None, None)]),
        (
            "Chile supported Peru's membership of the United Nations and its entry into the African Union in 1991.",
            [("PER", "UN", None, None)],
        ),
        (
            "Peru congratulated Chile on its election to the United Nations Security Council for the term 2019-2020.",
            [("CHL", "UNSC", "2019", "2020")],
        ),
        ("In 1996 Kenya and Peru were among the seven founding members of the CPLP.",
         [("KEN", "CPLP", "1996", None), ("PER", "CPLP", "1996", None)]),
    ],
)  # fmt: skip
def test_members_told_by_the_way(facts_of: FactsOf, text: str, told: list[tuple[str, ...]]) -> None:
    found: list[Any] = [f.content for f in facts_of(text, "membership")]
    named = [(m.actor, m.body, m.since, m.until) for m in found if m.body != "AU" or m.actor == "KEN"]
    assert named == told
