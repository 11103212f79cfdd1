"""Quotations: the words between quotation marks, who spoke them, in what role, when and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.quotation import Quotation
from comity.language.model import Analysis, Mention, Quoted
from comity.reading._above import governor
from comity.reading._attribution import Speaker, introduced, speaker_in
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "3"
_BACK = 3
_SHORTEST = 5
_TITLED = re.compile(
    r"\b(?:entitled|titled|named|called|document|resolution|theme|motto|topic|slogan|under the (?:title|name)|so-called"
    r"|project|program(?:me)?|format|conference|book|film|forum|initiative|signed (?:the|a))\s*,?\s*(?:on\s+)?$",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:at|during|in)\s+((?:an?|the|his|her)\s+(?:[\w'\u2019-]+\s+){0,6}?(?:meeting|session|forum|summit|conference|briefing|interview"
    r"|assembly|speech|congress|ceremony|note|statement|message)(?:\s+(?:with|of|in|to)\s+(?:the\s+)?[A-Z][\w'\u2019-]*(?:[\s-][A-Z][\w'\u2019-]*)*)?"
    r"|(?:the\s+)?(?:[A-Z][\w-]+\s+){1,4}(?:Forum|Summit|Conference|Assembly|Council|Congress)(?:\s*\([A-Z]+\))?)"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """The last quotation attributed: what it says and the sentence where it ends."""

    content: Quotation
    last: int


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """Every quotation of five words or more that somebody is said to have spoken or written."""
    people = introduced(context)
    starts = [v.sentence.start for v in context.views]
    before: _Said | None = None
    for quote in analysis.quotes:
        if len(quote.text.split()) < _SHORTEST or _is_title(quote, analysis):
            continue
        spanned = list(_spanned(quote, context, starts))
        if spanned and (told := _attributed(quote, spanned, context, people, before)) is not None:
            content, first, last, sure, rule = told
            before = _Said(content, last)
            span = (context.views[first], context.views[last])
            yield fact(("quotation", _VERSION), context, span, content, sure, rule=rule)


def _spanned(quote: Quoted, context: Context, starts: list[int]) -> Iterator[View]:
    index = max(0, bisect_right(starts, quote.start) - 1)
    for view in context.views[index:]:
        if view.sentence.start >= quote.end + 1:
            break
        if view.sentence.end > quote.start:
            yield view


def _is_title(quote: Quoted, analysis: Analysis) -> bool:
    before = analysis.text[max(0, quote.start - 60) : quote.start].rstrip("\u201c\"\u00ab\u2018'")
    words = [w for w in quote.text.split() if w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    return bool(_TITLED.search(before)) or (
        len(words) > 1 and capitals > 0.6 * len(words) and quote.text[-1] not in ".,!?"
    )


def _attributed(
    quote: Quoted, spanned: list[View], context: Context, people: dict[str, Mention], before: _Said | None
) -> tuple[Quotation, int, int, float, str] | None:
    """The quotation with its speaker, its first and last sentence, how surely, and the rule; None without speaker."""
    first, last = spanned[0].index, spanned[-1].index
    lead = context.before(spanned[0])
    introducing = [lead] if lead is not None and lead.text.rstrip().endswith(":") else []
    for view in (spanned[-1], *spanned[:-1], *introducing):
        who = speaker_in(quote, view, context, people)
        if who is not None:
            span = min(first, view.index), max(last, view.index)
            return _content(quote, who, view, context), *span, who.sure, who.rule
    if before is not None and _goes_on(quote, spanned, before):
        content = replace(before.content, quote=quote.text)
        return content, first, last, 0.45, "continued"
    return None


def _goes_on(quote: Quoted, spanned: list[View], before: _Said) -> bool:
    """True for a sentence that is all quotation, right after another one."""
    outside = [t for v in spanned for t in v.tokens if t.is_alpha and not quote.start <= v.place(t) < quote.end]
    return not outside and 0 <= spanned[0].index - before.last <= 1


def _content(quote: Quoted, who: Speaker, view: View, context: Context) -> Quotation:
    carried = None if view.dates else view.carried or _carried(who.name, view, context)
    return Quotation(
        quote=quote.text,
        speaker=who.name,
        speaker_role=who.role,
        affiliation=who.side,
        date=_day(quote, who.verb, view) or carried,
        venue=_venue(view, quote),
    )


def _day(quote: Quoted, verb: Token | None, view: View) -> str | None:
    """The date outside the quotation that belongs to the verb of saying, or to a clause that hangs on it."""
    for day in view.dates:
        if day.edtf and not quote.start <= day.start < quote.end:
            above = governor(view.token_at(day.start))
            if verb is None or verb.i in (above.i, above.head.i) or above.i == verb.head.i:
                return day.edtf
    return None


def _carried(speaker: str, view: View, context: Context) -> str | None:
    """The one date told with the same speaker in the sentences just before, of the same paragraph."""
    near = context.before(view)
    for _ in range(_BACK):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        told = {d.edtf for d in near.dates if d.edtf}
        if told:
            named = any(m.person == speaker for m in near.mentions)
            return told.pop() if named and len(told) == 1 else None
        near = context.before(near)
    return None


def _venue(view: View, quote: Quoted) -> str | None:
    for found in _VENUE.finditer(view.text):
        place = view.sentence.offsets[found.start()]
        if not quote.start <= place < quote.end:
            return re.sub(r"^(?:an?|the|his|her)\s+", "", " ".join(found.group(1).split()))
    return None


READER = Reader("quotation", _VERSION, find)
