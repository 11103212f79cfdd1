"""Check: how long a war lasted, and how far a day lies from one, by the days that the record has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from comity.checks.base import Check, Record, agreeing, clause, fits, seen, verdict
from comity.core.claims import Claim, Document
from comity.core.dates import period, reads
from comity.core.verdicts import Verdict
from comity.ledger import LedgerFact

_ID = "durations"
_WARS = ("war", "conflict", "fighting", "clashes", "operation", "campaign")
_BEGINNINGS = ("invasion", "war", "attack")
_FOUGHT = "SELECT fact FROM event WHERE type = 'ASSAULT' AND subtype IN ('war', 'military operation', 'invasion')"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each length of a war, and each distance from its first day, counted in days."""
    for claim in document.of("duration"):
        if claim.values["unit"] == "day":
            yield from (_length if claim.values["thing"] in _WARS else _distance)(document, claim, record)


def _length(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    values = claim.values
    for war in _fought(document, record):
        lasted = period(war.fact.content.date)
        ends = (lasted.first, lasted.last)
        if not (ends[0] and ends[1]) or ends[0] == ends[1] or not values["since"]:
            continue
        if fits(values["since"], ends[0].isoformat()) != "same":
            continue
        if values["until"] and fits(values["until"], ends[1].isoformat()) == "apart":
            continue
        days = (ends[1] - ends[0]).days
        right = values["count"] in (days, days + 1)
        told = f"The record has the {war.fact.content.title} of {reads(lasted.text)}: "
        told += f"{days} days, {days + 1} with both ends"
        told += "." if right else f"; the text has {values['count']}."
        judgement = "supported" if right else "conflicts_with_other_source"
        yield verdict(_ID, clause(document, claim), judgement, told, [seen(war, reads(lasted.text))])  # type: ignore[arg-type]
        return


def _distance(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    """A day told as so many days before a war: "on 22 February, two days before the invasion"."""
    values = claim.values
    event = (values["event"] or "").casefold()
    if not any(word in event for word in _BEGINNINGS) or not values["since_text"] or "before" not in claim.text:
        return
    for war in _fought(document, record):
        first = period(war.fact.content.date).first
        day = first - timedelta(days=values["count"]) if first and period(war.fact.content.date[:10]).is_day else None
        if (
            first
            and day
            and values["since_text"] in (f"{day.day} {day:%B}", f"{day:%B} {day.day}", reads(day.isoformat()))
        ):
            told = (
                f"The record has {war.fact.content.title} on {reads(first.isoformat())}, {values['count']} days after."
            )
            yield verdict(
                _ID,
                clause(document, claim),
                "supported",
                told,
                [seen(f, reads(first.isoformat())) for f in agreeing([war])],
            )
            return


def _fought(document: Document, record: Record) -> list[LedgerFact]:
    """The record's wars of which every side is named in the document."""
    kinds = record.ledger.kinds
    named = {a for f in document.facts for a in kinds[f.kind].actors(f.content)}
    wars = record.leading(record.found("event", _FOUGHT))
    return [w for w in wars if w.fact.content.date and {*w.fact.content.source, *w.fact.content.target} <= named]


CHECK = Check(
    id=_ID,
    version="1",
    title="Durations",
    asks="Did the war last so many days, by the record's first and last day?",
    reads=("duration",),
    example="“the 44-day war that began in late September 2020”: the record has 27 September to 10 November 2020.",
    blind="Wars whose days the record does not hold; sides that the text does not name.",
    judge=judge,
)
