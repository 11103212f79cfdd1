"""Agreement from the ledger: the worked example, what is left out, what is counted once, and the real series."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from comity.api.importing import import_files
from comity.core.errors import DateError, InputError
from comity.kinds import all_kinds
from comity.ledger import Ledger
from comity.measures import Estimates, all_measures
from comity.measures.base.choice import Choice
from comity.measures.base.rollcalls import roll_calls
from comity.measures.base.sessions import once, roman, session_year
from tests.measures.conftest import series
from tests.stats.test_similarity import reference

CLOSE = 1e-6
CODE = {"Y": 1, "A": 2, "N": 3}


def agreement(ledger: Ledger, *states: str, **more: Any) -> list[dict[str, Any]]:
    found: Estimates = all_measures()["agreement"].compute(ledger, states, **more)
    rows: list[dict[str, Any]] = found.table.to_pylist()
    return rows


def test_the_worked_example(ledger: Ledger) -> None:
    row = agreement(ledger, "AZE", "RUS")[0]
    assert (row["year"], row["shared"], row["roll_calls"]) == (2007, 4, 5)
    assert (row["first_silent"], row["second_silent"], row["first_listed"]) == (1, 0, 5)
    expected = {"agreement": 5 / 8, "both_voted": 2 / 3, "s": 1 / 4, "s_squared": 3 / 8, "kappa": 1 / 3,
                "kappa_squared": 3 / 8, "pi": 0.225806451, "pi_squared": 0.272727272}  # fmt: skip
    for name, value in expected.items():
        assert row[name] == pytest.approx(value, abs=CLOSE), name
    assert row["agreement_low"] is None, "no interval on four shared votes"


def test_an_interval_stands_beside_each_index_of_a_full_session(ledger: Ledger) -> None:
    row = agreement(ledger, "AZE", "RUS")[1]
    assert row["agreement"] == pytest.approx(16 / 24)
    assert row["agreement_low"] < row["agreement"] < row["agreement_high"]
    assert {name for name in row if name.endswith("_low")} >= {"s_low", "kappa_low", "pi_low", "both_voted_low"}


def test_a_period_as_a_whole_is_one_row(ledger: Ledger) -> None:
    (row,) = agreement(ledger, "AZE", "RUS", by="whole")
    assert row["shared"] == 28
    assert "year" not in row


def test_a_year_means_the_session_and_a_day_means_the_day(ledger: Ledger) -> None:
    assert [r["year"] for r in agreement(ledger, "AZE", "RUS", choice=Choice(since="2008"))] == [2008]
    (row,) = agreement(ledger, "AZE", "RUS", choice=Choice(until="2008-03-14"))
    assert row["roll_calls"] == 4


def test_an_issue_is_looked_for_in_subjects_and_titles(ledger: Ledger) -> None:
    (first, second) = agreement(ledger, "AZE", "RUS", choice=Choice(issue="question 4"))
    assert (first["shared"], second["shared"]) == (1, 1)


def test_adoption_without_a_vote_counts_only_under_its_own_definition(ledger: Ledger) -> None:
    (row,) = agreement(ledger, "RUS", "USA", "TUR", choice=Choice(body="UNSC"))[1:2]
    assert (row["first"], row["second"], row["shared"], row["without_vote"]) == ("RUS", "TUR", 2, 1)
    assert row["both_voted"] == pytest.approx(0.5)
    assert row["consensus"] == pytest.approx(2 / 3)
    assert row["agreement"] == pytest.approx(0.5)


def test_all_pairs_are_those_asked_one_by_one(ledger: Ledger) -> None:
    every = {(r["first"], r["second"], r["year"]): r for r in agreement(ledger)}
    assert len(every) == 12
    for row in agreement(ledger, "AZE", "RUS", "TUR", "USA"):
        other = every[row["first"], row["second"], row["year"]]
        for name in ("shared", "roll_calls", "first_silent", "second_listed", "agreement", "s", "kappa", "pi_squared"):
            assert other[name] == (None if row[name] is None else pytest.approx(row[name])), name


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ({"body": "UNHRC"}, "no whole series"),
        ({"source": "voeten_unga_votes"}, "sources held are un_digital_library_ga"),
        ({"since": "2020"}, "No data"),
        ({"issue": "zebra"}, "'zebra'"),
    ],
)
def test_outside_what_is_held_there_is_no_data(ledger: Ledger, choice: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        agreement(ledger, "AZE", "RUS", choice=Choice(**choice))


def test_a_state_that_is_not_listed_is_no_data_and_never_zero(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="lists SUN in no roll call"):
        agreement(ledger, "AZE", "SUN")


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="before it begins"):
        Choice(since="2010", until="2008")
    with pytest.raises(DateError):
        Choice(since="last year")


def test_a_roll_call_that_two_files_of_a_source_hold_counts_once(tmp_path: Path) -> None:
    from comity.api.ledgers import open_ledger

    with open_ledger(tmp_path / "l.duckdb", write=True) as own:
        calls = {"A/RES/70/1": ("2015-12-01", "yyyy"), "A/RES/70/2": ("2015-12-02", "nyyy")}
        series(own, "un_digital_library_ga", "UNGA", calls)
        newer = {"A/RES/70/2": ("2015-12-02", "nyyy"), "A/RES/71/1": ("2016-12-02", "yyyy")}
        series(own, "un_digital_library_ga", "UNGA", {**newer, "A/RES/71/2": ("2016-12-02", "yyyy")}, part="roll")
        series(own, "voeten_unga_votes", "UNGA", calls)
        found = roll_calls(own, Choice())
        assert [call.symbol for call in found.calls] == ["A/RES/70/1", "A/RES/70/2", "A/RES/71/1", "A/RES/71/2"]
        assert found.source == "un_digital_library_ga"
        assert agreement(own, "AZE", "RUS", choice=Choice(source="voeten_unga_votes"))[0]["shared"] == 2


def test_sections_that_went_to_one_vote_count_once() -> None:
    symbols = ["A/RES/50/38[A]", "A/RES/50/38[B]", "A/RES/50/38A-B", "A/RES/50/39", "A/RES/32/105[H]",
               "A/RES/32/105[L]", "A/RES/32/105[N]", "R/31/6 [rcid 7]", "R/31/6 [rcid 8]"]  # fmt: skip
    casts = [b"1", b"1", b"1", b"1", b"1", b"2", b"1", b"1", b"1"]
    assert once(symbols, ["votes"] * 9, casts) == [0, 3, 4, 5, 6, 7, 8]


def test_a_draft_that_a_resolution_repeats_counts_once() -> None:
    symbols = ["A/76/L.14", "A/RES/76/10", "A/73/L.42"]
    assert once(symbols, ["votes"] * 3, [b"1 2021", b"1 2021", b"1 2018"]) == [1, 2]


def test_the_session_of_a_symbol() -> None:
    assert session_year("UNGA", "A/RES/62/243", None, "2008-03-14") == 2007
    assert session_year("UNGA", "A/RES/377(V)", None, "1950-11-03") == 1950
    assert session_year("UNGA", "A/RES/ES-11/1", "ES-11", "2022-03-02") == 2021
    assert session_year("UNGA", "A/RES/2252(ES-V)", None, "1967-07-04") == 1966
    assert session_year("UNGA", None, "31", None) == 1976
    assert session_year("UNGA", None, None, "1977") is None
    assert session_year("UNSC", "S/RES/822", None, "1993-04-30") == 1993
    assert [roman(text) for text in ("I", "IV", "IX", "XIV", "XXIX", "XL")] == [1, 4, 9, 14, 29, 40]


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the General Assembly's voting record."""
    folder = tmp_path_factory.mktemp("real")
    files = folder / "files"
    files.mkdir()
    for name in ("undl_ga_resolutions.parquet", "undl_ga_votes.parquet"):
        (files / name).symlink_to(shared / "data" / name)
    import_files("un_digital_library_ga", files, folder / "ledger.duckdb")
    return folder / "ledger.duckdb"


def test_random_pairs_and_sessions_of_the_real_record(real: Path, shared: Path) -> None:
    """Against the publisher's file, read and counted by other code."""
    votes = pq.read_table(shared / "data" / "undl_ga_votes.parquet").to_pylist()
    cast: dict[str, dict[str, int]] = {}
    for row in votes:
        cast.setdefault(row["symbol"], {})[row["iso3"]] = CODE.get(row["vote"], 0)
    with Ledger.open(real, all_kinds(), read_only=True) as held:
        every = agreement(held)
    drawn = random.Random(3).sample([r for r in every if r["year"] in (1994, 2007, 2015)], 60)
    for row in drawn:
        number = row["year"] - 1945
        own = [c for s, c in cast.items() if s.startswith(f"A/RES/{number}/") and not s.endswith("]")]
        expected = reference([c.get(row["first"], 0) for c in own], [c.get(row["second"], 0) for c in own])
        for name, value in expected.items():
            assert (row[name] is None and value != value) or row[name] == pytest.approx(value, abs=CLOSE), (row, name)


def test_the_figures_that_ship_are_those_computed(real: Path) -> None:
    """In 2018 two votes on texts without the symbol of a resolution are counted, which those figures left out."""
    shipped = Path(__file__).parents[2] / "src" / "comity" / "record" / "figure.csv"
    with shipped.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["indicator"] == "UNGA voting agreement"]
    with Ledger.open(real, all_kinds(), read_only=True) as held:
        every = {(r["first"], r["second"], r["year"]): r["agreement"] for r in agreement(held)}
    for row in rows:
        pair = sorted((row["subject"], row["counterpart"]))
        tolerance = 2 / 97 if row["period"] == "2018" else 5e-5
        assert every[pair[0], pair[1], int(row["period"])] == pytest.approx(float(row["value"]), abs=tolerance), row
