"""The page of a checked document in a browser: marks, evidence, filters, keys."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import COMITY, ROOT


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    out = folder / "check.html"
    command = [str(COMITY), "check", str(ROOT / "demo" / "azerbaijan-and-russia.md"), "--out", str(out)]
    environment = {**os.environ, "COMITY_LEDGER": str(folder / "ledger.duckdb")}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return out


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Page]:
    context = browser.new_context(offline=True, viewport={"width": 1300, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(report.as_uri())
    yield page
    context.close()
    assert wrong == []


def test_each_mark_leads_to_its_evidence_and_back(opened: Page) -> None:
    references = opened.locator("a.ref:visible")
    assert references.count() > 30
    for index in range(0, references.count(), 9):
        target = references.nth(index).get_attribute("href") or ""
        assert opened.locator(target).count() == 1
        back = opened.locator(f"{target} a.n").get_attribute("href") or ""
        assert opened.locator(back).count() == 1


def test_a_filter_hides_marks_and_cards(opened: Page) -> None:
    supported = opened.locator(".card.supported:visible").count()
    assert supported > 20
    opened.locator("input[value=supported]").uncheck()
    assert opened.locator(".card.supported:visible").count() == 0
    assert opened.locator(".card.contradicted:visible").count() > 5


def test_keys_step_from_fault_to_fault(opened: Page) -> None:
    seen = []
    for _ in range(4):
        opened.keyboard.press("f")
        seen.append(opened.locator(".card.here").get_attribute("data-verdict"))
    assert len(seen) == 4 and "supported" not in seen
    opened.keyboard.press("k")
    assert opened.locator(".card.here").count() == 1


def test_nothing_runs_out_of_a_narrow_window(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
