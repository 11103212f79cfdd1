"""Every roll call of the record that the reference data also has agrees in day, tally and positions, or it is said why.

KNOWN lists the disagreements, each with a reason. A difference that is not on it fails, and so does an entry whose
difference is gone.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import pytest

LETTERS = {"Y": "yes", "N": "no", "A": "abstain", "X": "non-voting"}
COLUMNS = ("yes", "no", "abstain", "non_voting")

OLD_DATE = "unvotes dates before session 58 are unreliable; the day in the voting record leads"
PAKISTAN = "unvotes codes Pakistan as abstaining; the voting record and press release GA/10693 have it in favour"
ROMANIA = "unvotes codes Romania as abstaining; the voting record has it in favour"
AFGHANISTAN = "unvotes codes Afghanistan as in favour; the voting record has it abstaining"
ZIMBABWE = "unvotes lacks Zimbabwe, which the voting record has against"
MAY_2008 = "press release GA/10708 of the day has 15 May 2008; both data files put the vote in April"

KNOWN = {
    ("A/RES/51/57", "unvotes", "date"): OLD_DATE,
    ("A/RES/52/22", "unvotes", "date"): OLD_DATE,
    ("A/RES/53/85", "unvotes", "date"): OLD_DATE,
    ("A/RES/54/117", "unvotes", "date"): OLD_DATE,
    ("A/RES/55/179", "unvotes", "date"): OLD_DATE,
    ("A/RES/56/216", "unvotes", "date"): OLD_DATE,
    ("A/RES/57/298", "unvotes", "date"): OLD_DATE,
    ("A/RES/62/243", "unvotes", "PAK"): PAKISTAN,
    ("A/RES/62/243", "unvotes", "yes"): PAKISTAN,
    ("A/RES/62/243", "unvotes", "abstain"): PAKISTAN,
    ("A/RES/62/249", "undl_ga", "date"): MAY_2008,
    ("A/RES/62/249", "unvotes", "date"): MAY_2008,
    ("A/RES/62/249", "unvotes", "yes"): ROMANIA,
    ("A/RES/62/249", "unvotes", "abstain"): ROMANIA,
    ("A/RES/63/3", "unvotes", "yes"): AFGHANISTAN,
    ("A/RES/63/3", "unvotes", "abstain"): AFGHANISTAN,
    ("A/RES/71/205", "unvotes", "no"): ZIMBABWE,
    ("A/RES/71/290", "unvotes", "no"): ZIMBABWE,
}

LIBRARY = """
select symbol, any_value(r.date), any_value(r.yes), any_value(r.no), any_value(r.abstain), any_value(r.nonvoting),
  list(v.iso3), list(v.vote)
from read_parquet(?) r join read_parquet(?) v using (symbol) where r.date >= '1992' group by symbol
"""
UNVOTES = """
select rcid, any_value(r.unres), any_value(r.date)::varchar,
  coalesce(any_value(r.amend), 0) = 0 and coalesce(any_value(r.descr), '') not ilike '%motion%' as adoption,
  count(*) filter (v.vote = 'yes'), count(*) filter (v.vote = 'no'), count(*) filter (v.vote = 'abstain'),
  list(c.iso3), list(v.vote)
from read_parquet(?) r join read_parquet(?) v using (rcid)
left join read_csv(?, all_varchar = true) c on c.iso2 = v.country_code and c.status = 'current'
where r.session >= 46 and r.unres is not null group by rcid
"""


@dataclass(frozen=True, slots=True)
class RollCall:
    """What one source says of one vote, each part as far as the source has it; the key is a symbol or an rcid."""

    source: str
    key: str
    date: str | None
    counts: dict[str, int]
    positions: dict[str, str]


@cache
def recorded() -> tuple[dict[str, str], ...]:
    """The lines of vote.csv."""
    text = (files("comity") / "record" / "vote.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def positions_of(line: dict[str, str]) -> dict[str, str]:
    """The positions of one line, as {state: position}."""
    pairs = (cell.partition("=") for cell in line["positions"].split("|") if cell)
    return {state: position for state, _, position in pairs}


def key_in(line: dict[str, str], source: str) -> str:
    """What names the line in a source: its symbol, or the rcid that it was read under."""
    return line["locator"] if source == "unvotes" and line["locator"].startswith("rcid=") else line["resolution"]


def differences(line: dict[str, str], other: RollCall) -> Iterator[tuple[str, str, str]]:
    """Where the record and another source part on one vote, as (symbol, source, column or state)."""
    for column, count in other.counts.items():
        if line[column] != str(count):
            yield line["resolution"], other.source, column
    if other.date not in (None, line["date"]):
        yield line["resolution"], other.source, "date"
    for state, position in positions_of(line).items():
        if other.positions.get(state, position) != position:
            yield line["resolution"], other.source, state


def fetch(query: str, *names: Path) -> list[tuple[Any, ...]]:
    """The rows of a query over files."""
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        return connection.execute(query, [str(name) for name in names]).fetchall()


def lettered(states: list[str], letters: list[str]) -> dict[str, str]:
    """The positions of the UN's letters: Y, N, A and X (did not vote)."""
    return {state: LETTERS[letter] for state, letter in zip(states, letters, strict=True)}


def library(data: Path, source: str, prefix: str) -> Iterator[RollCall]:
    """The voting records of one organ; a Security Council symbol is written without its year."""
    for symbol, date, *counts, states, letters in fetch(
        LIBRARY, data / f"{prefix}_resolutions.parquet", data / f"{prefix}_votes.parquet"
    ):
        tally = dict(zip(COLUMNS, counts, strict=True))
        yield RollCall(source, symbol.partition("(")[0], date, tally, lettered(states, letters))


def unvotes(data: Path) -> Iterator[RollCall]:
    """The copy in the unvotes package, which leaves out whoever did not vote: adoptions by symbol, all by rcid."""
    names = (data / "unga_roll_calls.parquet", data / "unga_votes.parquet", data / "country_codes.csv")
    for rcid, unres, date, adoption, *counts, states, votes in fetch(UNVOTES, *names):
        tally = dict(zip(COLUMNS, counts, strict=False))
        said = {state: vote for state, vote in zip(states, votes, strict=True) if state}
        yield RollCall("unvotes", f"rcid={rcid}", date, tally, said)
        if adoption:
            yield RollCall("unvotes", "A/RES/" + unres.removeprefix("A/RES/").removeprefix("R/"), date, tally, said)


def emergency_session(data: Path) -> Iterator[RollCall]:
    """The three files on the resolutions on Ukraine: tallies, some positions, and all positions of two votes."""
    tallies = "select symbol, date::varchar, yes, no, abstain, nonvoting from read_csv(?)"
    for symbol, date, *counts in fetch(tallies, data / "unga_es11_tallies.csv"):
        yield RollCall("es11_tallies", symbol, date, dict(zip(COLUMNS, counts, strict=True)), {})
    partial = "select symbol, list(iso3), list(vote) from read_csv(?) group by symbol"
    for symbol, states, letters in fetch(partial, data / "unga_es11_positions_partial.csv"):
        yield RollCall("es11_partial", symbol, None, {}, lettered(states, letters))
    two = "select symbol, any_value(date)::varchar, list(iso3), list(vote) from read_csv(?) group by symbol"
    for symbol, date, states, letters in fetch(two, data / "unga_es11_1_and_68_262_votes.csv"):
        said = lettered(states, letters)
        tally = {column: list(said.values()).count(column.replace("_", "-")) for column in COLUMNS}
        yield RollCall("es11_1_and_68_262", symbol, date, tally, said)


@pytest.fixture(scope="module")
def compared(shared: Path) -> list[tuple[dict[str, str], RollCall]]:
    """Every recorded vote beside every roll call of another source that bears its key."""
    data = shared / "data"
    sources = (
        library(data, "undl_ga", "undl_ga"),
        library(data, "unsc", "unsc"),
        unvotes(data),
        emergency_session(data),
    )
    by_key: dict[tuple[str, str], list[RollCall]] = {}
    for roll_call in chain(*sources):
        by_key.setdefault((roll_call.source, roll_call.key), []).append(roll_call)
    names = {source for source, _ in by_key}
    lines = [line for line in recorded() if line["adoption"] == "recorded"]
    return [(line, other) for line in lines for name in names for other in by_key.get((name, key_in(line, name)), [])]


def test_every_difference_from_a_source_is_known(compared: list[tuple[dict[str, str], RollCall]]) -> None:
    found = {difference for line, other in compared for difference in differences(line, other)}
    assert found - KNOWN.keys() == set(), "differences without a reason"
    assert KNOWN.keys() - found == set(), "reasons without a difference"


def test_every_vote_read_in_a_file_is_compared(compared: list[tuple[dict[str, str], RollCall]]) -> None:
    done = {line["resolution"] for line, _ in compared}
    lines = [line for line in recorded() if line["adoption"] == "recorded"]
    read = {line["resolution"] for line in lines if "data/" in line["checked_against"]}
    assert read - done == set()


def test_positions_are_those_of_members_and_of_the_vocabulary() -> None:
    allowed = {"yes", "no", "abstain", "absent", "not-participating", "non-voting", "not-a-member"}
    assert {position for line in recorded() for position in positions_of(line).values()} <= allowed
    assert all(len(positions_of(line)) == 15 for line in recorded() if line["body"] == "UNSC" and line["yes"])


def test_positions_never_exceed_the_tally() -> None:
    for line in recorded():
        said = list(positions_of(line).values())
        for column in COLUMNS:
            if line[column]:
                assert said.count(column.replace("_", "-")) <= int(line[column]), (line["resolution"], column)


def test_resolutions_adopted_without_a_vote_have_no_recorded_vote(shared: Path) -> None:
    without = [line["resolution"] for line in recorded() if line["adoption"] == "without a vote"]
    data = shared / "data"
    cast = {call.key for call in library(data, "undl_ga", "undl_ga")}
    council = {call.key: call for call in library(data, "unsc", "unsc")}
    assert [symbol for symbol in without if symbol in cast] == []
    assert {council[symbol].counts["non_voting"] for symbol in without if symbol in council} == {15}
