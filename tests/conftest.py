"""What every test may ask for: the reference material beside the project, where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the project; the test skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the reference material in ../shared, which is not beside this copy of the project")
    return SHARED
