"""How often each state took no part in the recorded votes of a session: it stands beside every estimate."""

from __future__ import annotations

import re
from collections import defaultdict

from comity.chapters.base.blocks import Sentence
from comity.chapters.base.brief import Brief
from comity.chapters.base.points import by_year
from comity.chapters.base.selection import AGREEMENT, dyads, series
from comity.chapters.base.standing import ids
from comity.chapters.base.wording import listed
from comity.core.provenance import RowLocator
from comity.ledger import LedgerFact

_COUNTS = re.compile(r"non-voting: (\w{3}) (\d+)(?: of (\d+))?, (\w{3}) (\d+)(?: of (\d+))?")
_SAMPLE = re.compile(r"\d+ of (\d+) roll calls used")


def absence(brief: Brief) -> dict[str, dict[int, tuple[int, int]]]:
    """By state and year: on how many votes the source gives the state no position, and of how many it is told."""
    found: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for first, second in dyads(brief):
        for year, cell in by_year(series(brief, AGREEMENT, first, second)).items():
            for state, counts in _counts(cell.lead).items():
                found[state].setdefault(year, counts)
    return dict(found)


def _counts(fact: LedgerFact) -> dict[str, tuple[int, int]]:
    where = fact.fact.provenance.locator
    note = (where.note or "") if isinstance(where, RowLocator) else ""
    told, sample = _COUNTS.search(note), _SAMPLE.search(note)
    if not told or not sample:
        return {}
    one, none, of, other, missing, among = told.groups()
    return {one: (int(none), int(of or sample[1])), other: (int(missing), int(among or sample[1]))}


def told_absence(brief: Brief, away: dict[str, dict[int, tuple[int, int]]]) -> Sentence:
    """Over the sessions shown, how many recorded votes give each state no position, and in which session most."""
    parts = []
    for state in brief.states:
        years = away.get(state)
        if years:
            none, of = sum(n for n, _ in years.values()), sum(total for _, total in years.values())
            most = max(years, key=lambda year: years[year][0] / years[year][1])
            peak = f"at most {years[most][0]} of {years[most][1]} in {most}"
            parts.append(f"{brief.name(state)} {none:,} of {of:,} ({100 * none / of:.0f} %; {peak})")
    cells = [cell for first, second in dyads(brief) for cell in series(brief, AGREEMENT, first, second)]
    said = f"Recorded votes on which the record gives no position, over the sessions shown: {listed(parts)}."
    return Sentence(said, ids(cells))
