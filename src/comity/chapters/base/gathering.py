"""Which facts of the ledger bear on a pair: all that were gathered by hand or read, of whole series a part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.chapters.base.gazette import Gazette
from comity.core.dates import period
from comity.core.dyad import Dyad
from comity.ledger import Ledger, LedgerFact, Query
from comity.ledger.query import SERIES


def gather(ledger: Ledger, dyad: Dyad, third: Sequence[str], since: date | None, names: Gazette) -> list[LedgerFact]:
    """Facts that name a state or its predecessor, and facts that name no state: a chapter decides whether they bear.

    Figures are those among these states: a series of one of them with others is another dossier's. The stages of an
    instrument come whole, whatever ``since`` says: a ratification without its signature would mislead.
    """
    states = (dyad.first, dyad.second, *third)
    codes = tuple(dict.fromkeys((*states, *(p for s in states for p in names.predecessors(s)))))
    told = tuple(kind for kind in ledger.kinds if kind not in ("membership", "figure", "instrument"))
    found = ledger.facts(Query(kinds=told, either=codes, not_read_by=SERIES, since=since))
    found += ledger.facts(Query(kinds=("vote", "position"), neither=names.states, not_read_by=SERIES, since=since))
    found += ledger.facts(Query(kinds=("instrument",), either=codes, not_read_by=SERIES))
    found += ledger.facts(Query(kinds=("instrument",), neither=names.states, not_read_by=SERIES))
    if figures := tuple(sorted(_ids(ledger, _BETWEEN, codes))):
        found += ledger.facts(Query(kinds=("figure",), ids=figures, since=since))
    found += _lasting(ledger, Query(kinds=("membership",), either=codes, not_read_by=SERIES), since)
    return found + _of_series(ledger, dyad, codes, since, names)


_BETWEEN = """SELECT fact FROM figure
    WHERE coalesce(subject, counterpart) IN ({codes}) AND coalesce(counterpart, subject) IN ({codes})"""


def _of_series(
    ledger: Ledger, dyad: Dyad, codes: tuple[str, ...], since: date | None, names: Gazette
) -> list[LedgerFact]:
    """Of whole series: events between two of the states, roll calls whose title names one of the pair, acts on
    instruments whose identity is known, and places in bodies that the registry knows."""
    mine = Query(read_by=SERIES, either=codes)
    events = _ids(
        ledger, "SELECT fact FROM fact_actor WHERE actor IN ({codes}) GROUP BY fact HAVING count(*) > 1", codes
    )
    votes = _titled(ledger, tuple(form for state in dyad.members for form in names.forms(state)))
    acts = _ids(ledger, "SELECT fact FROM instrument WHERE instrument IS NOT NULL", ())
    marks = ", ".join("?" for _ in names.bodies)
    places = _ids(ledger, f"SELECT fact FROM membership WHERE body IN ({marks or 'NULL'})", names.bodies)
    wanted = {"event": events, "vote": votes, "instrument": acts, "membership": places}
    found: list[LedgerFact] = []
    for kind, ids in wanted.items():
        held = _kept(ledger, mine, kind, ids)
        asked = Query(ids=held, since=None if kind in ("membership", "instrument") else since)
        if held:
            found += _lasting(ledger, asked, since) if kind == "membership" else ledger.facts(asked)
    return found


def _titled(ledger: Ledger, forms: tuple[str, ...]) -> set[str]:
    """Roll calls whose title holds one of these forms; the whole word is looked for by the chapter."""
    if not forms:
        return set()
    terms = " OR ".join("contains(lower(title), ?)" for _ in forms)
    return {row["fact"] for row in ledger.engine.rows(f"SELECT fact FROM roll_call WHERE {terms}", forms)}


def _ids(ledger: Ledger, sql: str, values: tuple[str, ...]) -> set[str]:
    asked = sql.replace("{codes}", ", ".join("?" for _ in values))
    return {row["fact"] for row in ledger.engine.rows(asked, values * max(1, sql.count("{codes}")))}


def _kept(ledger: Ledger, query: Query, kind: str, ids: set[str]) -> tuple[str, ...]:
    where, values = query.where()
    rows = ledger.engine.rows(f"SELECT id FROM fact WHERE {where} AND kind = ?", [*values, kind])
    return tuple(sorted({row["id"] for row in rows} & ids))


def _lasting(ledger: Ledger, query: Query, since: date | None) -> list[LedgerFact]:
    """Memberships count by their end: one that began before ``since`` and lasts is wanted."""
    found = ledger.facts(query)
    return [f for f in found if not (since and f.fact.content.until and _ended(f.fact.content.until, since))]


def _ended(until: str, since: date) -> bool:
    last = period(until).last
    return last is not None and last < since
