"""What a heading or a table's cell says that the next sentences are about."""

from __future__ import annotations

import pytest

from comity.actors import registry
from comity.language.sections import topic_between


@pytest.mark.parametrize(
    ("gap", "topic"),
    [("\n\n## Kenya\n\n", "KEN"),
     (" |\n| Kenya | 1983 | ", "KEN"),
     ("\n| Chile | 1981 | See there |\n| Kenya | 1983 | ", "KEN"),
     ("\n\n## Trade\n\n", ""),
     ("\n|   |   | - ", None),
     (" |\n+----+----+\n|   | 1981 | ", "?"),
     (" ", None)],
)  # fmt: skip
def test_topic(gap: str, topic: str | None) -> None:
    assert topic_between(gap, registry()) == topic
