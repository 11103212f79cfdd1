"""Names that hold the name of an actor and are another's, or nobody's."""

from __future__ import annotations

import pytest

from comity.actors import describe, registry
from comity.actors.longer import containing, longer_names
from comity.language.analysis import analyse


@pytest.mark.parametrize("text", ["a ship in the Indian Ocean", "New Guinea", "the Gulf of Guinea", "West Indians"])
def test_a_longer_name_is_no_state(text: str) -> None:
    assert describe(text).country is None
    assert analyse("own.txt", f"They sang of {text}.", None, registry()).mentions == ()


@pytest.mark.parametrize(("text", "code"), [("Papua New Guinea", "PNG"), ("Guinea", "GIN"), ("Indian ships", "IND")])
def test_a_state_s_own_name_is(text: str, code: str) -> None:
    assert describe(text).country == code


def test_a_form_knows_the_names_in_which_it_is_another_s() -> None:
    assert {"papua new guinea", "gulf of guinea", "equatorial guinea"} <= set(containing()["guinea"])
    assert "indian ocean" in containing()["indian"]


def test_a_body_named_after_a_state_still_names_it() -> None:
    assert not [name for name in containing().get("sudan", ()) if "mission" in name]


def test_no_longer_name_is_a_state_s_present_name() -> None:
    names = {name.casefold() for s in registry().states() for name in (s.name, *s.demonyms)}
    assert not names & longer_names()


@pytest.mark.parametrize(("phrase", "country"), [("Dehli police", "IND"), ("Lsibon mayor", "PRT"), ("Mrakets", None)])
def test_a_place_with_two_letters_changed_round(phrase: str, country: str | None) -> None:
    assert describe(phrase).country == country
