"""A dossier made as the README makes it, open in headless Chromium with no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
COMITY = Path(sys.executable).with_name("comity")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; the test skips, saying why, where there is none (CI installs it)."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium; .ci/run installs it")
        pytest.skip("needs Chromium on the path: apt-get install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier on Azerbaijan and Russia with the demonstration article checked."""
    folder = tmp_path_factory.mktemp("dossier")
    environment = {**os.environ, "COMITY_LEDGER": str(folder / "ledger.duckdb")}
    out = folder / "aze-rus.html"
    for arguments in (
        ("check", ROOT / "demo" / "azerbaijan-and-russia.md"),
        ("dossier", "AZE", "RUS", "--with", "ARM,TUR", "--out", out),
    ):
        subprocess.run([COMITY, *map(str, arguments)], check=True, env=environment, capture_output=True)
    return out


@pytest.fixture
def page(browser: Browser, dossier: Path) -> Iterator[Page]:
    """The dossier, opened; any request but the file's own, and any error on the page, fails the test."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(dossier.as_uri())
    yield opened
    outside = [url for url in asked if not url.startswith(("file:", "data:"))]
    context.close()
    assert outside == []
    assert wrong == []
