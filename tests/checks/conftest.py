"""Short texts checked together against the record that ships."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from comity import api
from comity.core.verdicts import Verdict

Check = Callable[[Mapping[str, str]], dict[str, tuple[Verdict, ...]]]


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Checks texts, given by name, in one run; nothing is written to the ledger."""
    folder = tmp_path_factory.mktemp("checks")

    def run(texts: Mapping[str, str]) -> dict[str, tuple[Verdict, ...]]:
        file = folder / f"texts-{abs(hash(tuple(texts)))}.jsonl"
        rows = (json.dumps({"id": name, "text": text}) for name, text in texts.items())
        file.write_text("\n".join(rows), encoding="utf-8")
        found = api.check([file], folder / "ledger.duckdb", write=False)
        assert all(isinstance(one, api.Checked) for one in found)
        return {one.row.name: one.verdicts for one in found if isinstance(one, api.Checked)}

    return run


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> api.Checked:
    """The demonstration article, checked against the record that ships."""
    article = Path(__file__).resolve().parents[2] / "demo" / "azerbaijan-and-russia.md"
    found = api.check([article], tmp_path_factory.mktemp("demo") / "ledger.duckdb")[0]
    assert isinstance(found, api.Checked)
    return found
