"""The tiny world as a ledger, and briefs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from comity.chapters.base import Brief, brief_on
from comity.core.dyad import Dyad
from comity.ledger import Ledger
from tests.world import GAZETTE, make

Briefing = Callable[..., Brief]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The tiny world."""
    with make(tmp_path_factory.mktemp("world") / "ledger.duckdb") as ledger:
        yield ledger


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger that holds no fact."""
    with make(tmp_path_factory.mktemp("nothing") / "ledger.duckdb", lambda ledger: None) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def brief(world: Ledger) -> Briefing:
    """Makes a brief on Velmora and Ostrand: ``third``, ``since``, ``reviewed_only`` and ``cut`` as wanted."""

    def on(ledger: Ledger = world, **wanted: Any) -> Brief:
        settings = {"third": (), "since": None, "reviewed_only": False, "cut": 0.5} | wanted
        return brief_on(ledger, Dyad("VEL", "OST"), names=GAZETTE, **settings)

    return on
