"""Persons, titles and days: what is confirmed, what is called wrong, and what a text may say."""

from __future__ import annotations

import pytest

from comity.core.verdicts import ACCUSATIONS
from tests.checks.conftest import Check

SAID: dict[str, tuple[str, str, str]] = {
    "title-and-day": ("Foreign Minister Sergey Lavrov visited Chile in March 2013.", "supported", "since 9 March 2004"),
    "no-day": ("The commission was headed by Prime Minister A. Asadov.", "supported", "gives no day"),
    "of-a-body": ("In 1997 he met with the new UN Secretary-General Kofi Annan.", "supported", "1 January 1997"),
    "two-of-a-name": ("President Bush visited Kuwait in 1991.", "supported", "George H. W. Bush"),
    "taken": ("Barack Obama was elected President of the United States in 2008.", "supported", "20 January 2009"),
    "bracket": ("Vladimir Kazimirov (from 1992-1996, head of Russia's mediation mission) said so.",
                "supported", "mediation mission"),
    "over": ("French President Nicolas Sarkozy visited Brazil in 2013.", "contradicted", "François Hollande"),
    "outright": ("Kofi Annan was UN Secretary-General in 1995.", "contradicted", "Boutros Boutros-Ghali"),
    "title-of-later": ("UN Secretary-General Ban Ki-moon visited Baku in 2005.",
                       "conflicts_with_other_source", "title of another time"),
}  # fmt: skip

SOUND = (
    "Former President Boris Yeltsin visited Baku in 2001.",
    "The late President Heydar Aliyev was born in 1923.",
    "President Putin was prime minister in 2010.",
    "In May 1992, then foreign minister of Russia Andrei Kozyrev visited Baku.",
    "The report falsely claimed that French President Jacques Chirac visited Baku in 2010.",
    "Had French President Jacques Chirac visited Baku in 2010, he would have been welcomed.",
    "French President Jacques Chirac did not visit Baku in 2010.",
    "Dmitry Medvedev, who was President of Russia in 2010, became prime minister in 2012.",
    "President Nobody Unheard visited Chile in 2013.",
)


@pytest.fixture(scope="module")
def verdicts(checked: Check) -> object:
    sound = {f"sound-{i}": text for i, text in enumerate(SOUND)}
    return checked({**{name: case[0] for name, case in SAID.items()}, **sound})


@pytest.mark.parametrize("name", SAID)
def test_an_office_is_judged_by_its_term(verdicts: dict[str, tuple[object, ...]], name: str) -> None:
    _, judgement, words = SAID[name]
    found = [(v.verdict, v.explanation) for v in verdicts[name] if v.kind == "offices"]  # type: ignore[attr-defined]
    assert any(j == judgement and words in told for j, told in found), found


@pytest.mark.parametrize("number", range(len(SOUND)))
def test_a_title_of_another_time_accuses_nobody(verdicts: dict[str, tuple[object, ...]], number: int) -> None:
    found = verdicts[f"sound-{number}"]
    assert [v for v in found if v.verdict in ACCUSATIONS] == []  # type: ignore[attr-defined]


def test_each_verdict_shows_where_the_term_was_read(verdicts: dict[str, tuple[object, ...]]) -> None:
    for name in SAID:
        for v in verdicts[name]:
            assert v.kind != "offices" or all(e.source for e in v.evidence)  # type: ignore[attr-defined]
