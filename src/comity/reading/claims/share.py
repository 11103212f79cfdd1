"""Shares of a whole in percent, with the part, the whole, or the other shares that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import Quantity
from comity.reading._clause import at_text, clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._arithmetic import precision, supported_value
from comity.reading.claims._flows import named
from comity.reading.claims._sentences import after, before, is_money, of_paragraph
from comity.reading.claims.base import Finder, claim

_OF = re.compile(
    r"\s+of\s+(?P<what>(?:the\s+|its\s+|their\s+|all\s+)?[^,.;()]{3,80}?)(?=[,.;()]|\s+(?:was|were|is|are|and|accounted|in\s+\d|with)\b|$)"
)
_OR = re.compile(
    r"\s*,?\s*(?:or|i\.e\.,?|that\s+is|which\s+(?:is|was|makes?|made\s+up|accounts?\s+for)|accounting\s+for|occupying|representing|constituting|making\s+up|equal\s+to|equivalent\s+to)\s+(?:about|almost|nearly|over|some|around|approximately|only|just)?\s*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*(?:or\s+|about\s+|i\.e\.\s+)?")
_WHOLE = re.compile(r"(?:^|[,;]\s*)(?:[Oo]f|[Oo]ut\s+of)\s+(?:the|its|their|these|all)?\s*$")
_MADE_UP = re.compile(
    r"\b(?:made\s+up|accounted\s+for|constituted|account\s+for|accounts\s+for|make\s+up|makes\s+up|comprised|represented|was|were|is|are|amounted\s+to|and)\s+(?:\w+\s+){0,2}$|\b(?:exports|imports)\s+$"
)
_SOME = re.compile(r"\b(?:includ\w+|such\s+as|among|mainly|mostly|also|respectively)\b", re.IGNORECASE)
_PERCENT = r"\d[\d.]*\s?(?:%|per\s?cent)"
_BOTH_WAYS = re.compile(
    rf"\b(?P<one>exports|imports)\b[^;]{{0,60}}?{_PERCENT}[^;]{{0,60}}?\b(?P<other>exports|imports)\b[^;]{{0,60}}?{_PERCENT}",
    re.IGNORECASE,
)
_OF_TRADE = re.compile(
    r"\bof\s+(?:the\s+|their\s+|all\s+|total\s+|overall\s+|bilateral\s+|mutual\s+)*(?:trade|turnover)\b"
)
_GROWN = re.compile(r"\b(?:grew|rose|increased?|growth|fell|decreased?|declined?|up|down|by)\b")
_NATIONAL = re.compile(r"\b(?:total|overall|entire|whole|all|foreign)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Share:
    view: View
    percent: Quantity
    part: Quantity
    value: float
    of: str


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    shares = [s for view in context.views for s in _with_part(view, context)]
    for share in shares:
        whole, source = _whole(share, shares, context)
        start, end = clause(share.view, (share.percent.start, share.percent.end), (share.part.start, share.part.end))
        if end - start > 140 or share.view.quantities[0].start < share.part.start:
            lead = re.search(
                r"(?:\b(?:about|almost|nearly|over|some|reaching|amounting\s+to)\s+)$",
                before(share.view, share.part.start, 16),
            )
            start = max(start, share.part.start - (len(lead.group()) if lead else 0))
        yield claim(
            "share", context, start, max(end, share.percent.end), 0.8,
            part=share.value, whole=whole, whole_from=source, percent=share.percent.value,
            unit=share.part.unit, of=share.of,
            shares=[], complete=False, approx=share.part.approx or share.percent.approx,
            rounding=[precision(share.part), precision(share.percent)],
        )  # fmt: skip
    for view in context.views:
        yield from list(_of_one_whole(view, context)) or _both_ways(view, context)


def _with_part(view: View, context: Context) -> Iterator[_Share]:
    """The shares that stand beside the amount whose share they are: "$4 billion, or 9% of total trade"."""
    for percent in view.quantities:
        of = _OF.match(after(view, percent.end, 120)) if percent.unit == "percent" and percent.value else None
        earlier = [q for q in view.quantities if q.end <= percent.start and (is_money(q) or q.unit == "person")]
        if of is None or not earlier:
            continue
        part = earlier[-1]
        gap = after(view, part.end, percent.start - part.end)
        value = supported_value(part, view, context)
        joined = (
            _OR.fullmatch(gap)
            or _BRACKET.fullmatch(gap)
            or re.fullmatch(r"\s+and\s+(?:occupying|accounting\s+for|making\s+up)\s+", gap)
        )
        if joined and value is not None:
            yield _Share(view, percent, part, value, " ".join(of["what"].split()))


def _whole(share: _Share, shares: Sequence[_Share], context: Context) -> tuple[float | None, str | None]:
    """The whole of which a share is taken, where other shares of the paragraph imply it.

    "9% of total trade" beside a share of total exports and one of total imports: their wholes add up to total trade.
    """
    if named(share.of) != "turnover" or not _NATIONAL.search(share.of):
        return None, None
    near = {v.index for v in of_paragraph(context, share.view)}
    wholes: dict[str, list[float]] = {}
    for other in shares:
        name = named(other.of)
        if (
            name in ("exports", "imports")
            and _NATIONAL.search(other.of)
            and other.view.index in near
            and other.part.unit == share.part.unit
        ):
            wholes.setdefault(name, []).append(other.value / (other.percent.value or 1.0) * 100)
    if {name: len(values) for name, values in wholes.items()} != {"exports": 1, "imports": 1}:
        return None, None
    return wholes["exports"][0] + wholes["imports"][0], "the shares of exports and of imports in the same paragraph"


def _both_ways(view: View, context: Context) -> Iterator[Claim]:
    """Of "exports accounted for 60 percent of trade and imports for 50 percent": two shares that make up all trade."""
    match = _BOTH_WAYS.search(view.text)
    if (
        match is None
        or match["one"].lower() == match["other"].lower()
        or not _OF_TRADE.search(view.text, match.start())
    ):
        return
    start, end = at_text(view, *match.span())
    told = [q for q in view.quantities if q.unit == "percent" and start <= q.start < end]
    if len(told) == 2 and not _GROWN.search(match.group()):
        yield claim(
            "share", context, start, end, 0.75,
            part=None, whole=None, whole_from=None, percent=None, unit=None, of="trade", shares=[q.value for q in told],
            complete=True, approx=any(q.approx for q in told), rounding=[precision(q) for q in told],
        )  # fmt: skip


def _of_one_whole(view: View, context: Context) -> Iterator[Claim]:
    """Of "Of the $2.8 billion, exports made up 34 percent and imports 69 percent": shares that divide one whole."""
    wholes = [
        q for q in view.quantities if q.unit != "percent" and q.value and _WHOLE.search(before(view, q.start, 30))
    ]
    percents = [q for q in view.quantities if q.unit == "percent" and q.value and wholes and q.start > wholes[0].end]
    if len(percents) < 2 or _SOME.search(after(view, wholes[0].end, percents[-1].end - wholes[0].end)):
        return
    gaps = [before(view, q.start, 50) for q in percents]
    if not all(_MADE_UP.search(gap) for gap in gaps):
        return
    words = after(view, wholes[0].end, percents[-1].start - wholes[0].end)
    two_ways = len(percents) == 2 and len(re.findall(r"\b(?:exports|imports)\b", words)) == 2
    rest = bool(re.search(r"\b(?:the\s+rest|remaining|remainder)\b", words))
    start, _ = clause(view, (percents[0].start, percents[0].end), (percents[-1].start, percents[-1].end))
    start = start if percents[-1].end - start <= 170 else percents[0].start
    yield claim(
        "share", context, start, percents[-1].end, 0.85,
        part=None, whole=wholes[0].value, whole_from=None, percent=None, unit=wholes[0].unit, of=None,
        shares=[q.value for q in percents], complete=two_ways or rest, approx=any(q.approx for q in percents),
        rounding=[precision(q) for q in percents],
    )  # fmt: skip


FINDER = Finder(
    id="share",
    version="1",
    about="A share in percent beside its part or whole, or several shares of one whole.",
    values={
        "part": "the part, or None",
        "whole": "the whole, where the text gives or implies it, or None",
        "whole_from": "how the text implies the whole, or None where it gives it",
        "percent": "the share in percent, or None",
        "unit": "unit of part and whole",
        "of": "words for the whole, or None",
        "shares": "several shares of one whole, else empty",
        "complete": "true where the shares are all that there are",
        "approx": "true where the text hedges one of the numbers",
        "rounding": "half of the last digit written: of part and percent, or of each share",
    },
    example="Of the $900 million exchanged, exports made up 40 percent and imports 60 percent.",
    find=find,
)
