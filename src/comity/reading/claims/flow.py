"""Amounts of trade between two states, at the words that give each: "Peru bought Chilean goods for 220 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import Quantity
from comity.reading._clause import Span, at_text, in_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._arithmetic import precision
from comity.reading.claims._sentences import of_paragraph
from comity.reading.claims._told import asserted, chunk, extent, last_date, segment, segments, states, the_two, when
from comity.reading.claims.base import Finder, claim

_WORDS = re.compile(
    r"\b(?:(?P<buy>b(?:ought|uys|uying)|purchase[sd]?|imports?|imported|importing)"
    r"|(?P<sell>s(?:old|ells|elling|ales)|exports?|exported|exporting|shipped|shipments|deliver(?:ed|ies)|supplied)"
    r"|(?P<both>(?:trade\s+)?turnover|(?:two-way|mutual|bilateral)\s+trade|trade\s+between|trade(?=\s+(?:had\s+|has\s+)?(?:fell"
    r"|rose|grew|came|reached|stood|dropped|fallen|risen|grown|amounted|totall?ed|was\s+worth|climbed|declined|sank))"
    r"|exchanged\s+goods|goods\s+exchanged))\b",
    re.IGNORECASE,
)
_BALANCE = re.compile(r"\b(?:deficit|surplus|balance|difference|gap|loss|gain|share)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:oil|gas|petroleum|arms|weapons|wheat|grain|food|agricultural|services?|energy|machinery|electricity|coal|metals?"
    r"|steel|cars?|non-oil|fuel|textiles?|fruit|fish|meat|tourism|military|pharmaceutical\w*|chemical\w*|technolog\w+|digital"
    r"|foreign\s+trade|world\s+trade|total\s+(?:exports|imports)|all\s+(?:exports|imports)|invest\w+|aid|credit|loans?"
    r"|target|goal|plan\w*|first\s+(?:half|quarter|\w+\s+months)|months|quarter|per\s+capita|each\s+(?:year|month))\b",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"(?:\s|,|\b(?:in|by|of|for|from|to|and|or|that|is|the|it|this|figure|amount|had|has|was|stood|at|only|reached|dropped|fell"
    r"|fallen|rose|risen|grew|grown|came|years?|later|two|three|four|five|some|about|around|roughly|nearly|almost|a|mere|\d{4})\b)*"
)
_AVERAGED = re.compile(r"\baverag(?:ed?|ing)\b", re.IGNORECASE)
_HIGHEST = re.compile(
    r"\b(?:the\s+)?(?:most|highest|largest|biggest|peak(?:ed)?|record)\b(?=[^.;]{0,40}\b(?:series|record|ever|point|level|years?)\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:\(|,)?\s*(?:in|for|during)\s+(?=\d{4})")
_WHOLE = re.compile(
    r"\s+of\s+(?:all|everything|its\s+(?:total|whole)|the\s+(?:total|whole))\b[^.;,]{0,40}?"
    r"\b(?P<side>import(?:s|ed)|export(?:s|ed)|purchases|sales|sold|bought)\b"
)
_LEAST = 1e4


@dataclass(frozen=True, slots=True)
class _Flow:
    what: str
    seller: str
    buyer: str
    sure: float


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    last: _Flow | None = None
    recent: list[_Flow] = []
    paragraph = -1
    for view in context.views:
        if view.sentence.paragraph != paragraph:
            last, recent = None, []
        paragraph = view.sentence.paragraph
        for low, high in segments(view):
            begin, told_before = low, list[tuple[_Flow, float]]()
            for quantity in _amounts(context, view, low, high):
                at = in_text(view, quantity.start)
                lead = view.text[begin:at]
                flow = _named(context, view, begin, at, last) or (
                    last if last and _continues(lead, begin == low) else None
                )
                balance = _BALANCE.search(lead[-60:])
                told = flow is not None and not _PART.search(view.text[low:high]) and asserted(view, begin, at)
                parts = _parts(told_before, bool(balance), flow)
                if told and flow and (parts or not balance):
                    measured = replace(flow, what="balance") if balance else flow
                    yield from _claim(context, view, (begin, at), quantity, measured, parts)
                if flow and not balance:
                    last = flow
                    told_before.append((flow, quantity.value or 0.0))
                    recent.append(flow)
                begin = extent_of(view, quantity)[1]
            yield from _share(context, view, (low, high), [f for f in recent if f.what == "exports"])


def _share(context: Context, view: View, part: Span, flows: Sequence[_Flow]) -> Iterator[Claim]:
    """The share of a flow just told in all that the buyer buys, or the seller sells: "15 percent of all imports"."""
    for quantity in view.quantities:
        start, end = extent_of(view, quantity)
        whole = _WHOLE.match(view.text, end) if quantity.unit == "percent" and part[0] <= start < part[1] else None
        date = (when(context, view, start) or last_date(context, view, start)) if whole else None
        if not (whole and date and re.fullmatch(r"\d{4}", date)) or _PART.search(view.text[start : whole.end()]):
            continue
        side = "buyer" if whole["side"].startswith(("import", "purch", "b")) else "seller"
        whose = [code for _, code in states(context, view, end, whole.end())]
        own = _named(context, view, part[0], start)
        flow = own if own and own.what == "exports" else _of_owner(flows, side, whose)
        if flow is None or any(code != (flow.buyer if side == "buyer" else flow.seller) for code in whose):
            continue
        begin, stop = at_text(view, start, whole.end())
        yield claim(
            "flow", context, begin, stop, flow.sure,
            what=f"share of {side}", seller=flow.seller, buyer=flow.buyer, value=quantity.value, period=date,
            average=False, highest=False, approx=quantity.approx, rounding=precision(quantity), parts=[],
        )  # fmt: skip


def _of_owner(flows: Sequence[_Flow], side: str, whose: Sequence[str]) -> _Flow | None:
    """The last flow of the paragraph that the named state buys, or sells; the last of all where none is named."""
    fit = [f for f in flows if not whose or (f.buyer if side == "buyer" else f.seller) == whose[0]]
    return fit[-1] if fit else None


def _parts(told: Sequence[tuple[_Flow, float]], balance: bool, flow: _Flow | None) -> list[float]:
    """The two amounts told just before, one each way, of which the next is the turnover or the difference."""
    if len(told) < 2 or flow is None or not (balance or flow.what == "turnover"):
        return []
    (one, first), (two, second) = told[-2:]
    return [first, second] if (one.seller, one.buyer) == (two.buyer, two.seller) and one.what != "turnover" else []


def extent_of(view: View, quantity: Quantity) -> Span:
    """Where a quantity stands in the parsed text."""
    return in_text(view, quantity.start), in_text(view, quantity.end - 1) + 1


def _amounts(context: Context, view: View, low: int, high: int) -> list[Quantity]:
    """The amounts in dollars of a stretch; one without a unit is in dollars where the paragraph's others are."""
    units = {q.unit for v in of_paragraph(context, view) for q in v.quantities if q.unit and len(q.unit) == 3}
    money = {u for u in units if u.isupper()}
    found = []
    for quantity in view.quantities:
        dollars = quantity.unit == "USD" or (quantity.unit is None and money == {"USD"} and not quantity.ordinal)
        if dollars and quantity.value and quantity.value >= _LEAST and low <= extent_of(view, quantity)[0] < high:
            found.append(quantity)
    return found


def _continues(lead: str, opens: bool) -> bool:
    """Whether the words before an amount only carry on from the one before it: "to", "and it had dropped to"."""
    if opens:
        return bool(re.search(r"\b(?:the\s+)?(?:figure|amount|total|sum|it)\s+(?:was|stood\s+at|came\s+to)\s", lead))
    return bool(_JOINING.fullmatch(lead)) or bool(_BALANCE.search(lead))


def _named(context: Context, view: View, low: int, at: int, last: _Flow | None = None) -> _Flow | None:
    """What the words before an amount say that it measures, and between whom."""
    words = list(_WORDS.finditer(view.text, low, at))
    if not words:
        return None
    word = words[-1]
    named = states(context, view, segment(view, at)[0], at, nouns=_verb(word))
    before = [code for span, code in named if span[1] <= word.start()]
    after = [code for span, code in states(context, view, word.end(), at)]
    pair = _pair(context, view) or ((last.seller, last.buyer) if last else ())
    if word["both"]:
        two = list(dict.fromkeys([*before, *after]))[-2:]
        known = len(two) == 2
        both = tuple(two) if known else pair
        if len(both) != 2 or (len(two) == 1 and two[0] not in both):
            return None
        return _Flow("turnover", both[0], both[1], 0.8 if known else 0.65)
    subject = before[-1] if before else _subject(context, view, low, pair)
    other = after[0] if after else next((c for c in pair if c != subject), None) if subject in pair else None
    if not after and len(before) > 1 and before[-2] != subject and not _verb(word):
        return None
    if subject is None or other is None or subject == other:
        return None
    if not after and not _verb(word) and re.match(r"(?:ex|im)port", word.group(), re.IGNORECASE):
        return None
    sure = 0.8 if after else 0.65
    seller, buyer = (other, subject) if word["buy"] else (subject, other)
    return _Flow("exports", seller, buyer, sure)


def _verb(word: re.Match[str]) -> bool:
    return bool(re.search(r"(?:ought|old|ed|ing)$", word.group()))


def _subject(context: Context, view: View, at: int, pair: Sequence[str]) -> str | None:
    """Of "Peru bought goods for 2 million and sold goods for 1 million": Peru, for the second."""
    named = [code for _, code in states(context, view, segment(view, at)[0], at) if code in pair]
    return named[0] if named and re.match(r"\s*(?:dollars)?\s*,?\s*(?:and|but|while)\s", view.text[at:]) else None


def _pair(context: Context, view: View) -> tuple[str, ...]:
    """The two states of the section, where its paragraph names both."""
    near = {code for v in of_paragraph(context, view) for _, code in states(context, v)}
    two = the_two(context, view)
    return two if two and set(two) <= near else ()


def _claim(
    context: Context, view: View, lead: Span, quantity: Quantity, flow: _Flow, parts: list[float]
) -> Iterator[Claim]:
    first, last = extent_of(view, quantity)
    later = _AFTER.match(view.text, last)
    own = next((d for d in view.dates if later and d.edtf and extent(view, d)[0] == later.end()), None)
    date = own.edtf if own else when(context, view, first)
    if date is None or not re.fullmatch(r"\d{4}(?:/\d{4})?", date):
        return
    average = bool(_AVERAGED.search(view.text[lead[0] : first]))
    if "/" in date and not average:
        return
    low, high = chunk(view, first)
    start = max(low, lead[0])
    start += len(view.text[start:first]) - len(view.text[start:first].lstrip(" ,"))
    end = extent(view, own)[1] if own else last
    begin, stop = at_text(view, start, end)
    yield claim(
        "flow", context, begin, stop, flow.sure,
        what=flow.what, seller=flow.seller, buyer=flow.buyer, value=quantity.value, period=date, average=average,
        highest=bool(_HIGHEST.search(view.text[low : min(high + 40, segment(view, first)[1])])), approx=quantity.approx,
        rounding=precision(quantity), parts=parts,
    )  # fmt: skip


FINDER = Finder(
    id="flow",
    version="1",
    about="An amount of trade between two states in a year.",
    values={
        "what": "exports (of the seller to the buyer), turnover, balance (the difference of two amounts just told), "
        "share of buyer or share of seller (of the flow in all that it buys or sells, in percent)",
        "seller": "code of the state that sells; of a turnover one of the two",
        "buyer": "code of the state that buys; of a turnover the other",
        "value": "the amount in dollars",
        "period": "the year, or of an average the years",
        "average": "true for a yearly average",
        "highest": "true where it is said to be the highest of all years",
        "approx": "true where the text hedges it",
        "rounding": "half of the last digit written",
        "parts": "the two amounts told just before, of which this is the sum or the difference, else empty",
    },
    example="In 2012 Peru bought Chilean goods for $220 million.",
    find=find,
)
