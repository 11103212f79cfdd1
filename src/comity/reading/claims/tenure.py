"""When persons were in power: "X, who ruled from 1992 to 1993", "X and Y, both in office in 1999", "X succeeded Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import Mention
from comity.reading._clause import Span, at_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._told import asserted, dates_of, extent, segment
from comity.reading.claims.base import Finder, claim

_OFFICE = (
    r"(?:presidents?|prime\s+ministers?|premiers?|chancellors?|leaders?|rulers?|heads?\s+of\s+(?:state|government))"
)
_THEN = re.compile(
    rf",\s+(?:both\s+|the\s+(?:two\s+)?|then\s+|at\s+that\s+time\s+)?(?:(?:in\s+(?:office|power)|at\s+the\s+helm)|(?:\w+\s+)?{_OFFICE}"
    r"(?:\s+of\s+[A-Z]\w+(?:\s+and\s+[A-Z]\w+)?)?)\s+(?:in|of|during)\s+(?=(?:(?:early|late|mid)[\s-])?(?:[A-Z][a-z]+\s+)?\d{4})"
)
_RULED = re.compile(
    rf"(?:,\s+who\s+|\s+)(?:had\s+)?(?:held\s+(?:power|office)|ruled(?:\s+the\s+country|\s+[A-Z]\w+)?|governed(?:\s+[A-Z]\w+)?"
    rf"|was\s+in\s+(?:power|office)|led\s+(?:the\s+country|[A-Z]\w+)|remained\s+in\s+(?:power|office)|(?:was|served\s+as)\s+(?:the\s+)?{_OFFICE}"
    r"(?:\s+of\s+[A-Z]\w+)?)\s+(?=(?:from|between|until|since)\s)|,\s+in\s+(?:office|power)\s+(?=(?:from|between|until|since)\s)"
)
_SUCCEEDED = re.compile(
    r"(?:,\s+who\s+|\s+)(?:had\s+)?(?:took\s+over(?:\s+(?:power|office|the\s+presidency))?\s+from|taken\s+over\s+from|succeeded|replaced"
    r"|followed)\s+(?:(?:president|prime\s+minister|chancellor)\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s+and\s+(?:(?:President|Prime\s+Minister|Chancellor)\s+)?")


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        people = [(extent(view, m), m) for m in view.mentions if m.person and m.form == "person"]
        if not people:
            continue
        for match in _THEN.finditer(view.text):
            yield from _at(context, view, people, match)
        for match in _RULED.finditer(view.text):
            yield from _from_to(context, view, people, match)
        for match in _SUCCEEDED.finditer(view.text):
            yield from _after(context, view, people, match)


def _ending(people: Sequence[tuple[Span, Mention]], view: View, at: int) -> list[tuple[Span, Mention]]:
    """The persons whose names end just before a place: one, or two that "and" joins."""
    last = [one for one in people if one[0][1] == at]
    if not last:
        return []
    first = [
        one for one in people if _JOIN.fullmatch(view.text, one[0][1], last[0][0][0]) and one[0][1] < last[0][0][0]
    ]
    return [*first, *last]


def _at(context: Context, view: View, people: Sequence[tuple[Span, Mention]], match: re.Match[str]) -> Iterator[Claim]:
    named = _ending(people, view, match.start())
    end = next((extent(view, d)[1] for d in view.dates if d.edtf and abs(extent(view, d)[0] - match.end()) <= 6), 0)
    dates = dates_of(view, match.end() - 1, end)
    if named and dates and asserted(view, named[0][0][0], end):
        yield _claim(context, view, (named[0][0][0], end), named, at=dates[0])


def _from_to(
    context: Context, view: View, people: Sequence[tuple[Span, Mention]], match: re.Match[str]
) -> Iterator[Claim]:  # fmt: skip
    named = _ending(people, view, match.start())
    _, high = segment(view, match.start())
    near = [d for d in view.dates if d.edtf and match.end() <= extent(view, d)[0] < min(high, match.end() + 50)]
    if not named or not near or not asserted(view, named[0][0][0], match.end()):
        return
    dates = [part for d in near[:2] for part in str(d.edtf).split("/")]
    end, word = extent(view, near[0])[1], view.text[match.end() :].split()[0]
    since, until = (dates[0], None) if word == "since" else (None, dates[0])
    if word in ("from", "between"):
        if len(dates) < 2:
            return
        since, until = dates[0], dates[1]
        end = extent(view, near[1])[1] if "/" not in str(near[0].edtf) else end
    yield _claim(context, view, (named[0][0][0], end), named, since=since, until=until)


def _after(
    context: Context, view: View, people: Sequence[tuple[Span, Mention]], match: re.Match[str]
) -> Iterator[Claim]:  # fmt: skip
    named = _ending(people, view, match.start())[-1:]
    other = next((one for one in people if match.end() - 16 <= one[0][0] <= match.end()), None)
    dates = [d for d in view.dates if other and d.edtf and 0 <= extent(view, d)[0] - other[0][1] <= 16]
    if named and other and asserted(view, named[0][0][0], match.end()):
        end = extent(view, dates[0])[1] if dates else other[0][1]
        since = dates[0].edtf if dates else None
        after = _person(other[1], view)
        yield _claim(context, view, (named[0][0][0], end), named, since=since, after=after)


def _person(mention: Mention, view: View) -> dict[str, object]:
    known = [mention.country] if mention.country else list(view.pair)
    return {"name": mention.person, "written": mention.text, "states": known}


def _claim(
    context: Context, view: View, span: Span, named: Sequence[tuple[Span, Mention]], **told: object
) -> Claim:  # fmt: skip
    start, end = at_text(view, *span)
    plain: dict[str, object] = {"at": None, "since": None, "until": None, "after": None}
    people = [_person(mention, view) for _, mention in named]
    return claim("tenure", context, start, end, 0.8, people=people, **(plain | told))


FINDER = Finder(
    id="tenure",
    version="1",
    about="When persons were in power, or whom one of them followed.",
    values={
        "people": "the persons: {name, written, states: codes of the states that each can have led}",
        "at": "EDTF of a time at which they are said to have been in power, or None",
        "since": "EDTF from which, or None",
        "until": "EDTF until which, or None",
        "after": "the person whom they are said to have followed, or None",
    },
    example="Hosni Mubarak, who succeeded Anwar Sadat in October 1981, ruled Egypt for thirty years.",
    find=find,
)
