"""Finders of claims: each finds its own example with its values and clause, and nothing where nothing is claimed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from comity.actors import registry
from comity.core.claims import Claim, Document
from comity.language.analysis import analyse
from comity.reading import examine
from comity.reading.claims import finders

DEMO = Path(__file__).parents[2] / "demo" / "azerbaijan-and-russia.md"
EXAMPLE_TEXT: dict[str, str] = {form: finder.example for form, finder in finders().items()}
EXPECTED: dict[str, Mapping[str, Any]] = {
    "session_year": {"body": "UNGA", "session": 57, "session_kind": "regular", "date": "2002", "meeting": None},
    "citation": {"authors": ["Rojas"], "year": 2012, "page": "61", "listed": None, "statement_year": 2014},
    "rank": {
        "subject": "PER", "of": "CHL", "rank": 3, "quantity": "trade turnover", "after": ["CHN", "BRA"],
        "period": "2012",
    },
    "sum": {"parts": [700.0, 500.0], "total": 1200.0, "operation": "sum"},
    "share": {"shares": [40.0, 60.0], "whole": 900e6, "complete": True},
    "growth": {"from": 200e6, "to": 300e6, "percent": 50.0, "direction": "growth", "periods": ["2008", "2012"]},
    "rate": {"period": "2014"},
    "malformed_number": {"raw": "315,00 euros", "unit": "EUR", "intended": None},
    "impossible_date": {"raw": "31 June 2011", "reason": "June has 30 days"},
    "list_count": {"claimed": 3, "listed": 3, "listing": ["Peru", "Chile", "Kenya"]},
    "duration": {"count": 44, "unit": "day", "since": "2020-09-27", "until": "2020-11-09"},
    "numbered_points": {"points": 43, "article": None},
    "naming": {"kind": "declaration", "date": None, "others": ["Agreement on Port Services"]},
    "period": {"period": "2023-01/2023-11", "label": "2023"},
    "period_example": {"era": "2003/2007", "date": "2012"},
    "office": {"person": "Sergey Lavrov", "title": "Foreign Minister", "actor": "RUS", "date": "2013-03", "tied": True},
    "founding": {"body": "ASEAN", "date": "1967-08-08", "anniversary": None},
    "count": {"what": "resolutions", "body": "UNSC", "count": 53, "date": "2012"},
    "succession": {"state": "KAZ", "former": "SUN"},
    "ballot": {"position": "abstain", "states": ["PER"], "body": "UNSC", "number": "1929"},
    "tally": {"yes": 39, "no": 7, "abstain": 100, "number": "62/243"},
    "seat": {"states": ["PER"], "body": "UNSC", "years": ["2006", "2007"]},
    "flow": {"what": "exports", "seller": "CHL", "buyer": "PER", "value": 220e6, "period": "2012"},
    "treaty": {"states": ["PER"], "title": "Rome Statute", "action": "signed", "date": "2000-12"},
    "tenure": {"since": "1981-10", "until": None},
    "happening": {"date": "2022-02-22", "war": False, "actors": ["AZE", "RUS"]},
}  # fmt: skip
CLAUSES = {
    "session_year": "Peru spoke at the 57th session of the UN General Assembly in 2002",
    "citation": "The road was opened in 2014 (Rojas, 2012, p. 61)",
    "growth": "Exports rose from $200 million in 2008 to $300 million in 2012, an increase of 50 percent",
    "malformed_number": "315,00 euros of aid to Chile",
    "numbered_points": "a text of 43 points",
    "impossible_date": "The treaty was approved on 31 June 2011",
}

Examined = Callable[[str], Document]


@pytest.fixture(scope="module")
def examined() -> Examined:
    """The document that a text is to the checks."""
    return lambda text: examine(analyse("own.txt", text, None, registry()), registry())


@pytest.fixture(scope="module")
def demo() -> Document:
    return examine(analyse("demo", DEMO.read_text(encoding="utf-8"), None, registry()), registry())


def only(document: Document, form: str) -> Claim:
    claims = document.of(form)
    assert len(claims) == 1, claims
    return claims[0]


def test_every_form_has_an_example_tested_here() -> None:
    assert set(EXPECTED) == set(finders())


@pytest.mark.parametrize("form", sorted(EXPECTED))
def test_an_example_makes_one_claim_with_its_values(form: str, examined: Examined) -> None:
    document = examined(EXAMPLE_TEXT[form])
    told = only(document, form)
    assert set(told.values) >= set(finders()[form].values)
    assert {name: told.values[name] for name in EXPECTED[form]} == dict(EXPECTED[form])


@pytest.mark.parametrize("form", sorted(CLAUSES))
def test_a_claim_stands_at_the_clause_that_makes_it(form: str, examined: Examined) -> None:
    assert CLAUSES[form] in only(examined(EXAMPLE_TEXT[form]), form).text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("session_year", "The fifth session of the trade talks between Peru and Chile opened in 2002."),
        ("session_year", "The 42nd session of the Council of Fisheries Ministers opened in 2002."),
        ("impossible_date", "The treaty was approved on 29 February 2012 and on 30 June 2011."),
        ("impossible_date", "In April 31 states joined. Resolution 45 March 2012 was meant."),
        ("impossible_date", "Monday, 5 May 2014 was a holiday."),
        ("malformed_number", "Peru sent 315,000 euros, $2.5 million, $3 billion 952 million and 1 234 soldiers."),
        ("malformed_number", "Version 2.1.3 of the code was read on 192.168.0.1."),
        ("citation", "Peru (a member since 2004) left. The road (opened in May 2012) is long."),
        ("rank", "Peru is one of the largest trading partners of Chile."),
        ("rank", "Peru and Chile are key trading partners."),
        ("sum", "Peru sent 300 soldiers and 20 tanks in 2012, and 40 doctors followed."),
        ("sum", "Of 120 states, including 30 in Africa and 20 in Asia, most agreed."),
        ("share", "Exports made up 34 percent and grew by 69 percent."),
        ("share", "Of the $900 million exchanged, fuel made up 34 percent and, among others, fish made up 20 percent."),
        ("growth", "Exports rose from $200 million to $300 million. Imports grew by 7 percent."),
        ("rate", "Peru lent $20 million and Chile gave 15 million euros."),
        ("list_count", "Three states, including Peru and Chile, signed the pact."),
        ("list_count", "There were 300 guests: Peru, Chile and Kenya came."),
        ("duration", "A 44-day war is long. Peru was admitted on 5 May 2012."),
        ("numbered_points", "The price rose by 43 points. Article 5 of this paper says so."),
        ("naming", "The Treaty on Port Services was signed in 2012. The Treaty on Port Services has ten parts."),
        ("naming", "The 2012 Agreement on Port Services ended. The 2019 Declaration on Port Services began."),
        ("period", "From January to November 2023 trade came to $4 billion, more than in 2022."),
        ("period_example", "By the mid-2000s Peru used the Council as a platform, notably through a draft of 2005."),
        ("period_example", "In the 1990s Peru began a programme that ended in 2012."),
    ],
)  # fmt: skip
def test_what_claims_nothing_of_the_form_yields_none(form: str, text: str, examined: Examined) -> None:
    assert examined(text).of(form) == ()


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("citation", {"authors": ["United Nations General Assembly"], "year": 2014, "entry": None, "listed": 13}),
        ("citation", {"authors": ["Prime Minister of Armenia"], "year": 2020, "statement_year": 2024}),
        ("session_year", {"body": "UNGA", "session": 61, "date": "2011"}),
        ("impossible_date", {"raw": "31 June 2011"}),
        ("numbered_points", {"points": 46, "title": "Declaration on Allied Interaction"}),
        ("growth", {"percent": 72.0, "from": 579.2e6, "to": 938.0e6}),
        ("malformed_number", {"raw": "$1.718,7 million", "unit": "USD"}),
        ("share", {"shares": [34.0, 69.0], "complete": True}),
        ("rank", {"subject": "RUS", "of": "AZE", "rank": 1, "quantity": "imports"}),
    ],
)
def test_the_planted_faults_that_need_claims_are_found(form: str, values: Mapping[str, Any], demo: Document) -> None:
    assert any(values.items() <= claim.values.items() for claim in demo.of(form))


def test_all_but_one_citation_of_the_demonstration_have_their_entry(demo: Document) -> None:
    missing = [c.values["citation"] for c in demo.of("citation") if c.values["entry"] is None]
    assert missing == ["(United Nations General Assembly, 2014)"]


def test_spellings_of_one_name_meet_the_same_entry(examined: Examined) -> None:
    text = (
        "The road was opened (Aliev & Mamedov, 2014). It is long (Muller, 2015b). It was repaired (WHO, 2016). "
        "It ends there (Petrov et al., 2011).\n\n## References\n\n"
        "- Aliyev, H., & Mammadov, R. (2014). *Roads*. Baku.\n- Müller, K. (2015a). *Paths*. Bonn.\n"
        "- Müller, K. (2015b). *More paths*. Bonn.\n- World Health Organization. (2016). *Ways*. Geneva.\n"
        "- Petrov, I., Ivanov, P., & Lee, S. (2011). *Ends*. Moscow.\n"
    )
    document = examined(text)
    assert [c.values["entry"] for c in document.of("citation")] == [0, 2, 3, 4]
    assert [p.text.split(",")[0].split(".")[0] for p in document.references][:2] == ["Aliyev", "Müller"]


def test_a_malformed_number_is_read_by_what_its_paragraph_adds_up_to(examined: Examined) -> None:
    told = only(
        examined("Trade was $3.500,5 million: exports of $1,500.5 million and imports of $2,000 million."),
        "malformed_number",
    )
    assert told.values["intended"] == 3500.5e6


def test_exports_and_imports_make_up_the_turnover(examined: Examined) -> None:
    text = (
        "In 2012 Peru's trade turnover with Chile amounted to $900 million. "
        "Peru's exports to Chile amounted to $400 million. Peru's imports from Chile amounted to $500 million."
    )
    told = only(examined(text), "sum")
    assert told.values["parts"] == [400e6, 500e6]
    assert told.values["total"] == 900e6
    assert told.values["complete"]


def test_a_share_of_all_trade_is_held_against_the_shares_of_exports_and_imports(examined: Examined) -> None:
    text = (
        "In 2012 trade with Chile was $200 million, or 9% of total trade. Exports to Chile were $80 million, "
        "accounting for 4% of total exports. Imports from Chile were $120 million, accounting for 12% of total imports."
    )
    whole = next(c for c in examined(text).of("share") if c.values["percent"] == 9.0)
    assert whole.values["whole"] == pytest.approx(3000e6)


def test_of_two_names_the_one_that_the_record_does_not_know_is_doubted() -> None:
    text = "Under the 2022 Agreement on Port Services, Peru sells coal. The Declaration on Port Services is short."
    known = {"Declaration on Port Services": "ports-2022"}
    document = examine(analyse("own.txt", text, None, registry()), registry(), known)
    assert [c.text for c in document.of("naming")] == ["Under the 2022 Agreement on Port Services"]


def test_the_text_of_every_claim_and_clause_stands_at_its_span(demo: Document) -> None:
    text = DEMO.read_text(encoding="utf-8")
    for claim in demo.claims:
        assert text[claim.start : claim.end] == claim.text
    for fact in demo.facts:
        start, end = demo.clauses[fact.id]
        assert fact.provenance.locator.start <= start < end <= fact.provenance.locator.end  # type: ignore[union-attr]


def test_a_clause_leaves_out_what_is_told_beside_it(examined: Examined) -> None:
    document = examined(
        "Peru signed the Treaty on Ports on 5 May 2012 (ratified by Peru on 7 June 2013), while Chile, which "
        "was absent, exported goods worth $40 million to Kenya in 2011."
    )
    clauses = {(f.kind, getattr(f.content, "action", None)): slice(*document.clauses[f.id]) for f in document.facts}
    text = document.passages[0].text
    assert text[clauses["instrument", "signed"]].startswith("Peru signed the Treaty on Ports on 5 May 2012")
    assert "Chile" not in text[clauses["instrument", "signed"]]
    assert text[clauses["instrument", "ratified"]] == "ratified by Peru on 7 June 2013"
    assert "Treaty" not in text[clauses["figure", None]]
