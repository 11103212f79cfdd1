"""Memberships told by the way, in brackets, by leaving and by election; dated offices."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import FactsOf


def seats(facts_of: FactsOf, text: str) -> list[Any]:
    return [f.content for f in facts_of(text, "membership")]


def test_roles_in_a_bracket_after_a_name(facts_of: FactsOf) -> None:
    text = "Ana Ruiz (from 1992-1996, head of Peru's mediation mission, and co-chair of the OSCE Minsk Group) spoke."
    found = seats(facts_of, text)
    assert [(m.actor, m.role, m.since, m.until) for m in found] == [
        ("Ana Ruiz", "head", "1992", "1996"),
        ("Ana Ruiz", "co-chair", "1992", "1996"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru and other OECD countries met.", ("PER", "OECD", "member", None, None)),
        ("Kenya left the Commonwealth of Nations in 1987.", ("KEN", "Commonwealth of Nations", "member", None, "1987")),
        ("Chile belongs to the OECD.", ("CHL", "OECD", "member", None, None)),
        ("Chile has observer status in the Andean Community.", ("CHL", "Andean Community", "observer", None, None)),
        (
            "Peru held the presidency of the Andean Community in 2003.",
            ("PER", "Andean Community", "chair", "2003", "2003"),
        ),
        ("Since its accession to the OECD in 2010, Chile has grown.", ("CHL", "OECD", "member", "2010", None)),
    ],
)
def test_membership_by_the_way(facts_of: FactsOf, text: str, told: tuple[str | None, ...]) -> None:
    assert told in [(m.actor, m.body, m.role, m.since, m.until) for m in seats(facts_of, text)]


def test_the_organization_is_the_body_named_before(facts_of: FactsOf) -> None:
    text = "Peru turned to the United Nations. It defended Chile's membership in the organization."
    assert ("CHL", "UN") in [(m.actor, m.body) for m in seats(facts_of, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Chile supports the accession of Peru to the OECD.",
        "The President appointed a coordinator on corruption.",
        "It belongs to the African Union; the Non-Aligned Movement; an associate member of the European Union.",
    ],
)
def test_no_membership_where_none_is_told(facts_of: FactsOf, text: str) -> None:
    assert [m for m in seats(facts_of, text) if m.body in ("OECD", "EU")] == []


def test_an_office_needs_a_date(facts_of: FactsOf) -> None:
    text = "Kofi Annan served as Secretary-General of the United Nations from 1997 to 2006."
    (found,) = seats(facts_of, text)
    assert (found.actor, found.body, found.since, found.until) == ("Kofi Annan", "UN", "1997", "2006")
