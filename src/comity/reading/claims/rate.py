"""One amount in two currencies: "$64.8 billion (110.2 billion manats)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.reading._clause import clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._arithmetic import precision
from comity.reading.claims._sentences import after, is_money, of_paragraph
from comity.reading.claims.base import Finder, claim

_HEDGE = (
    r"(?:about|around|approximately|approx\.?|nearly|almost|some|roughly|over|more\s+than|or|equivalent\s+to"
    r"|equal\s+to|i\.e\.|~|\u2248|=)?\s*"
)
_BRACKET = re.compile(rf"\s*[(\[]\s*(?:or\s+)?{_HEDGE}")
_OR = re.compile(rf"\s*,?\s*(?:or|i\.e\.,?|equivalent\s+to|equal\s+to|which\s+is|that\s+is)\s+{_HEDGE}")


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        for first, second in pairwise(view.quantities):
            if not (is_money(first) and is_money(second)) or first.unit == second.unit:
                continue
            gap = after(view, first.end, second.start - first.end) if second.start > first.end else ""
            if not (_BRACKET.fullmatch(gap) or _OR.fullmatch(gap)) or first.value is None or second.value is None:
                continue
            start, _ = clause(view, (first.start, first.end))
            end = second.end + (gap.strip()[:1] in ("(", "[") and after(view, second.end, 1) in (")", "]"))
            start = start if end - start <= 160 else first.start
            yield claim(
                "rate", context, start, end, 0.9,
                amounts=[{"value": q.value, "unit": q.unit, "rounding": precision(q)} for q in (first, second)],
                approx=first.approx or second.approx, period=_period(view, context),
            )  # fmt: skip


def _period(view: View, context: Context) -> str | None:
    """The only date of the sentence, else the last one told before it in the paragraph."""
    told = [d.edtf for d in view.dates if d.edtf]
    if told:
        return told[0] if len(set(told)) == 1 else None
    earlier = [v for v in of_paragraph(context, view) if v.index < view.index]
    return next((d.edtf for v in reversed(earlier[-2:]) for d in v.dates if d.edtf), None)


FINDER = Finder(
    id="rate",
    version="1",
    about="One amount given in two currencies.",
    values={
        "amounts": "the two amounts: {value, unit, rounding}",
        "approx": "true where the text hedges one of them",
        "period": "EDTF, or None",
    },
    example="In 2014 Peru lent Chile $20 million (15 million euros).",
    find=find,
)
