"""A tiny fictional world for tests, documentation and demonstration: three states, one body, ten votes, two treaties,
one disputed fact.

Velmora and Ostrand share a river; Tarvia lies beside them. Ostrand continues the Old Ostrand Union (OOU).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from comity.chapters.base import Gazette
from comity.core.facts import Fact
from comity.core.provenance import Provenance, RowLocator, SpanLocator, Status
from comity.kinds import all_kinds
from comity.ledger import DocumentRow, Ledger

NAMES = {"VEL": "Velmora", "OST": "Ostrand", "TAR": "Tarvia", "OOU": "Old Ostrand Union", "UNGA": "Assembly"}
GAZETTE = Gazette(
    name=lambda code: NAMES.get(code, code),
    predecessors=lambda code: ("OOU",) if code in ("OST", "TAR") else (),
    continues=lambda code: ("OOU",) if code == "OST" else (),
    forms=lambda code: (NAMES[code].casefold(),) if code in NAMES else (),
    family=lambda code: "UN" if code in ("UN", "UNGA") else code,
    states=("VEL", "OST", "TAR", "OOU"),
)
DOCUMENT = DocumentRow(
    "d0c" + "0" * 61, "river.txt", "/texts/river.txt", "text/plain", "utf-8", 900, 900, None, "2031-05-01", "0.1.0"
)
HOSTILE = "<script>alert('river')</script> & \"peace\""
VOTES = {  # number: (date, Velmora, Ostrand, Tarvia); the tenth was adopted without a vote
    1: ("2021-01-10", "yes", "yes", "yes"), 2: ("2021-02-10", "yes", "no", "abstain"),
    3: ("2022-01-10", "no", "yes", "yes"), 4: ("2022-02-10", "abstain", "yes", "yes"),
    5: ("2023-01-10", "yes", "absent", "no"), 6: ("2023-02-10", "non-voting", "yes", "yes"),
    7: ("2024-01-10", "yes", "yes", "no"), 8: ("2024-02-10", "no", "no", "no"),
    9: ("2025-01-10", "yes", "not-participating", "yes"),
}  # fmt: skip


def row(kind: str, publisher: str = "river_office", status: Status = "record", **values: Any) -> Fact:
    """A row of the world's record."""
    note = "65 of 75 roll calls used; the river's count" if kind == "figure" else None
    checked = None if status == "unverified" else "data/river.csv row=1"
    where = RowLocator(f"Register of {kind}s", "row 1", "https://example.org/river", checked, note)
    content = all_kinds()[kind].build(values)
    return Fact(kind, content, Provenance(publisher, "first edition", where, "record", "0.1.0", status))


def reading(kind: str, start: int, text: str, confidence: float, **values: Any) -> Fact:
    """A machine's reading of a sentence of the document; ``modality``, ``status`` and ``flags`` are the fact's own."""
    where = SpanLocator(DOCUMENT.id, start, start + len(text), text)
    modality, status = values.pop("modality", "asserted"), values.pop("status", "machine-read")
    origin = Provenance(DOCUMENT.id, DOCUMENT.id, where, "reading", "0.1.0", status)
    content = all_kinds()[kind].build(values)
    return Fact(kind, content, origin, modality, None, confidence, values.pop("flags", ()))


def record() -> list[Fact]:
    """The rows of the record."""
    both = ("VEL", "OST")
    pact: dict[str, Any] = {"instrument": "vel-ost-pact", "title": "River Pact", "type": "treaty"}
    sea: dict[str, Any] = {"instrument": "sea", "title": "Sea Convention"}
    made = [
        row("membership", actor="VEL", body="UN", role="member", since="2020-01-01"),
        row("membership", actor="OOU", body="UN", role="founding member", since="1950", until="2019-12-31"),
        row("membership", actor="OST", body="UN", role="member", since="2020-01-01"),
        row("membership", actor="VEL", body="River League", role="member", since="2021-03-01"),
        row("membership", actor="OST", body="River League", role="member", since="2021-03-01", until="2029-12-31"),
        row("instrument", **pact, action="signed", parties=both, date="2021-04-01"),
        row("instrument", **pact, action="ratified", parties=("VEL",), date="2022-04-01"),
        row("instrument", **sea, action="acceded", parties=("VEL",), date="2023-04-01"),
        row("instrument", **sea, action="signed", parties=("OOU",), date="2019-04-01"),
        row("event", type="CONSULT", subtype="state visit", source=("OST",), target=("VEL",),
            date="2024-08-18/2024-08-19",
            place="Velm", title="State visit of the President of Ostrand to Velmora"),
        row("event", type="COOPERATE", subtype="diplomatic relations", source=both, date="2020-02-01",
            title="Establishment of diplomatic relations between Velmora and Ostrand"),
        row("event", type="AGREE", subtype="ceasefire", source=("VEL", "TAR"), mediator=("OST",), date="2026-06-01",
            title="Ceasefire on the river, mediated by Ostrand"),
        row("event", type="ASSAULT", subtype="clashes", source=("TAR",), target=("VEL",), date="2026-05",
            title="Clashes at the weir"),
        row("event", status="unverified", type="CONSULT", subtype="meeting", source=both, date="2025-03-03",
            title="Meeting at the weir"),
        row("quotation", quote="The river joins us.", speaker="Ana Vel", affiliation="VEL", date="2024-08-18"),
        row("position", actor="OST", issue="the river border", stance="support", date="2024"),
        row("figure", indicator="trade turnover", subject="VEL", counterpart="OST", value=4e9, unit="USD",
            period="2024"),
        row("figure", "weir_bank", indicator="trade turnover", subject="VEL", counterpart="OST", value=2e9, unit="USD",
            period="2024"),
        row("vote", body="UNGA", resolution="A/RES/900/10", title="The river of Velmora", date="2025-02-10",
            adoption="without a vote"),
    ]  # fmt: skip
    for year, value in ((2021, 3e8), (2022, 5e8), (2024, 6e8)):
        made.append(
            row(
                "figure",
                indicator="imports",
                subject="VEL",
                counterpart="OST",
                value=value,
                unit="USD",
                period=str(year),
            )
        )
        made.append(
            row(
                "figure",
                indicator="exports",
                subject="OST",
                counterpart="VEL",
                value=value * 0.9,
                unit="USD",
                period=str(year),
            )
        )
        made.append(
            row(
                "figure",
                indicator="UNGA voting agreement",
                subject="VEL",
                counterpart="OST",
                value=value / 1e9,
                unit="index",
                period=str(year),
            )
        )
    return made + [_vote(number) for number in VOTES]


def _vote(number: int) -> Fact:
    date, *cast = VOTES[number]
    content: dict[str, Any] = {word: cast.count(word) for word in ("yes", "no", "abstain")}
    content |= {
        "resolution": f"A/RES/900/{number}",
        "title": f"Question {number}",
        "date": date,
        "adoption": "recorded",
    }
    return row("vote", body="UNGA", positions=dict(zip(("VEL", "OST", "TAR"), cast, strict=True)), **content)


def readings() -> list[Fact]:
    """What a program read in the document: sure, unsure, planned, reviewed, hostile."""
    both = ("VEL", "OST")
    return [
        reading("event", 0, "Velmora and Ostrand established relations on 1 February 2020.", 0.9, type="COOPERATE",
                subtype="diplomatic relations", source=both, date="2020-02-01"),
        reading("event", 100, "Ostrand may have criticised Velmora in May 2023.", 0.3, type="ACCUSE", source=("OST",),
                target=("VEL",),
                date="2023-05"),
        reading("event", 200, "Ostrand will visit Velmora in 2032.", 0.8, type="CONSULT", subtype="visit",
                source=("OST",),
                target=("VEL",), date="2032", modality="planned"),
        reading("event", 300, "On 5 May 2023 Ostrand praised Velmora.", 0.7, type="SUPPORT", source=("OST",),
                target=("VEL",),
                date="2023-05-05"),
        reading("vote", 400, "Ostrand voted yes on resolution 900/2. " + "The river is long. " * 20, 0.95, body="UNGA",
                resolution="900/2", positions={"OST": "yes"}),
        reading("quotation", 1000, f"He said: {HOSTILE}", 0.8, quote=HOSTILE, speaker="Oskar <b>Ost</b>",
                affiliation="OST"),
        reading("instrument", 1200, "Velmora and Ostrand signed the River Pact on 1 April 2021.", 0.9,
                title="River Pact",
                action="signed", parties=both, date="2021-04-01", status="reviewed"),
    ]  # fmt: skip


def card(publisher: str, country: str) -> str:
    rights = {"use": "yes", "quote": "yes", "redistribute": "attribution"}
    return json.dumps({"publisher": publisher, "title": "Registers", "country": country, "rights": rights})


def fill(ledger: Ledger) -> None:
    """Put the whole world into a ledger."""
    facts = record()
    for source, publisher, country in (("river_office", "River Office", "VEL"), ("weir_bank", "Weir Bank", "OST")):
        ledger.add_edition(
            source, "first edition", card(publisher, country), [f for f in facts if f.provenance.source == source]
        )
    ledger.add_document(DOCUMENT, readings())


def make(path: Path, filled: Callable[[Ledger], None] = fill) -> Ledger:
    """A ledger of the world at a path, open for reading."""
    Ledger.create(path, all_kinds(), filled)
    return Ledger.open(path, all_kinds(), read_only=True)
