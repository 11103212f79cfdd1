"""Check: whether a citation is in the list of references, and whether its source can know what it is cited for."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, clause, elsewhere, verdict
from comity.core.claims import Claim, Document
from comity.core.verdicts import Evidence, Verdict

_ID = "citations"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on each citation: missing from the references, or older than what it is cited for."""
    for claim in document.of("citation"):
        yield from _missing(document, claim)
        yield from _too_old(document, claim)


def _missing(document: Document, claim: Claim) -> Iterator[Verdict]:
    values = claim.values
    if not values["listed"] or values["entry"] is not None:
        return
    near = [document.references[i] for i in values["same_authors"][:3]]
    told = f"The list of references has no entry for {values['citation'].strip('()')}."
    if near:
        told += f" By the same authors it has {'; '.join(_short(n.text) for n in near)}."
    evidence = [elsewhere(document, n, _short(n.text)) for n in near]
    evidence = evidence or [
        Evidence(document.name, "list of references", f"{values['listed']} entries, none of these authors")
    ]
    yield verdict(_ID, clause(document, claim), "internally_inconsistent", told, evidence)


def _too_old(document: Document, claim: Claim) -> Iterator[Verdict]:
    year, told_of = claim.values["year"], claim.values["statement_year"]
    if not (year and told_of) or told_of <= year:
        return
    said = f"What is told of {told_of} is sourced to a work of {year}, which cannot know of it."
    cited = Evidence(document.name, f"characters {claim.start}-{claim.end}", claim.values["citation"])
    yield verdict(_ID, clause(document, claim), "internally_inconsistent", said, [cited])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:77].rsplit(" ", 1)[0] + " …"


CHECK = Check(
    id=_ID,
    version="1",
    title="Citations",
    asks="Is the cited work in the list of references, and is it younger than what it is cited for?",
    reads=("citation",),
    example="“completed on 12 June 2024 (Prime Minister of Armenia, 2020)”: a work of 2020 cannot know of 2024.",
    blind="Whether the cited work says what it is cited for; footnotes without author and year.",
    judge=judge,
)
