"""What the chapters say of the tiny world, and that they never say more than its facts do."""

from __future__ import annotations

from datetime import date

import pytest

from comity.chapters import all_chapters
from comity.chapters.base import Block, Brief, Chart, Disagreement, Gap, Paragraph, Register, Sentence, Table, Words
from comity.chapters.base.blocks import citations
from comity.ledger import Ledger
from tests.chapters.conftest import Briefing

CHAPTERS = {chapter.id: chapter for chapter in all_chapters()}


def written(name: str, brief: Brief) -> tuple[Block, ...]:
    return CHAPTERS[name].write(brief)


def words(blocks: tuple[Block, ...]) -> str:
    """Everything that the blocks print, cells and sentences one a line."""
    said: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                said += [part.text for part in block.parts]
            case Table():
                said += [" | ".join("; ".join(e.text for e in cell) for cell in row.cells) for row in block.rows]
            case Register():
                said += [" | ".join(row) for row in block.rows]
            case Chart():
                said += [block.caption, block.alt]
            case Words():
                said += [block.words, block.by]
            case Disagreement():
                said += [side.text for side in block.sides]
            case Gap():
                said += [block.text, block.source, block.command or ""]
    return "\n".join(said)


def test_chapters_stand_in_the_order_of_the_study() -> None:
    assert [chapter.id for chapter in all_chapters()] == [
        "summary", "political", "law", "united_nations", "regional", "conflict", "economy", "statements", "sources",
    ]  # fmt: skip


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_citation_is_a_fact_of_the_ledger(name: str, brief: Briefing, world: Ledger) -> None:
    known = {fact.id for fact in world.facts()}
    blocks = written(name, brief(third=("TAR",)))
    cited = {id_ for block in blocks for group in citations(block) for id_ in group}
    assert cited <= known
    assert cited or name == "sources"


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_without_facts_says_what_would_fill_it(name: str, brief: Briefing, nothing: Ledger) -> None:
    gaps = [block for block in written(name, brief(nothing)) if isinstance(block, Gap)]
    assert gaps
    assert all(gap.source for gap in gaps)
    assert all(gap.command in (None, "comity read your-documents/") for gap in gaps)


@pytest.mark.parametrize("name", [n for n in CHAPTERS if n not in ("summary", "sources", "conflict")])
def test_a_third_state_stands_beside_the_pair(name: str, brief: Briefing) -> None:
    assert "Tarvia" in str(written(name, brief(third=("TAR",))))


def test_reports_and_events_are_counted_apart(brief: Briefing) -> None:
    said = words(written("political", brief()))
    assert "the ledger holds 4 events (1 of them only in unverified rows), and 1 more that is machine-read" in said
    assert "in 6 reports" in said


def test_a_plan_is_no_event(brief: Briefing) -> None:
    blocks = written("political", brief())
    assert "2032 | Visit [planned] | Ostrand \N{RIGHTWARDS ARROW} Velmora" in words(blocks)
    assert "2032" not in "".join(str(b.spec) for b in blocks if isinstance(b, Chart))


def test_signed_is_not_ratified_and_a_missing_act_is_no_data(brief: Briefing) -> None:
    said = words(written("law", brief(third=("TAR",))))
    assert "signed by Velmora, Ostrand 1 April 2021; ratified by Velmora 1 April 2022" in said
    assert "Sea Convention | acceded 1 April 2023 | Old Ostrand Union: signed 1 April 2019 | no data" in said
    assert "ratified by Ostrand" not in said


def test_a_document_and_the_record_report_one_stage(brief: Briefing) -> None:
    table = next(block for block in written("law", brief()) if isinstance(block, Table))
    signed = table.rows[0].cells[2][0]
    assert signed.text == "signed by Velmora, Ostrand 1 April 2021"
    assert len(signed.facts) == 2


def test_nothing_is_concluded_from_not_voting(brief: Briefing) -> None:
    said = words(written("united_nations", brief()))
    assert "A/RES/900/5; Question 5 | 10 January 2023 | 1\N{EN DASH}1\N{EN DASH}0 | in favour | absent" in said
    assert (
        "A/RES/900/6; Question 6 | 10 February 2023 | 2\N{EN DASH}0\N{EN DASH}0 | no position recorded | in favour"
        in said
    )
    assert "both cast a position on 6" in said
    assert "No position cast: Velmora on 1 of 9 and Ostrand on 2 of 9." in said


def test_adoption_without_a_vote_gives_nobody_a_position(brief: Briefing) -> None:
    said = words(written("united_nations", brief()))
    assert "The river of Velmora | 10 February 2025 | adopted without a vote | \N{EN DASH} | \N{EN DASH}" in said


def test_disputed_versions_stand_side_by_side(brief: Briefing) -> None:
    tables = [block for block in written("economy", brief()) if isinstance(block, Table)]
    disputed = [row for table in tables for row in table.rows if row.disputed]
    assert [row.disputed for row in disputed] == [("value",), ("value",)]
    sides = [block for block in written("sources", brief()) if isinstance(block, Disagreement)]
    assert ("position of Ostrand",) in [block.fields for block in sides]
    assert all(len(block.sides) == 2 for block in sides)


def test_a_year_without_trade_data_breaks_the_line(brief: Briefing) -> None:
    chart = next(block for block in written("economy", brief()) if isinstance(block, Chart))
    gap = [v["value"] for v in chart.spec["data"]["values"] if v["year"] == 2023]
    assert gap == [None, None]


def test_places_of_a_predecessor_stand_under_its_own_name(brief: Briefing) -> None:
    said = words(written("united_nations", brief(third=("TAR",))))
    assert (
        "Old Ostrand Union: founding member 1950 \N{EN DASH} 31 December 2019; member since 1 January 2020 | no data"
        in said
    )


def test_a_mediated_war_of_one_side_is_told_only_beside_the_third(brief: Briefing) -> None:
    assert "Clashes at the weir" in words(written("conflict", brief(third=("TAR",))))
    assert "Ostrand mediated 1 ceasefire" in words(written("summary", brief()))


def test_reviewed_only_leaves_machine_readings_out(brief: Briefing) -> None:
    short = brief(reviewed_only=True)
    assert {fact.fact.provenance.status for fact in short.facts.values()} == {"record", "unverified", "reviewed"}
    assert "left out by --reviewed-only | 5" in words(written("sources", short))


def test_below_the_cut_is_withheld_and_counted(brief: Briefing) -> None:
    assert "confidence below the cut of 0.5 | 1" in words(written("sources", brief()))
    assert brief(cut=0.2).withheld == ()


def test_since_leaves_out_what_came_before_and_keeps_what_lasts(brief: Briefing) -> None:
    later = brief(since=date(2024, 1, 1))
    assert "1 February 2020" not in words(written("political", later))
    assert "member since 1 January 2020" in words(written("united_nations", later))
    assert "31 December 2019" not in words(written("united_nations", later))


def test_a_silent_side_is_named(brief: Briefing) -> None:
    assert "Not heard here: any source of Tarvia." in words(written("sources", brief(third=("TAR",))))


def test_every_sentence_of_the_summary_is_cited(brief: Briefing) -> None:
    parts = [p for block in written("summary", brief()) if isinstance(block, Paragraph) for p in block.parts]
    assert sum(isinstance(part, Sentence) for part in parts) >= 8
