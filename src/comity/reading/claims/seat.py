"""When states sat in a body: "Peru sat on the Council in 2000 and 2001, Chile in 2003", "three years before Kenya"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.reading._clause import Span, at_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._doers import doers
from comity.reading.claims._sentences import of_paragraph
from comity.reading.claims._told import (
    NUMBER,
    asserted,
    bodies,
    chunk,
    count_of,
    dates_of,
    extent,
    segment,
    states,
    when,
)
from comity.reading.claims.base import Finder, claim

_DURING = (
    r"(?:(?:has|had)\s+)?s[ai]t\b(?=[^.;,]{0,24}\b(?:on|in)\b)|serv(?:ed|ing)\b(?=[^.;,]{0,30}\b(?:on|as)\b)|h(?:eld|olding|as\s+held|ad\s+held)\s+(?:a|its|the)\s+(?:\w+\s+)?seat"
    r"|ha[ds]\s+a\s+seat|occupied\s+a\s+seat|(?:was|were)\s+(?:an?\s+)?(?:elected\s+|non-permanent\s+|full\s+)?members?\b"
)
_SINCE = (
    r"joined\b|entered\b|acceded\s+to\b|became\s+(?:an?\s+)?(?:full\s+)?members?\b|belong(?:s|ed)\b|ha(?:ve|s|d)\s+belonged\b"
    r"|ha(?:ve|s|d)\s+been\s+(?:an?\s+)?(?:full\s+)?(?:members?\b|(?=in\s+the\s+[A-Z])|part\b)|(?:was|were)\s+admitted\b"
)
_VERB = re.compile(rf"\b(?:(?P<during>{_DURING})|(?P<since>{_SINCE}))")
_TERM = re.compile(
    r"(?:['\u2019]s?|\bits)\s+(?P<which>latest|last|first|only|second|third|current|previous)?\s*terms?\b[^.;]{0,40}?"
    r"\b(?:covered|ran|lasted|fell|was|were|came)\s+(?:in\s+|from\s+)?(?=\d{4})"
)
_MEMBER = re.compile(
    r",\s+(?:an?|then\s+an?|itself\s+an?)\s+(?:elected\s+|non-permanent\s+)?member\s+(?:of\s+the\s+Council\s+)?"
    r"(?:at\s+(?:the|that)\s+time|that\s+year|then)\b"
)
_GAP = re.compile(r",?\s*(?:and\s+)?(?P<in>(?:again\s+)?in\s+(?=\d{4}))")
_TIMES = re.compile(
    rf"\b(?P<times>once|twice|(?:{NUMBER})\s+times)\s+(?:in|during)\s+the\s+(?P<decade>(?:19|20)\d)0s\b"
)
_APART = re.compile(
    rf"\b(?P<count>{NUMBER})\s+(?P<unit>years?)\s+(?P<way>before|after|earlier\s+than|later\s+than|ahead\s+of)\s+(?:the\s+)?"
    r"(?=[A-Z])"
)
_WAITED = re.compile(r"\b(?:had\s+to\s+wait|waited|followed|did\s+not\s+(?:enter|join)|was\s+(?:not\s+)?admitted"
                     r"\s+only)\b"
                     r"[^.;]{0,20}?\b(?:until|on|in)\s+(?=\d)")  # fmt: skip
_RESOLUTION = re.compile(r"\bby\s+(?:[A-Z]\w+\s+){0,2}resolution\s+(?P<number>\d+(?:/\d+)?)(?:\s?\([IVXLC]+\))?")
_BESIDE = re.compile(
    r"\s*(?:(?:on|in|of|to|with|as|an?|the|non-permanent|elected|member|together|once|twice|again|\w+\s+times|UN"
    r"|United\s+Nations)\s+)*"
)
"""What may stand between the verb and the body."""
_WHOLE = re.compile(
    r"\s*(?:$|[,.;:()]|['\u2019]s?\s|(?:in|on|from|since|and|at|by|for|only|again|once|twice|as|with|while|during|after|before"
    rf"|between|until|but|or|to|together|when|where|which|who|{NUMBER}\s+(?:times|years?))\b)"
)
"""What follows a body that is meant as such, and not a mission or programme of it."""
_LONG = 12
_NOT = re.compile(r"\b(?:not|never|outside|without|until|refus\w+|appl(?:y|ied)|candidate|bid|court|head|observer)\b")


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        for verb in _VERB.finditer(view.text):
            yield from _told(context, view, verb)
        for term in _TERM.finditer(view.text):
            low, high = chunk(view, term.start())
            owner = [code for at, code in states(context, view, low, term.start()) if at[1] >= term.start() - 1]
            body = _body(context, view, term.start(), term.end())
            years = dates_of(view, term.end() - 1, high)
            if owner and body and years:
                span = (_first(view, context, low, term.start()), _last(view, term.end(), high))
                yield from _claim(context, view, span, owner, body, years=years)
        for apposed in _MEMBER.finditer(view.text):
            owner = [code for at, code in states(context, view) if at[1] == apposed.start()]
            date = when(context, view, apposed.start())
            if owner and date and _body(context, view, apposed.start(), apposed.end()) == "UNSC":
                begin = next(at[0] for at, _ in states(context, view) if at[1] == apposed.start())
                yield from _claim(context, view, (begin, apposed.end()), owner, "UNSC", years=[date[:4]])


def _told(context: Context, view: View, verb: re.Match[str]) -> Iterator[Claim]:
    low, high = segment(view, verb.start())
    found, body = doers(context, view, low, verb.start()), _body(context, view, verb.start(), verb.end())
    _, end = chunk(view, verb.start())
    if found is None or body is None or not asserted(view, found[0], verb.end()):
        return
    words = view.text[verb.start() : end]
    if _NOT.search(words):
        return
    if times := _TIMES.search(words):
        decade = times["decade"]
        span = (found[0], verb.start() + times.end())
        count = {"once": 1, "twice": 2}.get(times["times"]) or count_of(times["times"].removesuffix(" times"))
        yield from _claim(context, view, span, found[1], body, times=count, decade=f"{decade}0/{decade}9")
    elif verb["during"]:
        gap = next((at[0] for at, _, _ in _gaps(context, view, verb.end(), end)), end)
        years = _years(dates_of(view, chunk(view, found[0])[0], gap))
        first = min([found[0], *_leading(view, chunk(view, found[0])[0], found[0])])
        if years:
            yield from _claim(context, view, (first, _last(view, verb.end(), gap)), found[1], body, years=years)
            yield from _gapped(context, view, body, end, high)
            yield from _gapped(context, view, body, verb.end(), end)
    else:
        yield from _joined(context, view, verb, found, body, (end, high))


def _joined(
    context: Context, view: View, verb: re.Match[str], found: tuple[int, tuple[str, ...]], body: str,
    ends: tuple[int, int],
) -> Iterator[Claim]:  # fmt: skip
    """Membership from a year or day on, with the resolution of the admission and the distance to another's."""
    end, _ = ends
    dates = dates_of(view, verb.end(), end) or dates_of(view, chunk(view, found[0])[0], found[0])
    admission = _RESOLUTION.search(view.text, verb.end(), min(len(view.text), end + 60))
    apart = _APART.search(view.text, verb.end(), len(view.text))
    other = next((c for at, c in states(context, view) if apart and 0 <= at[0] - apart.end() <= 4), None)
    if len(dates) != 1 or ("/" in dates[0] and not re.search(r"\bterm\b", view.text[verb.end() : end])):
        return
    stop = max([_last(view, verb.end(), end), *([admission.end()] if admission else [])])
    near = other if apart and apart.start() - stop < 6 else None
    if near and apart:
        stop = next(at[1] for at, c in states(context, view) if 0 <= at[0] - apart.end() <= 4)
    distance = _distance(apart) if near and apart else None
    yield from _claim(
        context, view, (found[0], stop), found[1], body, since=dates[0],
        symbol=admission["number"] if admission else None, other=near, distance=distance,
    )  # fmt: skip
    if "admitted" in verb.group():
        yield from _waited(context, view, body, stop)


def _waited(context: Context, view: View, body: str, at: int) -> Iterator[Claim]:
    """Of "Peru was admitted in 1945; Chile had to wait until 1950": Chile."""
    for wait in _WAITED.finditer(view.text, at):
        low, high = segment(view, wait.start())
        named, dates = states(context, view, low, wait.start()), dates_of(view, wait.end(), high)
        if len(named) == 1 and len(dates) == 1:
            span = (named[0][0][0], _last(view, wait.end(), high))
            yield from _claim(context, view, span, [named[0][1]], body, since=dates[0])


def _distance(apart: re.Match[str]) -> int:
    """Years from this accession to the other's: positive where the other came later."""
    years = count_of(apart["count"])
    return years if apart["way"].split()[0] in ("before", "earlier", "ahead") else -years


def _gapped(context: Context, view: View, body: str, at: int, high: int) -> Iterator[Claim]:
    """Of "Peru sat on the Council in 1955, Chile in 1961 and 1962": Chile."""
    for span, code, years in _gaps(context, view, at, high):
        yield from _claim(context, view, (span[0], _last(view, span[1], high)), [code], body, years=years)


def _gaps(context: Context, view: View, at: int, high: int) -> Iterator[tuple[Span, str, list[str]]]:
    for span, code in states(context, view, at, high):
        gap = _GAP.match(view.text, span[1], high)
        years = _years(dates_of(view, span[1], high)) if gap else []
        if years and re.search(r"(?:,|;|\b(?:while|whereas|and))\s+$", view.text[: span[0]]):
            yield span, code, years


def _years(dates: Sequence[str]) -> list[str]:
    """The years of dates that are years, or stretches of a few of them."""
    found: list[str] = []
    for date in dates:
        ends = [d for d in date.split("/") if len(d) == 4 and d.isdigit()]
        if len(ends) == 2 and int(ends[1]) - int(ends[0]) <= _LONG:
            found += [str(year) for year in range(int(ends[0]), int(ends[1]) + 1)]
        elif ends == [date]:
            found.append(date)
    return found


def _leading(view: View, low: int, at: int) -> list[int]:
    lead = [extent(view, d)[0] for d in view.dates if d.edtf and low <= extent(view, d)[0] < at]
    return [low + len(view.text[low:at]) - len(view.text[low:at].lstrip())] if lead else []


def _first(view: View, context: Context, low: int, at: int) -> int:
    return next((span[0] for span, _ in reversed(states(context, view, low, at))), at)


def _last(view: View, low: int, high: int) -> int:
    """Where the last date between two offsets ends."""
    ends = [extent(view, d)[1] for d in view.dates if d.edtf and low - 1 <= extent(view, d)[0] < high]
    return max([low, *ends])


def _body(context: Context, view: View, low: int, high: int) -> str | None:
    """The body told with a verb: named just after it, else the last before; "the Council" is one."""
    first, last = segment(view, low)
    after = [(at, code) for at, code in bodies(context, view) if low <= at[0] < last]
    if after and _BESIDE.fullmatch(view.text[high : after[0][0][0]]):
        return after[0][1] if _WHOLE.match(view.text, after[0][0][1]) else None
    before = [code for at, code in bodies(context, view) if at[0] < low and at[0] >= first]
    if before:
        return before[-1]
    words = view.text[low:last]
    if re.search(r"\bnon-permanent\b", words):
        return "UNSC"
    if re.search(r"\bthe\s+Council\b", words) or re.search(
        r"\bseat\b|\bterms?\b|\bmember\s+at\b|\bs[ai]t\b", words[:40]
    ):
        return _council(context, view)
    return "UN" if re.match(r"(?:was|were)\s+admitted", view.text[low:]) and _RESOLUTION.search(words) else None


def _council(context: Context, view: View) -> str | None:
    """The Security Council where the paragraph speaks of it and of no other council."""
    near = of_paragraph(context, view)
    words = " ".join(v.text for v in near if v.index <= view.index)
    named = {code for v in near for _, code in bodies(context, v) if v.index <= view.index}
    others = named - {"UNSC", "UNGA", "UN"}
    return "UNSC" if "UNSC" in named or (re.search(r"\bthe\s+Council\b", words) and not others) else None


def _claim(
    context: Context, view: View, span: tuple[int, int], codes: Sequence[str], body: str, **told: object
) -> Iterator[Claim]:  # fmt: skip
    start, end = at_text(view, *span)
    plain: dict[str, object] = {"since": None, "symbol": None, "other": None, "distance": None, "times": None}
    values = plain | {"decade": None, "years": []} | told
    if body not in ("UNGA",) and codes:
        yield claim("seat", context, start, end, 0.8, states=list(codes), body=body, **values)


FINDER = Finder(
    id="seat",
    version="1",
    about="When states sat in a body, or since when they belong to it.",
    values={
        "states": "codes of the states",
        "body": "code of the body",
        "years": "years in which they are said to have sat in it, else empty",
        "since": "EDTF from which they are said to belong to it, or None",
        "symbol": "bare number of the resolution of the admission, or None",
        "other": "code of the state to whose membership the distance is told, or None",
        "distance": "years by which the other's came later; negative where it came earlier; or None",
        "times": "how often they are said to have sat in it, or None",
        "decade": "EDTF of the years within which, or None",
    },
    example="Peru sat on the Security Council in 2006 and 2007.",
    find=find,
)
