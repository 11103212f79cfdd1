"""Every entry of the event lexicon is found in its own example sentence."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import resources

import pytest

from comity.actors import registry
from comity.core.facts import Fact
from comity.kinds.event import EVENT_TYPES
from comity.language.analysis import analyse_many
from comity.language.model import Written
from comity.reading import read

Row = dict[str, str]


def entries() -> list[Row]:
    table = resources.files("comity.reading").joinpath("lexicon.csv").read_text(encoding="utf-8")
    return [row for row in csv.DictReader(table.splitlines()) if row["pos"] != "SET"]


def rules(row: Row) -> set[str]:
    """The rules that the row can be: one for each of its words."""
    return {f"{row['pos'].lower()}:{lemma} {row['pattern']}".strip() for lemma in row["lemma"].split("|")}


@pytest.fixture(scope="module")
def told() -> list[tuple[Row, list[Fact]]]:
    """Each entry with the events of its example, all examples parsed in one batch."""
    rows, names = entries(), registry()
    documents = (Written(str(n), row["example"]) for n, row in enumerate(rows))
    found: Iterator[list[Fact]] = (read(a, names) for a in analyse_many(documents, names))
    return [(row, [f for f in facts if f.kind == "event"]) for row, facts in zip(rows, found, strict=True)]


def test_every_entry_has_an_example_of_one_sentence() -> None:
    without = [row["lemma"] for row in entries() if not row["example"].endswith(".") or row["example"].count(".") > 1]
    assert without == []


def test_every_type_is_one_of_plover() -> None:
    assert {row["type"] for row in entries() if row["type"]} == set(EVENT_TYPES)


def test_no_entry_stands_twice() -> None:
    seen: set[str] = set()
    for row in entries():
        assert not rules(row) & seen, row["lemma"]
        seen |= rules(row)


def test_each_example_is_read_through_its_entry(told: list[tuple[Row, list[Fact]]]) -> None:
    missed = [row["example"] for row, facts in told if row["type"] and not rules(row) & {_rule(f) for f in facts}]
    assert missed == []


def test_a_use_that_tells_no_event_gives_none(told: list[tuple[Row, list[Fact]]]) -> None:
    alarms = [row["example"] for row, facts in told if not row["type"] and facts]
    assert alarms == []


def _rule(fact: Fact) -> str:
    return fact.provenance.rule or ""
