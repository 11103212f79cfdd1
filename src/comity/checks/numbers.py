"""Check: numbers that are not well formed, with every value that they can stand for."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, clause, verdict
from comity.checks.base.wording import number
from comity.core.claims import Document
from comity.core.verdicts import Evidence, Verdict

_ID = "numbers"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each number whose separators or scale words do not fit together."""
    for claim in document.of("malformed_number"):
        readings, unit = claim.values["readings"], claim.values["unit"] or ""
        could = " or ".join(f"{number(r['value'])} {unit}".strip() for r in readings)
        told = f"“{claim.values['raw']}” is not a well-formed number" + (f": it could be {could}." if could else ".")
        evidence = []
        if claim.values["intended"] is not None:
            meant = f"{claim.values['intended']:,.10g} {unit}".strip()
            told += f" The other amounts of the paragraph support {meant}."
            evidence = [Evidence(document.name, f"characters {claim.start}-{claim.end}", f"sums give {meant}")]
        yield verdict(_ID, clause(document, claim), "malformed", told, evidence)


CHECK = Check(
    id=_ID,
    version="1",
    title="Malformed numbers",
    asks="Can the number be read in one way only?",
    reads=("malformed_number",),
    example="“$1.718,7 million”: point and comma both stand as separators.",
    blind="A number that is well formed and wrong.",
    judge=judge,
)
