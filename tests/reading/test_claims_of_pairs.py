"""Finders that tell who did what: votes, tallies, seats, flows of trade, treaties and times in power."""

from __future__ import annotations

from typing import Any

import pytest

from comity.actors import registry
from comity.core.claims import Claim
from comity.language.analysis import analyse
from comity.reading import examine

_TITLE = "# Peru and Chile in the record\n\n"


def _found(text: str, *forms: str) -> list[Claim]:
    document = examine(analyse("own.md", _TITLE + text, None, registry()), registry())
    return [claim for claim in document.claims if claim.form in forms]


def _told(text: str, form: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(claim.values[name] for name in names) for claim in _found(text, form)]


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("On resolution 73/48 Peru voted in favour and Chile against.", [("yes", ["PER"]), ("no", ["CHL"])]),
        ("Peru supported resolution 73/48, and so did Chile.", [("yes", ["PER"]), ("yes", ["CHL"])]),
        ("Resolution 73/48 split Peru and Chile: the former abstained, the latter stayed away from the vote.",
         [("abstain", ["PER"]), ("absent", ["CHL"])]),
        ("Resolution 73/48 came next; the single vote against was cast by Chile.", [("no", ["CHL"])]),
        ("On resolution 73/48 Peru and Chile were among the eleven opponents.", [("no", ["PER", "CHL"])]),
        ("Only Peru opposed resolution 73/48.", [("no", ["PER"])]),
        ("Peru, for its part, abstained on resolution 73/48.", [("abstain", ["PER"])]),
        ("Resolution 73/48 passed, and nobody voted against it.", [("no", [])]),
    ],
)  # fmt: skip
def test_a_vote_is_found_at_the_words_of_each_state(text: str, votes: list[tuple[Any, ...]]) -> None:
    assert _told(text, "ballot", "position", "states") == votes


@pytest.mark.parametrize(
    "text",
    [
        "Had Peru voted against resolution 73/48, it would have failed.",
        "Some papers reported that Peru had voted against resolution 73/48.",
        "Did Peru vote against it? Peru voted against resolution 73/48?",
        "Peru never voted against resolution 73/48.",
    ],
)
def test_a_vote_supposed_reported_asked_or_denied_is_none(text: str) -> None:
    assert _found(text, "ballot") == []


def test_only_the_words_say_that_nobody_else_voted_so() -> None:
    assert _told("Only Peru opposed resolution 73/48.", "ballot", "only") == [(True,)]
    assert _told("Peru opposed resolution 73/48.", "ballot", "only") == [(False,)]


def test_the_text_is_carried_to_the_next_sentence_and_left_where_another_is_dated() -> None:
    text = "The Assembly adopted resolution 62/243 on 14 March 2008. Peru supported the text."
    assert _told(text, "ballot", "number", "date") == [("62/243", None)]
    text = "The Assembly adopted resolution 62/243. Two years later, in May 2010, Peru opposed the proposal."
    assert _told(text, "ballot", "number", "like", "date") == [(None, "62/243", "2010-05")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Resolution 73/48 was carried by 94 votes to none, with 14 abstentions.", (94, 0, 14)),
        ("Thirty-nine states voted for resolution 73/48 and seven against, while 100 abstained.", (39, 7, 100)),
        ("On resolution 73/48 the tally was 100 to 11, with 58 abstentions.", (100, 11, 58)),
        ("Resolution 1929 drew 12 votes in favour, 2 against and 1 abstention.", (12, 2, 1)),
        ("The Council passed resolution 1172 unanimously.", (None, 0, 0)),
        ("Resolution 73/48 won 104 votes.", (104, None, None)),
    ],
)
def test_a_tally_is_read_in_the_ways_it_is_told(text: str, counts: tuple[int | None, ...]) -> None:
    assert _told(text, "tally", "yes", "no", "abstain")[0] == counts


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("Peru sat on the Security Council in 1955 and 1956, Chile in 1961.",
         [(["PER"], ["1955", "1956"], None), (["CHL"], ["1961"], None)]),
        ("In the Security Council Peru's latest term covered 2018 and 2019.", [(["PER"], ["2018", "2019"], None)]),
        ("Peru joined the World Trade Organization in 1995, four years before Chile.", [(["PER"], [], "1995")]),
        ("Both have belonged to the World Trade Organization since 1995.", [(["CHL", "PER"], [], "1995")]),
        ("Peru was a member of the UN mission in 2012.", []),
        ("Peru has never sat on the Security Council in 1999.", []),
    ],
)  # fmt: skip
def test_a_seat_is_told_by_its_years_or_its_beginning(text: str, seats: list[tuple[Any, ...]]) -> None:
    told = [(sorted(states), years, since) for states, years, since in _told(text, "seat", "states", "years", "since")]
    assert told == seats


def test_the_distance_to_anothers_membership_is_signed() -> None:
    text = "Peru joined the World Trade Organization in 1995, four years before Chile."
    assert _told(text, "seat", "other", "distance") == [("CHL", 4)]


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("In 2012 Peru bought Chilean goods for 220 million dollars and sold goods for 108 million.",
         [("exports", "CHL", "PER", 220e6), ("exports", "PER", "CHL", 108e6)]),
        ("In 2012 Peru had sold Chile goods for $27 million.", [("exports", "PER", "CHL", 27e6)]),
        ("Peruvian sales to Chile in 2012 came to 27 million dollars.", [("exports", "PER", "CHL", 27e6)]),
        ("In 2012 Peru sold Chile arms for $27 million.", []),
        ("Peru's exports reached $27 billion in 2012, and Chile took note.", []),
        ("Peru may buy Chilean goods for 220 million dollars in 2012.", []),
    ],
)  # fmt: skip
def test_a_flow_says_who_sells_to_whom(text: str, flows: list[tuple[Any, ...]]) -> None:
    assert _told(text, "flow", "what", "seller", "buyer", "value") == flows


def test_a_flow_later_by_years_is_of_that_year() -> None:
    text = (
        "In 2011 Peru and Chile exchanged goods worth 48 billion dollars; three years later the figure was 23 billion."
    )
    assert _told(text, "flow", "what", "period") == [("turnover", "2011"), ("turnover", "2014")]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Peru signed the Rome Statute in May 1998 and ratified it two years later.",
         [("Rome Statute", "signed", "1998-05", False), ("Rome Statute", "ratified", "2000", False)]),
        ("Peru signed the Convention against Torture in 1985 without ratifying it.",
         [("Convention against Torture", "signed", "1985", False),
          ("Convention against Torture", "party", None, True)]),
        ("Peru would have signed the Rome Statute in 1998.", []),
    ],
)  # fmt: skip
def test_an_act_on_a_treaty_is_told_with_its_day_or_denied(text: str, acts: list[tuple[Any, ...]]) -> None:
    assert _told(text, "treaty", "title", "action", "date", "never") == acts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hosni Mubarak, who succeeded Anwar Sadat in October 1981, ruled on.", ("1981-10", None, None)),
        ("Yitzhak Rabin was prime minister from 1992 to 1995.", ("1992", "1995", None)),
        ("Robert Kocharyan and Mohammad Khatami, both presidents in December 2001, met.", (None, None, "2001-12")),
    ],
)
def test_a_time_in_power_is_told_in_several_ways(text: str, told: tuple[str | None, ...]) -> None:
    assert _told(text, "tenure", "since", "until", "at") == [told]


def test_a_list_of_states_counts_each_of_them() -> None:
    text = "Three states (Peru, Chile, Kenya and Nepal) opposed it."
    assert _told(text, "list_count", "claimed", "listed") == [(3, 4)]


def test_both_are_the_two_states_that_an_article_without_title_names_most() -> None:
    text = (
        "Peru trades. Chile trades. Peru votes. Chile votes. Peru eats. Chile eats. On resolution 73/48 both abstained."
    )
    document = examine(analyse("own.md", text, None, registry()), registry())
    told = [claim.values["states"] for claim in document.claims if claim.form == "ballot"]
    assert [sorted(states) for states in told] == [["CHL", "PER"]]


def test_a_year_compared_with_is_not_the_year_told() -> None:
    text = "In 2012 turnover of Peru and Chile reached $4.4 billion, 17 percent more than in 2011."
    assert _told(text, "flow", "period") == [("2012",)]
