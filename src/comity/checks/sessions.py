"""Check: the number of a session against the time in which it is said to have met."""

from __future__ import annotations

from collections.abc import Iterator

from comity.actors.sessions import Session, sessions
from comity.checks.base import Check, Record, clause, dated, verdict
from comity.core.claims import Claim, Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Verdict

_ID = "sessions"


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each session whose number and time the text gives together."""
    for claim in document.of("session_year"):
        if claim.values["date"]:
            yield from _judged(document, claim, record)


def _judged(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    body, kind, number = (claim.values[name] for name in ("body", "session_kind", "session"))
    held = next((s for s in sessions() if (s.body, s.kind, s.number) == (body, kind, number)), None)
    at, said = clause(document, claim), period(claim.values["date"])
    if held is None:
        told = f"The record does not hold this session of the {record.name(body)}."
        yield verdict(_ID, at, "outside_coverage", told)
        return
    name = f"The {_ordinal(number)} {'' if kind == 'regular' else kind + ' '}session of the {record.name(body)}"
    if said.overlaps(held.period):
        told = f"{name} met {_met(held)}."
        yield verdict(_ID, at, "supported", told, [_row(held)])
        return
    told = f"{name} met {_met(held)}; the text places it {dated(said.text)}."
    then = [s for s in sessions() if s.body == body and s.kind == kind and s.period.overlaps(said)]
    other = max(then, key=lambda s: s.opened, default=None)
    if other:
        told += f" The session then was the {_ordinal(other.number)}."
    yield verdict(_ID, at, "contradicted", told, [_row(s) for s in (held, other) if s])


def _met(session: Session) -> str:
    ends = [reads(day) for day in (session.opened, session.closed) if day]
    return f"from {ends[0]} to {ends[1]}" if len(ends) == 2 else f"from {ends[0]}"


def _row(session: Session) -> Evidence:
    place = f"session {session.number} ({session.kind})"
    return Evidence(session.checked_against or "sessions.csv", place, _met(session), url=session.url)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


CHECK = Check(
    id=_ID,
    version="1",
    title="Sessions",
    asks="Did the session with this number meet in that time?",
    reads=("session_year",),
    example="“the general debate of the 61st session, in 2011”: the 61st session opened in September 2006.",
    blind="Bodies whose sessions the record does not hold.",
    judge=judge,
)
