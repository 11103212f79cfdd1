"""Sentences: layout undone, citations and furniture masked, every character traced back to the document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.formats import read_text
from comity.language.analysis import Spanned, analyse, analyse_many
from comity.language.boundaries import starts
from comity.language.model import Analysis, Written
from comity.language.sentences import lay_out

WRAPPED = """The two governments of Arvia and Belmark agreed on Monday to open a joint
office in the port of Calder, and they asked the Council of the Three
Rivers to send observers there before the end of the summer season.
The office opens in June.

It will employ twelve people."""


def sentences(text: str) -> list[str]:
    return [s.parse.text for s in analyse("d", text).sentences]


def reasons(text: str) -> dict[str, str]:
    return {m.text: m.reason for m in analyse("d", text).masks}


def holds(found: Analysis) -> None:
    """Every part's text is the document's, and every parsed character is the document's or blank for white space."""
    parts: list[Spanned] = [*found.sentences, *found.dates, *found.quantities, *found.quotes, *found.masks]
    for part in parts:
        assert found.text[part.start : part.end] == part.text
    for sentence in found.sentences:
        words = sentence.parse.text
        assert len(words) == len(sentence.offsets)
        assert list(sentence.offsets) == sorted(set(sentence.offsets))
        for character, offset in zip(words, sentence.offsets, strict=True):
            there = found.text[offset]
            assert there == character or (character == " " and there.isspace())


def test_hard_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    found = analyse("d", WRAPPED)
    assert [s.paragraph for s in found.sentences] == [0, 0, 1]
    assert "joint office in the port" in found.sentences[0].parse.text
    assert found.sentences[0].text.count("\n") == 2
    holds(found)


def test_a_page_number_inside_a_sentence_is_masked_and_the_sentence_goes_on() -> None:
    text = WRAPPED.replace("\noffice in", "\n\n7\n\f\noffice in", 1) + "\n\n" + WRAPPED
    found = analyse("d", text)
    assert found.sentences[0].parse.text == analyse("d", WRAPPED).sentences[0].parse.text
    assert [(m.text, m.reason) for m in found.masks] == [("7", "furniture")]
    holds(found)


def test_a_word_divided_at_the_end_of_a_line_is_whole() -> None:
    found = analyse("d", WRAPPED.replace("three", "Three").replace("observers there", "obser\u00ad\nvers there"))
    assert "send observers there" in found.sentences[0].parse.text
    holds(found)


def test_lines_without_blank_lines_between_are_paragraphs_of_their_own() -> None:
    line = "Arvia and Belmark have cooperated for many years in the fields of trade, transport and energy. " * 3
    found = analyse("d", f"{line.strip()}\n{line.strip()}\n{line.strip()}\n{line.strip()}")
    assert {s.paragraph for s in found.sentences} == {0, 1, 2, 3}


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n", "\n\f"])
def test_a_sentence_goes_on_over_a_page_break(gap: str) -> None:
    text = (
        f"The envoy of Arvia declared that the new border post would be opened under{gap}international rules. It was."
    )
    assert sentences(text) == [
        "The envoy of Arvia declared that the new border post would be opened under international rules.",
        "It was.",
    ]
    holds(analyse("d", text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It was adopted by the UN GA. 39 states voted for it.", 2),
        ("The government of A. Marlow met B. Okoro in May. They agreed.", 2),
        ("Resolution No. 853 was adopted. Mr. Okoro spoke.", 2),
        ("The U.S. President met him. The U.S. The end came.", 3),
        ('He said: "We agree. We sign." They left.', 3),
        ("There are three ways: 1. A mission; 2. A force; 3. Observers. None was taken.", 2),
        ("It grew by 3.5 percent in 2003. In 2004 it fell.", 2),
        ("Who came? Nobody! Then it ended.", 3),
    ],
)
def test_full_stops_end_sentences_only_where_they_do(text: str, count: int) -> None:
    assert len(starts(text)) == count
    assert len(sentences(text)) == count


def test_citations_are_masked_and_the_sentence_still_covers_them() -> None:
    text = "Arvia joined the Council (Okoro & Lindqvist, 2012, p. 7). Belmark followed in 1999.[3]"
    found = analyse("d", text)
    assert [s.parse.text for s in found.sentences] == ["Arvia joined the Council.", "Belmark followed in 1999."]
    assert found.sentences[0].text.endswith("p. 7).")
    assert [(m.text, m.reason) for m in found.masks] == [
        ("(Okoro & Lindqvist, 2012, p. 7)", "citation"),
        ("[3]", "citation"),
    ]
    assert [d.edtf for d in found.dates] == ["1999"]
    assert found.quantities == ()
    holds(found)


def test_headings_references_addresses_and_other_languages_are_masked() -> None:
    prose = "The ministers of Arvia and Belmark met in Calder to discuss the future of the river."
    spanish = "Los ministros de Arvia y de Belmark se reunieron en la ciudad para hablar de la paz y del comercio."
    text = f"""TRADE AND PEACE

E-mail: office@example.org

{spanish}

{prose}

Economic Ties of the Two States

{prose}

REFERENCES

- Okoro, J. (2012). The river. Example Press.
- Tamm, K. (2015). The bank of the river was long in dispute."""
    found = analyse("d", text)
    assert [s.text for s in found.sentences] == [prose, prose]
    assert {m.reason for m in found.masks} == {"heading", "address", "foreign", "reference"}
    assert found.dates == ()
    holds(found)


def test_a_document_of_one_line_is_prose_even_without_full_stop() -> None:
    assert sentences("Arvia criticized Belmark") == ["Arvia criticized Belmark"]


def test_front_matter_is_masked_and_gives_the_day_of_writing() -> None:
    text = "---\ntitle: \"Arvia and Belmark\"\ndate: '2021-05-04'\n---\n\nThe ministers met today in Calder.\n"
    found = analyse("d", text)
    assert found.published == "2021-05-04"
    assert [d.edtf for d in found.dates] == ["2021-05-04"]
    assert found.masks[0].reason == "furniture" and "Arvia" in found.masks[0].text
    assert analyse("d", text, "2020").published == "2020"


def test_the_points_of_a_list_are_sentences_without_their_marks() -> None:
    text = "They signed these treaties:\n\n- The Treaty on Rivers,\n May 4, 1999;\n- The Treaty on Ports, and others."
    assert sentences(text)[1:] == ["The Treaty on Rivers, May 4, 1999;", "The Treaty on Ports, and others."]


def test_a_table_is_read_cell_by_cell() -> None:
    text = (
        "+--------+---------------------------------+\n"
        "| State  | Notes                           |\n"
        "+========+=================================+\n"
        "| Arvia  | Arvia opened an embassy in      |\n"
        "|        | Calder in May 1999.             |\n"
        "+--------+---------------------------------+\n"
    )
    found = analyse("d", text)
    assert [s.parse.text for s in found.sentences] == ["Arvia opened an embassy in Calder in May 1999."]
    holds(found)


def test_markup_is_not_parsed() -> None:
    assert sentences("The **minister** of [Arvia](https://example.org/a) met *her* there.") == [
        "The minister of Arvia met her there."
    ]


def test_many_documents_give_what_each_gives_alone() -> None:
    texts = [WRAPPED, "", "Arvia left the Council in 1999.", "   \n\n", "REFERENCES"]
    together = list(analyse_many(Written(str(i), t) for i, t in enumerate(texts)))
    assert [a.document for a in together] == ["0", "1", "2", "3", "4"]
    for text, found in zip(texts, together, strict=True):
        alone = analyse("x", text)
        assert [s.text for s in found.sentences] == [s.text for s in alone.sentences]


def test_a_long_line_without_a_full_stop_is_cut_and_a_word_without_end_is_masked() -> None:
    found = analyse("d", "word " * 5000)
    assert len(found.sentences) > 5
    holds(found)
    assert reasons("x" * 5000) == {"x" * 5000: "furniture"}


PIECES = st.sampled_from(
    [
        "The minister spoke. ",
        "He said: “Go.” ",
        "(Okoro, 2012)",
        "\n",
        "\n\n",
        "\f",
        "- ",
        "A. ",
        "No. 4 ",
        "[3]",
        "# ",
        "**",
        "| a | b |",
        "+---+",
        "REFERENCES",
        "\u00a0",
        "\r\n",
        "é",
        "x" * 30,
        "---\n",
        "\\",
        "U.S. ",
        "1. ",
        "\u200b",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=100))
@settings(max_examples=60, deadline=None)
def test_any_text_keeps_its_offsets(text: str) -> None:
    layout = lay_out(text)
    for mask in layout.masks:
        assert text[mask.start : mask.end] == mask.text
    holds(analyse("d", text))


def test_every_text_of_the_corpus_is_read_with_its_offsets(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [*sorted((shared / "corpus").glob("*.txt")), *sorted((shared / "corpus-more").glob("[0-9]*.md"))[::12]]
    texts = {p.name: read_text(p).text for p in paths}
    lines = []
    for found in analyse_many(Written(name, text) for name, text in texts.items()):
        assert found.text == texts[found.document]
        assert found.sentences
        holds(found)
        parts = (found.sentences, found.dates, found.quantities, found.quotes, found.masks)
        lines.append(f"{found.document[:30]:<32}" + " ".join(f"{len(part):>5}" for part in parts))
    with capsys.disabled():
        print("\ndocument, sentences, dates, quantities, quotations, masks", *lines, sep="\n")  # noqa: T201


def test_an_author_whose_name_begins_like_a_month_is_cited() -> None:
    found = analyse("d", "The road was opened (Novikova, 2015). It was closed (November 2015).")
    assert [m.text for m in found.masks if m.reason == "citation"] == ["(Novikova, 2015)"]
