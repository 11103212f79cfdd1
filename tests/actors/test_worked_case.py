"""The names of the worked case, as its texts have them."""

from __future__ import annotations

from datetime import date

import pytest

from comity.actors import registry


@pytest.mark.parametrize(
    ("name", "on", "actor", "form"),
    [
        ("Baku", date(2014, 1, 1), "AZE", "capital"),
        ("Moscow", date(2014, 1, 1), "RUS", "capital"),
        ("Moscow", date(1985, 1, 1), "SUN", "capital"),
        ("the Kremlin", date(2008, 3, 14), "RUS", "capital"),
        ("Yerevan", None, "ARM", "capital"),
        ("the Republic of Azerbaijan", None, "AZE", "name"),
        ("Azerbaijan's", None, "AZE", "name"),
        ("the Azerbaijani side", None, "AZE", "demonym"),
        ("Azeri", None, "AZE", "demonym"),
        ("Türkiye", None, "TUR", "name"),
        ("Turkiye", None, "TUR", "name"),
        ("RSFSR", None, "RUS", "acronym"),
        ("the Russian SFSR", None, "RUS", "name"),
        ("USSR", None, "SUN", "acronym"),
        ("U.S.S.R.", None, "SUN", "acronym"),
        ("Artsakh", None, "region:karabakh", "region"),
        ("Garabagh", None, "region:karabakh", "region"),
        ("Nagorno-Karabakh", None, "region:karabakh", "region"),
        ("Khankendi", None, "region:karabakh", "region"),
        ("Stepanakert", None, "region:karabakh", "region"),
        ("Nur-Sultan", None, "KAZ", "capital"),
    ],
)
def test_a_name_is_its_actor(name: str, on: date | None, actor: str, form: str) -> None:
    found = registry().resolve(name, on)
    assert found.actor is not None, found.why
    assert (found.actor.id, found.candidates[0].form) == (actor, form)


def test_a_capital_speaks_for_the_government() -> None:
    [baku] = registry().resolve("Baku").candidates
    assert (baku.country, baku.sector) == ("AZE", "GOV")


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Heydar Aliyev", "Heydar Aliyev"),
        ("H. Aliyev", "Heydar Aliyev"),
        ("Ilham Aliyev", "Ilham Aliyev"),
        ("İlham Əliyev", "Ilham Aliyev"),
        ("Boutros-Ghali", "Boutros Boutros-Ghali"),
    ],
)
def test_a_person_is_found_by_name(name: str, actor: str) -> None:
    found = registry().resolve(name).actor
    assert found is not None
    assert (found.kind, found.name) == ("person", actor)


def test_a_surname_is_whoever_held_office_on_the_day() -> None:
    earlier = registry().resolve("Aliyev", date(1994, 9, 1))
    later = registry().resolve("Aliyev", date(2014, 1, 1))
    assert earlier.actor and earlier.actor.name == "Heydar Aliyev"
    assert later.actor and later.actor.name == "Ilham Aliyev"
    assert earlier.candidates[0].country == "AZE"
    assert earlier.candidates[0].sector == "GOV"
    assert "President of Azerbaijan" in earlier.candidates[0].why


def test_a_surname_without_a_day_is_all_who_bore_it() -> None:
    found = registry().resolve("Aliyev")
    assert found.actor is None
    assert {c.actor.name for c in found.candidates} >= {"Heydar Aliyev", "Ilham Aliyev"}


def test_the_general_assembly_by_its_short_form() -> None:
    found = registry().resolve("UN GA").actor
    assert found is not None
    assert found.id == "UNGA"


@pytest.mark.parametrize(
    "name",
    [
        "Armenian Prime Minister Nikol Pashinyan",
        "Prime Minister Pashinyan",
        "Nikol Pashinyan, Prime Minister of Armenia",
        "the Prime Minister of Armenia Nikol Pashinyan",
    ],
)
def test_a_title_leads_to_its_holder(name: str) -> None:
    found = registry().resolve(name, date(2022, 1, 1)).actor
    assert found is not None
    assert found.name == "Nikol Pashinyan"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("the Russian Foreign Ministry", "RUS"),
        ("Azerbaijan's President", "AZE"),
        ("President of Azerbaijan", "AZE"),
        ("the Government of the Republic of Armenia", "ARM"),
        ("Ministry of Foreign Affairs of the Russian Federation", "RUS"),
    ],
)
def test_an_office_speaks_for_its_state(name: str, country: str) -> None:
    [found] = registry().resolve(name).candidates
    assert (found.country, found.sector) == (country, "GOV")


@pytest.mark.parametrize("name", ["the Secretary-General of the United Nations", "UN Secretary-General"])
def test_an_office_of_a_body_speaks_for_the_body(name: str) -> None:
    [found] = registry().resolve(name).candidates
    assert (found.actor.id, found.country, found.form) == ("UN", None, "office")


def test_a_body_leads_to_the_holder_of_its_office() -> None:
    found = registry().resolve("UN Secretary-General Boutros Boutros-Ghali", date(1993, 5, 1)).actor
    assert found is not None
    assert found.name == "Boutros Boutros-Ghali"
