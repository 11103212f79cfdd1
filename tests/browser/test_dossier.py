"""The dossier as a reader meets it: every chapter, chart and citation is there and leads where it says."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page

from comity.chapters import all_chapters

pytestmark = pytest.mark.browser


def test_every_chapter_is_there_and_in_the_contents(page: Page) -> None:
    for chapter in all_chapters():
        assert page.locator(f"section#{chapter.id} h2").is_visible(), chapter.id
        assert page.locator(f"nav a[href='#{chapter.id}']").count() == 1
        text = page.locator(f"section#{chapter.id}").inner_text()
        assert len(text) > len(chapter.title) + 40, f"{chapter.id} says nothing"


def test_every_chart_is_drawn_and_told_in_words(page: Page) -> None:
    charts = page.locator("figure")
    assert charts.count() >= 3
    for index in range(charts.count()):
        figure = charts.nth(index)
        box = figure.locator("svg").first.bounding_box()
        assert box is not None
        assert box["width"] > 200
        assert box["height"] > 60
        assert figure.locator("svg path, svg line, svg rect, svg text").count() > 10
        assert len(figure.locator("figcaption").inner_text()) > 40


def test_every_link_inside_the_page_has_its_target(page: Page) -> None:
    targets = page.eval_on_selector_all("a[href^='#']", "links => links.map(a => a.getAttribute('href').slice(1))")
    ids = page.eval_on_selector_all("[id]", "parts => parts.map(p => p.id)")
    assert len(targets) > 500
    assert set(targets) <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_reference_is_cited_and_tells_its_source(page: Page) -> None:
    cited = set(page.eval_on_selector_all(".cites a", "links => links.map(a => a.getAttribute('href'))"))
    assert cited
    for reference in page.locator("section.references > ol > li").all()[::40]:
        assert len(reference.locator(".place").first.inner_text()) > 10
        assert reference.locator(".back a").count() >= 1


def test_ten_citations_clicked_at_random_lead_to_their_reference_and_back(page: Page) -> None:
    links = page.locator("main .cites a")
    for index in random.Random(1997).sample(range(links.count()), 10):
        link = links.nth(index)
        target = link.get_attribute("href")
        assert target is not None
        link.click()
        assert page.url.endswith(target)
        reference = page.locator(f"li{target}")
        box = reference.bounding_box()
        assert box is not None
        assert -50 < box["y"] < 800, "the reference is not on the screen"
        reference.locator(".back a").first.click()
        assert "#p" in page.url


def test_passages_are_highlighted_with_their_offsets(page: Page) -> None:
    marked = page.locator("section.references mark")
    assert marked.count() >= 10
    place = page.locator("section.references li:has(mark) .place").first.inner_text()
    assert "azerbaijan-and-russia.md" in place
    assert "confidence" in place


def test_disputes_and_machine_readings_are_marked(page: Page) -> None:
    assert page.locator("main .tag:has-text('disputed')").count() >= 3
    assert page.locator("main .tag:has-text('machine-read')").count() >= 5


def test_nothing_runs_over_the_edge_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 1


def test_it_prints_on_paper(page: Page) -> None:
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 100_000
