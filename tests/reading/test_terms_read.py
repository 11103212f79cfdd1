"""Terms in bodies, stages of instruments, and figures that move."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import FactsOf


def told(facts_of: FactsOf, text: str, kind: str) -> list[Any]:
    return [f.content for f in facts_of(text, kind)]


def test_terms_from_until(facts_of: FactsOf) -> None:
    text = (
        "Peru was a non-permanent member of the Security Council in 2012 and 2013 and presided over it in June 2012 "
        "and in October 2013."
    )
    assert [(m.role, m.since, m.until) for m in told(facts_of, text, "membership")] == [
        ("non-permanent member", "2012", "2013"),
        ("chair", "2012-06", "2012-06"),
        ("chair", "2013-10", "2013-10"),
    ]


def test_it_is_the_body_just_named(facts_of: FactsOf) -> None:
    text = "Peru joined the Non-Aligned Movement in May 1973 and chaired it from October 1979 to January 1984."
    found = told(facts_of, text, "membership")
    assert [(m.role, m.since, m.until) for m in found] == [
        ("member", "1973-05", None),
        ("chair", "1979-10", "1984-01"),
    ]
    assert len({m.body for m in found}) == 1


def test_a_second_state_joins_without_a_verb(facts_of: FactsOf) -> None:
    text = "Peru joined the International Monetary Fund on 1 June 1992 and Chile on 18 September."
    found = told(facts_of, text, "membership")
    assert [(m.actor, m.since) for m in found] == [("PER", "1992-06-01"), ("CHL", "1992-09-18")]


def test_an_application_is_no_membership(facts_of: FactsOf) -> None:
    found = facts_of("Peru applied to join the World Trade Organization in 1998.", "membership")
    assert all(f.modality == "planned" for f in found)


def test_the_year_of_a_treaty_is_no_term(facts_of: FactsOf) -> None:
    (found,) = told(facts_of, "Peru is a member of the Non-Aligned Movement of 1961.", "membership")
    assert (found.since, found.until) == (None, None)


def test_stages_told_in_one_sentence(facts_of: FactsOf) -> None:
    text = (
        "The Treaty on Rivers was signed on 3 May 2010, approved by Peru's parliament on 31 June 2011, "
        "and entered into force on 18 July 2011."
    )
    found = {i.action: (i.parties, i.date) for i in told(facts_of, text, "instrument")}
    assert found["signed"][1] == "2010-05-03"
    assert found["approved"] == (("PER",), None)
    assert found["entered-into-force"][1] == "2011-07-18"


def test_ratified_by_one_party(facts_of: FactsOf) -> None:
    text = "Peru and Chile signed the Treaty on Rivers on 3 July 1997, which Chile ratified on 9 February 1998."
    found = [(i.action, i.parties, i.date) for i in told(facts_of, text, "instrument")]
    assert ("ratified", ("CHL",), "1998-02-09") in found


def test_a_symbol_is_not_cut(facts_of: FactsOf) -> None:
    (found,) = told(facts_of, "Resolution A/RES/41/99 was adopted on 3 May 1987.", "instrument")
    assert (found.title, found.identifier) == ("Resolution A/RES/41/99", "A/RES/41/99")


def test_agreeing_to_sign_is_a_proposal(facts_of: FactsOf) -> None:
    found = told(facts_of, "Peru and Chile agreed to sign a trade agreement in 2013.", "instrument")
    assert [i.action for i in found] == ["proposed"]


def test_from_and_to_and_the_difference(facts_of: FactsOf) -> None:
    text = "Peru's exports to Chile rose from $500 million in 2008 to $900 million in 2012, an increase of 80 percent."
    found = {f.value: (f.indicator, f.period) for f in told(facts_of, text, "figure")}
    assert found[500e6] == ("Peru's exports to Chile", "2008")
    assert found[900e6] == ("Peru's exports to Chile", "2012")
    assert found[80.0][0].endswith("growth")


def test_a_number_without_verb_belongs_to_its_own_subject(facts_of: FactsOf) -> None:
    text = "Of the $2 billion exchanged in 2012, Peruvian exports made up 34 percent and Chilean exports 66 percent."
    found = {f.value: (f.indicator, f.subject) for f in told(facts_of, text, "figure")}
    assert found == {34.0: ("Peruvian exports", "PER"), 66.0: ("Chilean exports", "CHL")}


@pytest.mark.parametrize(
    "text",
    ["The embassy of Peru stands at 417 East 50th Street.",
     "Police of Peru stopped the group 10 km from the border.",
     "Peru has twice, or two times, asked the court."],
)  # fmt: skip
def test_no_figure(facts_of: FactsOf, text: str) -> None:
    assert told(facts_of, text, "figure") == []


def test_what_is_carried_or_guessed_is_less_sure(facts_of: FactsOf) -> None:
    sure = facts_of("Peru's exports amounted to $5 billion in 2012.", "figure")[0]
    guessed = facts_of("Peru traded with Chile in 2012. The turnover amounted to $5 billion.", "figure")[0]
    assert guessed.confidence < sure.confidence
