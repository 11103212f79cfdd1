"""Each kind reads aloud, names its cell, and says where two of its facts cannot both be true."""

from __future__ import annotations

from typing import Any

import pytest

from comity.kinds import all_kinds
from comity.kinds.event import Event
from comity.kinds.figure import Figure, amount
from comity.kinds.instrument import Instrument
from comity.kinds.membership import Membership
from comity.kinds.position import Position
from comity.kinds.quotation import Quotation
from comity.kinds.vote import Vote, symbol

NAMES = {"ARL": "Arland", "BEL": "Belmark", "UNGA": "the General Assembly", "UNSC": "the Security Council"}


def read(kind: str, content: Any) -> str:
    return all_kinds()[kind].sentence(content, lambda code: NAMES.get(code, code))


COVENANT = Instrument(title="Covenant", type="covenant", action="acceded", parties=("ARL",), date="1992-08-13")
TERM = Membership("ARL", "UNSC", "non-permanent member", "2012-01-01", "2013-12-31")
VISIT = Event("CONSULT", ("ARL",), ("BEL",), date="2024-08-18/2024-08-19", subtype="visit")
ROLL_CALL = Vote("UNGA", "A/RES/1/2", yes=2, no=1, abstain=0, positions={"ARL": "yes", "BEL": "not-participating"})
CONSENSUS = Vote("UNGA", "A/RES/1/1", adoption="without a vote", date="1993-12-20")
SENTENCES = [
    ("vote", CONSENSUS, "the General Assembly adopted A/RES/1/1 on 20 December 1993 without a vote."),
    (
        "vote",
        ROLL_CALL,
        (
            "the General Assembly voted on A/RES/1/2: 2 in favour, 1 against, 0 abstaining; "
            "Arland voted in favour; Belmark did not participate."
        ),
    ),
    ("instrument", COVENANT, "Arland acceded to the Covenant on 13 August 1992."),
    (
        "membership",
        TERM,
        "Arland: non-permanent member of the Security Council, from 1 January 2012 until 31 December 2013.",
    ),
    ("event", VISIT, "CONSULT, visit: Arland to Belmark (18\N{EN DASH}19 August 2024)."),
    (
        "figure",
        Figure("aid", "ARL", None, None, "EUR", readings=("315", "315000")),
        "Aid, Arland: no single reading (could be 315 or 315000).",
    ),
    (
        "quotation",
        Quotation("We  agree.", "A. Arlander", affiliation="ARL"),
        "A. Arlander, Arland: \N{LEFT DOUBLE QUOTATION MARK}We agree.\N{RIGHT DOUBLE QUOTATION MARK}",
    ),
    ("position", Position("ARL", "reform", "oppose", "1993"), "Arland opposes: reform in 1993."),
]


@pytest.mark.parametrize(("kind", "content", "sentence"), SENTENCES)
def test_a_fact_reads_aloud(kind: str, content: Any, sentence: str) -> None:
    assert read(kind, content) == sentence


@pytest.mark.parametrize("written", ["A/RES/62/243", "62/243", "Resolution 62/243", "resolution No. 62/243"])
def test_a_symbol_is_one_in_all_its_forms(written: str) -> None:
    assert symbol(written) == "62/243"


def test_security_council_symbols_drop_their_year() -> None:
    assert symbol("S/RES/822 (1993)") == symbol("S/RES/822") == "822"


@pytest.mark.parametrize(
    ("type_", "wrong"),
    [
        (Vote, {"positions": {"ARL": "maybe"}}),
        (Instrument, {"action": "liked"}),
        (Event, {"type": "PARTY"}),
        (Position, {"actor": "ARL", "issue": "x", "stance": "shrug"}),
    ],
)
def test_a_closed_set_admits_nothing_else(type_: type[Any], wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="use one of"):
        type_(**wrong)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (3_952_067_090.0, "USD", "3.952 billion USD"),
        (12_000.0, "person", "12,000 person"),
        (3.44, "percent", "3.44 percent"),
        (0.75, "index", "0.75 index"),
        (None, "EUR", "no single reading"),
    ],
)
def test_an_amount_is_said_in_its_scale(value: float | None, unit: str, said: str) -> None:
    assert amount(value, unit) == said


def test_signed_is_not_ratified() -> None:
    key = all_kinds()["instrument"].key
    signed = Instrument("covenant", "Covenant", action="signed", parties=("ARL",))
    ratified = Instrument("covenant", "Covenant", action="ratified", parties=("ARL",))
    assert key(signed) != key(ratified)


def test_a_missing_date_contradicts_nothing() -> None:
    differences = all_kinds()["membership"].differences
    assert differences(Membership("ARL", "UN", since="1992-03-02"), Membership("ARL", "UN")) == ()
    assert differences(Membership("ARL", "UN", since="1992-03-02"), Membership("ARL", "UN", since="1992")) == ()
    assert differences(Membership("ARL", "UN", since="1992"), Membership("ARL", "UN", since="1993")) == ("since",)
