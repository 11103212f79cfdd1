"""Every place in a body that the record and the reference data both have begins and ends alike, or it is said why.

Days are compared with the files that have days, years with those that have years. KNOWN lists the disagreements, each
with a reason. A difference that is not on it fails, and so does an entry whose difference is gone.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

Difference = tuple[str, str, str, str]  # source, actor, body, column

IGO = {
    "BSEC": "BSEC", "CIS": "CIS", "COE": "COE", "CSTO": "CSTO", "EBRD": "EBRD", "ECO": "ECO", "IAEA": "IAEA",
    "IBRD": "IBRD", "ILO": "ILO", "IMF": "IMF", "NAM": "Non-Aligned Movement", "OIC": "OIC", "OSCE": "OSCE",
    "SCO": "SCO", "UNESCO": "UNESCO", "WHO": "WHO", "WTO": "WTO",
    "WIPO": "WIPO",
    "WCO": "WCO",
    "INTERPOL": "INTERPOL",
    "ITU": "ITU",
    "IFAD": "IFAD",
    "IFC": "IFC",
    "IMO": "IMO",
    "AsDB": "ADB",
    "FAO": "FAO",
    "WTOURO": "UN Tourism",
}  # fmt: skip
STATUS = {"member": 1, "founding member": 1, "associate member": 2, "observer": 3}
CONSTITUTIONS = {"9-1": "WHO", "10-9": "UNIDO"}
COUNCIL_ENDS = 2021
IGO_ENDS = 2014
LIFELONG = ("member", "founding member", "permanent member", "non-permanent member")

CONTINUED = "the file has one code for the USSR and Russia; the record ends the first and begins the second in 1991"
SHANGHAI_FIVE = "the file counts the Shanghai Five of 1996; the record the organization declared on 15 June 2001"
REPUBLICS = (
    "the file begins Belarus and Ukraine in 1991, though they joined as Soviet republics; the list of members leads"
)
CALENDAR = "the file counts years of membership otherwise at the edge; the dated page leads"
ISLAMIC = "the organization's own list has the later year"
FOOD = "the file lists number 365 in 1961-1964 too; Russia took up its membership in April 2006"
TOURISM = "the file begins two years later than the list of the treaty's participants, which leads"

KNOWN: dict[Difference, str] = {
    ("admissions", "RUS", "UN", "since"): CONTINUED,
    ("register", "RUS", "WHO", "since"): CONTINUED,
    ("cow_igo", "RUS", "WHO", "since"): CONTINUED,
    ("cow_igo", "RUS", "OSCE", "since"): CONTINUED,
    ("cow_igo", "RUS", "IAEA", "since"): CONTINUED,
    ("cow_igo", "RUS", "IMO", "since"): CONTINUED,
    ("cow_igo", "RUS", "WIPO", "since"): CONTINUED,
    ("cow_igo", "BLR", "UNESCO", "since"): REPUBLICS,
    ("cow_igo", "BLR", "ILO", "since"): REPUBLICS,
    ("cow_igo", "BLR", "WHO", "since"): REPUBLICS,
    ("cow_igo", "UKR", "WHO", "since"): REPUBLICS,
    ("cow_igo", "CHN", "SCO", "since"): SHANGHAI_FIVE,
    ("cow_igo", "KAZ", "SCO", "since"): SHANGHAI_FIVE,
    ("cow_igo", "KGZ", "SCO", "since"): SHANGHAI_FIVE,
    ("cow_igo", "RUS", "SCO", "since"): SHANGHAI_FIVE,
    ("cow_igo", "TJK", "SCO", "since"): SHANGHAI_FIVE,
    ("cow_igo", "AZE", "OIC", "since"): ISLAMIC,
    ("cow_igo", "UZB", "OIC", "since"): ISLAMIC,
    ("cow_igo", "AZE", "COE", "since"): CALENDAR,
    ("cow_igo", "TUR", "COE", "since"): CALENDAR,
    ("cow_igo", "CHN", "UNESCO", "since"): CALENDAR,
    ("cow_igo", "RUS", "FAO", "since"): FOOD,
    ("cow_igo", "ARM", "UN Tourism", "since"): TOURISM,
    ("cow_igo", "GEO", "CIS", "until"): CALENDAR,
    ("cow_igo", "TKM", "CIS", "until"): CALENDAR,
}


@dataclass(frozen=True, slots=True)
class Place:
    """What a source says of one place: the actor, the body, the first and the last day or year where it has them."""

    source: str
    actor: str
    body: str
    status: int
    since: str | None
    until: str | None


@cache
def recorded() -> tuple[dict[str, str], ...]:
    """The lines of membership.csv."""
    text = (files("comity") / "record" / "membership.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def lines_of(data: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the reference data."""
    with (data / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def admissions(data: Path) -> Iterator[Place]:
    """Membership of the United Nations, to the day."""
    for row in lines_of(data, "un_membership_dates.csv"):
        yield Place("admissions", row["iso3"], "UN", 1, row["un_member_since"], None)


def constitutions(data: Path) -> Iterator[Place]:
    """Deposits on the constitutions of two agencies, to the day; acts of the USSR bear Russia's code."""
    chosen = [("treaty_id", "in", tuple(CONSTITUTIONS))]
    for row in pq.read_table(data / "un_treaty_participants.parquet", filters=chosen).to_pylist():
        if row["iso3"] and row["action_kind"] in ("acceptance", "accession", "ratification"):
            yield Place("register", row["iso3"], CONSTITUTIONS[row["treaty_id"]], 1, str(row["action_date"]), None)


def organizations(data: Path) -> Iterator[Place]:
    """First and last year in each organization; a last year that is the file's own is no end."""
    states = {row["cow_code"]: row["iso3"] for row in lines_of(data, "country_codes.csv") if row["status"] == "current"}
    years: dict[tuple[str, str, int], list[int]] = {}
    chosen = [("igo", "in", tuple(IGO)), ("status", "in", (1, 2, 3))]
    for row in pq.read_table(data / "igo_membership.parquet", filters=chosen).to_pylist():
        state = states.get(str(row["ccode"]))
        if state:
            years.setdefault((state, IGO[row["igo"]], row["status"]), []).append(row["year"])
    for (state, body, status), found in years.items():
        last = max(found)
        yield Place("cow_igo", state, body, status, str(min(found)), str(last) if last < IGO_ENDS else None)


def compared(data: Path) -> Iterator[tuple[dict[str, str], Place]]:
    """Every recorded membership beside every source's place of the same actor, body and status."""
    places: dict[tuple[str, str, int], list[Place]] = {}
    for source in (admissions, constitutions, organizations):
        for place in source(data):
            places.setdefault((place.actor, place.body, place.status), []).append(place)
    for line in recorded():
        for actor in {line["actor"], "RUS" if line["actor"] == "SUN" else line["actor"]}:
            for place in places.get((actor, line["body"], STATUS.get(line["role"], 0)), []):
                yield line, place


def parts(ours: str, theirs: str | None) -> bool:
    """True when both dates are known and differ in what both of them tell."""
    if not ours or not theirs:
        return False
    shared_length = min(len(ours), len(theirs))
    return ours[:shared_length] != theirs[:shared_length]


def differences(line: dict[str, str], place: Place) -> Iterator[Difference]:
    """Where the record and a source part on one membership."""
    if parts(line["since"], place.since):
        yield place.source, line["actor"], line["body"], "since"
    if parts(line["until"], place.until):
        yield place.source, line["actor"], line["body"], "until"


def council_years(data: Path) -> dict[str, set[int]]:
    """The years in which each state voted in the Security Council."""
    years: dict[str, set[int]] = {}
    for row in lines_of(data, "unsc_membership_by_year_derived.csv"):
        years.setdefault(row["iso3"], set()).add(int(row["year"]))
    return years


def council_terms() -> dict[str, set[int]]:
    """The years of each state's recorded terms in the Council, the USSR's under Russia's code, as the file has them."""
    years: dict[str, set[int]] = {}
    for line in recorded():
        if line["body"] == "UNSC" and line["role"] in LIFELONG:
            first, last = int(line["since"][:4]), int(line["until"][:4] or COUNCIL_ENDS)
            state = "RUS" if line["actor"] == "SUN" else line["actor"]
            years.setdefault(state, set()).update(range(max(first, 1946), min(last, COUNCIL_ENDS) + 1))
    return years


@pytest.fixture(scope="module")
def pairs(shared: Path) -> list[tuple[dict[str, str], Place]]:
    """Recorded memberships beside the sources'."""
    return list(compared(shared / "data"))


def test_every_difference_from_a_source_is_known(pairs: list[tuple[dict[str, str], Place]]) -> None:
    found = {difference for line, place in pairs for difference in differences(line, place)}
    assert found - KNOWN.keys() == set(), "differences without a reason"
    assert KNOWN.keys() - found == set(), "reasons without a difference"


def test_every_membership_read_in_a_file_is_compared(pairs: list[tuple[dict[str, str], Place]]) -> None:
    done = {(line["actor"], line["body"]) for line, _ in pairs}
    read = {
        (line["actor"], line["body"])
        for line in recorded()
        if "data/" in line["checked_against"] and line["body"] != "UNSC"
    }
    assert read - done == set()


def test_terms_in_the_security_council_are_the_years_in_which_a_state_voted(shared: Path) -> None:
    voted, terms = council_years(shared / "data"), council_terms()
    assert len(terms) >= 13
    assert {state: terms[state] ^ voted[state] for state in terms if terms[state] != voted[state]} == {}


def test_the_soviet_union_ends_where_russia_begins() -> None:
    ends = {line["body"]: line["until"] for line in recorded() if line["actor"] == "SUN"}
    assert set(ends.values()) == {"1991-12-24"}
    begins = {(line["body"], line["since"]) for line in recorded() if line["actor"] == "RUS"}
    assert set(ends.items()) <= begins


def test_nobody_leaves_before_joining() -> None:
    assert [line for line in recorded() if line["since"] and line["until"] and line["until"] < line["since"][:4]] == []


def test_no_place_is_recorded_twice() -> None:
    places = [(line["actor"], line["body"], line["role"], line["since"], line["until"]) for line in recorded()]
    assert len(places) == len(set(places))


def test_an_address_or_a_file_stands_where_a_row_was_read() -> None:
    read: list[Any] = [line["checked_against"] for line in recorded() if line["checked_against"]]
    assert [place for place in read if not place.startswith(("data/", "http://", "https://"))] == []
