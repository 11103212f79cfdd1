"""When a body is said to have been founded: "ASEAN was founded in 1967", "the creation of NATO in 1949"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention, Mention
from comity.language.number_forms import ORDINALS, ordinal_value
from comity.reading._clause import in_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import as_period
from comity.reading.claims.base import Finder, claim

_MADE = r"(?:founded|established|created|formed|set\s+up|launched|instituted)"
_MAKING = r"(?:founding|foundation|creation|establishment|formation)"
_AFTER = re.compile(
    rf"(?:\s*\([A-Z][\w\s-]*\))?\s*,?\s*(?:(?:which|that)\s+)?(?:(?:was|were|had\s+been)\s+)?(?:officially\s+|formally\s+|first\s+)?{_MADE}\b(?!\s+(?:a|an|the|its|this|new)\b)"
    r"|(?:\s*\([A-Z][\w\s-]*\))?\s+came\s+into\s+(?:being|existence)\b"
    rf"|(?:'s|\u2019s)?\s+{_MAKING}\b"
)
_BEFORE = re.compile(
    rf"\b{_MAKING}\s+of\s+(?:the\s+)?$|\b(?:founded|established)\s+(?:as\s+)?(?:the\s+)?$", re.IGNORECASE
)
_TO_DATE = re.compile(
    r"(?:\s*\([A-Z][\w\s-]*\))?\s*,?\s*(?:(?:in|on)\s+[A-Z][\w\s,.]{2,30}\s+)?(?:by\s+[^,;.]{3,60}\s+)?(?:,\s+)?(?:in|on|back\s+in)\s+(?:(?:early|late|mid)[\s-])?(?:the\s+)?",
)
_SINCE_THEN = re.compile(
    rf"\b(?P<nth>{ORDINALS})\s+anniversary\s+of\s+(?:the\s+)?(?:{_MAKING}\s+of\s+(?:the\s+)?)?$", re.IGNORECASE
)
_DENIED = re.compile(r"\bnot\b|\bnever\b|\bbefore\b|\buntil\b", re.IGNORECASE)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        for body in view.mentions:
            if body.form in ("name", "acronym") and len(body.codes) == 1 and context.kind_of(body.codes[0]) == "body":
                yield from _founded(context, view, body)
                yield from _remembered(context, view, body)


def _founded(context: Context, view: View, body: Mention) -> Iterator[Claim]:
    end = in_text(view, body.end - 1) + 1
    made = _AFTER.match(view.text, end)
    lead = _BEFORE.search(view.text[: in_text(view, body.start)])
    if not (made or lead) or _SINCE_THEN.search(view.text[: in_text(view, body.start)]):
        return
    start = body.start if made or lead is None else view.sentence.offsets[lead.start()]
    at = made.end() if made else end
    told = next((d for d in view.dates if d.edtf and in_text(view, d.start) >= at), None)
    if told is None or not _TO_DATE.fullmatch(view.text, at, in_text(view, told.start)):
        return
    if _DENIED.search(view.text[end:at]) or re.search(r"\b(?:before|since|until)\s+(?:the\s+)?$", view.text[:end]):
        return
    start = _with_article(view, start)
    yield claim("founding", context, start, told.end, 0.85, body=body.codes[0], date=told.edtf, anniversary=None)


def _remembered(context: Context, view: View, body: Mention) -> Iterator[Claim]:
    """The year that an anniversary gives: the 50th in 1995 is of 1945."""
    lead = _SINCE_THEN.search(view.text[: in_text(view, body.start)])
    year = _anniversary(view, body) if lead else None
    if lead is None or year is None:
        return
    nth = ordinal_value(re.sub(r"\s+", "-", lead["nth"]))
    if nth and nth < 200:
        start, date = view.sentence.offsets[lead.start()], year[1]
        founded = str(year[0] - nth)
        yield claim("founding", context, start, date.end, 0.8, body=body.codes[0], date=founded, anniversary=nth)


def _anniversary(view: View, body: Mention) -> tuple[int, DateMention] | None:
    end = in_text(view, body.end - 1) + 1
    after = re.compile(rf"(?:(?:'s|\u2019s)\s+{_MAKING})?\s*,?\s*(?:(?:celebrated|marked|held)\s+)?(?:in|on)\s+")
    for date in view.dates:
        when = as_period(date.edtf)
        if when and when.first and date.start > body.end and after.fullmatch(view.text, end, in_text(view, date.start)):
            return when.first.year, date
    return None


def _with_article(view: View, start: int) -> int:
    at = in_text(view, start)
    return view.sentence.offsets[at - 4] if view.text[:at].lower().endswith("the ") else start


FINDER = Finder(
    id="founding",
    version="1",
    about="A body with the date at which it is said to have been founded.",
    values={
        "body": "code of the body",
        "date": "EDTF of the founding; the year that an anniversary gives",
        "anniversary": "which anniversary, or None where the date is told outright",
    },
    example="ASEAN was founded on 8 August 1967.",
    find=find,
)
