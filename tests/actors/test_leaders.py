"""The registry's heads of state and government against a published list of effective leaders."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from comity.actors import describe, registry
from comity.actors.surnames import surnames
from comity.actors.tables import rows
from comity.core.dates import period

NOT_IN_OFFICE = {
    ("BLR", "Kuznyatsu"): "acting for two days",
    ("GEO", "Ioseliani"): "a member of the Military Council",
    ("GEO", "Burdjanadze"): "spelt Burjanadze; the list spells her two ways",
    ("CHN", "Deng Xiaoping"): "held no office of state at the time",
}
OTHER_DAY = {
    ("RUS", "Yeltsin"): "effective from the coup of August 1991; in office since July",
    ("UKR", "Kravchuk"): "effective as chairman of the Supreme Soviet",
    ("GEO", "Gamsakhurdia"): "effective as president; chairman before",
    ("AZE", "Mutalibov"): "counted from the election of September 1991; in office since 1990",
    ("IRN", "Rafsanjani"): "counted from the cabinet's confirmation",
    ("TKM", "Niyazov"): "counted from the election, in office days later",
    ("CHN", "Jiang Zemin"): "counted from the death of Deng Xiaoping",
    ("CHN", "Xi Jinping"): "counted from the party's office",
}
"""Effective leadership and office are different things; these differ by more than a day, and why."""
_BY_OFFICE = "ARM AZE BLR CHN DEU FRA GBR GEO IRN KAZ RUS TKM TUR UKR USA"
BY_OFFICE = frozenset(_BY_OFFICE.split())
"""States whose terms are those of the office; the other states' lean on the list, row by row."""
BY_OTHER_LISTS = {
    ("IND", "Narendra Modi"): "in office from 2014-05-26, the list has 2014-05-29",
    ("VEN", "Maduro"): "counted from 2012-03-05, a year before Chávez died",
    ("JPN", "Mikio Aoki"): "acting from 2000-04-03",
    ("IRQ", "Tommy Ray Franks"): "an officer of the occupying forces",
    ("IRQ", "Jay Garner"): "an official of the occupation",
    ("IRQ", "Paul Bremer"): "an official of the occupation",
    ("COM", "Bob Denard"): "a mercenary",
    ("KWT", "Saddam Hussein"): "the occupation of 1990",
    ("KWT", "Jabir As-Sabah"): "one term, which the list breaks off at the occupation",
}


def test_effective_leaders_are_known_as_holders_of_office(shared: Path) -> None:
    reg = registry()
    states = {a.gw: a.id for a in reg.states() if a.gw and not a.until}
    heads = [t for t in reg.tenures() if t.office in ("head-of-state", "head-of-government")]
    found = 0
    with (shared / "data/leaders_archigos.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = states.get(int(row["gwcode"]))
            start, end = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
            if country not in BY_OFFICE or end < date(1992, 1, 1) or (country, row["leader"]) in NOT_IN_OFFICE:
                continue
            begun = max(start, date(1991, 12, 31))
            people = _named(row["leader"], country, begun + (end - begun) / 2)
            assert people, f"{country} {row['leader']} {start} to {end}"
            terms = [t for t in heads if t.person.id in people and t.actor == country and t.since]
            near = any(abs((first - start).days) <= 1 for t in terms if (first := period(t.since or "").first))
            assert near or (country, row["leader"]) in OTHER_DAY, (row, [t.since for t in terms])
            found += 1
    assert found > 50


def _named(leader: str, country: str, on: date) -> set[str]:
    last = leader.split()[-1]
    for name in (leader, last, f"Prime Minister {last}"):
        people = {c.actor.id for c in registry().resolve(name, on).candidates if c.country == country}
        if people:
            return people
    return set()


def test_every_effective_leader_since_1990_has_a_row(shared: Path) -> None:
    cited = {t.checked_against or t.note or "" for t in registry().tenures()}
    ids = {place.partition("obsid=")[2] for cell in cited for place in cell.replace(", ", "|").split("|")}
    states = {a.gw: a.id for a in registry().states() if a.gw and not a.until}
    missing = [
        row
        for row in _archigos(shared)
        if row["enddate"] >= "1990"
        and states.get(int(row["gwcode"]), "DEU") not in BY_OFFICE
        and row["obsid"] not in ids
    ]
    assert {(states[int(row["gwcode"])], row["leader"]) for row in missing} == set(BY_OTHER_LISTS)


def test_rows_that_cite_the_list_have_its_days(shared: Path) -> None:
    listed = {row["obsid"]: row for row in _archigos(shared)}
    seen = 0
    for row in rows("offices.csv", required=("person", "since", "until", "note", "checked_against")):
        for place in row["checked_against"].split("|"):
            if not place.startswith("data/leaders_archigos.csv obsid="):
                continue
            leader = listed[place.partition("obsid=")[2]]
            seen += 1
            if row["actor"] in BY_OFFICE:
                continue
            assert row["since"] == leader["startdate"], row
            same = row["until"] == leader["enddate"]
            assert same or row["note"] or row["checked_against"].count("|"), row
    assert seen > 800


def test_the_world_has_its_heads() -> None:
    reg = registry()
    heads = ("head-of-state", "head-of-government", "effective-leader")
    led = {t.actor for t in reg.tenures() if t.office in heads}
    members = {a.id for a in reg.states() if a.un_status == "member"}
    assert members - led == {"SMR"}


@pytest.mark.parametrize(
    ("name", "day", "country", "sector"),
    [
        ("Angela Merkel", "2010-05-01", "DEU", "GOV"),
        ("Justin Trudeau", "2018-05-01", "CAN", "GOV"),
        ("President Rakhmonov", "2005-05-01", "TJK", "GOV"),
        ("Mohammed Morsi", "2013-01-01", "EGY", "GOV"),
        ("Abdel Fattah al Sisi", "2016-01-01", "EGY", "GOV"),
        ("Ehud Olmert", "2014-05-01", "ISR", "ELI"),
        ("Zbigniew Rau", "2021-05-01", "POL", "GOV"),
        ("Zbigniew Rau", "2025-05-01", "POL", None),
        ("ex-Prime Minister Ehud Olmert", "2014-05-01", "ISR", "ELI"),
        ("Moammar Gadhafi", "2009-05-01", "LBY", "GOV"),
        ("Saddam", "1991-01-01", "IRQ", "GOV"),
    ],
)
def test_leaders_of_any_state_are_met(name: str, day: str, country: str, sector: str | None) -> None:
    found = describe(name, date.fromisoformat(day))
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize("word", ["Key", "Park", "Note", "Price", "Long", "King", "Lee", "Kim", "Ban"])
def test_a_common_word_is_a_leader_only_with_a_title(word: str) -> None:
    assert all(c.form != "person" for c in registry().resolve(word, date(2014, 5, 1)).candidates)


def test_a_common_name_with_its_title_is_the_leader() -> None:
    assert registry().resolve("Prime Minister Key", date(2014, 5, 1)).actor == registry().get("person:john-key")


def test_a_family_name_that_is_a_state_stays_the_state() -> None:
    assert {c.actor.id for c in registry().resolve("Nepal", date(2010, 5, 1)).candidates} == {"NPL"}


@pytest.mark.parametrize(
    ("name", "country", "alone"),
    [
        ("Abiy Ahmed", "ETH", ("Abiy",)),
        ("Lee Hsien Loong", "SGP", ("Lee",)),
        ("Aung San Suu Kyi", "MMR", ()),
        ("Felipe VI of Spain", "ESP", ()),
        ("Bashar al-Assad", "SYR", ("al-Assad", "Assad")),
    ],
)
def test_which_part_of_a_name_stands_alone(name: str, country: str, alone: tuple[str, ...]) -> None:
    assert surnames(name, country) == alone


def _archigos(shared: Path) -> list[dict[str, str]]:
    with (shared / "data/leaders_archigos.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_king_is_no_minister_of_his_name() -> None:
    found = {c.country for c in registry().resolve("King Abdullah", date(2010, 5, 1)).candidates}
    assert found == {"JOR", "SAU"}
    assert {c.country for c in registry().resolve("King Abdullah", date(2018, 5, 1)).candidates} == {"JOR"}
