"""Every office of roles.csv is met before and after its state."""

from __future__ import annotations

import csv
from importlib import resources

from comity.actors import registry
from comity.language.analysis import analyse_many
from comity.language.model import Mention, Written

Row = dict[str, str]


def rows() -> list[Row]:
    table = resources.files("comity.language").joinpath("roles.csv").read_text(encoding="utf-8")
    return [row for row in csv.DictReader(table.splitlines()) if row["class"] != "title"]


def met(sentence: str) -> dict[str, tuple[Mention, ...]]:
    """The mentions of a sentence made with each office, all of them parsed in one batch."""
    documents = (Written(row["phrase"], sentence.format(row["phrase"])) for row in rows())
    return {a.document: a.mentions for a in analyse_many(documents, registry())}


def unmet(found: dict[str, tuple[Mention, ...]]) -> list[str]:
    """The offices that no mention of Peru holds with its sector."""
    sectors = {row["phrase"]: row["sector"] or None for row in rows()}
    return [
        phrase
        for phrase, mentions in found.items()
        if not any((m.country, m.sector, m.role) == ("PER", sectors[phrase], phrase) for m in mentions)
    ]


def test_the_office_of_a_state() -> None:
    assert unmet(met("We saw the {} of Peru.")) == []


def test_the_state_s_office() -> None:
    assert unmet(met("We saw Peru's {} there.")) == []
