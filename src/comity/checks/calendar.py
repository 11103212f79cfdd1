"""Check: days that do not exist, and counts of days against the dates that bound them."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, clause, verdict
from comity.core.claims import Claim, Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Judgement, Verdict

_ID = "calendar"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on impossible dates, on weekdays that are not the date's, and on durations whose ends the text gives."""
    for claim in document.of("impossible_date"):
        told = f"There is no “{claim.values['raw']}”: {claim.values['reason']}."
        judgement: Judgement = "internally_inconsistent" if claim.values["weekday"] else "malformed"
        yield verdict(_ID, clause(document, claim), judgement, told)
    for claim in document.of("duration"):
        yield from _duration(document, claim)


def _duration(document: Document, claim: Claim) -> Iterator[Verdict]:
    values = claim.values
    if values["unit"] != "day" or not (values["since"] and values["until"]):
        return
    start, end = period(values["since"]), period(values["until"])
    if not (start.is_day and end.is_day and start.first and end.first):
        return
    days, said = (end.first - start.first).days, values["count"]
    between = f"{reads(start.text)} to {reads(end.text)}"
    evidence = [Evidence(document.name, f"characters {claim.start}-{claim.end}", f"{days} days from {between}")]
    told = f"From {between} is {days} days, {days + 1} with both ends counted"
    if said in (days, days + 1):
        yield verdict(_ID, clause(document, claim), "supported", f"{told}.", evidence)
    else:
        told = f"{told}; the text has {said:g}."
        yield verdict(_ID, clause(document, claim), "internally_inconsistent", told, evidence)


CHECK = Check(
    id=_ID,
    version="1",
    title="Calendar",
    asks="Does the day exist, and do counted days fit the dates that bound them?",
    reads=("impossible_date", "duration"),
    example="“on 31 June 2011”: June has thirty days.",
    blind="Days that exist and are the wrong ones.",
    judge=judge,
)
