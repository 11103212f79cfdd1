"""Names that mean several actors, none, or different ones on different days."""

from __future__ import annotations

from datetime import date

import pytest

from comity.actors import registry
from comity.core.errors import UnknownActor


def ids(name: str, on: date | None = None) -> set[str]:
    return {c.actor.id for c in registry().resolve(name, on).candidates}


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Congo", None, {"COD", "COG"}),
        ("Korea", None, {"KOR", "PRK"}),
        ("Dominican", None, {"DOM", "DMA"}),
        ("NAM", None, {"NAM", "Non-Aligned Movement"}),
        ("China", None, {"CHN"}),
        ("China", date(1960, 1, 1), {"CHN", "TWN"}),
        ("China", date(1948, 1, 1), {"TWN"}),
        ("Republic of China", None, {"TWN"}),
        ("Vietnam", None, {"VNM"}),
        ("Vietnam", date(1965, 1, 1), {"VNM", "RVN"}),
        ("Yemen", date(1980, 1, 1), {"YAR", "YMD"}),
        ("Yemen", date(2020, 1, 1), {"YEM"}),
    ],
)
def test_an_ambiguous_name_stays_ambiguous(name: str, on: date | None, expected: set[str]) -> None:
    assert ids(name, on) == expected


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Guinea", "GIN"),
        ("Georgia", "GEO"),
        ("Macedonia", "MKD"),
        ("Germany", "DEU"),
        ("Niger", "NER"),
        ("Ireland", "IRL"),
        ("Ivory Coast", "CIV"),
        ("Burma", "MMR"),
        ("Republic of Korea", "KOR"),
        ("the Netherlands", "NLD"),
        ("the U.S.", "USA"),
    ],
)
def test_a_name_of_one_state_is_that_state(name: str, actor: str) -> None:
    assert ids(name) == {actor}


def test_russia_before_it_took_the_seat_is_the_soviet_union() -> None:
    assert ids("Russia", date(1991, 12, 23)) == {"SUN"}
    assert ids("Russia", date(1991, 12, 24)) == {"RUS"}
    assert ids("Russia") == {"RUS"}
    assert ids("RSFSR", date(1985, 1, 1)) == {"RUS"}


def test_a_state_that_is_gone_keeps_its_name_and_says_so() -> None:
    found = registry().resolve("Czechoslovakia", date(2010, 1, 1))
    assert found.actor and found.actor.id == "CSK"
    assert "outside its days" in found.why
    assert ids("Soviet Union", date(2010, 1, 1)) == {"SUN"}


def test_what_a_name_means_is_explained() -> None:
    assert "American state" in registry().resolve("Georgia").why
    assert "western state" in registry().resolve("Germany", date(1975, 1, 1)).why


@pytest.mark.parametrize(
    "name",
    [
        "Artsakh",
        "Abkhazia",
        "Tskhinvali region",
        "Transnistria",
        "Crimea",
        "TRNC",
        "Kashmir",
        "Somaliland",
        "Western Sahara",
        "Gaza",
        "Hong Kong",
        "Greenland",
        "Kurdistan Region",
    ],
)
def test_a_region_is_refused_as_a_state(name: str) -> None:
    found = registry().resolve(name)
    assert found.actor is not None
    assert found.actor.kind == "region"
    assert all(c.form == "region" for c in found.candidates)


@pytest.mark.parametrize("name", ["us", "who", "male", "Male", "and", "", " ", "'s", "the", "a cat", "co-chairs"])
def test_other_words_are_no_actor(name: str) -> None:
    assert ids(name) == set()


def test_out_of_office_is_no_government() -> None:
    [merkel] = registry().resolve("Angela Merkel", date(2022, 6, 1)).candidates
    assert merkel.sector == "ELI"
    assert ids("Ivanov", date(2021, 1, 1)) == set()


def test_a_family_name_that_is_a_common_word_needs_its_title() -> None:
    assert ids("May", date(2018, 1, 1)) == set()
    assert ids("Prime Minister May", date(2018, 1, 1)) == {"person:theresa-may"}
    assert ids("bush", date(2005, 1, 1)) == set()
    assert ids("The Hague") == {"NLD"}
    assert ids("Moon") == ids("III") == set()


def test_365_is_two_states() -> None:
    reg = registry()
    before, after, now = reg.numbered(365, date(1980, 1, 1)), reg.numbered(365, date(2000, 1, 1)), reg.numbered(365)
    assert before and after and now
    assert (before.id, after.id, now.id) == ("SUN", "RUS", "RUS")
    west = reg.numbered(260)
    assert west and west.id == "DEU"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("AZR", "AZE"), ("Azerbaijann", "AZE"), ("Azerbijan", "AZE"), ("RUSSIA", "RUS"), ("Grmany", "DEU")],
)
def test_a_misspelt_code_or_name_is_answered_with_suggestions(asked: str, meant: str) -> None:
    with pytest.raises(UnknownActor, match=meant):
        registry().get(asked)


def test_an_unknown_code_is_named_and_is_printed_as_it_is() -> None:
    with pytest.raises(UnknownActor, match="No actor has the code 'QQQ'"):
        registry().get("QQQ")
    assert registry().name("QQQ") == "QQQ"
    assert registry().name("AZE") == "Azerbaijan"


def test_find_takes_a_code_or_a_name_and_lists_the_candidates_of_an_ambiguous_one() -> None:
    reg = registry()
    assert [reg.find(q).id for q in ("AZE", "Azerbaidjan", "RUSSIA", "Baku", "UNGA", "NAM")] == [
        "AZE",
        "AZE",
        "RUS",
        "AZE",
        "UNGA",
        "NAM",
    ]
    with pytest.raises(UnknownActor, match=r"COD .*COG"):
        reg.find("Congo")
    with pytest.raises(UnknownActor, match="AZE"):
        reg.find("Azerbijann")


def test_successions_are_read_both_ways() -> None:
    reg = registry()
    republics = {s.successor: s.relation for s in reg.successors("SUN")}
    assert len(republics) == 15
    assert republics["RUS"] == "continues"
    assert [s.predecessor for s in reg.predecessors("RUS")] == ["SUN"]
    assert {s.predecessor for s in reg.predecessors("YEM")} == {"YAR", "YMD"}


def test_holders_of_an_office_on_a_day() -> None:
    [president] = registry().holders("head-of-state", "AZE", date(2014, 1, 1))
    assert president.person.name == "Ilham Aliyev"
