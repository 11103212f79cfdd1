"""Every publisher of the record has one card that describes it, and every row names a place that can be looked up."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from comity.kinds import all_kinds
from comity.sources import Card, all_cards, shipped_record

STATE_LINKS = {
    "state organ", "state-owned", "public body", "intergovernmental", "international organization", "academic",
    "private", "volunteer", "unknown",
}  # fmt: skip
COMPUTED_HERE = {"comity_unga_agreement"}
"""Series that the project computes: they have no page of their own."""

UNUSED = "No rows ship"


def table(path: str) -> list[dict[str, str]]:
    """The lines of a CSV file of the package."""
    text = (files("comity") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@cache
def rows() -> tuple[tuple[str, dict[str, str]], ...]:
    """Every row of the record with its kind."""
    return tuple((kind, row) for kind in all_kinds() for row in table(f"record/{kind}.csv"))


def addresses(row: dict[str, str]) -> Iterator[str]:
    """The places that a row names: its public address and where it was read."""
    for column in ("url", "checked_against"):
        yield from (place.strip() for place in row[column].split("|") if place.strip())


def cards_with_file() -> dict[str, Card]:
    """The cards of series, which have a file each."""
    pages = {row["id"] for row in table("record/publisher.csv")}
    return {id_: card for id_, card in all_cards().items() if id_ not in pages}


def test_every_publisher_has_a_card_and_every_card_rows() -> None:
    used = {row["publisher"] for _, row in rows()}
    assert used - all_cards().keys() == set()
    assert [c.id for c in all_cards().values() if c.id not in used and not c.coverage.startswith(UNUSED)] == []


def test_publishers_of_single_pages_stand_once_and_in_order() -> None:
    ids = [row["id"] for row in table("record/publisher.csv")]
    assert ids == sorted(set(ids))


def test_ids_and_aliases_name_one_card_each() -> None:
    names = [*all_cards(), *(alias for card in all_cards().values() for alias in card.aliases)]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [id_ for id_ in all_cards() if not re.fullmatch(r"[a-z][a-z0-9_]*", id_)] == []


def test_every_card_says_what_it_must() -> None:
    for card in all_cards().values():
        said = (card.publisher, card.title, card.coverage, card.citation, card.country, card.language)
        assert all(said) and card.layout in {"verified", "unverified", "single pages"}, card.id
        assert all((card.rights.use, card.rights.quote, card.rights.redistribute)), card.id
        assert card.state_link in STATE_LINKS, card.id


def test_a_card_with_files_fetches_them_or_says_why_not() -> None:
    laid_out = [card for card in all_cards().values() if card.layouts]
    assert [card.id for card in laid_out if bool(card.fetch) == bool(card.by_hand)] == []


def test_every_seat_is_a_state_a_body_or_unknown() -> None:
    states = {row["id"] for row in table("actors/states.csv")}
    known = states | {row["id"] for row in table("actors/bodies.csv")} | {"unknown"}
    assert {card.id: card.country for card in all_cards().values() if card.country not in known} == {}


def test_every_homepage_is_an_address() -> None:
    for card in all_cards().values():
        assert is_address(card.homepage) or card.id in COMPUTED_HERE, card


def test_the_homepage_of_single_pages_is_a_host_that_rows_cite() -> None:
    hosts: defaultdict[str, set[str]] = defaultdict(set)
    for _, row in rows():
        hosts[row["publisher"]] |= {urlsplit(place).netloc for place in addresses(row)}
    for row in table("record/publisher.csv"):
        assert urlsplit(row["homepage"]).netloc in hosts[row["id"]], row


def test_a_card_names_the_kinds_of_its_rows() -> None:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for kind, row in rows():
        kinds[row["publisher"]].add(kind)
    named = {id_: set(card.kinds) for id_, card in cards_with_file().items()}
    assert {id_: (named[id_], kinds[id_]) for id_ in named if named[id_] != kinds[id_]} == {}


def test_a_verified_layout_was_read_in_a_file() -> None:
    in_files = {row["publisher"] for _, row in rows() if "data/" in row["checked_against"]}
    series = [card for card in cards_with_file().values() if not card.coverage.startswith(UNUSED)]
    assert [card.id for card in series if card.layout == "verified" and card.id not in in_files] == []


def test_the_record_loads_and_no_row_stands_twice() -> None:
    found = shipped_record(all_kinds())
    facts = [fact for _, its_facts in found.values() for fact in its_facts]
    assert len(facts) == len(rows())
    assert [id_ for id_, times in Counter(fact.id for fact in facts).items() if times > 1] == []


def test_status_follows_from_where_a_row_was_read() -> None:
    for _, facts in shipped_record(all_kinds()).values():
        for fact in facts:
            read = getattr(fact.provenance.locator, "checked_against", None)
            assert fact.provenance.status == ("record" if read else "unverified"), fact


def test_every_address_can_be_followed() -> None:
    for kind, row in rows():
        for place in addresses(row):
            assert place.startswith("data/") or is_address(place), (kind, row["publisher"], place)


def is_address(place: str) -> bool:
    """True for an http address with a host and without blanks."""
    parts = urlsplit(place)
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not re.search(r"\s", place)


def test_every_file_that_a_row_was_read_in_exists(shared: Path) -> None:
    named = {place.split()[0] for _, row in rows() for place in addresses(row) if place.startswith("data/")}
    assert named
    assert [name for name in sorted(named) if not (shared / name).is_file()] == []


@pytest.mark.parametrize("id_", sorted(COMPUTED_HERE))
def test_a_computed_series_tells_its_formula(id_: str) -> None:
    assert "mean(|v_i - v_j|)" in (all_cards()[id_].note or "")
