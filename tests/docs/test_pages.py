"""The pages that describe parts say what the parts are now; nothing that ships names a registry or this machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from comity.checks import all_checks
from comity.cli.main import app
from comity.core.verdicts import JUDGEMENTS
from comity.reading.claims import finders
from scripts.checks_page import measured
from scripts.make_docs import DOCS, PAGES, page
from scripts.readme import MAKE, filled

ROOT = DOCS.parent


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == page(name), "run: make docs"


def test_every_command_kind_and_chapter_is_in_the_readme_or_its_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in getattr(get_command(app), "commands", {}):
        assert f"comity {command}" in readme, command


def test_the_makefile_writes_the_dossier_as_the_readme_shows_it() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in MAKE:
        assert f"$(BIN)/comity {command.replace(' out/', ' $(OUT)/')}\n" in makefile


def test_each_check_and_form_of_claim_and_verdict_is_told() -> None:
    text = page("checks.md")
    for name in (*all_checks(), *finders(), *JUDGEMENTS):
        assert name in text, name


def test_a_verdict_of_the_example_is_of_each_colour() -> None:
    text = page("checks.md").partition("## ")[0]
    for said in ("supported", "contradicted", "internally inconsistent", "malformed", "not in record"):
        assert f"  {said}  " in text


def test_the_page_of_checks_has_measured_figures() -> None:
    rows = [line for line in measured().splitlines() if line.startswith("| ")]
    assert len(rows) > 8, "run: python -m scripts.bench_checks --write"


def test_the_readme_shows_what_its_commands_print() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert filled(text) == text, "run: make docs"


def test_the_lock_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--hash=sha256:" in lock


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def test_no_file_names_a_place_on_a_machine_or_a_registry() -> None:
    folders = r"(?<![\w.-])/(?:home|root|Users|work)/\w"
    places = re.compile(rf"{folders}|pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian\.org")
    for file in tracked():
        if file.suffix in (".py", ".md", ".toml", ".lock", ".yml", ".csv", ".txt", ".html", ".typ", ".json", ""):
            text = file.read_text(encoding="utf-8", errors="replace")
            found = places.search(text) if file != Path(__file__).resolve() else None
            assert found is None, f"{file.relative_to(ROOT)}: {found and found.group()}"


def test_no_link_in_the_pages_leads_nowhere() -> None:
    for markdown in (*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "demo").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", markdown.read_text(encoding="utf-8")):
            assert (markdown.parent / target).exists(), f"{markdown.relative_to(ROOT)}: {target}"
