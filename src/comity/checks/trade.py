"""Check: a year's trade between two states against the figures of both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.checks.base import Check, Record, Stretch, clause, verdict
from comity.checks.base.trade import Flow, between, exports, last_digit, stated, turnovers
from comity.checks.base.wording import listed, number
from comity.core.claims import Document
from comity.core.dates import period
from comity.core.facts import Fact
from comity.core.verdicts import Evidence, Verdict

_ID = "trade"
_CLOSE, _ROUGH, _SLIP = 0.015, 0.05, 5.0
_MILLION = 1e6
"""Relative difference that rounding explains; the same for a figure given as approximate; an order of magnitude."""


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each amount of exports, imports or turnover between two states in dollars."""
    for fact in document.told("figure"):
        it = fact.content
        sort = _sort(it.indicator or "")
        if _read_closer(document, fact):
            continue
        if sort and it.unit == "USD" and it.value and it.subject and it.counterpart and fact.modality == "asserted":
            yield from _judged(clause(document, fact), fact, sort, record)


def _read_closer(document: Document, fact: Fact) -> bool:
    """Whether a claim of the same clause says who sells and who buys."""
    at = clause(document, fact)
    return any(c.start < at.end and at.start < c.end for c in document.of("flow"))


def _sort(indicator: str) -> str | None:
    words = indicator.casefold()
    if any(
        w in words
        for w in ("growth", "share", "balance", "deficit", "surplus", "non-oil", "goods of", "gas", "service")
    ):
        return None
    return next((w for w in ("export", "import", "turnover", "trade") if w in words), None)


def _judged(at: Stretch, fact: Fact, sort: str, record: Record) -> Iterator[Verdict]:
    it = fact.content
    when = period(it.period) if it.period else None
    if when is None or when.year is None:
        return
    what = "turnover" if sort in ("turnover", "trade") else f"{sort}s"
    pair = f"{record.name(it.subject)} and {record.name(it.counterpart)}"
    if it.period != str(when.year):
        told = f"The record's figures are of whole years; the text's is of {it.period}."
        yield verdict(_ID, at, "outside_coverage", told)
        return
    flows = [f for f in between(record, it.subject, it.counterpart) if f.year == str(when.year)]
    held = _amounts(flows, fact, what) | (
        stated(record, it.subject, it.counterpart, str(when.year)) if what == "turnover" else {}
    )
    if not held:
        yield verdict(_ID, at, "outside_coverage", f"The record holds no {what} of {pair} for {when.year}.")
        return
    evidence = [
        Evidence(source, f"{how}, {when.year}", f"{number(v)} USD", facts) for (source, how), (v, facts) in held.items()
    ]
    values = [value for value, _ in held.values()]
    slack = _ROUGH if it.approx else _CLOSE
    spread = listed(dict.fromkeys(number(v) for v in sorted(values)))
    if any(abs(it.value - v) <= slack * v + last_digit(it.value) + min(last_digit(v), _MILLION) for v in values):
        told = f"The record has {what} of {pair} in {when.year}: {spread} USD, by the figures of one side or the other."
        yield verdict(_ID, at, "supported", told, evidence)
    elif it.value > _SLIP * max(values) or it.value < min(values) / _SLIP:
        told = f"The record has {spread} USD for {when.year}; the text's {number(it.value)} is of another order."
        yield verdict(_ID, at, "contradicted", told, evidence)
    else:
        told = f"The record has {spread} USD for {when.year}; the text has {number(it.value)}."
        yield verdict(_ID, at, "conflicts_with_other_source", told, evidence)


def _amounts(flows: Sequence[Flow], fact: Fact, what: str) -> dict[tuple[str, str], tuple[float, str | None]]:
    """(source, whose figures) -> value and fact: of one flow as each side has it, or of both flows together."""
    it = fact.content
    if what == "turnover":
        return dict(turnovers(list(flows), it.subject, it.counterpart))
    seller, buyer = (it.subject, it.counterpart) if what == "exports" else (it.counterpart, it.subject)
    return dict(exports(list(flows), seller, buyer))


CHECK = Check(
    id=_ID,
    version="1",
    title="Trade figures",
    asks="Does the amount agree with the official figures of either side for that year?",
    reads=("figure",),
    example="“exports of $938 billion in 2012”: both sides' figures are near a thousandth of it.",
    blind="Parts of a year, other currencies, services; a difference between the two sides is theirs, and shown.",
    judge=judge,
)
