"""Check: amounts of trade between two states, their sums, averages and shares, against the figures of both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from comity.checks.base import Check, Record, Stretch, clause, verdict
from comity.checks.base.trade import Flow, between, exports, last_digit, stated, total, turnovers
from comity.checks.base.wording import listed, number
from comity.core.claims import Claim, Document
from comity.core.verdicts import Evidence, Judgement, Verdict

_ID = "flows"
_CLOSE, _ROUGH, _SLIP, _APART = 0.015, 0.05, 5.0, 0.3
"""Relative differences: what rounding explains, also of a hedged figure; an order of magnitude; sources at odds."""
_SHARE = 1 / 3
"""By how much of it a share must differ from every source's before it is called wrong."""
Held = dict[tuple[str, str], tuple[float, str]]


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each amount of exports or turnover, and on the sums, averages and shares told with them."""
    for claim in document.of("flow"):
        at, values = clause(document, claim), claim.values
        if values["parts"] and (wrong := _unlike(document, claim)):
            yield wrong
        elif values["what"].startswith("share"):
            yield from _share(at, claim, record)
        elif values["what"] != "balance":
            yield from _amount(at, claim, record)
        else:
            yield _sum(document, claim)


def _unlike(document: Document, claim: Claim) -> Verdict | None:
    """An inconsistency where the amount is not the sum or difference of the two told just before."""
    found, reckoning = _reckoned(claim.values)
    slack = claim.values["rounding"] * 3 + (_ROUGH * found if claim.values["approx"] else 0.0)
    if abs(found - claim.values["value"]) <= slack:
        return None
    told = f"{reckoning}; the text has {number(claim.values['value'])}."
    evidence = [Evidence(document.name, f"characters {claim.start}-{claim.end}", reckoning)]
    return verdict(_ID, clause(document, claim), "internally_inconsistent", told, evidence)


def _sum(document: Document, claim: Claim) -> Verdict:
    _, reckoning = _reckoned(claim.values)
    evidence = [Evidence(document.name, f"characters {claim.start}-{claim.end}", reckoning)]
    return verdict(_ID, clause(document, claim), "supported", f"{reckoning}.", evidence)


def _reckoned(values: Mapping[str, Any]) -> tuple[float, str]:
    one, other = values["parts"]
    if values["what"] == "turnover":
        return one + other, f"{number(one)} + {number(other)} = {number(one + other)}"
    high, low = max(one, other), min(one, other)
    return high - low, f"{number(high)} \u2212 {number(low)} = {number(high - low)}"


def _amount(at: Stretch, claim: Claim, record: Record) -> Iterator[Verdict]:
    values = claim.values
    flows = between(record, values["seller"], values["buyer"])
    years = _years(values["period"])
    held = _averaged(values, flows, years) if values["average"] else _of_year(values, flows, years[0])
    if values["what"] == "turnover" and not values["average"]:
        held = held | stated(record, values["seller"], values["buyer"], years[0])
    pair = f"{record.name(values['seller'])} and {record.name(values['buyer'])}"
    if not held:
        told = f"The record holds no {values['what']} of {pair} for {values['period']}."
        yield verdict(_ID, at, "outside_coverage", told)
        return
    amounts = {place: value for place, (value, _) in held.items()}
    evidence = [
        Evidence(source, f"{how}, {values['period']}", f"{number(v)} USD", fact)
        for (source, how), (v, fact) in held.items()
    ]
    spread = listed(dict.fromkeys(number(v) for v in sorted(amounts.values())))
    what = "average turnover" if values["average"] else values["what"]
    told = f"The record has {what} of {pair} in {values['period']}: {spread} USD"
    agree = {source for (source, _), value in amounts.items() if _near(values, value)}
    said = f"; the text has {number(values['value'])}."
    judgement: Judgement
    if agree:
        judgement = "supported"
        told += ", by the figures of one side or the other."
        if values["highest"] and (higher := _higher(values, flows, agree)):
            judgement, told = "contradicted", f"{told} Not the highest of all years: {higher}."
    elif values["value"] > _SLIP * max(amounts.values()) or values["value"] < min(amounts.values()) / _SLIP:
        judgement, told = "contradicted", f"{told}, which is of another order{said}"
    else:
        judgement, told = "conflicts_with_other_source", f"{told}{said}"
    yield verdict(_ID, at, judgement, told, evidence)


def _near(values: Mapping[str, Any], held: float) -> bool:
    slack = (_ROUGH if values["approx"] else _CLOSE) * held
    return bool(abs(values["value"] - held) <= slack + values["rounding"] + min(last_digit(held), 1e6))


def _of_year(values: Mapping[str, Any], flows: list[Flow], year: str) -> Held:
    then = [f for f in flows if f.year == year]
    if values["what"] == "turnover":
        return turnovers(then, values["seller"], values["buyer"])
    return exports(then, values["seller"], values["buyer"])


def _averaged(values: Mapping[str, Any], flows: list[Flow], years: list[str]) -> Held:
    """The mean of the years by each source that has every one of them."""
    found: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for year in years:
        for place, held in _of_year(values, flows, year).items():
            found[place].append(held)
    whole = {place: some for place, some in found.items() if len(some) == len(years)}
    return {place: (sum(v for v, _ in some) / len(some), some[0][1]) for place, some in whole.items()}


def _higher(values: Mapping[str, Any], flows: list[Flow], agree: set[str]) -> str | None:
    """A year in which a source that bears out the amount has more."""
    for year in sorted({f.year for f in flows}, reverse=True):
        for (source, _), (value, _) in _of_year(values, flows, year).items():
            if source in agree and value > values["value"] * (1 + _CLOSE) + values["rounding"]:
                return f"{number(value)} USD in {year}"
    return None


def _share(at: Stretch, claim: Claim, record: Record) -> Iterator[Verdict]:
    """The share of a flow in all that one side bought or sold, by each source that has both."""
    values, year = claim.values, claim.values["period"]
    buying = values["what"].endswith("buyer")
    side, sort = (values["buyer"], "imports") if buying else (values["seller"], "exports")
    flows = [f for f in between(record, values["seller"], values["buyer"]) if f.year == year]
    own = exports(flows, values["seller"], values["buyer"])
    whole = total(record, side, sort, year)
    found = {source: 100 * v / whole[source][0] for (source, _), (v, _) in own.items() if source in whole}
    if not found:
        return
    evidence = [
        Evidence(source, f"{sort} of {side}, {year}", f"{share:.3g} percent", whole[source][1])
        for source, share in found.items()
    ]
    shares = listed(f"{s:.3g}" for s in sorted(found.values()))
    told = f"The record has {shares} percent of the {sort} of {record.name(side)} in {year}"
    slack = values["rounding"] + (_ROUGH * values["value"] if values["approx"] else 0.0)
    if any(abs(s - values["value"]) <= slack + _CLOSE * s for s in found.values()):
        yield verdict(_ID, at, "supported", f"{told}.", evidence)
        return
    far = all(abs(s - values["value"]) > _SHARE * values["value"] for s in found.values())
    judgement: Judgement = "contradicted" if far else "conflicts_with_other_source"
    yield verdict(_ID, at, judgement, f"{told}; the text has {values['value']:g}.", evidence)


def _years(period: str) -> list[str]:
    first, _, last = period.partition("/")
    return [str(year) for year in range(int(first), int(last or first) + 1)]


CHECK = Check(
    id=_ID,
    version="1",
    title="Flows of trade",
    asks="Do amounts, averages and shares of trade between two states agree with the figures of either side?",
    reads=("flow",),
    example="“The turnover of 2013 reached 303 billion dollars”, of two states whose trade was 303 million.",
    blind="Parts of a year, other currencies, single goods and services; a state's trade with the whole world.",
    judge=judge,
)
