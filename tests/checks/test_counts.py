"""Foundings, successions, lengths of wars, dated happenings and counts of series."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity import api
from comity.api.importing import import_all
from comity.core.verdicts import ACCUSATIONS
from tests.checks.conftest import Check

CASES: dict[str, tuple[str, str, str, str]] = {
    "founded": ("The United Nations (UN) was founded in October 1945.", "founding", "supported", "24 October 1945"),
    "founded-wrong": ("The UN was founded in October 1955.", "founding", "contradicted", "first members"),
    "another-step": ("The European Union was founded in 1957.", "founding", "conflicts_with_other_source", "1993"),
    "anniversary": ("The 50th anniversary of the UN's formation in 1995 was marked in Peru.",
                    "founding", "supported", "1945"),
    "former": ("Azerbaijan, a former Soviet state, is neutral.", "successions", "supported", "26 December 1991"),
    "former-wrong": ("Finland, a former Soviet republic, met Peru.", "successions", "contradicted", "1917"),
    "war": ("Armenia and Azerbaijan fought the 44-day war that began on 27 September 2020.",
            "durations", "supported", "44 days"),
    "happening": ("On September 19, 2023, Azerbaijan began a military operation in Karabakh.",
                  "happenings", "supported", "19\u201320 September 2023"),
    "no-series": ("The Security Council adopted 53 resolutions in 2012.", "counts",
                  "outside_coverage", "No whole series"),
}  # fmt: skip

SOUND = (
    "NATO was not founded in 1955.",
    "In 1975 NATO established a committee.",
    "The Security Council passed 12 resolutions on Syria in 2012.",
    "Former President Boris Yeltsin visited Baku in 2001.",
    "Taiwan was a member of the United Nations until 1971.",
    "Greece joined the European Union in 1981.",
    "Russia did not vote against resolution A/RES/62/243.",
    "If Russia had abstained on resolution A/RES/62/243, it would have passed.",
    "It is a myth that Azerbaijan joined the International Monetary Fund in April 1992.",
    "According to a false report, Russia voted in favour of resolution A/RES/62/243.",
    "In June 2015, Ukraine recalled the adoption of resolution A/RES/68/262.",
    "The International Covenant on Civil and Political Rights, adopted in 1966, was ratified by Azerbaijan.",
    "Rwanda is a member of the United Nations, African Union, Commonwealth of Nations since November 2009.",
    "In 2012, Peru ranked 3rd to the lowest among the trading partners of Norway.",
)


@pytest.fixture(scope="module")
def verdicts(checked: Check) -> object:
    sound = {f"sound-{i}": text for i, text in enumerate(SOUND)}
    return checked({**{name: case[0] for name, case in CASES.items()}, **sound})


@pytest.mark.parametrize("name", CASES)
def test_the_check_says(verdicts: dict[str, tuple[object, ...]], name: str) -> None:
    _, kind, judgement, words = CASES[name]
    found = [(v.kind, v.verdict, v.explanation) for v in verdicts[name]]  # type: ignore[attr-defined]
    assert any(k == kind and j == judgement and words in told for k, j, told in found), found


@pytest.mark.parametrize("number", range(len(SOUND)))
def test_nobody_is_accused(verdicts: dict[str, tuple[object, ...]], number: int) -> None:
    found = verdicts[f"sound-{number}"]
    assert [v for v in found if v.verdict in ACCUSATIONS] == []  # type: ignore[attr-defined]


def test_a_visit_of_one_president_does_not_confirm_that_of_another(verdicts: dict[str, tuple[object, ...]]) -> None:
    place = SOUND.index("Former President Boris Yeltsin visited Baku in 2001.")
    assert [v for v in verdicts[f"sound-{place}"] if v.verdict == "supported"] == []  # type: ignore[attr-defined]


def test_resolutions_are_counted_in_a_whole_series(shared: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for name in ("unsc_resolutions.parquet", "unsc_votes.parquet"):
        (data / name).symlink_to(shared / "data" / name)
    list(import_all(data, tmp_path / "ledger.duckdb"))
    texts = {
        "right": "The Security Council adopted 53 resolutions in 2012.",
        "wrong": "The UN Security Council adopted 30 resolutions in 2012.",
        "later": "The Security Council adopted seven resolutions in 2023.",
        "term": (
            "Azerbaijan was in the Security Council for two years. Throughout its term, Azerbaijan was active in the "
            "Council. During this period, 59 meetings led to the adoption of seven resolutions."
        ),
    }
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(json.dumps({"id": n, "text": t}) for n, t in texts.items()), encoding="utf-8")
    found = {}
    for one in api.check([file], tmp_path / "ledger.duckdb", write=False):
        assert isinstance(one, api.Checked)
        found[one.row.name] = [v.verdict for v in one.verdicts if v.kind == "counts"]
    assert found == {"right": ["supported"], "wrong": ["contradicted"], "later": ["outside_coverage"],
                     "term": ["contradicted"]}  # fmt: skip
