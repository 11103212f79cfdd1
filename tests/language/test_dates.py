"""Dates as the text says them: precision kept, nothing invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.core.dates import period
from comity.language.dates import find_dates, in_year

SAYS = [
    ("signed on 7 June 1994", "7 June 1994", "1994-06-07"),
    ("signed on June 7th, 1994", "June 7th, 1994", "1994-06-07"),
    ("signed on the 7th of June, 1994", "7th of June, 1994", "1994-06-07"),
    ("signed on Tuesday, 7 June 1994", "Tuesday, 7 June 1994", "1994-06-07"),
    ("signed on 23th July 1993", "23th July 1993", "1993-07-23"),
    ("signed Sept. 3, 2001", "Sept. 3, 2001", "2001-09-03"),
    ("signed on June 7\n1994 in", "June 7\n1994", "1994-06-07"),
    ("founded in 1987.", "1987", "1987"),
    ("the 1987 treaty", "1987", "1987"),
    ("in office 1987-1991", "1987-1991", "1987/1991"),
    ("in office 1987–91", "1987–91", "1987/1991"),
    ("from 1987 to 1991", "1987 to 1991", "1987/1991"),
    ("between 1987 and 1991", "1987 and 1991", "1987/1991"),
    ("the season 1993/94", "1993/94", "1993/1994"),
    ("in the 1970s", "the 1970s", "197X"),
    ("in the early 1970s", "the early 1970s", "197X"),
    ("since the mid-1990s", "the mid-1990s", "199X"),
    ("in the 19th century", "the 19th century", "1801/1900"),
    ("in February-October 2011", "February-October 2011", "2011-02/2011-10"),
    ("from March to May 2011", "March to May 2011", "2011-03/2011-05"),
    ("in November 2009 – January 2010", "November 2009 – January 2010", "2009-11/2010-01"),
    ("on 11-14 May 2016", "11-14 May 2016", "2016-05-11/2016-05-14"),
    ("from May 4th to 9th, 2016", "May 4th to 9th, 2016", "2016-05-04/2016-05-09"),
    ("on May 4th-5th, 2016", "May 4th-5th, 2016", "2016-05-04/2016-05-05"),
    ("from 30 April to 2 May 2016", "30 April to 2 May 2016", "2016-04-30/2016-05-02"),
    ("from December 30, 2015 to January 2, 2016", "December 30, 2015 to January 2, 2016", "2015-12-30/2016-01-02"),
    ("in July 1996", "July 1996", "1996-07"),
    ("in July, 1996", "July, 1996", "1996-07"),
    ("in July of 1996", "July of 1996", "1996-07"),
    ("the 1996 July accord", "1996 July", "1996-07"),
    ("in early July 1996", "early July 1996", "1996-07"),
    ("at the end of July 1996", "the end of July 1996", "1996-07"),
    ("in spring 1999", "spring 1999", "1999"),
    ("in the winter of 1999", "winter of 1999", "1999~"),
    ("in the first half of 2013", "the first half of 2013", "2013-01/2013-06"),
    ("in Q3 2013", "Q3 2013", "2013-07/2013-09"),
    ("in about 1905", "1905", "1905~"),
    ("on 2016-05-14,", "2016-05-14", "2016-05-14"),
    ("on 25/12/2016", "25/12/2016", "2016-12-25"),
    ("on 12/25/2016", "12/25/2016", "2016-12-25"),
    ("on 05.12.2016", "05.12.2016", "2016-12-05"),
    ("resolution 1325 (2000)", "2000", "2000"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), SAYS)
def test_a_date_keeps_the_precision_of_its_words(text: str, words: str, edtf: str) -> None:
    (found,) = find_dates(text, None)
    assert (found.text, found.edtf, found.relative) == (words, edtf, False)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "On 9 August the envoy left",
        "in October, he left",
        "on 04/05/2016",
        "in the 80s",
        "on February 30, 2016",
        "late May",
        "on 12/05/16",
    ],
)
def test_a_date_without_year_or_with_two_readings_has_no_value(text: str) -> None:
    (found,) = find_dates(text, None)
    assert found.edtf is None


@pytest.mark.parametrize(
    "text",
    [
        "a 30-day truce",
        "(Okoro, 2012, p. 83)",
        "(Okoro & Lindqvist, 2012; Tamm, 2015)",
        "as Okoro (2012) argues",
        "pp. 1992–1996",
        "Resolution 1973",
        "resolutions 1970 and 1973 were",
        "https://example.org/2014/05/news",
        "A/RES/62/243",
        "the 2030 Agenda",
        "Vision 2030",
        "Fund-2020",
        "2000 troops",
        "about 1990 tonnes",
        "some 1500 refugees",
        "$2015",
        "it may be",
        "they march in step",
        "a score of 3+3",
        "ISSN 2218-3620",
        "ORCID 0000-0002-1825-0097",
        "1,992 ships",
        "1992.5 points",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text, None) == []


def test_each_day_and_month_of_a_list_takes_the_month_and_year_at_its_end() -> None:
    days = find_dates("on 4, 5 and 7 April 1992", None)
    assert [d.edtf for d in days] == ["1992-04-04", "1992-04-05", "1992-04-07"]
    months = find_dates("in March and June 1992", None)
    assert [m.edtf for m in months] == ["1992-03", "1992-06"]


WHEN_WRITTEN = [
    ("today", "2022-02-25"),
    ("yesterday", "2022-02-24"),
    ("tomorrow", "2022-02-26"),
    ("earlier this year", "2022"),
    ("last year", "2021"),
    ("next month", "2022-03"),
    ("last week", "2022-02-14/2022-02-20"),
    ("September last year", "2021-09"),
    ("in January this year", "2022-01"),
    ("this November", "2022-11"),
    ("last September", "2021-09"),
    ("next May", None),
    ("ten years ago", "2012"),
    ("3 months ago", "2021-11"),
    ("two weeks ago", "2022-02-11~"),
    ("a decade ago", "2012~"),
    ("the same year", None),
    ("that year", None),
    ("the following year", None),
    ("two years later", None),
    ("on Monday", None),
]


@pytest.mark.parametrize(("text", "edtf"), WHEN_WRITTEN)
def test_a_relative_date_has_a_value_only_from_the_day_of_writing(text: str, edtf: str | None) -> None:
    (dated,) = find_dates(text, "2022-02-25")
    (undated,) = find_dates(text, None)
    assert (dated.edtf, dated.relative) == (edtf, True)
    assert (undated.edtf, undated.relative) == (None, True)


def test_last_month_of_the_same_year_is_ambiguous() -> None:
    (found,) = find_dates("last March", "2022-11-05")
    assert found.edtf is None


def test_a_day_of_writing_known_by_year_alone_gives_years_alone() -> None:
    assert [d.edtf for d in find_dates("today and last year and last month", "2022")] == [None, "2021", None]


def test_a_reader_can_put_a_yearless_date_into_a_year() -> None:
    day, month, vague, anaphor = find_dates("On May 6th; in June; by late July; that year", None)
    assert in_year(day, 1992) == "1992-05-06"
    assert in_year(month, 1992) == "1992-06"
    assert in_year(vague, 1992) == "1992-07"
    assert in_year(anaphor, 1992) is None


PIECES = st.sampled_from(
    [
        "4",
        "31",
        "April",
        "May",
        "1992",
        "-",
        "–",
        " to ",
        "/",
        " ",
        "\n",
        ", ",
        "the ",
        "early ",
        "1990s",
        "st",
        "of ",
        "last ",
        "year",
        "ago",
        "two ",
        "(",
        ")",
        ".",
        "and ",
        "Smith, ",
        "No. ",
        "Q1 ",
        "spring ",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=80), st.sampled_from([None, "2022-02-25", "2022"]))
def test_any_text_gives_ordered_dates_at_their_offsets_with_valid_edtf(text: str, published: str | None) -> None:
    end = 0
    for found in find_dates(text, published):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        end = found.end
        if found.edtf is not None:
            period(found.edtf)
