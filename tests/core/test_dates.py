"""Dates keep their precision and never gain any."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.core.dates import period, reads
from comity.core.errors import DateError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1992", date(1992, 1, 1), date(1992, 12, 31)),
        ("1992-02", date(1992, 2, 1), date(1992, 2, 29)),
        ("1992-04-04", date(1992, 4, 4), date(1992, 4, 4)),
        ("2023-01/2023-11", date(2023, 1, 1), date(2023, 11, 30)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2019/..", date(2019, 1, 1), None),
        ("../1991-12-24", None, date(1991, 12, 24)),
    ],
)
def test_a_date_covers_the_days_it_can_mean(text: str, first: date | None, last: date | None) -> None:
    assert (period(text).first, period(text).last) == (first, last)


@pytest.mark.parametrize("text", ["", "22 November", "1992-13", "1992-02-30", "92", "1994/1992", "today", "1992-4-4"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        period(text)


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_two_days_overlap_only_when_they_are_one(one: date, other: date) -> None:
    assert period(one.isoformat()).overlaps(period(other.isoformat())) == (one == other)


@given(st.dates(date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    whole = day.isoformat()
    assert period(whole[:7]).contains(day)
    assert period(whole[:4]).contains(day)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("1992-04-04", "4 April 1992"),
        ("1992-04", "April 1992"),
        ("2012~", "about 2012"),
        ("2024-08-18/2024-08-19", "18\N{EN DASH}19 August 2024"),
        ("2019/..", "since 2019"),
        ("199X", "the 1990s"),
        (None, ""),
    ],
)
def test_a_date_reads_as_prose(text: str | None, prose: str) -> None:
    assert reads(text) == prose
