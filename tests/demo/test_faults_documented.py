"""The demonstration article carries the faults that its README lists, each once, and no careless ones beside them."""

from __future__ import annotations

import csv
import io
import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

DEMO = Path(__file__).resolve().parents[2] / "demo"
RECORD = files("comity") / "record"
ARTICLE = (DEMO / "azerbaijan-and-russia.md").read_text(encoding="utf-8")
README = (DEMO / "README.md").read_text(encoding="utf-8")
FEWEST_FAULTS = 12
WORDS = range(800, 1301)
QUOTED = re.compile(r"“([^”]+)”")
PLACE = re.compile(r"`(\w+\.csv)` `([^`]+)`")
CITED = re.compile(r"\(([A-Z][^()\d]+), (\d{4}[a-z]?|n\.d\.)\)")
LISTED = re.compile(r"^- (.+?)\. \((\d{4}[a-z]?|n\.d\.)\)\. ", re.MULTILINE)
WITHOUT_REFERENCE = {("United Nations General Assembly", "2014")}


def fault_rows() -> list[list[str]]:
    """The cells of each numbered row of the table of planted faults."""
    lines = [line for line in README.splitlines() if re.match(r"\| \d+ \|", line)]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def body_and_references() -> tuple[str, str]:
    """The article without its front matter, parted at the heading of its references."""
    text = ARTICLE.split("---\n", 2)[2]
    body, _, references = text.partition("## References")
    return body, references


def plain(words: str) -> str:
    return words.replace("’", "'").strip(" .")


def test_there_are_at_least_twelve_faults_and_their_numbers_run_without_a_gap() -> None:
    numbers = [int(row[0]) for row in fault_rows()]
    assert len(numbers) >= FEWEST_FAULTS
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("row", fault_rows(), ids=lambda row: str(row[0]))
def test_the_words_of_a_fault_stand_once_in_the_article_and_its_row_is_whole(row: list[str]) -> None:
    assert len(row) == 5
    assert all(row)
    quoted = QUOTED.findall(row[1])
    assert len(quoted) == 1
    assert ARTICLE.count(quoted[0]) == 1


@pytest.mark.parametrize("row", fault_rows(), ids=lambda row: str(row[0]))
def test_the_record_has_the_row_that_a_fault_names(row: list[str]) -> None:
    places = PLACE.findall(row[3])
    assert places
    for file, words in places:
        assert words.replace("\\|", "|") in (RECORD / file).read_text(encoding="utf-8"), f"{file}: {words}"


def test_every_other_citation_has_its_reference_and_every_reference_is_cited() -> None:
    body, references = body_and_references()
    cited, listed = set(CITED.findall(body)), set(LISTED.findall(references))
    assert listed
    assert cited - listed == WITHOUT_REFERENCE
    assert listed <= cited


def test_every_quotation_is_in_the_record_word_for_word() -> None:
    rows = csv.DictReader(io.StringIO((RECORD / "quotation.csv").read_text(encoding="utf-8")))
    known = [plain(row["quote"]) for row in rows]
    quotes = [plain(quote) for quote in QUOTED.findall(ARTICLE)]
    assert quotes
    assert [quote for quote in quotes if not any(quote in words for words in known)] == []


def test_the_article_says_first_what_it_is_and_has_its_length() -> None:
    body, references = body_and_references()
    first = body.strip().splitlines()[0]
    assert re.fullmatch(r"\*.*planted faults, not a source.*\*", first)
    assert len(f"{body} {references}".split()) in WORDS


def test_the_card_parses_and_frees_the_article() -> None:
    card = yaml.safe_load((DEMO / "azerbaijan-and-russia.card.yml").read_text(encoding="utf-8"))
    front = yaml.safe_load(ARTICLE.split("---\n", 2)[1])
    assert card["title"] == front["title"]
    assert front["date"].isoformat() == "2024-10-01"
    assert set(card) == {"id", "publisher", "title", "rights", "language", "country", "state_link", "note"}
    assert card["rights"] == {"use": "free (Apache-2.0)", "quote": "whole", "redistribute": "free (Apache-2.0)"}
    assert "not evidence" in card["note"]
