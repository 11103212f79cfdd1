"""The demonstration article: every planted fault is found, and nothing else is accused."""

from __future__ import annotations

import pytest

from comity import api
from comity.core.verdicts import ACCUSATIONS

FAULTS = {
    "A/RES/46/226": "resolutions",
    "signed the International Covenant on Civil and Political Rights on 16 December 1966": "treaties",
    "in June 2012": "memberships",
    "Armenia and Russia voted against resolution A/RES/60/285": "ballots",
    "by 39 votes to 8, with 100 abstentions": "ballots",
    "(United Nations General Assembly, 2014)": "citations",
    "the 61st session, in 2011": "sessions",
    "on 31 June 2011": "calendar",
    "a text of 46 points": "points",
    "completed on 12 June 2024 (Prime Minister of Armenia, 2020)": "citations",
    "an increase of 72 percent": "arithmetic",
    "$1.718,7 million": "numbers",
    "made up 34 percent and Russian exports 69 percent": "arithmetic",
    "Russia was the largest supplier of Azerbaijan": "ranks",
    "abstained on resolution ES-11/1": "ballots",
}


@pytest.mark.parametrize(("words", "check"), FAULTS.items())
def test_a_planted_fault_is_found(demonstration: api.Checked, words: str, check: str) -> None:
    start = demonstration.text.index(words)
    over = [v for v in demonstration.verdicts if v.start < start + len(words) and start < v.end]
    assert check in {v.kind for v in over if v.verdict in ACCUSATIONS}, [(v.kind, v.verdict) for v in over]


def test_nothing_else_is_accused(demonstration: api.Checked) -> None:
    places = [(demonstration.text.index(words), len(words)) for words in FAULTS]
    for verdict in demonstration.verdicts:
        if verdict.verdict in ACCUSATIONS:
            near = any(verdict.start < at + length and at < verdict.end for at, length in places)
            assert near, (verdict.text, verdict.explanation)


def test_the_true_statements_are_confirmed(demonstration: api.Checked) -> None:
    assert sum(v.verdict == "supported" for v in demonstration.verdicts) >= 40


def test_every_verdict_stands_at_its_words(demonstration: api.Checked) -> None:
    for verdict in demonstration.verdicts:
        assert demonstration.text[verdict.start : verdict.end] == verdict.text
        assert verdict.explanation.endswith((".", "…"))


def test_evidence_links_to_the_record(demonstration: api.Checked) -> None:
    for verdict in demonstration.verdicts:
        if verdict.verdict in ("supported", "contradicted") and verdict.kind in ("ballots", "memberships"):
            assert verdict.evidence and all(e.fact and e.source and e.locator for e in verdict.evidence)
