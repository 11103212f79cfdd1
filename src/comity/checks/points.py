"""Check: how many points an instrument has, and whether it has the article that is cited."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, agreeing, clause, seen, verdict
from comity.core.claims import Claim, Document
from comity.core.verdicts import Verdict

_ID = "points"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on the number of points of an instrument, and on articles that it does not have."""
    for claim in document.of("numbered_points"):
        if claim.values["instrument"]:
            yield from _judged(document, claim, record)


def _judged(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    stages = record.selected("instrument", "instrument", record.instruments).get(claim.values["instrument"], [])
    held = [s for s in stages if s.fact.content.points is not None]
    if not held:
        return
    at, has = clause(document, claim), held[0].fact.content.points
    said, article = claim.values["points"], claim.values["article"]
    evidence = [seen(h, f"{h.fact.content.points} points") for h in agreeing(held)]
    title, label = held[0].fact.content.title, claim.values["label"] or "point"
    if said is not None:
        told = f"The {title} has {has} points"
        right = any(h.fact.content.points == said for h in held)
        told += "." if right else f"; the text has {said}."
        yield verdict(_ID, at, "supported" if right else "contradicted", told, evidence)
    elif article is not None and article > max(h.fact.content.points for h in held):
        told = f"The {title} has {has} points, so that it has no {label} {article}."
        yield verdict(_ID, at, "contradicted", told, evidence)


CHECK = Check(
    id=_ID,
    version="1",
    title="Points and articles",
    asks="Does the instrument have that many points, and the article that is cited?",
    reads=("numbered_points",),
    example="“a text of 46 points”: the declaration has 43.",
    blind="What an article says; instruments whose points the record does not count.",
    judge=judge,
)
