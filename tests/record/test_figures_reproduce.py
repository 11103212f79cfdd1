"""The computed figures of the record are what the committed scripts make of the reference data, line by line."""

import csv
from decimal import Decimal
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

ROOT = Path(__file__).parents[2]
SERIES = {
    "scripts.make_trade_rows": {"cow_trade", "un_comtrade"},
    "scripts.make_voting_agreement": {"comity_unga_agreement", "unvotes_ideal_points"},
}


def shipped() -> list[dict[str, str]]:
    """The lines of figure.csv."""
    text = (files("comity") / "record" / "figure.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture(params=sorted(SERIES))
def script(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """One of the scripts, imported from the project's root."""
    monkeypatch.syspath_prepend(str(ROOT))
    return import_module(request.param)


def test_scripts_make_the_shipped_rows(script: ModuleType, shared: Path) -> None:
    made = script.rows(shared / "data")
    lines = [line for line in shipped() if line["publisher"] in SERIES[script.__name__]]
    assert [tuple(line.values()) for line in lines] == [
        tuple(getattr(row, column) for column in lines[0]) for row in made
    ]


def test_scripts_leave_the_rows_of_others_alone(script: ModuleType, shared: Path, tmp_path: Path) -> None:
    copy = tmp_path / "figure.csv"
    original = (files("comity") / "record" / "figure.csv").read_text(encoding="utf-8")
    copy.write_text(original, encoding="utf-8", newline="")
    made = script.rows(shared / "data")
    import_module("scripts.make_voting_agreement").replace_rows(copy, made)
    assert sorted(copy.read_text(encoding="utf-8").splitlines()) == sorted(original.splitlines())


def test_every_row_names_its_place_and_a_plain_number() -> None:
    for line in shipped():
        assert line["publisher"] and line["checked_against"], line
        assert line["value"] == f"{Decimal(line['value']):f}", line
        assert line["approx"] in {"true", "false"}, line


def test_agreement_and_ideal_points_stay_in_their_range() -> None:
    lines = shipped()
    agreement = [Decimal(line["value"]) for line in lines if line["indicator"] == "UNGA voting agreement"]
    ideal_points = [Decimal(line["value"]) for line in lines if line["indicator"] == "UNGA ideal point"]
    assert agreement and all(0 <= value <= 1 for value in agreement)
    assert ideal_points and all(abs(value) < 4 for value in ideal_points)


def test_no_figure_is_keyed_to_russia_before_its_succession() -> None:
    keyed = [line for line in shipped() if "RUS" in (line["subject"], line["counterpart"])]
    assert min(line["period"] for line in keyed) >= "1992"


def test_agreement_of_known_votes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Three shared roll calls, 0, 2 and 1 apart, give 1 - mean / 2 = 0.5; two sections of one vote count once."""
    monkeypatch.syspath_prepend(str(ROOT))
    script = import_module("scripts.make_voting_agreement")
    votes = {"62/1": "YY", "62/2": "YN", "62/3": "AY", "62/4": "XY", "62/5[A]": "NX", "62/5[B]": "NX"}
    write_votes(tmp_path, {f"A/RES/{number}": letters for number, letters in votes.items()})
    monkeypatch.setattr(script, "PAIRS", (("AZE", "RUS"),))
    [row] = script.agreement_rows(tmp_path)
    assert (row.period, row.value) == ("2007", "0.5")
    assert row.note.startswith("3 of 5 roll calls used; non-voting: AZE 1, RUS 1;")


def write_votes(folder: Path, votes: dict[str, str]) -> None:
    """The two files of the UN Digital Library, with one letter for Azerbaijan and one for Russia a symbol."""
    with duckdb.connect() as connection:
        connection.execute("create table r (symbol varchar, date varchar)")
        connection.execute("create table v (symbol varchar, iso3 varchar, vote varchar)")
        for symbol, letters in votes.items():
            connection.execute("insert into r values (?, '2008-03-14')", [symbol])
            for state, letter in zip(("AZE", "RUS"), letters, strict=True):
                connection.execute("insert into v values (?, ?, ?)", [symbol, state, letter])
        connection.execute(f"copy r to '{folder / 'undl_ga_resolutions.parquet'}' (format parquet)")
        connection.execute(f"copy v to '{folder / 'undl_ga_votes.parquet'}' (format parquet)")
