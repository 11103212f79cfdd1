"""What finders share: patterns searched in the prose of each sentence, with places in the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from comity.core.dates import Period, period
from comity.core.errors import DateError
from comity.language.model import DateMention, Quantity
from comity.reading._clause import Span, at_text, clause, in_text
from comity.reading._views import View
from comity.reading.base import Context


def searched(context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[View, re.Match[str]]]:
    """Every match of a pattern in the parsed text of every sentence."""
    for view in context.views:
        for match in pattern.finditer(view.text):
            yield view, match


def place(view: View, match: re.Match[str], group: int | str = 0) -> Span:
    """Where a match (or a group of it) stands in the document."""
    return at_text(view, *match.span(group))


def before(view: View, offset: int, length: int = 60) -> str:
    """The parsed words before an offset of the document."""
    at = in_text(view, offset)
    return view.text[max(0, at - length) : at]


def after(view: View, offset: int, length: int = 60) -> str:
    """The parsed words from an offset of the document on, which is the end of a stretch."""
    at = in_text(view, offset - 1) + 1
    return view.text[at : at + length]


def same_clause(view: View, span: Span, other: Span) -> bool:
    """True where the smallest clause around one stretch holds the other."""
    start, end = clause(view, span)
    return start <= other[0] and other[1] <= end


def is_money(quantity: Quantity) -> bool:
    """True for an amount in a currency."""
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()


def of_paragraph(context: Context, view: View) -> list[View]:
    """The sentences of the paragraph in which a sentence stands."""
    number = view.sentence.paragraph
    first = bisect_left(context.views, number, key=lambda v: v.sentence.paragraph)
    return list(context.views[first : bisect_left(context.views, number + 1, key=lambda v: v.sentence.paragraph)])


def as_period(edtf: str | None) -> Period | None:
    """The period of an EDTF text; None for None and for what is no date."""
    try:
        return period(edtf) if edtf else None
    except DateError:
        return None


def years_of(date: DateMention) -> tuple[int, int] | None:
    """The first and the last year of a date, or None where it has no year."""
    found = as_period(date.edtf)
    if found is None or found.first is None or found.last is None:
        return None
    return found.first.year, found.last.year
