"""How a date that a text gives stands to the date of the record."""

from __future__ import annotations

from typing import Literal

from comity.core.dates import period, reads

Dating = Literal["same", "apart", "unclear"]


def fits(said: str | None, recorded: str | None) -> Dating:
    """``same`` where the text's date lies in the record's or holds it, ``apart`` where no day belongs to both.

    ``unclear`` where one of them is missing, approximate and near, or overlaps the other only in part.
    """
    if not (said and recorded):
        return "unclear"
    text, record = period(said), period(recorded)
    if not text.overlaps(record):
        return "unclear" if text.approximate or record.approximate else "apart"
    inside = _holds(text.first, text.last, record.first, record.last)
    return "same" if inside or _holds(record.first, record.last, text.first, text.last) else "unclear"


def _holds(first: object, last: object, inner_first: object, inner_last: object) -> bool:
    starts = first is None or (inner_first is not None and first <= inner_first)  # type: ignore[operator]
    return starts and (last is None or (inner_last is not None and inner_last <= last))  # type: ignore[operator]


def dated(text: str | None) -> str:
    """``on 4 April 1992``, ``in April 1992``; ``without a date`` for None."""
    if not text:
        return "without a date"
    return f"{'on' if period(text).is_day else 'in'} {reads(text)}"
