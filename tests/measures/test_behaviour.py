"""Absence, movement, parting, blocs and the permanent five on a small ledger, counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.ledger import Ledger
from comity.measures import all_measures
from comity.measures.base.choice import Choice
from tests.measures.conftest import SESSION_62, series


def rows(ledger: Ledger, measure: str, **choice: Any) -> list[dict[str, Any]]:
    found = all_measures()[measure].compute(ledger, **choice)
    assert found.definition
    assert found.sample.source
    told: list[dict[str, Any]] = found.table.to_pylist()
    return told


def test_every_measure_says_what_it_asks_reads_and_follows() -> None:
    for id_, measure in all_measures().items():
        assert measure.id == id_
        assert measure.question.endswith("?")
        assert measure.kinds
        assert measure.unit
        assert measure.paper


def test_absence_stands_apart_from_abstention(ledger: Ledger) -> None:
    (first, _) = rows(ledger, "participation", states=["AZE"])
    told = {"year": 2007, "listed": 5, "yes": 3, "no": 1, "abstain": 0, "non_voting": 1, "absent": 0}
    assert {name: first[name] for name in told} == told
    assert first["took_no_part"] == pytest.approx(0.2)


def test_a_source_of_cast_positions_alone_tells_no_absence(tmp_path: Path) -> None:
    """Not that there was none: the counts are empty, and the question itself is refused."""
    calls = {"A/RES/62/1": ("2007-12-01", "yyny"), "A/RES/62/2": ("2007-12-02", " ynn")}
    with open_ledger(tmp_path / "l.duckdb", write=True) as own:
        series(own, "unvotes_roll_calls", "UNGA", calls)
        told = rows(own, "agreement", states=["AZE", "RUS"]) + rows(own, "agreement")[:1]
        assert [(row["shared"], row["first_silent"], row["second_listed"]) for row in told] == [(1, None, None)] * 2
        assert rows(own, "permanent_five", state="AZE")[0]["silent"] is None
        assert {row["took_no_part"] for row in rows(own, "blocs")} == {None}
        with pytest.raises(InputError, match="tells no absence"):
            rows(own, "participation")


def test_votes_before_a_state_was_a_member_are_no_absence(tmp_path: Path) -> None:
    calls = {"A/RES/46/1": ("1991-12-01", "oy-y"), "A/RES/46/2": ("1992-03-20", "yyxy")}
    with open_ledger(tmp_path / "l.duckdb", write=True) as own:
        series(own, "voeten_unga_votes", "UNGA", calls)
        found = {r["state"]: r for r in rows(own, "participation")}
        assert (found["AZE"]["listed"], found["AZE"]["took_no_part"], found["AZE"]["not_a_member"]) == (1, 0.0, 1)
        assert (found["USA"]["absent"], found["USA"]["non_voting"], found["USA"]["took_no_part"]) == (1, 1, 1.0)
        (pair,) = rows(own, "agreement", states=["AZE", "RUS"])
        assert (pair["shared"], pair["first_listed"], pair["roll_calls"]) == (1, 1, 2)


def test_the_votes_on_which_two_part_come_furthest_first(ledger: Ledger) -> None:
    found = rows(ledger, "divergence", first="AZE", second="RUS", choice=Choice(until="2007"))
    assert [(r["resolution"], r["distance"]) for r in found] == [("A/RES/62/4", 2), ("A/RES/62/2", 1)]
    assert (found[0]["first"], found[0]["second"], found[0]["yes"], found[0]["no"]) == ("yes", "no", 1, 2)


def test_the_parts_of_a_change_add_up(tmp_path: Path) -> None:
    early = {f"A/RES/60/{n}": (f"2005-12-{n:02d}", "yyyy") for n in range(1, 23)}
    late = {f"A/RES/61/{n}": (f"2006-12-{n:02d}", "ynyy" if n < 7 else "yyyy") for n in range(1, 23)}
    with open_ledger(tmp_path / "l.duckdb", write=True) as own:
        series(own, "un_digital_library_ga", "UNGA", early | late)
        found = rows(own, "movement", states=["RUS", "AZE"])
        assert len(found) == 1
        moved = found[0]
        assert (moved["before"], moved["after"]) == (1.0, pytest.approx(1 - 6 / 22))
        assert moved["change"] == pytest.approx(moved["after"] - moved["before"])
        assert moved["roll_calls"] == [f"A/RES/61/{n}" for n in range(1, 6)]
        assert (moved["recurring"], moved["first_moved"], moved["second_moved"]) == (22, 0, 6)
        assert {(r["first"], r["second"]) for r in rows(own, "movement", states=["RUS"])} == {
            ("AZE", "RUS"), ("RUS", "USA"), ("RUS", "TUR"),
        }  # fmt: skip


def test_blocs_join_those_who_vote_alike_and_leave_the_absent_out(tmp_path: Path) -> None:
    calls = {f"A/RES/60/{n}": (f"2005-12-{n:02d}", "yyn" + ("y" if n < 3 else "x")) for n in range(1, 21)}
    with open_ledger(tmp_path / "l.duckdb", write=True) as own:
        series(own, "un_digital_library_ga", "UNGA", calls)
        found = {r["state"]: (r["bloc"], r["size"]) for r in rows(own, "blocs")}
        assert found == {"AZE": (1, 2), "RUS": (1, 2), "USA": (2, 1), "TUR": (0, 0)}
        with pytest.raises(InputError, match="between 0 and 1"):
            rows(own, "blocs", least=1.5)


def test_distance_from_the_permanent_five_is_one_minus_agreement(ledger: Ledger) -> None:
    found = {(r["permanent_member"], r["year"]): r for r in rows(ledger, "permanent_five", state="AZE")}
    assert set(found) == {("RUS", 2007), ("RUS", 2008), ("USA", 2007), ("USA", 2008)}
    one = found["RUS", 2008]
    assert one["distance"] == pytest.approx(8 / 24)
    assert one["low"] < one["distance"] < one["high"]
    assert found["RUS", 2007]["silent"] == 1


def test_a_state_that_is_asked_for_and_not_listed_is_refused(ledger: Ledger) -> None:
    for measure, choice in (("permanent_five", {"state": "SUN"}), ("movement", {"states": ["SUN"]}),
                            ("divergence", {"first": "AZE", "second": "SUN"})):  # fmt: skip
        with pytest.raises(InputError, match="SUN"):
            rows(ledger, measure, **choice)


def test_the_small_session_is_the_worked_example() -> None:
    assert [letters[:2] for _, letters in SESSION_62.values()] == ["yy", "ya", "nn", "yn", "xy"]
