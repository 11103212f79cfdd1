"""Amounts that are said or shown to make up another: exports and imports of a turnover, men and women of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import Quantity
from comity.reading._clause import Span, clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._arithmetic import close, precision
from comity.reading.claims._flows import Flow, flows
from comity.reading.claims._sentences import after, before
from comity.reading.claims.base import Finder, claim

_JOINED = re.compile(
    r"(?:\s+[\w\u2019'-]+){0,6}?\s*(?:\band\b|,|,\s*and\b|\bplus\b|as\s+well\s+as)\s+(?:[\w\u2019'-]+\s+){0,3}"
    r"(?:[-\u2013:]\s*)?(?:about\s+|some\s+)?"
)
_IN_ALL = re.compile(
    r"(?:\s+[\w\u2019'-]+){0,3}?\s*,?\s*(?:for|giving|making|with|bringing|or)?\s*(?:an?\s+)?"
    r"(?:total(?:l?ing|s)?|sum|altogether)\s*(?:of|to)?\s*(?:about\s+)?"
)
_CUE = re.compile(
    r"\b(?:in\s+total|altogether|in\s+all|consist(?:s|ed|ing)\s+of|compris\w+|made\s+up\s+of|composed\s+of|respectively|namely|of\s+(?:which|whom|these|them))\b|:"
)
_NOT_WHOLE = re.compile(r"\b(?:includ\w+|such\s+as|among|of\s+(?:which|whom|these|them))\b", re.IGNORECASE)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    yield from _of_trade(context, facts)
    for view in context.views:
        yield from _of_counts(context, view)
        yield from _in_all(context, view)


def _of_trade(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    """Of each paragraph in which exports, imports and their sum or difference stand once, for one pair and period."""
    by_paragraph: dict[tuple[int, str], list[Flow]] = {}
    for flow in flows(context, facts):
        by_paragraph.setdefault((flow.view.sentence.paragraph, flow.unit), []).append(flow)
    for told in by_paragraph.values():
        exports, imports = _both_ways(told)
        if exports is None or imports is None:
            continue
        for name, sign in (("turnover", 1), ("balance", -1)):
            totals = [f for f in told if f.name == name and _together(f, exports, imports)]
            if len(totals) == 1:
                yield _trade(context, totals[0], exports, imports, sign)


def _both_ways(told: Sequence[Flow]) -> tuple[Flow | None, Flow | None]:
    """The exports and the imports of a pair; the exports of the other side are imports."""
    exports = [f for f in told if f.name == "exports"]
    imports = [f for f in told if f.name == "imports"]
    if len(exports) == 1 and len(imports) == 1 and exports[0].subject == imports[0].subject:
        return exports[0], imports[0]
    if (
        len(exports) == 2
        and not imports
        and (exports[0].subject, exports[0].counterpart) == (exports[1].counterpart, exports[1].subject)
    ):
        return exports[0], exports[1]
    return None, None


def _together(total: Flow, *parts: Flow) -> bool:
    """True for parts of one period and, where they are named, of the same two states."""
    periods = {p.period for p in (total, *parts) if p.period}
    pairs = {frozenset((p.subject, p.counterpart)) for p in (total, *parts) if p.subject and p.counterpart}
    return len(periods) <= 1 and len(pairs) <= 1


def _trade(context: Context, total: Flow, exports: Flow, imports: Flow, sign: int) -> Claim:
    start, end = clause(total.view, total.span)
    return claim(
        "sum", context, start, end, 0.8,
        parts=[exports.value, sign * imports.value], total=total.value, unit=total.unit,
        operation="sum" if sign > 0 else "difference", names=["exports", "imports", total.name],
        rounding=sum(precision(f.quantity) for f in (total, exports, imports)),
        approx=total.approx or exports.approx or imports.approx,
        spans=[[f.quantity.start, f.quantity.end] for f in (exports, imports)], complete=True,
    )  # fmt: skip


def _of_counts(context: Context, view: View) -> Iterator[Claim]:
    """Of a sentence that gives a number and then two or three that it joins: an exact sum, or one that it asserts."""
    told = [q for q in view.quantities if q.value is not None and not q.ordinal and q.unit != "percent"]
    for number, total in enumerate(told):
        parts = _joined(view, [q for q in told[number + 1 :] if q.value and total.value and q.value < total.value])
        if len(parts) < 2 or any(same and "/" in same for same in {q.unit for q in parts}):
            continue
        values = [q.value or 0.0 for q in parts]
        gap = after(view, total.end, parts[0].start - total.end)
        if _NOT_WHOLE.search(gap) or len(gap) > 90 or _units_clash(total, parts):
            continue
        exact = close(total.value or 0.0, sum(values))
        said = bool(_CUE.search(gap))
        if (exact and (total.value or 0) >= 10) or (
            said and _alike(total, parts) and len(parts) == len(told) - number - 1
        ):
            yield _counted(context, _extent(view, total, parts[-1]), total, parts, said)
            return


def _in_all(context: Context, view: View) -> Iterator[Claim]:
    """Of "exports of $300 million and imports of $200 million, for a total of $500 million"."""
    told = [q for q in view.quantities if q.value is not None and not q.ordinal and q.unit != "percent"]
    for number, total in enumerate(told[2:], 2):
        lead = after(view, told[number - 1].end, total.start - told[number - 1].end)
        parts = _joined(view, told[:number]) if _IN_ALL.fullmatch(lead) else []
        if len(parts) == number and not _units_clash(total, parts):
            start, _ = clause(view, (parts[0].start, parts[0].end), (total.start, total.end))
            yield _counted(context, (start, total.end), total, parts, True)


def _counted(context: Context, at: Span, total: Quantity, parts: Sequence[Quantity], said: bool) -> Claim:
    exact = close(total.value or 0.0, sum(q.value or 0.0 for q in parts))
    numbers = (*parts, total)
    return claim(
        "sum", context, *at, 0.85 if exact else 0.6,
        parts=[q.value for q in parts], total=total.value, unit=total.unit, operation="sum",
        names=[q.unit for q in numbers], rounding=0.0 if exact else sum(precision(q) for q in numbers),
        approx=any(q.approx for q in numbers), spans=[[q.start, q.end] for q in parts], complete=said,
    )  # fmt: skip


def _joined(view: View, numbers: Sequence[Quantity]) -> list[Quantity]:
    """The first run of numbers that commas and "and" join."""
    run: list[Quantity] = []
    for quantity in numbers:
        if not run:
            run = [quantity]
        elif (
            _JOINED.fullmatch(after(view, run[-1].end, quantity.start - run[-1].end))
            and quantity.start - run[-1].end < 60
        ):
            run.append(quantity)
        elif len(run) > 1:
            break
        else:
            run = [quantity]
    return run if len(run) > 1 else []


def _alike(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the parts are counted in what the total is counted in, or all in persons of a group of persons."""
    units = {q.unit for q in parts}
    return units == {total.unit} or (units == {"person"} and total.unit in ("person", "member", None))


def _units_clash(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the parts are of a measure that the whole is not of."""
    units = {q.unit for q in parts}
    measured = {
        u
        for u in (*units, total.unit)
        if u and (u.isupper() or u in ("km", "tonne", "year", "day", "month", "times", "rank"))
    }
    return bool(measured) and (len(units) > 1 or units != {total.unit})


def _extent(view: View, total: Quantity, last: Quantity) -> Span:
    start, end = clause(view, (total.start, total.end), (last.start, last.end))
    if end - start <= 160:
        return start, end
    lead = re.search(
        r"(?:\b(?:a|an|the|about|over|some|minimum|of|total|more|than)\s+)+$", before(view, total.start, 30)
    )
    first = total.start - (len(lead.group()) if lead else 0)
    tail = re.match(r"[\s-]+[\w\u2019'-]+", after(view, last.end, 40))
    return first, last.end + (len(tail.group()) if tail else 0)


FINDER = Finder(
    id="sum",
    version="1",
    about="Amounts that together make up another, said so or adding up exactly.",
    values={
        "parts": "the parts; of a difference the second is negative",
        "total": "the amount that they make up",
        "unit": "unit of the total",
        "operation": "sum or difference",
        "names": "what each part and then the total is",
        "rounding": "by how much rounding as written may move the sum",
        "approx": "true where the text hedges one of the numbers",
        "spans": "places of the parts in the document",
        "complete": "true where the text says, or the names imply, that these are all the parts",
    },
    example="Peru has 1,200 soldiers there: 700 in the north and 500 in the south.",
    find=find,
)
