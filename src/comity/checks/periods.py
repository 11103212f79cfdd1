"""Check: a figure's label against its period, an example against its era, an act against its actor's time."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, clause, dated, verdict
from comity.core.claims import Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Verdict

_ID = "periods"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on labels that name another period than the figures, on examples from another time than they are for,
    and on events that are dated before one of their states existed."""
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
    yield from _before_their_time(document, record)


def _before_their_time(document: Document, record: Record) -> Iterator[Verdict]:
    for fact in document.told("event"):
        if fact.modality != "asserted" or not fact.content.date:
            continue
        last = period(fact.content.date).last
        for code in (*fact.content.source, *fact.content.target):
            actor = record.registry.known(code)
            since = period(actor.since).first if actor and actor.kind in ("state", "body") and actor.since else None
            if last and since and last.year < since.year - 1 and not record.registry.predecessors(code):
                told = f"{record.name(code)} dates from {reads(actor.since if actor else None)}; the text has it act {dated(fact.content.date)}."
                evidence = [Evidence("registry of actors", code, reads(actor.since if actor else None))]
                yield verdict(_ID, clause(document, fact), "not_checkable", told, evidence)
                break


CHECK = Check(
    id=_ID,
    version="1",
    title="Periods",
    asks="Do labels, examples and acts belong to the period that the text gives?",
    reads=("period", "period_example", "event"),
    example="“In the mid-1990s … for instance the conference of 2007”: the example is not of that time.",
    blind="Labels in another paragraph than the figures.",
    judge=judge,
)
