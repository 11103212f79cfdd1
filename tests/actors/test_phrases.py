"""Phrases that name no actor of the registry, and the score on the reference phrases."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from comity.actors import describe

FLOOR = 0.92


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Azerbaijani border guards", "AZE", "MIL"),
        ("Georgia's central bank", "GEO", "GOV"),
        ("a group of Syrian refugees", "SYR", "REF"),
        ("Iran's ambassador to Baku", "IRN", "GOV"),
        ("the Turkish army", "TUR", "MIL"),
        ("Russian opposition party", "RUS", "OPP"),
        ("rebels", None, "REB"),
        ("a former French minister", "FRA", "ELI"),
        ("members of the Kenyan parliament", "KEN", "LEG"),
        ("Tbilisi police", "GEO", "COP"),
        ("journalists from Ukraine", "UKR", "JRN"),
        ("Security Council", "UNO", "IGO"),
        ("European Union lawmakers", "EUR", "LEG"),
        ("kittens", None, None),
    ],
)
def test_country_and_sector_of_a_phrase(phrase: str, country: str | None, sector: str | None) -> None:
    found = describe(phrase)
    assert (found.country, found.sector) == (country, sector)


def test_a_surname_inside_an_unknown_name_is_not_the_known_holder() -> None:
    assert describe("Marlon Putin Jones", date(2014, 1, 1)).country is None


def test_the_taliban_are_what_they_were_on_the_day() -> None:
    sectors = [describe("the Taliban", date(year, 5, 1)).sector for year in (1998, 2010, 2023)]
    assert sectors == ["GOV", "REB", "GOV"]


def test_a_seat_in_parliament_goes_before_the_lead_of_a_party() -> None:
    assert describe("Bobi Wine", date(2020, 12, 1)).sector == "LEG"
    assert describe("Bobi Wine", date(2022, 6, 1)).sector == "PTY"


def test_a_common_noun_misspelt_by_one_letter_is_read() -> None:
    assert describe("Kenyan parliamantarians", date(2020, 1, 1)).sector == "LEG"


def test_score_on_the_reference_phrases(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = asked = 0
    with (shared / "gold/actors.dev.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            wanted = {field: line[field] for field in ("country", "sector") if line[field] is not None}
            if not wanted:
                continue
            found = describe(line["text"], date.fromisoformat(line["date"]))
            said = {"country": found.country or "", "sector": found.sector or ""}
            asked += 1
            right += all(said[f] in (w if isinstance(w, list) else [w]) for f, w in wanted.items())
    with capsys.disabled():
        sys.stdout.write(f"\nactors: {right} of {asked} reference phrases exact, {right / asked:.3f}\n")
    assert right / asked >= FLOOR
