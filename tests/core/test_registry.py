"""Parts find themselves, and a part that breaks the rule is named."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from comity.core.errors import PartError
from comity.core.kinds import Kind
from comity.core.registry import parts
from comity.kinds import all_kinds


def folder(tmp_path: Path, name: str, **files: str) -> ModuleType:
    place = tmp_path / name
    place.mkdir()
    (place / "__init__.py").touch()
    for file, source in files.items():
        (place / f"{file}.py").write_text(source, encoding="utf-8")
    sys.path.insert(0, str(tmp_path))
    try:
        return __import__(name)
    finally:
        sys.path.remove(str(tmp_path))


def test_every_kind_of_the_design_is_found() -> None:
    assert set(all_kinds()) == {"vote", "instrument", "membership", "event", "figure", "quotation", "position"}


def test_a_file_that_declares_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(PartError, match=r"partless/empty\.py declares no KIND"):
        parts(folder(tmp_path, "partless", empty=""), "KIND", Kind)


def test_an_id_unlike_its_file_is_named(tmp_path: Path) -> None:
    source = "from types import SimpleNamespace\nPART = SimpleNamespace(id='other')\n"
    from types import SimpleNamespace

    with pytest.raises(PartError, match="'other'; call it 'misnamed'"):
        parts(folder(tmp_path, "partnamed", misnamed=source), "PART", SimpleNamespace)
