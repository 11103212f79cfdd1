"""In whose name a text speaks, and of which two states it tells."""

from __future__ import annotations

import pytest

from comity.actors import registry
from comity.language.analysis import analyse

BODY = "\n\nThe talks went on for two days. They ended late.\n"


@pytest.mark.parametrize(
    ("head", "voice"),
    [
        ("Statement by the President of Peru on the lakes", ("PER",)),
        ("Joint Statement of Peru and Chile on the lakes", ("PER", "CHL")),
        ("Joint Statement by the Republic of Peru, Chile and the European Union", ("PER", "CHL", "EU")),
        ("Remarks by the President of Peru and the President of Chile", ()),
        ("To the Senate of the United States:", ("USA",)),
        ("PERMANENT MISSION OF NORWAY TO THE UNITED NATIONS\nStatement by Ambassador Ingrid Solheim", ("NOR",)),
        ("Peru and Chile: a history of two ports", ()),
        ("Statement on the situation in Peru", ()),
    ],
)
def test_the_title_says_who_speaks(head: str, voice: tuple[str, ...]) -> None:
    assert analyse("own.txt", head + BODY, None, registry()).heading.voice == voice


def test_the_title_beside_the_text_goes_before_its_first_line() -> None:
    analysis = analyse("own.txt", BODY, None, registry(), "General Debate, session 63, speech of PER")
    assert analysis.heading.voice == ("PER",)


def test_an_official_address_says_whose_readout_it_is() -> None:
    front = "---\ntitle: Readout of a meeting with Chilean guests\nsource_url: https://www.mfa.gov.pe/news/1\n---\n"
    assert analyse("own.md", front + BODY, None, registry()).heading.voice == ("PER",)


def test_we_stands_for_the_speaker_and_not_inside_quotation_marks() -> None:
    text = "Statement by the President of Peru\n\nWe agree. Ana Ruiz said: “We are not afraid of you at all.”\n"
    said = [m for m in analyse("own.txt", text, None, registry()).mentions if m.text == "We"]
    assert [m.codes for m in said] == [("PER",)]


@pytest.mark.parametrize(
    ("head", "pair"),
    [
        ("PERU\u2013CHILE RELATIONS refers to the diplomatic relations between Peru and Chile.", ("PER", "CHL")),
        ("Embassy of the Republic of Poland in Hanoi", ("POL", "VNM")),
        ("Foreign relations of Peru", ()),
        ("Peru, Chile and Kenya at sea", ()),
    ],
)
def test_a_text_on_two_states_tells_of_the_pair(head: str, pair: tuple[str, ...]) -> None:
    analysis = analyse("own.txt", head + "\n\nTies were established in 1973.\n", None, registry())
    last = analysis.sentences[-1]
    assert analysis.pairs.get(last.start, ()) == pair
