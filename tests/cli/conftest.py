"""A ledger of the test session's own, and the command itself run as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "demo" / "azerbaijan-and-russia.md"


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs ``comity`` with the arguments given, on a ledger of this session, in a folder of its own."""
    folder = tmp_path_factory.mktemp("cli")
    environment = {**os.environ, "COMITY_LEDGER": str(folder / "ledger.duckdb"), "COLUMNS": "100"}

    def comity(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("comity")), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, env=environment | more, cwd=folder, timeout=300)

    return comity


@pytest.fixture(scope="session")
def read_article(run: Run) -> str:
    """What ``comity read`` printed of the demonstration article, which is in the session's ledger from here on."""
    done = run("read", ARTICLE)
    assert done.returncode == 0, done.stderr
    return done.stdout
