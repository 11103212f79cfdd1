"""Check: whether persons were in power at the time that the text gives, and whom they followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.checks.base import Check, Record, clause, verdict
from comity.checks.base.leaders import SLACK, lasting, lead, leader_of, leaders, shown, span, terms_of
from comity.core.claims import Claim, Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Judgement, Verdict
from comity.ledger import LedgerFact

_ID = "tenures"
Answer = tuple[Judgement, str, list[Evidence]]


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each time in power of a person whom the series of leaders knows."""
    for claim in document.of("tenure"):
        found = [_answer(claim, person, record) for person in claim.values["people"]]
        whole = [f for f in found if f is not None]
        if whole and len(whole) == len(found):
            judgement: Judgement = "contradicted" if any(w[0] == "contradicted" for w in whole) else "supported"
            shown_ = [w for w in whole if w[0] == judgement]
            told = " ".join(w[1] for w in shown_)
            yield verdict(_ID, clause(document, claim), judgement, told, [e for w in shown_ for e in w[2]])


def _answer(claim: Claim, person: Mapping[str, Any], record: Record) -> Answer | None:
    values = claim.values
    found = _terms(person, record)
    if found is None:
        return None
    state, terms = found
    if values["at"]:
        return _at(state, terms, values["at"], record)
    if values["after"]:
        return _after(state, terms, values["after"], values["since"], record)
    return _from_to(terms, values["since"], values["until"])


def _terms(person: Mapping[str, Any], record: Record) -> tuple[str, list[LedgerFact]] | None:
    """The state that a person led, and the terms; None where several states or none can be meant."""
    held = [(s, terms_of([person["name"], person["written"]], s, record)) for s in person["states"]]
    known = [(state, terms) for state, terms in held if terms]
    return known[0] if len(known) == 1 else None


def _at(state: str, terms: Sequence[LedgerFact], said: str, record: Record) -> Answer | None:
    when = period(said)
    if agree := [t for t in terms if lead(t, when)]:
        return "supported", f"{lasting(agree[0])}.", [shown(agree[0])]
    other = leader_of(state, when, record)
    if any(lead(t, when, SLACK) for t in terms) or other is None:
        return None
    return "contradicted", f"{lasting(terms[0])}; in {reads(said)} {lasting(other)}.", [shown(terms[0]), shown(other)]


def _from_to(terms: Sequence[LedgerFact], since: str | None, until: str | None) -> Answer | None:
    """Whether one term, or several that follow each other, begin and end when the text says."""
    begins = [t for t in terms if since is None or _near(span(t)[0], since)]
    ends = [t for t in terms if until is None or _near(span(t)[1], until)]
    evidence = [shown(t) for t in terms[:3]]
    told = "; ".join(lasting(t) for t in terms[:3])
    if begins and ends and (begins[0].fact.content.since or "") <= (ends[-1].fact.content.since or ""):
        return "supported", f"{told}.", evidence
    return "contradicted", f"{told}; the text has {_stretch(since, until)}.", evidence


def _near(day: Any, said: str) -> bool:
    """Whether a day lies in the time that the text gives, or as near to it as an oath to an election."""
    when = period(said)
    return bool(day and when.first and when.last and when.first - SLACK <= day <= when.last + SLACK)


def _stretch(since: str | None, until: str | None) -> str:
    return " ".join(w for w in (f"from {reads(since)}" if since else "", f"to {reads(until)}" if until else "") if w)


def _after(
    state: str, terms: Sequence[LedgerFact], before: Mapping[str, Any], since: str | None, record: Record
) -> Answer | None:  # fmt: skip
    """Whether the one who led before was the one whom the text names, and the change came when it says."""
    own = [t for t in terms if since is None or _near(span(t)[0], since)]
    if not own:
        told = f"{lasting(terms[0])}; the text has {_stretch(since, None)}."
        return "contradicted", told, [shown(terms[0])]
    first = span(own[0])[0]
    earlier = [
        t for t in leaders(state, record) if (last := span(t)[1]) and first and abs((first - last).days) <= SLACK.days
    ]
    named = terms_of([before["name"], before["written"]], state, record)
    if not earlier or not named:
        return None
    if any(t.id in {n.id for n in named} for t in earlier):
        return (
            "supported",
            f"{lasting(own[0])}, after {earlier[-1].fact.content.actor}.",
            [shown(own[0]), shown(earlier[-1])],
        )
    told = f"{lasting(own[0])}; before that {lasting(earlier[-1])}, and {lasting(named[-1])}."
    return "contradicted", told, [shown(own[0]), shown(earlier[-1]), shown(named[-1])]


CHECK = Check(
    id=_ID,
    version="1",
    title="Times in power",
    asks="Was the person in power then, and did he follow the one whom the text names?",
    reads=("tenure",),
    example="“Viktor Yanukovych, who took over from Leonid Kuchma in February 2010”: Yushchenko was between them.",
    blind="Offices beside that of the one who leads a state; persons whose family name two leaders of the state bear.",
    judge=judge,
)
