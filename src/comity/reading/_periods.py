"""Of which time a figure tells: the date beside it, else the one that the sentences before carry on."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.language.model import DateMention, Quantity
from comity.reading._phrases import offset_of
from comity.reading._roles import subject
from comity.reading._views import View
from comity.reading.base import Context

_COMPARED = re.compile(r"(?:compar\w+\s+(?:to|with)|than\s+in|from|[Ss]ince|till|until)\s+(?:the\s+)?$")
_WHEN = re.compile(r"\s+(?:\([^)]*\)\s*)?(?:in|for|during|by|as of|at the end of)\s+(?:the\s+)?")
_SAME_YEARS = re.compile(r"\b(?:same|those|these)\s+(?:years|period|months|decades)\b")
_BACK = 4
_DEEP = 4
_FRONT = 20
"""So near the beginning of a sentence a date frames all of it."""
_APART = frozenset(("ccomp", "relcl", "parataxis"))


def period_of(quantity: Quantity, number: Token, carries: bool, view: View, context: Context) -> str | None:
    """The sentence's period, nearest to the number, else the one that an amount carries on from the sentences before.

    A year with which something is only compared is none. ``carries``: the figure is of a sort that carries a period on.
    """
    if _SAME_YEARS.search(view.text):
        return None
    if dates := [d for d in _told(view) if not view.aside(d, number) and _of_clause(d, number, view)]:
        beside = next((d for d in dates if _WHEN.fullmatch(_between(quantity, d.start, view))), None)
        return (beside or min(dates, key=lambda d: abs(d.start - view.place(number)))).edtf
    if not carries or _told(view) or (view.dates and not view.quantities):
        return None
    near = context.before(view)
    for _ in range(_BACK - 1):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        if dates := [d for d in _told(near) if _frames(d, near)]:
            return min(dates, key=lambda d: d.start).edtf
        near = context.before(near)
    return None


def _of_clause(date: DateMention, number: Token, view: View) -> bool:
    """True where a date opens the sentence, or stands in the number's own clause or in one that carries it."""
    if _opens(date, view):
        return True
    own, clause = _clause_of(view.token_at(date.start)), _clause_of(number)
    for _ in range(_DEEP):
        if clause.i == own.i:
            return True
        apart = clause.dep_ in _APART or (clause.dep_ == "conj" and subject(clause) is not None)
        if apart or clause.head.i == clause.i:
            return False
        clause = _clause_of(clause.head)
    return False


def _clause_of(token: Token) -> Token:
    """The verb of a word's clause; where it has none, the head of its sentence."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def _frames(date: DateMention, view: View) -> bool:
    """True for a date that a paragraph carries on: it opens or ends its sentence, or an amount stands beside it."""
    ends = offset_of(view, date.end - 1) >= len(view.text.rstrip()) - 4
    return ends or _opens(date, view) or any(q.unit is not None and not q.ordinal for q in view.quantities)


def _opens(date: DateMention, view: View) -> bool:
    return offset_of(view, date.start) <= _FRONT


def _told(view: View) -> list[DateMention]:
    return [d for d in view.dates if d.edtf and ("/" in d.edtf or not _COMPARED.search(_before(view, d.start)))]


def _before(view: View, place: int) -> str:
    at = offset_of(view, place)
    return view.text[max(0, at - 30) : at]


def _between(quantity: Quantity, place: int, view: View) -> str:
    """The text from the end of a number to a place after it; empty where the place is before."""
    first, last = offset_of(view, quantity.end - 1) + 1, offset_of(view, place)
    return view.text[first:last] if first < last else ""
