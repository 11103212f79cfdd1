"""Roll calls of the record that a text's vote may speak of."""

from __future__ import annotations

from collections.abc import Iterable

from comity.checks.base.dates import dated
from comity.checks.base.record import Record, symbol_key
from comity.core.dates import period
from comity.ledger import LedgerFact

KEYED = "regexp_replace(upper({}), '^([AS]/)?(HRC/)?RES/|\\s*[(].*$', '', 'g')"
"""SQL for what all forms of a symbol in a column share, as ``symbol_key`` has it."""
_LIKE = "SELECT fact FROM roll_call WHERE body = ? AND yes = ? AND no = ? AND abstain = ?"
_DAY = "SELECT id AS fact FROM fact WHERE kind = 'vote' AND first_day >= ? AND last_day <= ?"


def on_symbol(record: Record, body: str, symbol: str) -> list[LedgerFact]:
    """Every roll call on a resolution, the leading source first; official years in brackets do not matter."""
    found = record.selected(KEYED.format("resolution"), "roll_call", record.symbols | {symbol_key(symbol)})
    return [f for f in found.get(symbol_key(symbol), []) if f.fact.content.body == body]


def with_tally(record: Record, body: str, tally: tuple[int, int, int], when: str | None) -> list[LedgerFact]:
    """The roll calls of a body with exactly this tally, in the time that the text gives."""
    found = record.leading(record.found("vote", _LIKE, body, *tally))
    stretch = period(when) if when else None
    return [f for f in found if not stretch or not f.fact.content.date or stretch.overlaps(period(f.fact.content.date))]


def on_day(record: Record, body: str, when: str) -> list[LedgerFact]:
    """The roll calls of a body within a period."""
    stretch = period(when)
    if not (stretch.first and stretch.last):
        return []
    found = record.found("vote", _DAY, stretch.first, stretch.last)
    return record.leading(f for f in found if f.fact.content.body == body)


def one_text(found: Iterable[LedgerFact]) -> bool:
    """Whether all roll calls are on one resolution."""
    return len({symbol_key(f.fact.content.resolution) for f in found}) == 1


def recorded_without_vote(found: Iterable[LedgerFact]) -> LedgerFact | None:
    """The fact that says that the resolution was adopted without a vote."""
    return next((f for f in found if f.fact.content.adoption == "without a vote"), None)


def text_of(call: LedgerFact) -> str:
    """The symbol of the text that was voted on."""
    return call.fact.content.resolution or "this text"


def day_of(call: LedgerFact) -> str:
    """The day of the vote, in words."""
    return dated(call.fact.content.date)


def count_of(call: LedgerFact) -> str:
    """The tally: ``39-7-100``."""
    it = call.fact.content
    return "-".join("?" if n is None else str(n) for n in (it.yes, it.no, it.abstain))
