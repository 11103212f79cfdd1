"""Growth said in percent beside the values between which it lies: "from 579.2 to 938.0, an increase of 72 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import Quantity
from comity.reading._clause import Span, clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._arithmetic import precision, supported_value
from comity.reading.claims._changes import UP, Change, changes
from comity.reading.claims._flows import Flow, flows
from comity.reading.claims._sentences import after, before
from comity.reading.claims.base import Finder, claim

_COMPARED = re.compile(
    r"\s+(?P<word>higher|more|up|greater|lower|less|fewer|down)\s+(?:(?:as\s+)?compared\s+(?:to|with)|than(?:\s+in)?|on|from)\s+(?:the\s+)?(?P<what>.{0,24})"
)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    told = list(flows(context, facts))
    for view in context.views:
        for change in changes(view):
            yield from _stated(context, view, change)
        yield from _compared(context, view, told)


def _stated(context: Context, view: View, change: Change) -> Iterator[Claim]:
    values = [supported_value(q, view, context) for q in (change.first, change.last)]
    if values[0] is None or values[1] is None or not values[0]:
        return
    start, end = _extent(view, change)
    numbers = [q for q in (change.first, change.last, change.measure) if q is not None]
    yield claim(
        "growth", context, start, end, 0.9 if change.percent is not None else 0.7,
        **{"from": values[0]}, to=values[1], percent=change.percent, factor=change.factor, direction=change.direction,
        unit=change.last.unit or change.first.unit, periods=[_after_date(view, q) for q in (change.first, change.last)],
        approx=any(q.approx for q in numbers), rounding=[precision(q) for q in numbers],
    )  # fmt: skip


def _extent(view: View, change: Change) -> Span:
    """The clause with both values and the percent, cut to them where it is long."""
    parts = [(q.start, q.end) for q in (change.first, change.last)] + [change.span]
    start, end = clause(view, *parts)
    high = max(p[1] for p in parts)
    if end - start <= 200:
        return start, max(end, high)
    low = min(p[0] for p in parts)
    lead = re.search(r"\bfrom\s+(?:\w+\s+){0,2}$", before(view, low, 30))
    return low - (len(lead.group()) if lead else 0), high


def _after_date(view: View, quantity: Quantity) -> str | None:
    """The date told just after a value: "$579.2 million in 2008"."""
    for date in view.dates:
        if date.start >= quantity.end and re.fullmatch(
            r"\s*(?:\(\s*|,?\s*(?:in|during|for|at\s+the\s+end\s+of|by)\s+(?:the\s+)?)",
            after(view, quantity.end, date.start - quantity.end),
        ):
            return date.edtf
    return None


def _compared(context: Context, view: View, told: Sequence[Flow]) -> Iterator[Claim]:
    """Of "21% higher compared to 2022" with the value of that year elsewhere in the text."""
    for percent in view.quantities:
        match = _COMPARED.match(view.text[_end(view, percent) :]) if percent.unit == "percent" else None
        base = next((d for d in view.dates if match and 0 <= d.start - percent.end < 60 and d.edtf), None)
        here = [f for f in told if f.view is view and 0 <= percent.start - f.quantity.end < 40]
        if match is None or base is None or len(here) != 1 or percent.value is None:
            continue
        now = here[0]
        earlier = {
            f.value: f
            for f in told
            if f.name == now.name and f.unit == now.unit and f.period == base.edtf and _same_pair(f, now)
        }
        if len(earlier) == 1:
            then = next(iter(earlier.values()))
            start, end = clause(view, (percent.start, percent.end))
            yield claim(
                "growth", context, start, end, 0.75,
                **{"from": then.value}, to=now.value, percent=percent.value, factor=None,
                direction="growth" if UP.search(match["word"]) or match["word"] == "greater" else "decline",
                unit=now.unit, periods=[base.edtf, now.period], approx=percent.approx or now.approx or then.approx,
                rounding=[precision(q) for q in (then.quantity, now.quantity, percent)],
            )  # fmt: skip


def _same_pair(first: Flow, second: Flow) -> bool:
    return {first.subject, first.counterpart} == {second.subject, second.counterpart}


def _end(view: View, quantity: Quantity) -> int:
    return len(view.text) - len(after(view, quantity.end, len(view.text)))


FINDER = Finder(
    id="growth",
    version="1",
    about="A growth or decline in percent or as a factor, with the values between which it lies.",
    values={
        "from": "the earlier value",
        "to": "the later value",
        "percent": "the change in percent as said, or None",
        "factor": "the factor as said (n-fold), or None",
        "direction": "growth or decline, as said",
        "unit": "unit of the values, or None",
        "periods": "EDTF of the earlier and the later value, or None",
        "approx": "true where the text hedges one of the numbers",
        "rounding": "half of the last digit written, of the earlier and the later value and of the percent",
    },
    example="Exports rose from $200 million in 2008 to $300 million in 2012, an increase of 50 percent.",
    find=find,
)
