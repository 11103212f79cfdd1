"""Check: a figure's label against its period, and an example against the era that it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, clause, verdict
from comity.core.claims import Document
from comity.core.dates import reads
from comity.core.verdicts import Evidence, Verdict

_ID = "periods"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on labels that name another period than the figures, and on examples from another time."""
    for claim in document.of("period"):
        of, label = claim.values["period"], claim.values["label"]
        told = f"The figures are of {reads(of)}, but are called those of {reads(label)} further on."
        marks = [
            Evidence(document.name, f"characters {m['start']}-{m['end']}", m["text"]) for m in claim.values["labels"]
        ]
        yield verdict(_ID, clause(document, claim), "internally_inconsistent", told, marks)
    for claim in document.of("period_example"):
        told = f"The example is of {reads(claim.values['date'])}, which is not “{claim.values['words']}”."
        mark = Evidence(document.name, f"characters {claim.start}-{claim.end}", reads(claim.values["date"]))
        yield verdict(_ID, clause(document, claim), "internally_inconsistent", told, [mark])


CHECK = Check(
    id=_ID,
    version="1",
    title="Periods",
    asks="Do labels and examples belong to the period that the text gives?",
    reads=("period", "period_example"),
    example="“In the mid-1990s … for instance the conference of 2007”: the example is not of that time.",
    blind="Labels in another paragraph than the figures.",
    judge=judge,
)
