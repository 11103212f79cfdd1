"""What each check says of a sentence, and what it does not say."""

from __future__ import annotations

import pytest

from comity.checks import all_checks
from comity.core.verdicts import ACCUSATIONS
from tests.checks.conftest import Check

_TWICE = """Azerbaijan did not take part in the vote on resolution A/RES/ES-11/1.

Trade grew in the same year.

Azerbaijan abstained on resolution A/RES/ES-11/1 of the General Assembly."""

_FLOWS = "In 2014 Peru bought Chilean goods for $22 million and sold goods for $9 million, a turnover of $3 million."

CASES: dict[str, tuple[str, str, str, str]] = {
    "tally-right": ("Resolution A/RES/62/243 was adopted by 39 votes to 7, with 100 abstentions.",
                    "ballots", "supported", "39-7-100"),
    "tally-wrong": ("Resolution A/RES/68/262 was adopted by 101 votes to 11, with 58 abstentions.",
                    "ballots", "contradicted", "100-11-58"),
    "no-vote-to-cast": ("Russia voted against resolution A/RES/60/285.",
                        "ballots", "contradicted", "without a vote"),
    "not-voting": ("Azerbaijan did not participate in the vote on resolution ES-11/1.",
                   "ballots", "supported", "did not vote"),
    "abstention-is-a-vote": ("Azerbaijan abstained on resolution A/RES/ES-11/1.",
                             "ballots", "contradicted", "did not vote"),
    "act-right": ("Azerbaijan acceded to the International Covenant on Civil and Political Rights on 13 August 1992.",
                  "treaties", "supported", "13 August 1992"),
    "act-before-the-state": ("Azerbaijan signed the Convention on the Rights of the Child on 20 November 1989.",
                             "treaties", "contradicted", "tells of signature"),
    "act-at-home": ("The USSR ratified the International Covenant on Civil and Political Rights on 18 September 1973.",
                    "treaties", "not_in_record", "deposit"),
    "member-right": ("Azerbaijan joined the Non-Aligned Movement in May 2011.", "memberships", "supported", "May 2011"),
    "member-wrong": ("Azerbaijan joined the International Monetary Fund in April 1992.",
                     "memberships", "contradicted", "18 September 1992"),
    "session-right": ("He spoke at the 57th session of the UN General Assembly in 2002.",
                      "sessions", "supported", "10 September 2002"),
    "session-wrong": ("He spoke at the 42nd session of the UN General Assembly in September 1994.",
                      "sessions", "contradicted", "49th"),
    "day-wrong": ("On 29 August 1993 the Security Council adopted resolution 853.",
                  "resolutions", "contradicted", "29 July 1993"),
    "weekday-wrong": ("On Monday, 14 March 2008, the General Assembly adopted resolution 62/243.",
                      "calendar", "internally_inconsistent", "Friday"),
    "position-wrong": ("On resolution 62/243 Azerbaijan voted in favour and Armenia abstained.",
                       "ballots", "contradicted", "Armenia voted against"),
    "seat-right": ("Azerbaijan sat on the Security Council in 2012 and 2013.", "seats", "supported", "2012"),
    "day-of-several": ("After the war of April 1993 the Security Council adopted resolution 853 on 29 July 1993.",
                       "resolutions", "supported", "29 July 1993"),
    "sum-of-flows": (_FLOWS, "flows", "internally_inconsistent", "31 million"),
    "no-such-day": ("The treaty was signed on 31 April 1995.", "calendar", "malformed", "31 April"),
    "malformed": ("Peru sent 315,00 euros of aid to Chile.", "numbers", "malformed", "315"),
    "growth-wrong": ("Exports of Peru to Chile rose from $200 million in 2010 to $300 million in 2012, up 80 percent.",
                     "arithmetic", "internally_inconsistent", "50 percent"),
    "points-right": ("The Declaration on Allied Interaction, signed on 22 February 2022, consists of 43 points.",
                     "points", "supported", "43"),
    "two-positions": (_TWICE, "within_text", "internally_inconsistent", "abstain"),
}  # fmt: skip

SOUND = {
    "carried": "The Council adopted resolution 853. Peru sent grain. Russia voted against another text in May 1950.",
    "not-so": "Armenia did not vote in favour of resolution 62/243.",
    "nobody": "The two presidents discussed trade and transport.",
    "denied": "Azerbaijan is not a member of the Collective Security Treaty Organization.",
    "planned": "Azerbaijan will join the International Monetary Fund in 2031.",
    "unknown-body": "Peru became a member of the Regional Society of Gardens in 1994.",
    "rounding": "Exports rose from $579.2 million in 2008 to $938.0 million in 2012, an increase of 62 percent.",
    "one-place-off": "Peru was the 95th largest trading partner of Norway.",
    "well-formed": "Aid came to 1,234,567 euros and 2.5 million dollars.",
}


@pytest.fixture(scope="module")
def verdicts(checked: Check) -> object:
    return checked({**{name: case[0] for name, case in CASES.items()}, **SOUND})


@pytest.mark.parametrize("name", CASES)
def test_a_check_says(verdicts: dict[str, tuple[object, ...]], name: str) -> None:
    _, kind, verdict, words = CASES[name]
    found = [(v.kind, v.verdict, v.explanation) for v in verdicts[name]]  # type: ignore[attr-defined]
    assert any(k == kind and j == verdict and words in told for k, j, told in found), found


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_statement_is_not_accused(verdicts: dict[str, tuple[object, ...]], name: str) -> None:
    assert [v for v in verdicts[name] if v.verdict in ACCUSATIONS] == []  # type: ignore[attr-defined]


def test_each_check_says_what_it_asks_and_what_it_cannot_see() -> None:
    for check in all_checks().values():
        assert check.title and check.asks.endswith("?") and check.reads and check.example.endswith(".")
        assert check.blind.endswith(".")


def test_two_texts_that_part_are_both_shown(checked: Check) -> None:
    found = checked({
        "one": "Peru and Chile signed the Treaty of Common Rivers and Lakes on 3 May 2001.",
        "two": "Peru and Chile signed the Treaty of Common Rivers and Lakes on 9 June 2002.",
    })  # fmt: skip
    for name, other in (("one", "two"), ("two", "one")):
        said = [v for v in found[name] if v.verdict == "conflicts_with_other_source"]
        assert said and said[0].evidence[0].source == other
