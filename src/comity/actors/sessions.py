"""Sessions of bodies: which number met when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from comity.actors.tables import rows
from comity.core.dates import Period, period

_COLUMNS = ("body", "session", "kind", "opened", "closed", "first_vote", "last_vote", "url", "checked_against", "note")


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body: ``kind`` is regular, special or emergency special; days are EDTF.

    ``lasted_until`` is its last day where that is known, else the opening of the next regular session or, for others,
    its last recorded vote.
    """

    body: str
    number: int
    kind: str
    opened: str
    closed: str | None
    lasted_until: str | None
    url: str | None
    checked_against: str | None

    @property
    def period(self) -> Period:
        """From its opening to its end; open where the end is not known."""
        last = period(self.lasted_until).last if self.lasted_until else None
        return replace(period(self.opened), text=f"{self.opened}/{self.lasted_until or '..'}", last=last)


@cache
def sessions() -> tuple[Session, ...]:
    """Every session that the tables hold with its opening, by body, kind and number."""
    found = [_session(row) for row in rows("sessions.csv", required=_COLUMNS) if row["opened"] or row["first_vote"]]
    found.sort(key=lambda s: (s.body, s.kind, s.number))
    ended = [_ended(one, following) for one, following in pairwise(found)]
    return (*ended, *found[-1:])


def _session(row: dict[str, str]) -> Session:
    number, closed = int(row["session"].rpartition("-")[2]), row["closed"] or None
    last = closed or (row["last_vote"] or None if row["kind"] != "regular" else None)
    opened = row["opened"] or row["first_vote"]
    rest = (row["url"] or None, row["checked_against"] or None)
    return Session(row["body"], number, row["kind"], opened, closed, last, *rest)


def _ended(one: Session, following: Session) -> Session:
    same = (one.body, one.kind, one.number + 1) == (following.body, following.kind, following.number)
    if one.lasted_until or one.kind != "regular":
        return one
    return replace(one, lasted_until=following.opened if same else str(int(one.opened[:4]) + 1))
