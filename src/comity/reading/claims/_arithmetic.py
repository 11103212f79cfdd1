"""Amounts of one paragraph that add up: which reading of a number the others support, and which is the sum of which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from comity.language.model import Quantity
from comity.language.number_forms import MAGNITUDES
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import of_paragraph

_EXACT = 1e-6
_LAST = re.compile(r"(\d[\d,.]*\d|\d)\s*(thousand|million|billion|trillion|mln|bln|bn|mn|tn)?", re.IGNORECASE)


def amounts(views: Sequence[View]) -> Iterator[tuple[View, Quantity]]:
    """The amounts of some sentences, in order."""
    return ((view, q) for view in views for q in view.quantities if not q.ordinal)


def supported(quantity: Quantity, values: Sequence[Decimal], view: View, context: Context) -> Decimal | None:
    """The only reading that is the sum or the difference of two other amounts of the paragraph, or None."""
    others = [
        q.value
        for _, q in amounts(of_paragraph(context, view))
        if q.value is not None and q.unit == quantity.unit and q.start != quantity.start and q.value
    ]
    fitting = [v for v in values if any(_adds_up(float(v), a, b) for a, b in combinations(others, 2))]
    return fitting[0] if len(fitting) == 1 else None


def supported_value(quantity: Quantity, view: View, context: Context) -> float | None:
    """The value of a number, of a malformed one the reading that its paragraph supports; None where none is certain."""
    if quantity.value is not None or not quantity.readings:
        return quantity.value
    found = supported(quantity, [Decimal(r) for r in quantity.readings], view, context)
    return float(found) if found is not None else None


def _adds_up(value: float, first: float, second: float) -> bool:
    return any(close(value, total) for total in (first + second, abs(first - second)))


def close(value: float, other: float, relative: float = _EXACT) -> bool:
    """True where two amounts are one within a relative difference."""
    return value > 0 and abs(value - other) <= relative * max(abs(value), abs(other))


def precision(quantity: Quantity) -> float:
    """Half of the last digit that a number is written with, in base units: how far rounding may have moved it.

    "$4 billion" is known to half a billion, "$2,995.1 million" to 50,000; zeros at the end of a whole number count.
    """
    digits = _LAST.findall(quantity.text)
    if not digits:
        return 0.5
    number, scale = digits[-1]
    decimals = number.rpartition(".")[2] if "." in number else ""
    step = Decimal(1).scaleb(-len(decimals)) * MAGNITUDES.get(scale.lower().removesuffix("s"), Decimal(1))
    return float(step / 2)
