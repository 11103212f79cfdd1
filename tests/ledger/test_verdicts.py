"""Verdicts: kept with their check's version, superseded when they change, and ledgers of the first schema upgraded."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.core.verdicts import Evidence, Verdict
from comity.engine import open_duckdb
from comity.kinds import all_kinds
from comity.kinds.position import Position
from comity.ledger import Ledger
from tests.ledger.facts import document, span_fact

_SEEN = (Evidence("un_votes", "row 1", "39-7-100", "f1", "https://example.org/1"),)


def _verdict(judgement: str = "contradicted", explanation: str = "The record has 39.") -> Verdict:
    return Verdict("a.txt", 3, 8, "forty", "votes", judgement, explanation, _SEEN, 0.8)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "ledger.duckdb"
    Ledger.create(place, all_kinds(), lambda ledger: None)
    with Ledger.open(place, all_kinds()) as ledger:
        ledger.add_document(document(), [span_fact(Position("ARL", "peace", "support"))])
    return place


def test_a_verdict_comes_back_as_it_was_given(path: Path) -> None:
    with Ledger.open(path, all_kinds()) as ledger:
        assert ledger.add_verdicts("d1", [_verdict()], {"votes": "1"}).new == 1
        (stored,) = ledger.verdicts("d1")
        assert (stored.verdict, stored.version, stored.document) == (_verdict(), "1", "d1")


def test_the_same_verdict_changes_nothing_and_another_supersedes(path: Path) -> None:
    with Ledger.open(path, all_kinds()) as ledger:
        ledger.add_verdicts("d1", [_verdict()], {"votes": "1"})
        again = ledger.add_verdicts("d1", [_verdict()], {"votes": "1"})
        assert (again.new, again.kept, again.withdrawn) == (0, 1, 0)
        changed = ledger.add_verdicts("d1", [_verdict("supported", "The record has forty.")], {"votes": "1"})
        assert (changed.new, changed.withdrawn) == (1, 1)
        assert [v.verdict.verdict for v in ledger.verdicts()] == ["supported"]
        back = ledger.add_verdicts("d1", [_verdict()], {"votes": "1"})
        assert (back.new, [v.verdict for v in ledger.verdicts()]) == (1, [_verdict()])


def test_a_new_version_of_the_check_gives_its_verdict_anew(path: Path) -> None:
    with Ledger.open(path, all_kinds()) as ledger:
        ledger.add_verdicts("d1", [_verdict()], {"votes": "1"})
        assert ledger.add_verdicts("d1", [_verdict()], {"votes": "2"}).withdrawn == 1
        assert [v.version for v in ledger.verdicts()] == ["2"]


def test_verdicts_on_an_older_edition_of_a_document_are_not_current(path: Path) -> None:
    with Ledger.open(path, all_kinds()) as ledger:
        ledger.add_verdicts("d1", [_verdict()], {"votes": "1"})
        ledger.add_document(document("d2"), [])
        assert ledger.verdicts() == []


def test_a_ledger_of_the_first_schema_is_upgraded_and_a_copy_kept(path: Path) -> None:
    engine = open_duckdb(path)
    engine.execute("DROP TABLE verdict")
    engine.execute("ALTER TABLE fact DROP COLUMN rule")
    engine.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    engine.close()
    with Ledger.open(path, all_kinds(), read_only=True) as ledger:
        assert len(ledger.facts()) == 1 and ledger.verdicts() == []
    with Ledger.open(path, all_kinds()) as ledger:
        assert ledger.add_verdicts("d1", [_verdict()], {"votes": "1"}).new == 1
    kept = open_duckdb(path.with_name("ledger.schema-1.duckdb"), read_only=True)
    assert kept.rows("SELECT value FROM meta WHERE name = 'schema'") == [{"value": "1"}]
    kept.close()
