"""Check: when a body was founded."""

from __future__ import annotations

from collections.abc import Iterator

from comity.actors import Actor
from comity.checks.base import Check, Record, clause, dated, fits, seen, verdict
from comity.core.claims import Claim, Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Verdict
from comity.ledger import LedgerFact

_ID = "founding"
_FIRST = "SELECT fact FROM membership WHERE body = ? AND length(since) = 10 ORDER BY since, fact LIMIT 40"
_SEVERAL, _MONTH = 3, 31


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each founding of a body that the registry holds with its source."""
    for claim in document.of("founding"):
        body = record.registry.known(claim.values["body"])
        if body is not None and body.since and body.checked_against:
            yield _judged(document, claim, body, record)


def _judged(document: Document, claim: Claim, body: Actor, record: Record) -> Verdict:
    at, said = clause(document, claim), claim.values["date"]
    assert body.since
    place = body.checked_against[0]
    founded = Evidence(place, "founded", reads(body.since), url=place if place.startswith("http") else None)
    told = f"The record has the {body.name} founded {dated(body.since)}"
    fine = len(said) <= len(body.since)
    if fits(said, body.since) == "same" and fine:
        return verdict(_ID, at, "supported", f"{told}.", [founded])
    first = _first_members(body, record)
    evidence = [founded, *([seen(first, f"member since {reads(first.fact.content.since)}")] if first else [])]
    if first and _apart(said, first.fact.content.since):
        told += f", with its first members {dated(first.fact.content.since)}; the text has {reads(said)}"
        return verdict(_ID, at, "contradicted", f"{told}.", evidence)
    if fits(said, body.since) != "same":
        told += f"; the text has {reads(said)}, which may be another step of it"
        return verdict(_ID, at, "conflicts_with_other_source", f"{told}.", [founded])
    if first and fits(said, first.fact.content.since) == "same":
        told += f", with its first members {dated(first.fact.content.since)}"
        return verdict(_ID, at, "supported", f"{told}.", evidence)
    return verdict(_ID, at, "not_in_record", f"{told}, and no day.", evidence)


def _first_members(body: Actor, record: Record) -> LedgerFact | None:
    """The first day from which the record has members, where it has several from that day."""
    found = sorted(record.found("membership", _FIRST, body.id), key=lambda f: (f.fact.content.since, f.id))
    days = [f.fact.content.since for f in found]
    return found[0] if days.count(days[0] if days else "") >= _SEVERAL else None


def _apart(said: str, since: str) -> bool:
    """Whether the text's founding comes more than a month after the first members."""
    one, other = period(said).first, period(since).first
    return bool(one and other and (one - other).days > _MONTH)


CHECK = Check(
    id=_ID,
    version="1",
    title="Foundings",
    asks="Was the body founded then?",
    reads=("founding",),
    example="“The UN was founded in October 1955”: the record has it founded in 1945, with its first members.",
    blind="Bodies whose founding the registry holds without a source; a treaty, its entry into force and a first "
    "meeting may each be called a founding, so that an earlier date is shown and not called wrong.",
    judge=judge,
)
