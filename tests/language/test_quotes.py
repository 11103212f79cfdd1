"""Quotations: what stands between the marks, whatever the marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.language.quotes import LIMIT, find_quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said, "We agree."', ["We agree."]),
        ("He said, “We agree.”", ["We agree."]),
        ("Er sagte: «We agree».", ["We agree"]),
        ("He said: „We agree“ and left", ["We agree"]),
        ("the so-called “corridor” plan", ["corridor"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("“He called it ‘a gift’ to all”", ["He called it ‘a gift’ to all", "a gift"]),
        ("\"He called it 'a gift' to all\"", ["He called it 'a gift' to all", "a gift"]),
        ("\"It's the states' right,\" she said", ["It's the states' right,"]),
    ],
)
def test_the_marks_are_left_out_and_nested_quotations_follow(text: str, quoted: list[str]) -> None:
    assert [q.text for q in find_quotes(text)] == quoted


@pytest.mark.parametrize(
    "text", ["the states' rights and the president's plan", "in the '90s", "5'10\" tall", "it’s theirs’"]
)
def test_apostrophes_open_nothing(text: str) -> None:
    assert find_quotes(text) == []


def test_a_quotation_runs_over_a_page_break_and_keeps_it() -> None:
    (found,) = find_quotes('She said: "The work\n\n\n\ngoes on."')
    assert found.text == "The work\n\n\n\ngoes on."


def test_a_mark_repeated_at_a_paragraph_opens_no_new_quotation() -> None:
    (found,) = find_quotes('"First part.\n\n"Second part."')
    assert found.text == 'First part.\n\n"Second part.'


def test_a_mark_that_is_never_closed_is_left_out() -> None:
    assert [q.text for q in find_quotes('He said, "we go. Then "they came" back')] == ["they came"]
    assert find_quotes("“" + "word " * LIMIT + "”") == []


@given(st.text(alphabet="ab “”\"'‘’«»\n.,", max_size=60))
def test_any_text_gives_quotations_at_their_offsets(text: str) -> None:
    for found in find_quotes(text):
        assert text[found.start : found.end] == found.text
        assert found.text.strip()
