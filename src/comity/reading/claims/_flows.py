"""What a figure measures of the trade between two states: exports, imports, turnover, balance, or shares of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.core.facts import Fact
from comity.core.provenance import SpanLocator
from comity.language.model import Quantity
from comity.reading._clause import Span, views_within
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._arithmetic import supported_value

_BALANCE = re.compile(r"\b(?:balance|deficit|surplus)\b", re.IGNORECASE)
_EXPORTS = re.compile(r"\bexport(?:s|ed)?\b", re.IGNORECASE)
_IMPORTS = re.compile(r"\bimport(?:s|ed)?\b", re.IGNORECASE)
_TURNOVER = re.compile(r"\b(?:turnover|trade|exchanged)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:growth|decline|increase|share|rank|decrease)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flow:
    """One amount of trade: what it measures, whose, in which period, and where it stands."""

    name: str
    subject: str | None
    counterpart: str | None
    period: str | None
    unit: str
    value: float
    quantity: Quantity
    view: View
    approx: bool

    @property
    def span(self) -> Span:
        return self.quantity.start, self.quantity.end


def named(words: str) -> str | None:
    """exports, imports, turnover or balance: what the words of an indicator measure; None for anything else."""
    if _CHANGE.search(words):
        return None
    if _BALANCE.search(words):
        return "balance"
    exports, imports = bool(_EXPORTS.search(words)), bool(_IMPORTS.search(words))
    if exports != imports:
        return "exports" if exports else "imports"
    return "turnover" if _TURNOVER.search(words) else None


def flows(context: Context, facts: Sequence[Fact]) -> Iterator[Flow]:
    """The amounts of trade among the figures of a document, by place; of a malformed one what its paragraph allows."""
    for fact in facts:
        if fact.kind != "figure" or fact.content.unit is None or not fact.content.unit.isupper():
            continue
        name = named(fact.content.indicator or "")
        found = _quantity(fact, context) if name else None
        if name is None or found is None:
            continue
        view, quantity = found
        value = fact.content.value
        if value is None:
            value = supported_value(quantity, view, context)
        if value is not None:
            it = fact.content
            yield Flow(name, it.subject, it.counterpart, it.period, it.unit, value, quantity, view, it.approx)


def _quantity(fact: Fact, context: Context) -> tuple[View, Quantity] | None:
    where = fact.provenance.locator
    assert isinstance(where, SpanLocator)
    it = fact.content
    for view in views_within(context.views, where.start, where.end):
        for quantity in view.quantities:
            told = quantity.value is not None and it.value is not None and abs(quantity.value) == abs(it.value)
            if quantity.unit == it.unit and (told or (quantity.readings and quantity.readings == it.readings)):
                return view, quantity
    return None
