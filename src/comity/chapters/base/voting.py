"""What whole series of roll calls add to a dossier: agreement computed session by session, and where the pair parts.

Nothing is computed where the ledger holds no whole series: votes that were chosen one by one give no rate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from comity.chapters.base.gazette import Gazette
from comity.core.dyad import Dyad
from comity.core.facts import Fact
from comity.core.provenance import Provenance, RowLocator
from comity.core.version import VERSION
from comity.kinds.figure import Figure
from comity.ledger import Ledger, LedgerFact, Query
from comity.ledger.query import SERIES

if TYPE_CHECKING:
    from comity.measures.base import Sample
    from comity.measures.base.rollcalls import RollCalls

AGREEMENT = "UNGA voting agreement"
SUPERSEDED = "comity_unga_agreement"
"""The source of the figures that ship: the same index, computed from an edition of its own. Computed anew from what is
held, it stands in place of them."""
FIVE = ("CHN", "FRA", "RUS", "GBR", "USA")
PARTED = 12


@dataclass(frozen=True, slots=True)
class Voting:
    """Figures computed from the roll calls held; the votes on which the pair parted most, with their distance."""

    figures: tuple[LedgerFact, ...] = ()
    parted: tuple[LedgerFact, ...] = ()
    distances: Mapping[str, int] = field(default_factory=dict)
    counted: tuple[int, int] = (0, 0)
    sample: Sample | None = None

    def merged(self, found: Sequence[LedgerFact]) -> list[LedgerFact]:
        """The facts of a dossier with the figures computed, which stand in place of those that ship."""
        if not self.figures:
            return list(found)
        kept = [f for f in found if f.fact.kind != "figure" or f.fact.provenance.source != SUPERSEDED]
        return [*kept, *self.figures]


def voting(ledger: Ledger, dyad: Dyad, third: Sequence[str], since: date | None, names: Gazette) -> Voting:
    """What the whole series of the General Assembly add on a pair and the states beside it; nothing without one."""
    if not _held(ledger):
        return Voting()
    from comity.measures.base.choice import Choice
    from comity.measures.base.rollcalls import roll_calls
    from comity.measures.divergence import parted

    calls = roll_calls(ledger, Choice(since=str(since.year) if since else None))
    pairs = _pairs(dyad, third, names, calls.actors)
    figures = _figures(calls, pairs, _learnt(ledger, calls.source)) if pairs else []
    if not {*dyad.members} <= set(calls.actors):
        return Voting(tuple(figures), sample=calls.sample())
    rows = sorted(
        parted(calls, dyad.first, dyad.second),
        key=lambda row: (row["distance"], row["contested"], row["date"] or ""),
        reverse=True,
    )
    distances = {row["fact"]: row["distance"] for row in rows[:PARTED]}
    facts = {f.id: f for f in ledger.facts(Query(kinds=("vote",), ids=tuple(distances)))} if distances else {}
    most = tuple(facts[id_] for id_ in distances if id_ in facts)
    counted = (sum(row["distance"] == 2 for row in rows), len(rows))
    return Voting(tuple(figures), most, distances, counted, calls.sample())


def _held(ledger: Ledger) -> bool:
    """True where the series that lead in the General Assembly are held: a cheap question before anything is counted."""
    from comity.measures.base.choice import LEADS

    marks = ", ".join("?" for _ in LEADS["UNGA"])
    sql = f"SELECT 1 AS one FROM fact WHERE kind = 'vote' AND source IN ({marks}) AND starts_with(extractor, ?) LIMIT 1"
    return bool(ledger.engine.rows(sql, [*LEADS["UNGA"], SERIES]))


def _pairs(dyad: Dyad, third: Sequence[str], names: Gazette, actors: Sequence[str]) -> list[tuple[str, str]]:
    """The pair, each of it and each other with the third states, with a predecessor's seat, with the permanent five."""
    states = (dyad.first, dyad.second, *third)
    found = [(a, b) for i, a in enumerate(states) for b in states[i + 1 :]]
    found += [(earlier, dyad.second) for earlier in names.continues(dyad.first)]
    found += [(dyad.first, earlier) for earlier in names.continues(dyad.second)]
    found += [(a, seat) for a in (dyad.first, dyad.second) for seat in FIVE if seat not in states]
    known = {frozenset(pair): pair for pair in reversed(found) if set(pair) <= set(actors) and pair[0] != pair[1]}
    return list(reversed(known.values()))


def _learnt(ledger: Ledger, source: str) -> datetime:
    rows = ledger.engine.rows("SELECT max(learnt) AS at FROM source WHERE id = ?", [source])
    learnt: datetime = rows[0]["at"]
    return learnt


def _figures(calls: RollCalls, pairs: list[tuple[str, str]], learnt: datetime) -> list[LedgerFact]:
    from comity.measures.base.dyads import chosen_pairs
    from comity.stats.bootstrap import DRAWS, FEWEST

    rows = chosen_pairs(calls, pairs, "session", DRAWS).to_pylist()
    made = [_figure(calls, row) for row in rows if row["shared"] >= FEWEST]
    return [LedgerFact(fact.id, fact, learnt) for fact in made]


def _figure(calls: RollCalls, row: Mapping[str, Any]) -> Fact:
    """One session's agreement as a figure whose place names every roll call that it rests on."""
    first, second, year = row["first"], row["second"], row["year"]
    away = ", ".join(f"{row[s]} {row[f'{s}_silent']} of {row[f'{s}_listed']}" for s in ("first", "second"))
    told = f"non-voting: {away}" if calls.tells_absence else "the source tells no absence"
    note = (
        f"95% interval {row['agreement_low']:.4f} to {row['agreement_high']:.4f}; {row['shared']} of "
        f"{row['roll_calls']} roll calls used; {told}; computed from the recorded votes held, the interval by drawing "
        "roll calls anew"
    )
    where = RowLocator(
        f"Recorded votes of the General Assembly, session opened in {year}",
        _used(calls, first, second, year),
        None,
        f"{calls.edition} session opened in {year} states={first},{second}",
        note,
    )
    content = Figure(AGREEMENT, first, second, round(row["agreement"], 4), "index", str(year))
    origin = Provenance(calls.source, calls.edition, where, "comity.measures.agreement", VERSION, "record")
    return Fact("figure", content, origin)


def _used(calls: RollCalls, first: str, second: str, year: int) -> str:
    """The roll calls used, or, where these are most, all of the session but those that are named."""
    one, two = calls.column(first), calls.column(second)
    assert one is not None and two is not None
    used: list[str] = []
    left: list[str] = []
    for i, call in enumerate(calls.calls):
        if call.year == year and call.recorded:
            (used if 1 <= one[i] <= 3 and 1 <= two[i] <= 3 else left).append(call.symbol or call.fact)
    if len(left) < len(used):
        return f"all {len(used) + len(left)} recorded votes" + (f" but {', '.join(left)}" if left else "")
    return f"{len(used)} recorded votes: {', '.join(used)}"
