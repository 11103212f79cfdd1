"""The ledger's laws: nothing changes on its way through, nothing is deleted, nothing is counted twice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.core.facts import Fact
from comity.kinds import all_kinds
from comity.kinds.event import Event
from comity.kinds.vote import Vote
from comity.ledger import Ledger, Query
from tests.ledger.facts import FACTS, document, row_fact, span_fact

FEW = settings(max_examples=25, deadline=None)


@contextmanager
def ledger() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.duckdb"
        Ledger.create(path, all_kinds(), lambda _: None)
        with Ledger.open(path, all_kinds()) as held:
            yield held


def stored(held: Ledger, query: Query | None = None) -> dict[str, Fact]:
    return {s.id: s.fact for s in held.facts(query)}


@FEW
@given(st.lists(FACTS, max_size=12))
def test_facts_come_back_as_they_went_in(facts: list[Fact]) -> None:
    with ledger() as held:
        held.add_document(document(), facts)
        assert stored(held) == {fact.id: fact for fact in facts}


@FEW
@given(st.lists(FACTS, max_size=12))
def test_reading_the_same_again_changes_nothing(facts: list[Fact]) -> None:
    with ledger() as held:
        held.add_document(document(), facts)
        before = held.engine.rows("SELECT * FROM fact ORDER BY id")
        change = held.add_document(document(), facts)
        assert not change
        assert held.engine.rows("SELECT * FROM fact ORDER BY id") == before
        assert len(held.documents()) == 1


@FEW
@given(st.lists(FACTS, max_size=8), st.lists(FACTS, max_size=8))
def test_a_better_reader_supersedes_and_the_past_can_be_asked(old: list[Fact], new: list[Fact]) -> None:
    with ledger() as held:
        held.add_document(document(reader="reader 1"), old)
        then = held.engine.rows("SELECT max(learnt) AS at FROM document")[0]["at"]
        held.add_document(document(reader="reader 2"), new)
        assert stored(held).keys() == {f.id for f in new}
        assert stored(held, Query(as_known_on=then)).keys() == {f.id for f in old}
        everything = {row["id"] for row in held.engine.rows("SELECT id FROM fact")}
        assert everything == {f.id for f in (*old, *new)}


@FEW
@given(st.lists(FACTS, min_size=1, max_size=6))
def test_what_was_withdrawn_can_be_read_again(facts: list[Fact]) -> None:
    with ledger() as held:
        for reading in (facts, [], facts):
            held.add_document(document(), reading)
        assert stored(held) == {fact.id: fact for fact in facts}


def test_a_file_with_new_contents_is_a_new_edition_of_the_document() -> None:
    meeting = Event("CONSULT", ("ARL",), ("BEL",), date="1992-04-04")
    with ledger() as held:
        held.add_document(document("d1"), [span_fact(meeting, "d1")])
        held.add_document(document("d2"), [span_fact(meeting, "d2")])
        assert [s.fact.provenance.source for s in held.facts()] == ["d2"]
        assert [row.id for row in held.documents()] == ["d2"]


def test_an_error_midway_leaves_nothing() -> None:
    bad = span_fact(Event("CONSULT", date="no date at all"))
    with ledger() as held:
        with pytest.raises(Exception, match="no date at all"):
            held.add_document(document(), [span_fact(Event("AID")), bad])
        assert held.facts() == []
        assert held.documents() == []


def test_a_query_finds_pairs_kinds_and_years() -> None:
    early = row_fact(Vote("UNGA", "1/1", date="1992", positions={"ARL": "yes", "BEL": "no"}), locator="1")
    late = row_fact(Vote("UNGA", "2/1", date="2008-03-14", positions={"ARL": "yes", "CAL": "abstain"}), locator="2")
    with ledger() as held:
        held.add_edition("un_votes", "2026", "{}", [early, late])
        assert list(stored(held, Query(both=("ARL", "BEL")))) == [early.id]
        assert list(stored(held, Query(either=("CAL",)))) == [late.id]
        assert list(stored(held, Query(since=date(2000, 1, 1)))) == [late.id]
        assert list(stored(held, Query(until=date(1999, 1, 1), kinds=("vote",)))) == [early.id]
        assert stored(held, Query(kinds=("event",))) == {}
        assert [(s.id, s.rows, s.verified) for s in held.sources()] == [("un_votes", 2, 2)]
