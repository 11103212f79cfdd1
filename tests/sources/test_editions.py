"""What decides that a file is read anew: its content, the rules on the card, the tables of codes, the importer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from comity.api.ledgers import open_ledger
from comity.kinds import all_kinds
from comity.ledger import Ledger, Query
from comity.sources import Card, all_cards
from comity.sources.base import importing
from comity.sources.base.card import SeriesPlan, Total
from comity.sources.base.found import recorded
from comity.sources.base.importing import Imported, import_source
from comity.sources.base.layout import Layout
from comity.sources.base.recognising import recognise

FACTS = """SELECT 'list' AS document, 'row=' || code AS locator, c.actor AS actor, 'ZZ' AS body, 'member' AS role,
  since, {note} AS note, {url} AS url FROM members JOIN iso_code c USING (code) WHERE c.last_day > DATE '2000-01-01'"""


def card(
    note: str = "NULL", url: str = "NULL", needs: tuple[str, ...] = ("members",), kind: str = "membership"
) -> Card:
    """A card of the test's own, on one of the ids that are known."""
    layouts = (Layout("members", ("code", "since")), Layout("more", ("code", "other")))
    plan = SeriesPlan("membership", needs, FACTS.format(note=note, url=url))
    total = Total("members", ("members",), "SELECT count(*) FROM members", 3)
    return replace(all_cards()["atop_alliances"], layouts=layouts, series=(plan,), totals=(total,))


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Imported]:
    """Imports a card's files, written by the test, into its ledger."""
    (tmp_path / "members.csv").write_text("code,since\nFRA,1992\nDEU,1993\n", encoding="utf-8")
    (tmp_path / "more.csv").write_text("code,other\nFRA,1992\n", encoding="utf-8")

    def run(one: Card, *names: str) -> Imported:
        files = [tmp_path / name for name in names or ("members.csv",)]
        with open_ledger(tmp_path / "ledger.duckdb", write=True) as held:
            return import_source(held, one, [found for file in files for found in recognise(file, [one])])

    return run


def facts(folder: Path) -> list[tuple[str, str | None, str | None]]:
    with Ledger.open(folder / "ledger.duckdb", all_kinds(), read_only=True) as held:
        found = held.facts(Query(kinds=("membership",), sources=("atop_alliances",)))
    places = [(one.fact.content.actor, one.fact.provenance.locator) for one in found]
    return sorted((actor, getattr(at, "note", None), getattr(at, "url", None)) for actor, at in places)


def test_the_same_file_is_read_once(load: Callable[..., Imported], tmp_path: Path) -> None:
    assert load(card()).change
    assert load(card()).change is None
    assert facts(tmp_path) == [("DEU", None, None), ("FRA", None, None)]


def test_words_of_a_card_do_not_read_its_files_anew(load: Callable[..., Imported]) -> None:
    load(card())
    assert load(replace(card(), note="told better", checked="2026-11-22")).change is None


def test_a_note_or_address_that_changed_is_told_anew(load: Callable[..., Imported], tmp_path: Path) -> None:
    load(card())
    done = load(card(note="'coded late'", url="'https://example.org/' || code"))
    assert done.change is not None
    assert (done.change.new, done.change.kept, done.change.withdrawn) == (2, 0, 2)
    assert facts(tmp_path)[0] == ("DEU", "coded late", "https://example.org/DEU")
    assert not load(card(note="'coded late'", url="'https://example.org/' || code")).change
    back = load(card())
    assert back.change
    assert facts(tmp_path) == [("DEU", None, None), ("FRA", None, None)]


def test_another_table_of_codes_reads_the_file_anew(
    load: Callable[..., Imported], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(card())
    monkeypatch.setattr(importing, "codes_fingerprint", lambda: "another registry")
    done = load(card())
    assert done.change is not None
    assert done.change.kept == 2


def test_a_newer_importer_reads_the_file_anew(load: Callable[..., Imported], monkeypatch: pytest.MonkeyPatch) -> None:
    load(card())
    monkeypatch.setattr(importing, "VERSION", "99.0")
    assert load(card()).change is not None


def test_a_series_that_needs_other_files_leaves_nothing_of_the_old_reading(
    load: Callable[..., Imported], tmp_path: Path
) -> None:
    load(card())
    one = card(needs=("members", "more"))
    both = replace(one, series=(replace(one.series[0], facts=one.series[0].facts + " AND code = 'FRA'"),))
    done = load(both, "members.csv", "more.csv")
    assert done.change is not None
    assert facts(tmp_path) == [("FRA", None, None)]
    assert not load(both, "members.csv", "more.csv").change


def test_a_reading_stays_where_its_files_are_not_at_hand(load: Callable[..., Imported], tmp_path: Path) -> None:
    load(card())
    other = replace(card(needs=("more",)), series=(SeriesPlan("membership", ("more",), MORE),))
    load(other, "more.csv")
    assert {actor for actor, _, _ in facts(tmp_path)} == {"DEU", "FRA", "USA"}


MORE = "SELECT 'list' AS document, 'row=USA' AS locator, 'USA' AS actor, 'ZZ' AS body, other AS since FROM more"


def test_totals_and_files_are_kept_with_what_was_found(load: Callable[..., Imported], tmp_path: Path) -> None:
    load(card())
    with Ledger.open(tmp_path / "ledger.duckdb", all_kinds(), read_only=True) as held:
        found = recorded(held, "atop_alliances")
    assert dict(found.totals) == {"members": 2}
    assert found.files["members"].rows == 2
    assert len(found.files["members"].sha256 or "") == 64
