"""What whole series of roll calls add to the chapter on the United Nations, and that nothing is added without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.api.ledgers import open_ledger
from comity.chapters import united_nations
from comity.chapters.base import Brief, Chart, Table, brief_on, gazette
from comity.chapters.base.blocks import citations
from comity.chapters.base.points import spread
from comity.core.dyad import Dyad
from comity.core.provenance import RowLocator
from tests.measures.conftest import SESSION_62, SESSION_63, series

SHIPPED = "comity_unga_agreement"


def brief(path: Path) -> Brief:
    with open_ledger(path) as held:
        return brief_on(held, Dyad("AZE", "RUS"), ("TUR",), None, False, 0.5, gazette())


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """A brief on a ledger with two sessions of roll calls."""
    path = tmp_path_factory.mktemp("counted") / "ledger.duckdb"
    with open_ledger(path, write=True) as ledger:
        series(ledger, "un_digital_library_ga", "UNGA", {**SESSION_62, **SESSION_63})
    return brief(path)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """A brief on the record that ships."""
    return brief(tmp_path_factory.mktemp("shipped") / "ledger.duckdb")


def captions(found: Brief) -> dict[str, Table]:
    return {block.caption: block for block in united_nations.write(found) if isinstance(block, Table)}


def test_without_a_series_nothing_is_computed(shipped: Brief) -> None:
    assert shipped.voting.figures == ()
    assert "Votes on which the two part most" not in captions(shipped)
    sources = {f.fact.provenance.source for f in shipped.facts.values() if f.fact.kind == "figure"}
    assert SHIPPED in sources


def test_computed_agreement_stands_in_place_of_the_figures_that_ship(counted: Brief) -> None:
    figures = [f for f in counted.facts.values() if f.fact.kind == "figure"]
    assert SHIPPED not in {f.fact.provenance.source for f in figures}
    own = [f for f in figures if {f.fact.content.subject, f.fact.content.counterpart} == {"AZE", "RUS"}]
    computed = [f for f in own if f.fact.provenance.extractor == "comity.measures.agreement"]
    assert [(f.fact.content.period, f.fact.content.value) for f in computed] == [("2008", 0.6667)]


def test_a_computed_figure_names_its_roll_calls_sample_and_edition(counted: Brief) -> None:
    (figure,) = [f for f in counted.voting.figures if f.fact.content.subject + f.fact.content.counterpart == "AZERUS"]
    where = figure.fact.provenance.locator
    assert isinstance(where, RowLocator)
    assert where.note
    assert where.locator == "all 24 recorded votes"
    assert figure.fact.provenance.edition == "first edition"
    assert "24 of 24 roll calls used; non-voting: AZE 0 of 24, RUS 0 of 24" in where.note
    assert where.note.startswith("95% interval 0.")


def test_absence_and_interval_stand_beside_every_value(counted: Brief) -> None:
    table = captions(counted)["Voting agreement, and the roll calls it rests on"]
    assert table.rows[0].cells[1][0].text.startswith("0.667, 0.")
    assert table.rows[0].cells[1][0].text.endswith("; 24 of 24")
    assert table.rows[0].cells[-1][0].text == "AZE 0, RUS 0, TUR 0"
    ideal = captions(counted)["Published ideal points, with their intervals"]
    row = next(r for r in ideal.rows if r.cells[0][0].text == "2008")
    assert "votes; no position on 0 of 24" in row.cells[1][0].text


def test_the_votes_that_part_the_pair_are_cited_and_counted_once(counted: Brief) -> None:
    table = captions(counted)["Votes on which the two part most"]
    assert len(table.rows) == 10
    assert all(row.facts for row in table.rows)
    aside = set(counted.aside)
    assert aside
    assert not aside & {r.id for cell in counted.cells("vote") for r in cell.reports}


def test_every_citation_of_the_chapter_is_held(counted: Brief) -> None:
    cited = {id_ for block in united_nations.write(counted) for group in citations(block) for id_ in group}
    assert cited <= set(counted.facts)


def test_positions_are_gathered_by_issue(shipped: Brief) -> None:
    table = captions(shipped)["Positions by issue"]
    rows = {row.cells[0][0].text: [cell[0].text for cell in row.cells[1:]] for row in table.rows}
    assert "Amendment" not in rows
    assert "against" in rows["Ukraine"][2]
    assert any("adopted without a vote" in row[0] for row in rows.values())


def test_charts_mark_the_intervals_of_the_pair(counted: Brief) -> None:
    charts = [block for block in united_nations.write(counted) if isinstance(block, Chart)]
    assert "the grey bands are 95 % intervals of the pair" in charts[0].caption
    values = charts[0].spec["data"]["values"]
    assert {v["name"] for v in values if v["low"] is not None} == {"Azerbaijan\N{EN DASH}Russia"}


def test_labels_at_the_ends_of_lines_are_moved_apart_as_little_as_can_be() -> None:
    places = spread({"a": 0.0, "b": 0.5, "c": 0.5, "d": 0.51}, 1.0)
    assert places["a"] == 0.0
    assert places["c"] - places["b"] == pytest.approx(0.075) == pytest.approx(places["d"] - places["c"])
    assert sum(places[name] for name in "bcd") / 3 == pytest.approx(1.51 / 3)
