"""The dossier on the tiny world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from comity.core.dyad import Dyad
from comity.dossier import Dossier, build, to_html
from comity.ledger import Ledger
from tests.world import GAZETTE, make

DAY = date(2032, 1, 1)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with make(tmp_path_factory.mktemp("dossier") / "ledger.duckdb") as ledger:
        yield ledger


@pytest.fixture(scope="session")
def dossier(world: Ledger) -> Dossier:
    """Velmora and Ostrand, Tarvia beside them."""
    return build(world, Dyad("VEL", "OST"), ("TAR",), cut=0.5, made_on=DAY, names=GAZETTE)


@pytest.fixture(scope="session")
def page(dossier: Dossier) -> str:
    return to_html(dossier)
