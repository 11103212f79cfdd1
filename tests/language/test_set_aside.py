"""What is set aside: paragraphs in other languages; what is not: prose after a list of notes."""

from __future__ import annotations

import pytest

from comity.language.aside import foreign_paragraphs
from comity.language.foreign import is_foreign
from comity.language.sentences import lay_out

ENGLISH = "Peru and Chile signed the treaty in the capital on 3 May 1999."


@pytest.mark.parametrize(
    "words",
    [
        "Der Minister traf seinen Kollegen in Berlin, um über die bilateralen Beziehungen zu sprechen.",
        "O presidente da República assinou o tratado com o Brasil em maio de 1999 e visitou a capital do país.",
        "Xarici işlər naziri Bakıda həmkarı ilə görüşüb və ikitərəfli münasibətləri müzakirə edib.",
        "Ministrul de externe s-a întâlnit cu omologul său la București pentru a discuta relațiile bilaterale.",
    ],
)
def test_other_languages_are_known(words: str) -> None:
    assert is_foreign(words)
    assert foreign_paragraphs(f"{ENGLISH}\n\n{words}\n\n{ENGLISH}") == 1


@pytest.mark.parametrize(
    "words",
    [
        ENGLISH,
        "Members: Ahmed al-Sharif, Luis de la Fuente, Jean-Pierre du Bois, Maria dos Santos, José da Silva e Costa.",
        "bilateral trade turnover growth rate, export volumes, foreign direct investment, tourism receipts",
    ],
)
def test_english_and_lists_of_names_stay(words: str) -> None:
    assert not is_foreign(words)


def test_prose_after_the_notes_is_read() -> None:
    text = f"Notes\n\n1. Smith, A. (2020). Rivers. Lima Press.\n\n{ENGLISH}"
    assert [p.text for p in lay_out(text).prose] == [ENGLISH]
