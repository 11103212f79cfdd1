"""The worked example of docs/votes.md is recomputed from its own table of five votes."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from comity.measures.base.rollcalls import CODES
from comity.stats.similarity import INDICES, indices, of_pair
from tests.stats.test_similarity import reference

PAGE = (Path(__file__).parents[2] / "docs" / "votes.md").read_text(encoding="utf-8")
PRINTED = 5e-5
"""The page prints four places."""


def votes() -> list[list[int]]:
    rows = re.findall(r"^\| \d \| ([\w-]+) \| ([\w-]+) \|", PAGE, re.MULTILINE)
    return [[CODES.index(row[side]) for row in rows] for side in (0, 1)]


def stated() -> dict[str, float]:
    found = re.findall(r"^\| (\w+) \| .* \| (-?[\d.]+) \|$", PAGE, re.MULTILINE)
    return {name: float(value) for name, value in found if name in INDICES}


def test_every_index_of_the_page_is_that_of_its_five_votes() -> None:
    first, second = votes()
    assert len(first) == 5
    assert set(stated()) == set(INDICES)
    found = indices(of_pair(np.array(first), np.array(second)))
    again = reference(first, second)
    for name, value in stated().items():
        assert float(found[name]) == pytest.approx(value, abs=PRINTED), name
        assert again[name] == pytest.approx(value, abs=PRINTED), name


def test_every_option_of_the_page_is_one_of_the_command() -> None:
    from typer.main import get_command

    from comity.cli.main import app

    known = {name for p in get_command(app).commands["votes"].params for name in p.opts}  # type: ignore[attr-defined]
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE))
    assert used <= known
