"""The shipped events, quotations and positions say what their sources were read to say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from comity.core.dates import period
from comity.kinds.event import EVENT_TYPES

Row = dict[str, str]

RECORD = files("comity") / "record"
NAMES = ("event", "quotation", "position")
PROVENANCE = ["publisher", "document", "locator", "url", "checked_against", "note"]
COLUMNS = {
    "event": ["type", "source", "target", "mediator", "date", "place", "subtype", "title"],
    "quotation": ["quote", "speaker", "speaker_role", "affiliation", "date", "venue"],
    "position": ["actor", "issue", "stance", "date"],
}
ACTORS = {
    "event": ("source", "target", "mediator"),
    "quotation": ("affiliation",),
    "position": ("actor",),
}
POINT = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?]?"
EDTF = re.compile(rf"{POINT}(/({POINT}|\.\.))?")
STANCES = {"support", "oppose", "neutral", "conditional"}
MOST_WORDS = 50
PER_CENT_UNVERIFIED = 5
COW = {"AZE": 373, "ARM": 371, "RUS": 365, "GEO": 372, "UKR": 369, "TUR": 640, "IRN": 630}


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of one file of the record."""
    return tuple(csv.DictReader(io.StringIO((RECORD / f"{name}.csv").read_text(encoding="utf-8"))))


@cache
def table(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the named columns of a reference file as text, whole numbers without a decimal point."""
    if path.suffix == ".parquet":
        found = pq.read_table(path, columns=list(columns)).to_pylist()
        return tuple({key: str(value) for key, value in row.items()} for row in found)
    with path.open(encoding="utf-8", newline="") as text:
        return tuple({key: row[key].removesuffix(".0") for key in columns} for row in csv.DictReader(text))


def reference(row: Row) -> tuple[str, Row] | None:
    """Return the file under data/ and the keys that a row was checked against, or None for a page."""
    if not row["checked_against"].startswith("data/"):
        return None
    name, *pairs = row["checked_against"].removeprefix("data/").split()
    return name, dict(pair.split("=", 1) for pair in pairs)


def matches(row: Row, shared: Path, columns: tuple[str, ...] = ()) -> list[Row]:
    """Return the rows of the reference file that carry the keys of a record row."""
    named = reference(row)
    assert named is not None
    name, keys = named
    wanted = tuple(sorted({*keys, *columns}))
    return [found for found in table(shared / "data" / name, wanted) if keys.items() <= found.items()]


def events_of(publisher: str) -> Iterator[Row]:
    return (row for row in rows("event") if row["publisher"] == publisher)


def years(date: str) -> tuple[int, int]:
    first, _, last = date.partition("/")
    return int(first[:4]), int((last or first)[:4])


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def known_codes(shared: Path) -> frozenset[str]:
    with (shared / "data" / "country_codes.csv").open(encoding="utf-8", newline="") as text:
        states = {row["iso3"] for row in csv.DictReader(text)}
    bodies = (files("comity") / "actors" / "bodies.csv").read_text(encoding="utf-8")
    return frozenset(states | {row["id"] for row in csv.DictReader(io.StringIO(bodies))} | {"SUN"})


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_its_columns_and_ends_with_the_provenance(name: str) -> None:
    assert rows(name), f"{name}.csv is empty"
    assert list(rows(name)[0]) == COLUMNS[name] + PROVENANCE


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name: str) -> None:
    seen = [tuple(row[column] for column in COLUMNS[name]) for row in rows(name)]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", NAMES)
def test_every_row_names_a_publisher_a_document_and_a_place_in_it(name: str) -> None:
    for row in rows(name):
        assert re.fullmatch(r"[a-z][a-z0-9_]*", row["publisher"]), row
        assert row["document"] and row["locator"], row


@pytest.mark.parametrize("name", NAMES)
def test_every_row_with_an_address_says_where_it_was_read(name: str) -> None:
    for row in rows(name):
        assert row["checked_against"] or not row["url"], row
        if row["checked_against"]:
            assert row["checked_against"].startswith(("data/", "https://", "http://")), row


@pytest.mark.parametrize("name", NAMES)
def test_few_rows_are_unverified(name: str) -> None:
    unread = [row for row in rows(name) if not row["checked_against"]]
    assert len(unread) * 100 <= PER_CENT_UNVERIFIED * len(rows(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_date_is_edtf_and_exists(name: str) -> None:
    for row in rows(name):
        if row["date"]:
            assert EDTF.fullmatch(row["date"]), row
            period(row["date"])


@pytest.mark.parametrize("name", NAMES)
def test_every_actor_has_a_known_code(name: str, shared: Path) -> None:
    for row in rows(name):
        codes = [code for column in ACTORS[name] for code in row[column].split("|") if code]
        assert codes, row
        assert set(codes) <= known_codes(shared), row


def test_every_event_has_a_title_a_date_and_a_plover_type() -> None:
    for row in rows("event"):
        assert row["title"] and row["date"], row
        assert row["type"] in EVENT_TYPES, row


def test_russia_before_the_end_of_1991_is_the_ussr() -> None:
    for row in rows("event"):
        last = period(row["date"]).last
        if last and last.isoformat() < "1991-12-24":
            assert "RUS" not in "|".join(row[column] for column in ACTORS["event"]).split("|"), row


def test_no_quotation_is_longer_than_fifty_words() -> None:
    for row in rows("quotation"):
        assert 0 < len(row["quote"].split()) <= MOST_WORDS, row


def test_every_stance_is_one_of_four_and_conditions_are_told() -> None:
    for row in rows("position"):
        assert row["stance"] in STANCES, row
        assert row["issue"] and (row["stance"] != "conditional" or row["note"]), row


@pytest.mark.parametrize("name", NAMES)
def test_every_row_checked_against_a_file_is_in_that_file(name: str, shared: Path) -> None:
    checked = [row for row in rows(name) if reference(row)]
    assert checked
    for row in checked:
        assert matches(row, shared), row["checked_against"]


def test_a_conflict_year_has_the_states_and_the_level_of_the_file(shared: Path) -> None:
    columns = ("gwno_a", "gwno_b", "gwno_b_2nd", "year", "intensity_level")
    for row in events_of("ucdp_acd"):
        found = matches(row, shared, columns)
        states = {str(COW[code]) for column in ("source", "target") for code in row[column].split("|") if code}
        listed = {one[key] for one in found for key in ("gwno_a", "gwno_b", "gwno_b_2nd")}
        assert states <= listed, row
        assert years(row["date"]) == (min(int(one["year"]) for one in found), max(int(one["year"]) for one in found))
        level = re.search(r"intensity level (\d)", row["locator"])
        assert level is None or {level[1]} == {one["intensity_level"] for one in found}, row


def test_a_militarised_dispute_has_the_years_and_levels_of_the_file(shared: Path) -> None:
    columns = ("year", "ccode1", "ccode2", "hostlev1", "hostlev2", "hiact1", "hiact2")
    for row in events_of("cow_mid"):
        found = matches(row, shared, columns)
        assert years(row["date"]) == (min(int(one["year"]) for one in found), max(int(one["year"]) for one in found))
        for one in found:
            by_state = {
                code: side for code, number in COW.items() for side in "12" if one["ccode" + side] == str(number)
            }
            acted = {code for code, side in by_state.items() if int(one["hostlev" + side]) > 1}
            assert set(row["source"].split("|")) == acted, row
            for code, side in by_state.items():
                assert re.search(rf"hostility level .*\b{code} {one['hostlev' + side]}\b", row["locator"]), row
                assert re.search(rf"highest action .*\b{code} {one['hiact' + side]}\b", row["locator"]), row


def test_every_quotation_of_the_general_debate_stands_in_its_speech(shared: Path) -> None:
    quoted = [row for row in rows("quotation") if row["publisher"] == "un_general_debate_corpus"]
    assert quoted
    path = shared / "data" / "un_general_debate_samples.parquet"
    speeches = pq.read_table(path, columns=["file_name", "text"])
    for row in quoted:
        named = reference(row)
        assert named is not None
        said = speeches.filter(pc.equal(speeches["file_name"], named[1]["file_name"]))["text"][0].as_py()
        assert in_one_line(row["quote"]) in in_one_line(said), row


def test_a_general_debate_row_is_of_its_speaker_and_year() -> None:
    for name, actor in (("quotation", "affiliation"), ("position", "actor")):
        for row in rows(name):
            named = reference(row)
            if named and named[0] == "un_general_debate_samples.parquet":
                state, _, year = named[1]["file_name"].removesuffix(".txt").split("_")
                assert (row[actor], row["date"]) == (state, year), row


def test_every_side_of_the_conflict_is_heard() -> None:
    speakers = {row["affiliation"] for row in rows("quotation")}
    holders = {row["actor"] for row in rows("position")}
    assert {"AZE", "RUS", "ARM", "TUR", "UN"} <= speakers
    assert {"AZE", "RUS", "ARM", "TUR"} <= holders
