"""The Python API mirrors the commands, and its results show themselves in a notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

import comity
from comity.api import Comity, Unread
from comity.core.errors import InputError, OutputError, UnknownActor

TEXT = "On 4 April 1992 Azerbaijan and Russia established diplomatic relations.\n"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Comity:
    return comity.open(tmp_path_factory.mktemp("api") / "ledger.duckdb")


def test_a_ledger_is_built_on_first_use_from_the_record(ledger: Comity) -> None:
    assert ledger.path.is_file()
    assert len(ledger.facts(kind="vote")) > 50
    assert {row["id"] for row in ledger.sources().rows()} >= {"un_treaty_collection", "un_digital_library_ga"}


def test_reading_says_what_changed(ledger: Comity, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    readings = ledger.read(tmp_path)
    (unread,) = (r for r in readings if isinstance(r, Unread))
    (reading,) = (r for r in readings if not isinstance(r, Unread))
    assert "broken.pdf" in unread.reason
    assert reading.change is not None
    assert reading.change.new == len(reading.facts) > 0
    (again,) = (r for r in ledger.read(tmp_path / "note.txt") if not isinstance(r, Unread))
    assert again.change is not None
    assert not again.change


def test_a_changed_file_is_a_new_edition_and_the_old_one_is_superseded(ledger: Comity, tmp_path: Path) -> None:
    file = tmp_path / "edited.txt"
    file.write_text(TEXT.replace("1992", "1995"), encoding="utf-8")
    ledger.read(file)
    file.write_text(TEXT.replace("1992", "1993"), encoding="utf-8")
    (reading,) = ledger.read(file)
    assert not isinstance(reading, Unread)
    assert reading.change is not None
    assert reading.change.withdrawn > 0
    dates = {f.fact.content.date for f in ledger.facts(kind="event") if ledger.facts().doc(f) == "edited.txt"}
    assert dates == {"1993-04-04"}


def test_what_stands_in_another_file_too_is_not_superseded(ledger: Comity, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    for file in (first, second):
        file.write_text(TEXT.replace("1992", "1996"), encoding="utf-8")
    ledger.read(first, second)
    first.write_text(TEXT.replace("1992", "1997"), encoding="utf-8")
    ledger.read(first)
    dates = {fact.fact.content.date for fact in ledger.facts(kind="event")}
    assert {"1996-04-04", "1997-04-04"} <= dates


def test_facts_show_as_a_table_and_leave_as_arrow(ledger: Comity) -> None:
    votes = ledger.facts(dyad=("Azerbaijan", "RUS"), kind="vote", since=2022)
    assert "<table>" in votes._repr_html_()
    table = votes.to_arrow()
    assert table.num_rows == len(votes)
    assert all(date >= "2022" for date in table.column("date").to_pylist())
    assert "United Nations General Assembly voted on A/RES/ES-11/1" in " ".join(votes.read_aloud())


def test_a_dossier_shows_itself_and_is_saved_by_suffix(ledger: Comity, tmp_path: Path) -> None:
    dossier = ledger.dossier("AZE", "RUS", third=["TUR"], since=1991)
    assert dossier._repr_html_().startswith("<iframe srcdoc=")
    for name in ("d.html", "d.json"):
        assert dossier.save(tmp_path / name).stat().st_size > 10_000
    with pytest.raises(InputError, match="html, pdf, json"):
        dossier.save(tmp_path / "d.doc")


def test_sources_show_themselves(ledger: Comity) -> None:
    assert "<th>rights</th>" in ledger.sources()._repr_html_()


def test_what_is_unknown_is_refused_by_name(ledger: Comity, tmp_path: Path) -> None:
    with pytest.raises(UnknownActor, match="Azerbaijan"):
        ledger.dossier("Azerbaijann", "RUS")
    with pytest.raises(InputError, match="the kinds are"):
        ledger.facts(kind="rumour")
    (unread,) = ledger.read(tmp_path / "absent.txt")
    assert isinstance(unread, Unread)
    copy = ledger.backup(tmp_path / "copy.duckdb")
    with pytest.raises(OutputError, match="overwrites nothing"):
        ledger.backup(copy)
