"""Instruments by symbol, number and list, with partners, sponsors and length; quotations and their speakers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import FactsOf


def told(facts_of: FactsOf, text: str, kind: str = "instrument") -> list[Any]:
    return [f.content for f in facts_of(text, kind)]


def test_signed_with_is_signed_by_both(facts_of: FactsOf) -> None:
    (found,) = told(facts_of, "Peru signed a trade agreement with Chile in 2003.")
    assert set(found.parties) == {"PER", "CHL"}


def test_each_text_of_a_list_has_its_year(facts_of: FactsOf) -> None:
    text = "Peru and Chile have signed agreements such as an Agreement on Tourism (1976) and a Treaty on Rivers (1981)."
    assert {(i.title, i.date) for i in told(facts_of, text)} == {
        ("Agreement on Tourism", "1976"),
        ("Treaty on Rivers", "1981"),
    }


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Peru introduced draft resolution A/C.1/67/L.20.", "A/C.1/67/L.20"),
        ("The President of the Security Council issued statement S/PRST/2001/12.", "S/PRST/2001/12"),
        ("Resolution ES-11/1 of 2 March 2022 was adopted.", "ES-11/1"),
        ("The General Assembly adopted resolution 75/121.", "75/121"),
    ],
)
def test_symbols_are_whole(facts_of: FactsOf, text: str, symbol: str) -> None:
    assert [i.identifier for i in told(facts_of, text)] == [symbol]


def test_numbers_with_their_years(facts_of: FactsOf) -> None:
    text = "By its resolutions 2231 (2015) and 2254 (2016), the Council called for peace."
    found = [(i.identifier, i.date, i.parties) for i in told(facts_of, text)]
    assert found == [("2231", "2015", ("UNSC",)), ("2254", "2016", ("UNSC",))]


def test_a_number_the_council_had_not_reached_is_the_assemblys(facts_of: FactsOf) -> None:
    (found,) = told(facts_of, "Resolution 2758 was adopted in 1971.")
    assert found.parties == ("UNGA",)


def test_sponsors_and_points(facts_of: FactsOf) -> None:
    text = "Resolution A/RES/62/900 was adopted. The resolution was co-sponsored by Peru, Chile and Kenya."
    assert ("PER", "CHL", "KEN") in [i.sponsors for i in told(facts_of, text)]
    (treaty,) = told(facts_of, "The treaty consists of 43 articles and was signed by Peru and Chile in 2003.")
    assert treaty.points == 43


def test_parties_are_not_guessed_where_others_act(facts_of: FactsOf) -> None:
    found = told(facts_of, "Peru met Chile. The Rome Statute has been ratified by 123 states.")
    assert [i.parties for i in found] == [()]


@pytest.mark.parametrize(
    "text",
    ["Chile supports the suspension of the Rivers Treaty.", "Peru and Chile signed more than 15 bilateral agreements."],
)
def test_no_instrument(facts_of: FactsOf, text: str) -> None:
    assert told(facts_of, text) == []


def test_the_name_after_an_office_is_the_speaker(facts_of: FactsOf) -> None:
    text = 'As the Chinese Ambassador to Peru Zhang Weidong said, "trade has grown by half in four years."'
    (found,) = told(facts_of, text, "quotation")
    assert found.speaker == "Zhang Weidong"


def test_a_quotation_that_goes_on_keeps_its_speaker(facts_of: FactsOf) -> None:
    text = '"We have signed the treaty today," Ana Ruiz said. "It will serve both of our peoples well."'
    assert [q.speaker for q in told(facts_of, text, "quotation")] == ["Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "indicator", "subject"),
    [
        ("There are 18 foreign missions in Lima.", "foreign missions in Lima", "PER"),
        ("More than 100 Peruvian companies operate in Chile.", "Peruvian companies", "CHL"),
        ("Peru provided $8 million in direct budget support to Chile.", "direct budget support", "PER"),
        ("Peru has contributed 12 million dollars to the fund.", "contribution", "PER"),
    ],
)
def test_figures_have_names_and_owners(facts_of: FactsOf, text: str, indicator: str, subject: str) -> None:
    (found,) = told(facts_of, text, "figure")
    assert (found.indicator, found.subject) == (indicator, subject)


def test_a_scale_on_the_next_line_counts(facts_of: FactsOf) -> None:
    (found,) = told(facts_of, "Peru's exports amounted to $258\n    million in 2012.", "figure")
    assert found.value == 258e6


def test_every_rule_has_a_name(facts_of: FactsOf) -> None:
    text = "Peru signed a trade pact with Chile in 2003 and is a member of the OECD. It supports the reform of the UN."
    for kind in ("instrument", "membership", "position"):
        assert all(f.provenance.rule for f in facts_of(text, kind))
