"""Amounts: their value in base units, or every reading where the digits do not settle it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.language.numbers import find_quantities

SAYS = [
    ("a loan of $2 billion 715 million 48,120 thousand", 2_715_048_120, "USD"),
    ("worth 1 million 250 thousand euros", 1_250_000, "EUR"),
    ("half a million refugees", 500_000, "person"),
    ("one and a half million tonnes", 1_500_000, "tonne"),
    ("two dozen ships", 24, "ship"),
    ("thirty-nine delegations", 39, "delegation"),
    ("two hundred and six delegates", 206, "person"),
    ("three hundred thousand hectares", 300_000, "hectare"),
    ("US$ 3bn", 3e9, "USD"),
    ("€5m", 5e6, "EUR"),
    ("USD 40 million", 4e7, "USD"),
    ("12 million manats", 12e6, "AZN"),
    ("AZN 12 million", 12e6, "AZN"),
    ("500 rubles", 500, "RUB"),
    ("8 million Canadian dollars", 8e6, "CAD"),
    ("700 million yuan", 7e8, "CNY"),
    ("12.5%", 12.5, "percent"),
    ("7 per cent", 7, "percent"),
    ("2 percentage points", 2, "percentage point"),
    ("-3.5 percent", -3.5, "percent"),
    ("1 250 000 voters", 1_250_000, "person"),
    ("90 km of road", 90, "km"),
    ("2,600 trucks per day", 2600, "truck/day"),
    ("4 million tonnes a year", 4e6, "tonne/year"),
    ("a 90-day deadline", 90, "day"),
    ("a three-year term", 3, "year"),
    ("17 closed and open meetings", 17, "meeting"),
    ("six Security Council resolutions", 6, "resolution"),
    ("21 high-ranking government officials", 21, "person"),
    ("8,000 Kenyans", 8000, "person"),
    ("300 Kurds", 300, "person"),
    ("sevenfold", 7, "times"),
    ("12-fold", 12, "times"),
    ("two-thirds of the seats", pytest.approx(66.666667), "percent"),
    ("every fifth family", 20, "percent"),
    ("one in four families", 25, "percent"),
]


@pytest.mark.parametrize(("text", "value", "unit"), SAYS)
def test_an_amount_is_read_in_base_units(text: str, value: float, unit: str) -> None:
    found = find_quantities(text)[0]
    assert (found.value, found.unit, found.readings) == (value, unit, ())
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "readings", "unit"),
    [
        ("only 480,00 euros", ("480", "48000", "480000"), "EUR"),
        ("turnover of $1.204,6 billion", ("1204600000", "1204600000000"), "USD"),
        ("3,5 million people", ("3500000", "35000000", "3500000000"), "person"),
        ("1.500 soldiers", ("1.5", "1500"), "person"),
    ],
)
def test_malformed_digits_give_every_reading_and_no_value(text: str, readings: tuple[str, ...], unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.readings, found.unit) == (None, readings, unit)


def test_grouped_thousands_after_millions_are_read_so_that_they_stay_below_a_million() -> None:
    (found,) = find_quantities("$4 billion 12 million 305,770 thousand")
    assert found.value == 4_012_305_770
    (alone,) = find_quantities("305,770 thousand dollars")
    assert alone.value == 305_770_000


@pytest.mark.parametrize(
    "lead", ["more than", "over", "about", "almost", "nearly", "at least", "up to", "exceeded", "some"]
)
def test_words_before_a_number_make_it_approximate(lead: str) -> None:
    (found,) = find_quantities(f"{lead} 300 ships")
    assert found.approx
    (exact,) = find_quantities("exactly 300 ships")
    assert not exact.approx


def test_both_ends_of_a_range_share_unit_and_magnitude() -> None:
    low, high = find_quantities("15-20 million tonnes")
    assert (low.value, high.value, low.unit, high.unit) == (15e6, 20e6, "tonne", "tonne")
    assert low.approx and high.approx
    low, high = find_quantities("$2-3 billion")
    assert (low.value, low.unit, high.value, high.unit) == (2e9, "USD", 3e9, "USD")
    low, high = find_quantities("between 10 and 15 people")
    assert (low.unit, low.approx) == ("person", True)


def test_a_change_is_no_range() -> None:
    low, high = find_quantities("rose from 70,000 to 95,000 students")
    assert (low.value, high.value, low.approx, high.approx) == (70_000, 95_000, False, False)


def test_a_tally_is_three_numbers() -> None:
    found = find_quantities("21 states voted for, 4 against, and 15 abstained")
    assert [(q.value, q.unit) for q in found] == [(21, "state"), (4, None), (15, None)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("the third-largest donor", 3, "rank"),
        ("ranked ninth (2.7%)", 9, "rank"),
        ("the 62nd session", 62, "session"),
        ("the twenty-first plenary meeting", 21, "meeting"),
        ("the second round", 2, "round"),
    ],
)
def test_an_ordinal_ranks_or_numbers(text: str, value: int, unit: str) -> None:
    found = find_quantities(text)[0]
    assert (found.value, found.unit, found.ordinal) == (value, unit, True)


@pytest.mark.parametrize(
    "text",
    [
        "in 1994 and on 4 May 1995",
        "A/RES/62/243 and ES-11/1",
        "S/RES/822 (1993)",
        "resolution 57/145",
        "Resolutions 822, 853 and 874",
        "the 3+3 format",
        "p. 83 and pp. 61–62",
        "at 10:30 a.m.",
        "ORCID 0000-0002-1825-0097",
        "document No. 163",
        "COVID-19, COP29 and G20",
        "Article 43",
        "(Okoro, 2012, p. 83)",
        "one of the main aims",
        "one another",
        "won 3-0",
        "First, the aim",
        "the aim.[12]",
        "options: 1. A mission; 2. A force",
        "24/7",
        "TRY harder",
    ],
)
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert find_quantities(text) == []


def test_the_small_word_try_is_no_currency() -> None:
    (found,) = find_quantities("They try 5 times")
    assert found.unit == "times"


@given(st.integers(0, 10**12))
def test_a_grouped_integer_is_read_back(value: int) -> None:
    (found,) = find_quantities(f"it counted {value:,} votes")
    assert (found.value, found.unit) == (value, "vote" if value != 1 else found.unit)


PIECES = st.sampled_from(
    [
        "4",
        "1,2",
        "3.5",
        "000",
        "$",
        "US$",
        "€",
        "%",
        "-",
        "–",
        " to ",
        " and ",
        "million",
        "thousand",
        " ",
        "\n",
        "half a ",
        "two ",
        "third",
        "-fold",
        "people",
        "euros",
        "per day",
        "one in ",
        "every ",
        "over ",
        "(",
        "[3]",
        ".",
        ",",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=80))
def test_any_text_gives_amounts_at_their_offsets(text: str) -> None:
    for found in find_quantities(text):
        assert text[found.start : found.end] == found.text
        assert (found.value is None) == (len(found.readings) > 1)
