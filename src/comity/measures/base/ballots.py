"""Votes one by one, as a response model takes them: item, state, session, answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from comity.actors import registry
from comity.core.errors import InputError
from comity.ledger.query import CURRENT, SERIES
from comity.measures.base.choice import Choice
from comity.measures.base.dyads import cast, silent
from comity.measures.base.measure import Sample
from comity.measures.base.rollcalls import RollCalls, roll_calls
from comity.stats.similarity import by_group

if TYPE_CHECKING:
    from comity.ledger import Ledger
    from comity.stats.responses import Responses

PUBLISHED = "unvotes_roll_calls"
_PARTS_FROM, _ONE_VOTE, _OPENED = 45, 19, 1945
"""Votes on paragraphs and amendments are left out from this session on (after 1989); session 19 held one vote."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """Positions cast, one entry each: ``item`` (from 0), ``track``, ``session``, ``answer`` (0 yes, 1 abstain, 2 no).

    A track is a state through its sessions: its Correlates of War number, which carries the Soviet Union on as Russia;
    of an actor without one, a number from ``FOREIGN`` on. ``names`` are actors by track and session; ``away`` says on
    how many recorded votes of a session the source lists a track without a position, and on how many it lists it: empty
    where the source holds cast positions only.
    """

    FOREIGN: ClassVar[int] = 1000
    item: np.ndarray
    track: np.ndarray
    session: np.ndarray
    answer: np.ndarray
    names: dict[tuple[int, int], str]
    sample: Sample
    away: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def responses(self) -> Responses:
        """The same without items on which all answered alike, laid out for estimation."""
        from comity.stats.responses import informative, responses

        kept = informative(self.item, self.answer)
        if not kept.any():
            raise InputError("No roll call of that choice divided the states; choose a longer period or another issue.")
        item = np.unique(self.item[kept], return_inverse=True)[1]
        return responses(item, self.track[kept], self.session[kept], self.answer[kept])

    def named(self, track: int, session: int) -> str:
        """The code of the actor that voted on a track in a session."""
        return self.names[track, session]

    def tracks_of(self, actors: Sequence[str]) -> list[int]:
        """The tracks of some actors, as far as they voted."""
        return sorted({track for (track, _), name in self.names.items() if name in actors})


def chosen_ballots(ledger: Ledger, choice: Choice, pairs: Sequence[tuple[int, int]] = ()) -> Ballots:
    """The recorded votes that a choice asks for; a session is its number in the General Assembly, else the year."""
    if pairs:
        raise InputError(
            "A list of matches names roll calls by number, which only the published sample has.\n"
            "Leave the list out, or ask for sample='published'."
        )
    calls = roll_calls(ledger, choice)
    calls = calls.chosen([call.recorded for call in calls.calls])
    item, state = np.nonzero((calls.positions >= 1) & (calls.positions <= 3))
    answer, session = calls.positions[item, state].astype(np.int64) - 1, calls.years[item].astype(np.int64)
    session -= _OPENED if choice.body == "UNGA" else 0
    numbers = np.array(tracks(calls.actors), np.int64)
    found = _ballots(item, numbers[state], session, answer, np.array(calls.actors)[state], calls.sample())
    return replace(found, away=_away(calls, numbers, _OPENED if choice.body == "UNGA" else 0))


def _away(calls: RollCalls, numbers: np.ndarray, opened: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Votes without a position and votes listed, by track and session; empty where the source tells no absence."""
    if not calls.tells_absence:
        return {}
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for year, block in by_group(calls.positions, calls.years):
        mute, voted = silent(block).sum(axis=0), cast(block).sum(axis=0)
        for k in np.flatnonzero(mute + voted):
            key = int(numbers[k]), year - opened
            none, listed = found.get(key, (0, 0))
            found[key] = none + int(mute[k]), listed + int(mute[k] + voted[k])
    return found


def published_ballots(ledger: Ledger, pairs: Sequence[tuple[int, int]]) -> Ballots:
    """The sample of the published estimates, as its authors cut it, from the series of roll calls in ``unvotes``.

    Without session 19, Zanzibar, South Africa in session 48, and votes on paragraphs and amendments after 1989;
    ``pairs`` links roll calls on the same text. InputError where the ledger does not hold the series.
    """
    from comity.stats.linking import linked

    cast = ledger.engine.query(_CAST, [PUBLISHED, SERIES, str(_ONE_VOTE), str(_PARTS_FROM)])
    if not cast.num_rows:
        raise InputError(f"The ledger does not hold {PUBLISHED}. Import it: comity import {PUBLISHED} FILE...")
    rcid, session, answer = (cast[name].to_numpy().astype(np.int64) for name in ("rcid", "session", "answer"))
    actor = np.array(cast["actor"].to_pylist())
    track = _published_tracks(actor, session)
    item = np.unique(linked(rcid, pairs), return_inverse=True)[1]
    calls = len(np.unique(rcid))
    editions = ledger.engine.rows(_EDITIONS, [PUBLISHED, SERIES])
    said = f"{len(rcid):,} votes on {calls:,} roll calls of UNGA in {PUBLISHED}, cut as the authors cut theirs"
    named = "; ".join(row["edition"] for row in editions)
    sample = Sample(PUBLISHED, named, calls, f"{said} ({named})", f"sessions 1 to {session.max()}")
    return _ballots(item, track, session, answer, actor, sample)


_CAST = f"""
    SELECT CAST(substr(fact.locator, 6) AS BIGINT) AS rcid, CAST(r.session AS BIGINT) AS session, b.actor,
      CASE b.position WHEN 'yes' THEN 0 WHEN 'abstain' THEN 1 ELSE 2 END AS answer
    FROM fact JOIN roll_call r ON r.fact = fact.id JOIN ballot b ON b.fact = fact.id
    WHERE fact.kind = 'vote' AND fact.source = ? AND starts_with(fact.extractor, ?) AND {CURRENT}
      AND b.position IN ('yes', 'abstain', 'no') AND r.session <> ? AND b.actor <> 'ZAN'
      AND NOT (b.actor = 'ZAF' AND r.session = '48')
      AND NOT (CAST(r.session AS BIGINT) >= CAST(? AS BIGINT)
        AND (coalesce(fact.note, '') LIKE '%vote on an amendment%'
          OR coalesce(fact.note, '') LIKE '%vote on a paragraph%'))
    ORDER BY session, rcid, b.actor"""


_EDITIONS = f"""SELECT DISTINCT edition FROM fact WHERE kind = 'vote' AND source = ? AND starts_with(extractor, ?)
    AND {CURRENT} ORDER BY edition"""


def tracks(actors: Sequence[str]) -> list[int]:
    """The track of each actor: its Correlates of War number, or one of its own."""
    found = [registry().known(name) for name in actors]
    return [(actor.cow if actor else None) or Ballots.FOREIGN + place for place, actor in enumerate(found)]


def _published_tracks(actor: np.ndarray, session: np.ndarray) -> np.ndarray:
    """Tracks as numbered in the published table: Germany and Yemen change their number with session 46."""
    names, where = np.unique(actor, return_inverse=True)
    track = np.array(tracks(names.tolist()), np.int64)[where]
    early = session <= 45
    track[(actor == "DEU") & early], track[(actor == "YEM") & early] = 260, 678
    return track


def _ballots(
    item: np.ndarray, track: np.ndarray, session: np.ndarray, answer: np.ndarray, actor: np.ndarray, sample: Sample
) -> Ballots:
    """Ballots with the actor that voted last on each track and session as its name."""
    keys = track * 10_000 + session
    last = len(keys) - 1 - np.unique(keys[::-1], return_index=True)[1]
    names = {(int(track[k]), int(session[k])): str(actor[k]) for k in last}
    return Ballots(item, track, session, answer, names, sample)
