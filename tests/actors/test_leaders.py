"""The registry's heads of state and government against a published list of effective leaders."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from comity.actors import registry
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


def test_effective_leaders_are_known_as_holders_of_office(shared: Path) -> None:
    reg = registry()
    states = {a.gw: a.id for a in reg.states() if a.gw and not a.until}
    heads = [t for t in reg.tenures() if t.office in ("head-of-state", "head-of-government")]
    covered = {t.actor for t in heads}
    found = 0
    with (shared / "data/leaders_archigos.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = states.get(int(row["gwcode"]))
            start, end = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
            if country not in covered or end < date(1992, 1, 1) or (country, row["leader"]) in NOT_IN_OFFICE:
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
