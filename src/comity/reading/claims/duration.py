"""Lengths of time that two dates decide: "the 44-day war that began on ... and ended on ...", "two days before ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention
from comity.language.number_forms import words_value
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import after, before, place, searched
from comity.reading.claims.base import Finder, claim

_COUNT = r"(?P<count>\d{1,4}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty)"
_LONG = re.compile(
    rf"\b{_COUNT}[\s-](?P<unit>day|week|month|year)s?[\s-](?:long[\s-])?(?:(?!term\b|plan\b|old\b)[A-Za-z]+\s+){{0,2}}?"
    r"(?P<thing>war|conflict|siege|battle|campaign|blockade|ceasefire|truce|visit|trip|tour|summit|operation|conference|meeting|occupation|fighting|clashes)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"\b{_COUNT}\s+(?P<unit>day|week|month|year)s?\s+(?P<word>before|after|prior\s+to|following|later|earlier)\b"
    r"(?:\s+(?P<event>(?:the\s+|its\s+|their\s+)?(?:[\w\u2019'-]+\s+){0,5}?(?:invasion|war|attack|signing|election|visit|ceasefire|summit|meeting|independence|declaration|agreement|vote|resolution|statement|coup|collapse|dissolution)\b(?:\s+started|\s+began)?))?",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:began|begun|started|starting|broke\s+out|erupted|lasted\s+from|from|launched|since)\s+(?:on\s+|in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:ended|ending|concluded|until|till|to|stopped|lasted\s+until|through)\s+(?:on\s+|in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_CEASED = re.compile(r"\b(?:ceasefire|cease\s+fire|armistice|truce|peace|end(?:ed|s)?\b)", re.IGNORECASE)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view, match in searched(context, _LONG):
        begun, ended = _ends(view, match)
        if begun is None:
            continue
        since, _, until = (begun.edtf or "").partition("/")
        at = place(view, match)
        start, end = at[0], max(at[1], begun.end if begun.end - at[1] < 90 else at[1])
        if ended is not None and 0 < ended.end - end < 60:
            end = ended.end
        lead = re.search(r"\b(?:[Tt]he|[Aa])\s+$", before(view, start, 6))
        yield claim(
            "duration", context, start - (len(lead.group()) if lead else 0), end, 0.75 if ended or until else 0.5,
            count=_count(match), unit=match["unit"].lower(), since=since or None,
            until=(ended.edtf if ended else until) or None,
            since_text=begun.text, until_text=ended.text if ended else None,
            thing=match["thing"].lower(), inclusive=True, event=None,
        )  # fmt: skip
    for view, match in searched(context, _APART):
        yield from _apart(context, view, match)


def _ends(view: View, match: re.Match[str]) -> tuple[DateMention | None, DateMention | None]:
    """The dates on which a thing began and ended, as the words before each date say."""
    at = place(view, match)[0]
    begun = [
        d
        for d in view.dates
        if _BEGAN.search(before(view, d.start, 30)) and not _ENDED.search(before(view, d.start, 30))
    ]
    begun = [d for d in begun if d.start > at]
    ended = [d for d in view.dates if begun and d.start != begun[0].start and _ENDED.search(before(view, d.start, 30))]
    if begun and not ended and _CEASED.search(view.text[: match.start()]):
        ended = [d for d in view.dates if d.end < at and d.edtf][:1]
    return (begun[0] if begun else None), (ended[0] if ended else None)


def _count(match: re.Match[str]) -> int:
    word = match["count"].lower()
    return int(word) if word.isdigit() else 1 if word == "a" else int(words_value(word))


def _apart(context: Context, view: View, match: re.Match[str]) -> Iterator[Claim]:
    """Of "On 22 February, two days before the invasion": the date, the distance, and the other date or event."""
    start, end = place(view, match)
    lead = [
        d
        for d in view.dates
        if d.end <= start
        and re.fullmatch(r"\s*[,(\u2013\u2014-]?\s*(?:just|only|exactly|i\.e\.)?\s*", after(view, d.end, start - d.end))
    ]
    beyond = [
        d
        for d in view.dates
        if d.start >= end - 1
        and re.fullmatch(r"\s*(?:,\s*)?(?:on|of|in|\()?\s*(?:the\s+)?", after(view, end, d.start - end))
    ]
    if match["event"] and not beyond:
        told = r"\s+(?:of\s+[^,.;]{3,50}?\s+)?(?:on|in|of)\s+"
        beyond = [d for d in view.dates if d.start >= end and re.fullmatch(told, after(view, end, d.start - end))]
    if not lead or not (match["event"] or beyond):
        return
    date, other = lead[-1], beyond[0] if beyond else None
    word = match["word"].lower()
    backwards = word.startswith(("before", "prior"))
    if word in ("later", "earlier") or date.relative:
        return
    first = re.search(r"\b(?:[Oo]n|[Ii]n)\s+$", before(view, date.start, 5))
    yield claim(
        "duration", context, date.start - (len(first.group()) if first else 0), other.end if other else end, 0.7,
        count=_count(match), unit=match["unit"].lower(),
        since=date.edtf if backwards else other.edtf if other else None,
        until=(other.edtf if other else None) if backwards else date.edtf,
        since_text=date.text if backwards else other.text if other else None,
        until_text=(other.text if other else None) if backwards else date.text,
        thing=None, inclusive=False, event=" ".join(match["event"].split()) if match["event"] else None,
    )  # fmt: skip


FINDER = Finder(
    id="duration",
    version="1",
    about="A length of time that two dates of the text decide.",
    values={
        "count": "how many days, weeks, months or years",
        "unit": "day, week, month or year",
        "since": "EDTF of the earlier date, or None",
        "until": "EDTF of the later date, or None",
        "since_text": "the earlier date as written, or None",
        "until_text": "the later date as written, or None",
        "thing": "what lasted so long (war, visit), or None for a distance",
        "inclusive": "true where first and last day count (a war's length)",
        "event": "words for the event at the other end, where no date stands there",
    },
    example="The 44-day war that began on 27 September 2020 ended on 9 November 2020.",
    find=find,
)
