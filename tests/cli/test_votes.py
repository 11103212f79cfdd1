"""``comity votes``: tables, CSV, charts, one resolution, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from comity.api import votes
from comity.api.ledgers import open_ledger
from comity.cli.main import app
from comity.core.errors import ComityError, InputError
from tests.cli.conftest import Run
from tests.measures.conftest import SESSION_62, SESSION_63, series


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two sessions of roll calls, over the record that ships."""
    path = tmp_path_factory.mktemp("votes") / "ledger.duckdb"
    with open_ledger(path, write=True) as ledger:
        series(ledger, "un_digital_library_ga", "UNGA", {**SESSION_62, **SESSION_63})
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_two_states_as_a_table(run: Run, held: Path) -> None:
    done = run("votes", "AZE", "Russia", "--ledger", held)
    assert done.returncode == 0, done.stderr
    head, first, second = done.stdout.splitlines()
    assert head.split("\t")[:4] == ["first", "second", "year", "agreement"]
    assert first.split("\t")[:4] == ["AZE", "RUS", "2007", "0.62"]
    assert first.split("\t")[-2:] == ["1 of 5", "0 of 5"]
    assert second.split("\t")[4].startswith("0.")
    assert "Sample: 29 recorded votes of UNGA in un_digital_library_ga (first edition)" in done.stderr
    assert "Definition:" in done.stderr
    assert "percentile bootstrap" in done.stderr
    assert "continues Soviet Union (SUN)" in done.stderr


def test_csv_carries_counts_and_edition_and_leaves_no_value_empty(run: Run, held: Path) -> None:
    found = rows(run("votes", "AZE", "RUS", "--format", "csv", "--ledger", held).stdout)
    assert found[0]["agreement"] == "0.625"
    assert found[0]["agreement_low"] == ""
    assert (found[0]["shared"], found[0]["source"], found[0]["edition"]) == (
        "4", "un_digital_library_ga", "first edition",
    )  # fmt: skip


def test_all_pairs_as_lines_and_as_parquet(run: Run, held: Path, tmp_path: Path) -> None:
    lines = run("votes", "--all", "--format", "jsonl", "--ledger", held).stdout.splitlines()
    assert len(lines) == 12
    assert json.loads(lines[0])["first"] == "AZE"
    done = run("votes", "--all", "--out", tmp_path / "all.parquet", "--ledger", held)
    assert "12 rows" in done.stdout
    assert pq.read_table(tmp_path / "all.parquet").num_rows == 12


@pytest.mark.parametrize(
    "arguments",
    [("--absence",), ("--absence", "AZE", "--by", "whole"), ("--moved", "--most", "3"), ("--blocs", "--least", "0.8"),
     ("--permanent-five", "AZE"), ("--parted", "AZE", "RUS"), ("AZE", "RUS", "TUR", "--since", "2008")],
)  # fmt: skip
def test_each_question_is_answered(held: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    app(["votes", *arguments, "--ledger", str(held)], standalone_mode=False)
    told = capsys.readouterr()
    assert len(told.out.splitlines()) > (0 if "--moved" in arguments else 1)
    assert "Sample:" in told.err


def test_a_chart_is_drawn_beside_the_table(run: Run, held: Path, tmp_path: Path) -> None:
    for name in ("a.svg", "a.png", "a.html"):
        done = run("votes", "AZE", "RUS", "USA", "--chart", tmp_path / name, "--ledger", held)
        assert done.returncode == 0, done.stderr
        assert name in done.stderr
    assert "Azerbaijan\N{EN DASH}Russia" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert (tmp_path / "a.png").read_bytes()[:4] == b"\x89PNG"
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "Sample:" in page


def test_an_image_has_the_words_of_its_chart() -> None:
    from comity.dossier.charts import png

    def drawn(title: str) -> bytes:
        axis = {"field": "x", "type": "quantitative", "title": title}
        return png({
            "data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": axis},
            "config": {"font": "Libertinus Serif"},
        })  # fmt: skip

    assert drawn("agreement") != drawn("distance")


def test_ideal_points_are_of_the_votes_that_were_asked_for(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["votes", "--ideal-points", "--ledger", str(held)]
    app([*asked, "--method", "quick", "--since", "2008"], standalone_mode=False)
    told = capsys.readouterr()
    assert {line.split("\t")[1] for line in told.out.splitlines()[1:]} == {"63"}
    assert told.out.splitlines()[1].endswith("0 of 24")
    assert "Approximate" in told.err
    app([*asked, "AZE", "--method", "quick", "--format", "csv"], standalone_mode=False)
    header, *lines = capsys.readouterr().out.splitlines()
    assert header == "iso3,ccode,session,mean,sd,q05,q50,q95,n_votes"
    assert [line.split(",")[2] for line in lines] == ["62", "63"]
    app([*asked, "--convergence", "--seed", "3", "--format", "csv"], standalone_mode=False)
    told = capsys.readouterr()
    assert told.out.startswith("iso3,ccode,session,mean,sd,q05,q50,q95,n_votes,rhat,ess\n")
    assert "Convergence: 2 chains of" in told.err and "seed 3" in told.err


def test_one_resolution_tells_absence_apart_and_checks_its_tally(run: Run, held: Path) -> None:
    done = run("votes", "--resolution", "A/RES/62/243", "--ledger", held)
    assert done.returncode == 0, done.stderr
    assert "39 in favour, 7 against, 100 abstaining." in done.stdout
    assert "the tally cannot be checked" in done.stdout
    silent = run("votes", "--resolution", "S/RES/742", "--ledger", held)
    assert "Adopted without a vote." in silent.stdout
    cast = rows(run("votes", "--resolution", "62/5", "--format", "csv", "--ledger", held).stdout)
    assert {r["iso3"]: r["position"] for r in cast} == {
        "AZE": "non-voting", "RUS": "yes", "USA": "no", "TUR": "abstain",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Name two states"),
        (("AZE",), "Name two states"),
        (("AZE", "Azerbaijan"), "named twice"),
        (("AZE", "Karabakh"), "a region, not a state"),
        (("AZE", "Atlantis"), "Atlantis"),
        (("AZE", "SUN"), "lists SUN in no roll call"),
        (("AZE", "RUS", "--body", "UNHRC"), "no whole series"),
        (("AZE", "RUS", "--body", "Baku"), "not a body"),
        (("AZE", "RUS", "--source", "nobody"), "sources held are"),
        (("AZE", "RUS", "--since", "2020"), "No data"),
        (("AZE", "RUS", "--since", "soon"), "EDTF"),
        (("AZE", "RUS", "--since", "2009", "--until", "2008"), "before it begins"),
        (("AZE", "RUS", "--issue", "zebra"), "zebra"),
        (("AZE", "RUS", "--by", "month"), "session or whole"),
        (("AZE", "RUS", "--format", "xls"), "csv"),
        (("AZE", "RUS", "--format", "parquet"), "--out"),
        (("AZE", "RUS", "--chart", "a.pdf"), ".svg, .png or .html"),
        (("--blocs", "--least", "2"), "between 0 and 1"),
        (("--blocs", "--moved"), "one at a time"),
        (("--ideal-points", "--method", "best"), "no method"),
        (("--ideal-points", "--body", "UNHRC"), "no whole series"),
        (("--ideal-points", "ARM", "--method", "quick"), "gives ARM no position"),
        (("--parted", "AZE"), "two states"),
        (("--resolution", "nothing"), "no symbol"),
        (("--resolution", "A/RES/99/99"), "does not say that there was none"),
        (("AZE", "--resolution", "A/RES/62/1"), "no states"),
    ],
)
def test_a_wrong_question_is_refused_in_words(
    held: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    with pytest.raises(ComityError) as refused:
        app(["votes", *arguments, "--ledger", str(held)], standalone_mode=False)
    assert says in str(refused.value)
    assert len(str(refused.value).splitlines()) <= 4
    assert capsys.readouterr().out == ""


def test_a_refusal_is_one_message_and_code_two(run: Run, held: Path) -> None:
    done = run("votes", "AZE", "--ledger", held)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Name two states" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_whole_series_the_way_to_get_one_is_said(run: Run, tmp_path: Path) -> None:
    done = run("votes", "AZE", "RUS", "--ledger", tmp_path / "fresh.duckdb")
    assert done.returncode == 2
    assert "comity import un_digital_library_ga" in done.stderr


def test_frames_come_as_asked(held: Path) -> None:
    frame = votes.agreement("AZE", "RUS", ledger=held)
    assert frame.to_arrow().column_names[:3] == ["first", "second", "year"]
    assert frame.rows()[0]["agreement"] == pytest.approx(0.625)
    assert "<table>" in frame._repr_html_()
    for form in ("pandas", "polars"):
        try:
            __import__(form)
        except ImportError:
            with pytest.raises(InputError, match=f"pip install {form}"):
                getattr(frame, f"to_{form}")()
        else:
            assert len(getattr(frame, f"to_{form}")()) == 2
