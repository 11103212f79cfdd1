"""Trade between two states as each side's official figures have it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from comity.checks.base.record import Record
from comity.checks.base.saying import seen
from comity.ledger.query import CURRENT

_FLOWS = f"""
    SELECT f.source, g.fact, g.indicator, g.subject, g.counterpart, g.value, g.period
    FROM figure g JOIN fact f ON f.id = g.fact
    WHERE f.kind = 'figure' AND f.status = 'record' AND g.unit = 'USD' AND g.value IS NOT NULL
      AND g.counterpart IS NOT NULL AND g.indicator IN ('exports', 'imports')
      AND {CURRENT.replace("fact.", "f.")}"""


@dataclass(frozen=True, slots=True)
class Flow:
    """Goods from one state to another in a year, as one side's figures in one source have them.

    ``reported_by`` is the state whose figure it is: the seller's export or the buyer's import.
    """

    source: str
    reported_by: str
    seller: str
    buyer: str
    year: str
    value: float
    fact: str


def between(record: Record, one: str, other: str) -> list[Flow]:
    """Every flow between two states, of all years, by both sides' figures."""
    sql = f"{_FLOWS} AND ((g.subject = ? AND g.counterpart = ?) OR (g.subject = ? AND g.counterpart = ?))"
    return once(record.ledger.engine.rows(sql, [one, other, other, one]))


def of_state(record: Record, state: str, years: tuple[str, ...]) -> list[Flow]:
    """Every flow to and from a state in some years, by both sides' figures."""
    marks = ", ".join("?" for _ in years)
    sql = f"{_FLOWS} AND (g.subject = ? OR g.counterpart = ?) AND g.period IN ({marks})"
    return once(record.ledger.engine.rows(sql, [state, state, *years]))


def last_years(record: Record, state: str, count: int = 3) -> tuple[str, ...]:
    """The last years for which the record has a state's trade with thirty partners or more, the latest first."""
    sql = f"""SELECT period FROM ({_FLOWS} AND g.subject = ?) GROUP BY period
              HAVING count(DISTINCT counterpart) >= 30 ORDER BY period DESC LIMIT {count}"""
    return tuple(row["period"] for row in record.ledger.engine.rows(sql, [state]))


def by_partner(
    flows: list[Flow], state: str, quantity: str, fewest: int = 30
) -> dict[tuple[str, str], dict[str, float]]:
    """(source, sort of figure) -> partner -> value: turnover, ``imports`` of the state or ``exports`` of it.

    What has fewer partners than ``fewest`` is left out. A sort of figure is ``exports`` or ``imports``, that is by
    which side each flow is counted; sorts are never mixed.
    """
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for flow in flows:
        sort = "exports" if flow.reported_by == flow.seller else "imports"
        partner = flow.buyer if flow.seller == state else flow.seller
        wanted = quantity == "trade turnover" or (quantity == "exports") == (flow.seller == state)
        if wanted:
            found[flow.source, sort][partner] += flow.value
    return {key: dict(partners) for key, partners in found.items() if len(partners) >= fewest}


def once(rows: list[dict[str, Any]]) -> list[Flow]:
    """Each figure once, in a fixed order: the record that ships and an imported series share some rows."""
    flows = sorted((_flow(row) for row in rows), key=lambda f: (f.source, f.year, f.seller, f.buyer, f.fact))
    return list({(f.source, f.reported_by, f.seller, f.buyer, f.year): f for f in flows}.values())


def _flow(row: dict[str, object]) -> Flow:
    subject, other, exported = str(row["subject"]), str(row["counterpart"]), row["indicator"] == "exports"
    seller, buyer = (subject, other) if exported else (other, subject)
    value = float(row["value"])  # type: ignore[arg-type]
    return Flow(str(row["source"]), subject, seller, buyer, str(row["period"]), value, str(row["fact"]))


def turnovers(flows: list[Flow], one: str, other: str) -> dict[tuple[str, str], tuple[float, str]]:
    """(source, how it is counted) -> the flows of both ways together, with a fact of it."""
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for source in dict.fromkeys(f.source for f in flows):
        for side in (one, other):
            own = [f for f in flows if f.source == source and f.reported_by == side]
            if {(f.seller, f.buyer) for f in own} == {(one, other), (other, one)}:
                found[source, f"figures of {side}"] = (sum(f.value for f in own), own[0].fact)
        for sort in ("exports", "imports"):
            of = [f for f in flows if f.source == source and (f.reported_by == f.seller) == (sort == "exports")]
            if len({f.seller for f in of}) == 2:
                found[source, f"{sort} of both"] = (sum(f.value for f in of), of[0].fact)
    return found


def exports(flows: list[Flow], seller: str, buyer: str) -> dict[tuple[str, str], tuple[float, str]]:
    """(source, whose figures) -> what the seller sold to the buyer, with the fact."""
    own = (f for f in flows if (f.seller, f.buyer) == (seller, buyer))
    return {(f.source, f"figures of {f.reported_by}"): (f.value, f.fact) for f in own}


def total(record: Record, state: str, indicator: str, year: str) -> dict[str, tuple[float, str]]:
    """Source -> all that a state sold or bought in a year, as the source itself gives it."""
    sql = f"""{_FLOWS.replace("g.counterpart IS NOT NULL", "g.counterpart IS NULL")}
        AND g.subject = ? AND g.indicator = ? AND g.period = ? ORDER BY g.fact"""
    rows = record.ledger.engine.rows(sql, [state, indicator, year])
    return {str(row["source"]): (float(row["value"]), str(row["fact"])) for row in rows}


def stated(record: Record, one: str, other: str, year: str) -> dict[tuple[str, str], tuple[float, str]]:
    """(source, place) -> the turnover of a year as a source of the record states it."""
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for held in record.facts("figure", one, other):
        its = held.fact.content
        if its.indicator == "trade turnover" and its.period == year and its.value and its.unit == "USD":
            found[held.fact.provenance.source, seen(held, "").locator] = (its.value, held.id)
    return found


def last_digit(value: float) -> float:
    """Half a unit of the last figure that is not a nought."""
    digits = f"{value:.0f}"
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))
