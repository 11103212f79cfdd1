"""What the tests of reading share: facts of one kind from a sentence of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.actors import registry
from comity.core.facts import Fact
from comity.language.analysis import analyse
from comity.reading import read

FactsOf = Callable[[str, str], list[Fact]]


@pytest.fixture(scope="session")
def facts_of() -> FactsOf:
    """Facts of a kind that a text tells."""

    def find(text: str, kind: str) -> list[Fact]:
        return [f for f in read(analyse("own.txt", text, None, registry()), registry()) if f.kind == kind]

    return find
