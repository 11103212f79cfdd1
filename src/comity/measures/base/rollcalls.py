"""The roll calls of a body as one matrix of positions, from one source of the ledger, no roll call twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.core.errors import InputError
from comity.ledger.query import CURRENT, SERIES
from comity.measures.base.choice import CAST_ONLY, LEADS, Choice
from comity.measures.base.measure import Sample
from comity.measures.base.sessions import once, session_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.ledger import Ledger

CODES = ("", "yes", "abstain", "no", "absent", "not-participating", "non-voting", "not-a-member")
"""The positions by their code in the matrix; 0 is a state that the source does not list in a roll call."""
_CODE = " ".join(f"WHEN '{name}' THEN {code}" for code, name in enumerate(CODES) if name)


@dataclass(frozen=True, slots=True)
class RollCall:
    """One roll call as its source tells it: the fact's id, symbol, title, day, session year, tally, subject tags."""

    fact: str
    symbol: str | None
    title: str | None
    date: str | None
    year: int
    yes: int | None
    no: int | None
    abstain: int | None
    recorded: bool
    subject: str | None


@dataclass(frozen=True, slots=True)
class RollCalls:
    """Roll calls by date and the positions of states: ``positions[call, state]`` is a code of ``CODES`` (uint8)."""

    body: str
    source: str
    edition: str
    calls: tuple[RollCall, ...]
    actors: tuple[str, ...]
    positions: np.ndarray

    @property
    def years(self) -> np.ndarray:
        """The session year of each roll call (int32)."""
        return np.array([call.year for call in self.calls], dtype=np.int32)

    @property
    def tells_absence(self) -> bool:
        """False where the source lists only states that cast a position."""
        return self.source not in CAST_ONLY

    def column(self, actor: str) -> np.ndarray | None:
        """The positions of a state, or None where the source never lists it."""
        return self.positions[:, self.actors.index(actor)] if actor in self.actors else None

    def chosen(self, keep: Sequence[bool] | np.ndarray) -> RollCalls:
        """The same with only some roll calls."""
        some = np.flatnonzero(np.asarray(keep))
        calls = tuple(self.calls[i] for i in some)
        return RollCalls(self.body, self.source, self.edition, calls, self.actors, self.positions[some])

    def sample(self) -> Sample:
        """What estimates over these roll calls rest on, in a sentence."""
        recorded = [call for call in self.calls if call.recorded]
        days = sorted(call.date for call in recorded if call.date)
        span = f"{days[0]} to {days[-1]}" if days else "without dates"
        said = f"{len(recorded):,} recorded votes of {self.body} in {self.source} ({self.edition}), {span}"
        return Sample(self.source, self.edition, len(recorded), said, span)


def roll_calls(ledger: Ledger, choice: Choice) -> RollCalls:
    """The roll calls that a choice asks for, whole series only: rows chosen by hand are no sample.

    InputError where the ledger holds no series of the body, none of the source, or nothing in the period.
    """
    source = _source(ledger, choice)
    heads = _heads(ledger, source, choice)
    matrix, actors = _positions(ledger, [head["id"] for head in heads])
    casts = [row.tobytes() + (head["date"] or "").encode() for row, head in zip(matrix, heads, strict=True)]
    kept = once([h["resolution"] for h in heads], [h["extractor"] for h in heads], casts)
    calls = [(i, _call(heads[i])) for i in kept]
    wanted = [(i, call) for i, call in calls if call and choice.covers(call.date, call.year) and _on(call, choice)]
    if not wanted:
        raise InputError(_nothing(choice, source, [call for _, call in calls if call]))
    wanted.sort(key=lambda found: (found[1].year, found[1].date or "", found[1].symbol or ""))
    rows = matrix[[i for i, _ in wanted]]
    listed = np.flatnonzero(rows.any(axis=0))
    edition = "; ".join(sorted({heads[i]["edition"] for i, _ in wanted}))
    states = tuple(actors[k] for k in listed)
    chosen = np.ascontiguousarray(rows[:, listed])
    return RollCalls(choice.body, source, edition, tuple(call for _, call in wanted), states, chosen)


def held(ledger: Ledger, body: str) -> dict[str, int]:
    """The sources of which the ledger holds whole series of a body's roll calls with positions, and how many."""
    rows = ledger.engine.rows(
        f"""SELECT fact.source, count(*) AS n FROM fact JOIN roll_call r ON r.fact = fact.id
            WHERE kind = 'vote' AND starts_with(extractor, ?) AND r.body = ? AND {CURRENT} GROUP BY fact.source""",
        [SERIES, body],
    )
    return {row["source"]: row["n"] for row in rows}


def _source(ledger: Ledger, choice: Choice) -> str:
    found = held(ledger, choice.body)
    if choice.source:
        if choice.source not in found:
            said = f"the sources held are {', '.join(sorted(found))}" if found else "no series of it is held"
            raise InputError(
                f"The ledger holds no series of roll calls of {choice.body} from {choice.source!r}; {said}."
            )
        return choice.source
    lead = next((source for source in LEADS.get(choice.body, ()) if source in found), None)
    if lead or found:
        return lead or max(sorted(found), key=lambda source: found[source])
    lead = next(iter(LEADS.get(choice.body, ())), None)
    remedy = f"Import one: comity fetch {lead}, or comity import {lead} FILE..." if lead else "See: comity sources"
    raise InputError(
        f"The ledger holds no whole series of roll calls of {choice.body}; votes chosen one by one give no rate.\n"
        f"{remedy}"
    )


def _heads(ledger: Ledger, source: str, choice: Choice) -> list[dict[str, Any]]:
    return ledger.engine.rows(
        f"""SELECT fact.id, fact.edition, fact.extractor, r.body, r.resolution, r.title, r.session, r.date, r.yes,
              r.no, r.abstain, r.adoption, r.subject
            FROM fact JOIN roll_call r ON r.fact = fact.id
            WHERE kind = 'vote' AND fact.source = ? AND starts_with(extractor, ?) AND r.body = ? AND {CURRENT}
            ORDER BY r.date, r.resolution, fact.id""",
        [source, SERIES, choice.body],
    )


def _positions(ledger: Ledger, ids: list[str]) -> tuple[np.ndarray, list[str]]:
    actors = [row["actor"] for row in ledger.engine.rows("SELECT DISTINCT actor FROM ballot ORDER BY actor")]
    cast = ledger.engine.query(
        f"""WITH call AS (SELECT unnest(CAST(? AS VARCHAR[])) AS id, unnest(CAST(? AS INTEGER[])) AS n),
              voter AS (SELECT unnest(CAST(? AS VARCHAR[])) AS actor, unnest(CAST(? AS SMALLINT[])) AS k)
            SELECT call.n, voter.k, CAST(CASE position {_CODE} ELSE 0 END AS UTINYINT) AS code
            FROM ballot JOIN call ON call.id = ballot.fact JOIN voter ON voter.actor = ballot.actor""",
        [ids, list(range(len(ids))), actors, list(range(len(actors)))],
    )
    matrix = np.zeros((len(ids), len(actors)), dtype=np.uint8)
    matrix[cast["n"].to_numpy(), cast["k"].to_numpy()] = cast["code"].to_numpy()
    return matrix, actors


def _call(head: dict[str, Any]) -> RollCall | None:
    year = session_year(head["body"], head["resolution"], head["session"], head["date"])
    if year is None:
        return None
    tally = (head["yes"], head["no"], head["abstain"])
    recorded = head["adoption"] != "without a vote"
    told = (head["id"], head["resolution"], head["title"], head["date"])
    return RollCall(*told, year, *tally, recorded, head["subject"])


def _on(call: RollCall, choice: Choice) -> bool:
    if not choice.issue:
        return True
    wanted = choice.issue.casefold()
    return any(wanted in (text or "").casefold() for text in (call.subject, call.title))


def _nothing(choice: Choice, source: str, calls: list[RollCall]) -> str:
    years = sorted(call.year for call in calls)
    if choice.issue:
        tags = sorted({tag for call in calls for tag in (call.subject or "").split("|") if tag})
        told = f"its tags are {', '.join(tags)}" if tags else "it has no tags, so only titles can be searched"
        return f"No roll call of {choice.body} in {source} is on {choice.issue!r} in that period; {told}."
    return (
        f"No data: {source} holds no roll call of {choice.body} in that period; "
        f"it covers {years[0]} to {years[-1]}." if years else f"No data: {source} holds no dated roll call."
    )  # fmt: skip
