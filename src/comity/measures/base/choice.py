"""Which roll calls are wanted: body, source, period and issue, refused in words where they make no sense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.core.dates import period
from comity.core.errors import InputError

LEADS = {
    "UNGA": ("un_digital_library_ga", "voeten_unga_votes", "unvotes_roll_calls"),
    "UNSC": ("un_digital_library_sc",),
}
"""The source that leads in each body, then those that stand in where it is not held; one is read, never two together.
The Digital Library is the body's own record; of the others the one that tells absence comes first."""

CAST_ONLY = frozenset(("unvotes_roll_calls",))
"""Sources that list only states that cast a position: of absence they say nothing, which is not that there was none."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Roll calls of one body from one source.

    ``since`` and ``until`` are EDTF: a year means whole sessions that opened in it (General Assembly) or the calendar
    year, a month or a day means the day of the vote. ``issue`` keeps roll calls whose subject tags or title hold it.
    """

    body: str = "UNGA"
    source: str | None = None
    since: str | None = None
    until: str | None = None
    issue: str | None = None

    def __post_init__(self) -> None:
        first, last = self.first, self.last
        if first and last and first > last:
            raise InputError(f"The period ends ({self.until}) before it begins ({self.since}); exchange the two.")

    @property
    def first(self) -> date | None:
        return period(self.since).first if self.since else None

    @property
    def last(self) -> date | None:
        return period(self.until).last if self.until else None

    def covers(self, when: str | None, year: int) -> bool:
        """True for a roll call of a day (EDTF) in the session or year ``year``."""
        return self._begun(when, year) and not self._over(when, year)

    def _begun(self, when: str | None, year: int) -> bool:
        if not self.since or not self.first:
            return True
        if len(self.since) == 4:
            return year >= self.first.year
        day = period(when).first if when else None
        return day is not None and day >= self.first

    def _over(self, when: str | None, year: int) -> bool:
        if not self.until or not self.last:
            return False
        if len(self.until) == 4:
            return year > self.last.year
        day = period(when).last if when else None
        return day is None or day > self.last
