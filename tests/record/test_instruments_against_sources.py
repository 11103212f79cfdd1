"""Every instrument of the record that the reference data also has bears the same day there, or it is said why.

KNOWN lists the disagreements, each with a reason. A difference that is not on it fails, and so does an entry whose
difference is gone.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

Act = tuple[str, str, str, str]  # treaty, state, action, day

STATES = ("AZE", "RUS", "ARM", "GEO", "TUR", "IRN", "UKR")
ACTIONS = {
    "ratification": "ratified",
    "accession": "acceded",
    "succession": "succeeded",
    "approval": "approved",
    "acceptance": "approved",
}
SUCCESSION = "1991-12-24"
REGISTER_ENDS = "2015-03-14"
ROMAN = {"I": 1, "V": 5, "X": 10}

OLD_DATE = "unvotes dates before session 58 are unreliable; the day in the voting record leads"

KNOWN: dict[tuple[str, str], str] = {("A/RES/51/57", "unvotes"): OLD_DATE}


@cache
def recorded() -> tuple[dict[str, str], ...]:
    """The lines of instrument.csv."""
    text = (files("comity") / "record" / "instrument.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def arabic(numeral: str) -> int:
    """The value of a Roman numeral up to 39, the chapters of the treaty register."""
    values = [ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def treaty_id(identifier: str) -> str:
    """The register's key of a treaty, chapter and number: UNTC IV-4 is 4-4, UNTC XI-A-16 is 11-16."""
    chapter, *rest = identifier.removeprefix("UNTC ").split("-")
    return "-".join([str(arabic(chapter)), *(part for part in rest if part != "A")])


def state_on(day: str, label: str) -> str:
    """Whose act it is: what the register lists under the Russian Federation before the succession is the USSR's."""
    return "SUN" if label == "RUS" and day < SUCCESSION else label


def treaty_lines() -> Iterator[tuple[dict[str, str], Act]]:
    """The recorded acts of states on treaties of the register, up to the day it ends."""
    for line in recorded():
        own = line["identifier"].startswith("UNTC ") and line["action"] in {"signed", *ACTIONS.values()}
        if own and line["checked_against"].startswith("data/") and line["date"] <= REGISTER_ENDS:
            yield line, (treaty_id(line["identifier"]), line["parties"], line["action"], line["date"])


def registered_acts(data: Path, treaties: set[str]) -> Iterator[Act]:
    """The signatures and deposits of seven states in the register of treaties."""
    chosen = [("treaty_id", "in", treaties), ("iso3", "in", STATES)]
    for row in pq.read_table(data / "un_treaty_participants.parquet", filters=chosen).to_pylist():
        days = {"signed": row["signature_date"], ACTIONS.get(row["action_kind"], ""): row["action_date"]}
        for action, day in days.items():
            if action and day:
                yield row["treaty_id"], state_on(str(day), row["iso3"]), action, str(day)


def table(data: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a CSV or Parquet file of the reference data."""
    if name.endswith(".csv"):
        with (data / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    rows: list[dict[str, Any]] = pq.read_table(data / name).to_pylist()
    return rows


def resolution_days(data: Path) -> Iterator[tuple[str, str, str]]:
    """The day of every resolution in each file that dates resolutions, as (symbol, source, day)."""
    for name, source in (("undl_ga_resolutions.parquet", "undl_ga"), ("unga_es11_tallies.csv", "es11")):
        for row in table(data, name):
            yield row["symbol"], source, str(row["date"])
    for row in table(data, "unsc_resolutions.parquet"):
        yield row["symbol"].partition("(")[0], "unsc", str(row["date"])
    for row in table(data, "un_membership_dates.csv"):
        if row["admission_resolution"]:
            yield f"A/RES/{row['admission_resolution']}", "admissions", row["admission_date"]
    for row in table(data, "unga_roll_calls.parquet"):
        if row["unres"] and not row["amend"]:
            yield "A/RES/" + row["unres"].removeprefix("A/RES/").removeprefix("R/"), "unvotes", str(row["date"])


@pytest.fixture(scope="module")
def resolutions(shared: Path) -> dict[tuple[str, str], set[str]]:
    """The days that each source gives for each symbol."""
    days: dict[tuple[str, str], set[str]] = {}
    for symbol, source, day in resolution_days(shared / "data"):
        days.setdefault((symbol, source), set()).add(day)
    return days


def test_every_act_on_a_treaty_bears_the_day_in_the_register(shared: Path) -> None:
    ours = {act for _, act in treaty_lines()}
    theirs = set(registered_acts(shared / "data", {treaty for treaty, *_ in ours}))
    assert ours - theirs == set(), "recorded, but not in the register on that day"
    assert theirs - ours == set(), "in the register, but not recorded"


def test_days_of_adoption_are_those_in_the_titles_of_the_register(shared: Path) -> None:
    titles = {row["treaty_id"]: row["adopted_date"] for row in table(shared / "data", "un_treaties.csv")}
    adopted = [line for line in recorded() if line["action"] == "adopted" and line["identifier"].startswith("UNTC ")]
    compared = [line for line in adopted if treaty_id(line["identifier"]) in titles]
    assert len(compared) >= 8
    assert [line["date"] for line in compared] == [titles[treaty_id(line["identifier"])] for line in compared]


def test_every_difference_in_the_day_of_a_resolution_is_known(resolutions: dict[tuple[str, str], set[str]]) -> None:
    lines = {line["identifier"]: line["date"] for line in recorded() if line["type"] == "resolution"}
    found = {key for key, days in resolutions.items() if key[0] in lines and days != {lines[key[0]]}}
    assert found - KNOWN.keys() == set(), "differences without a reason"
    assert KNOWN.keys() - found == set(), "reasons without a difference"


def test_every_resolution_read_in_a_file_is_compared(resolutions: dict[tuple[str, str], set[str]]) -> None:
    symbols = {symbol for symbol, _ in resolutions}
    read = {
        line["identifier"] for line in recorded() if line["type"] == "resolution" and "data/" in line["checked_against"]
    }
    assert read - symbols == set()


def test_no_act_of_the_soviet_union_is_russias() -> None:
    register = [line for line in recorded() if line["publisher"] == "un_treaty_collection" and line["date"]]
    assert not [line for line in register if line["parties"] == "RUS" and line["date"] < SUCCESSION]
    assert not [line for line in recorded() if "SUN" in line["parties"].split("|") and line["date"] >= SUCCESSION]


def test_one_instrument_has_one_title_type_and_identifier() -> None:
    seen: dict[str, set[tuple[str, ...]]] = {}
    for line in recorded():
        seen.setdefault(line["instrument"], set()).add(
            (line["title"], line["type"], line["identifier"], line["aliases"])
        )
    assert [name for name, forms in seen.items() if len(forms) > 1] == []


def test_no_stage_is_recorded_twice() -> None:
    stages = [(line["instrument"], line["action"], line["parties"], line["date"]) for line in recorded()]
    assert len(stages) == len(set(stages))


def test_an_address_or_a_file_stands_where_a_row_was_read() -> None:
    read = [line["checked_against"] for line in recorded() if line["checked_against"]]
    assert [place for place in read if not place.startswith(("data/", "http://", "https://"))] == []
