"""Of which time a figure tells: the date beside it, else the one that the sentences before carry on."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.language.model import DateMention, Quantity
from comity.reading._phrases import offset_of
from comity.reading._views import View
from comity.reading.base import Context

_COMPARED = re.compile(r"(?:compar\w+\s+(?:to|with)|than\s+in|from|[Ss]ince|till|until)\s+(?:the\s+)?$")
_WHEN = re.compile(r"\s+(?:\([^)]*\)\s*)?(?:in|for|during|by|as of|at the end of)\s+(?:the\s+)?")
_SAME_YEARS = re.compile(r"\b(?:same|those|these)\s+(?:years|period|months|decades)\b")
_BACK = 4


def period_of(quantity: Quantity, number: Token, carries: bool, view: View, context: Context) -> str | None:
    """The sentence's period, nearest to the number, else the one that an amount carries on from the sentences before.

    A year with which something is only compared is none. ``carries``: the figure is of a sort that carries a period on.
    """
    if _SAME_YEARS.search(view.text):
        return None
    if dates := [d for d in _told(view) if not view.aside(d, number)]:
        beside = next((d for d in dates if _WHEN.fullmatch(_between(quantity, d.start, view))), None)
        return (beside or min(dates, key=lambda d: abs(d.start - view.place(number)))).edtf
    if not carries or (view.dates and not view.quantities):
        return None
    near = context.before(view)
    for _ in range(_BACK - 1):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        if dates := _told(near):
            return min(dates, key=lambda d: d.start).edtf
        near = context.before(near)
    return None


def _told(view: View) -> list[DateMention]:
    return [d for d in view.dates if d.edtf and not _COMPARED.search(_before(view, d.start))]


def _before(view: View, place: int) -> str:
    at = offset_of(view, place)
    return view.text[max(0, at - 30) : at]


def _between(quantity: Quantity, place: int, view: View) -> str:
    """The text from the end of a number to a place after it; empty where the place is before."""
    first, last = offset_of(view, quantity.end - 1) + 1, offset_of(view, place)
    return view.text[first:last] if first < last else ""
