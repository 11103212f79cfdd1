"""Counts of votes: "by 81 votes to 30 with 70 abstentions", "12 votes in favour, 2 against and 1 abstention"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.reading._clause import at_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._motions import motion
from comity.reading.claims._told import NUMBER, asserted, count_of
from comity.reading.claims.base import Finder, claim

_NONE = rf"(?:{NUMBER}|none|nil|zero|no)"
_ABSTAINED = (
    rf"(?:\s*,?\s*(?:and\s+|with\s+|while\s+)?(?P<abstain>{_NONE})(?:\s+(?:states|countries|members))?\s*"
    r"(?:abstentions?|abstain(?:ed|ing)))?"
)
_STATES = r"(?:\s+(?:states|countries|members|delegations))?"
_FORMS = (
    re.compile(
        rf"\b(?:by\s+)?(?P<yes>{NUMBER})\s+votes?(?:\s+in\s+favou?r)?\s+(?:to|against)\s+(?P<no>{_NONE})(?:\s+against)?{_ABSTAINED}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<yes>{NUMBER})(?:\s+votes?)?\s+in\s+favou?r\s*,?\s*(?:and\s+|to\s+)?(?P<no>{_NONE})\s+(?:votes?\s+)?against{_ABSTAINED}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<yes>{NUMBER}){_STATES}\s+voted\s+(?:for|in\s+favou?r|to)\b[^,;.]{{0,60}}?,?\s+(?:and\s+)?(?P<no>{_NONE}){_STATES}\s+"
        rf"(?:voted\s+)?(?:against(?:\s+it)?|opposed\s+it|opposed){_ABSTAINED}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:tally|count|vote|result|margin|score)\s+(?:was|stood\s+at|of|being|came\s+to)\s+(?P<yes>{NUMBER})\s*(?:to|against|-|\u2013)\s*"
        rf"(?P<no>{_NONE}){_ABSTAINED}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:adopted|passed|carried|approved)\s+(?:by\s+)?(?P<yes>\d+)\s*(?:to|-|\u2013)\s*(?P<no>\d+)"
        rf"(?:\s*(?:-|\u2013)\s*(?P<third>\d+)\b)?{_ABSTAINED}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<yes>{NUMBER})\s+(?:votes?\s+)?for\s*,?\s*(?:and\s+|to\s+)?(?P<no>{_NONE})\s+(?:votes?\s+)?against{_ABSTAINED}",
        re.IGNORECASE,
    ),
    re.compile(r"\bvotes?\s+of\s+(?P<yes>\d+)\s?[-\u2013]\s?(?P<no>\d+)(?:\s?[-\u2013]\s?(?P<abstain>\d+))?\b"),
)
_WON = re.compile(
    rf"\b(?:received|won|drew|gathered|secured|obtained|got|had\s+received|attracted|with)\s+(?P<yes>{NUMBER})\s+"
    r"(?:affirmative\s+votes?|votes?(?:\s+in\s+(?:its\s+)?favou?r)?)(?!\s+(?:to|against))\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\b(?P<count>{NUMBER})\s+(?:states|countries|members|delegations|nations)\s+(?:had\s+)?(?:(?P<no>voted\s+(?:against|no)|oppos(?:ed|ing)"
    r"|rejected\s+it)|(?P<abstain>abstained|abstaining)|(?P<yes>voted\s+(?:in\s+favou?r|yes|for\s+(?:it|the\s+(?:text|resolution)))))\b",
    re.IGNORECASE,
)
_VOTES = re.compile(
    rf"\b(?:with\s+)?(?P<count>{_NONE})\s+(?:(?P<no>(?:votes?|voices?)\s+against|negative\s+votes?)|(?P<abstain>abstentions?))\b",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(r"\b(?:unanimously|by\s+a\s+unanimous\s+\w+|unanimous\s+vote)\b", re.IGNORECASE)
_REST = re.compile(
    rf"\b(?:the\s+)?(?:remaining|other)\s+(?P<rest>{NUMBER}){_STATES}\s+(?:did\s+not\s+vote|took\s+no\s+part\s+in\s+the\s+vote"
    r"|did\s+not\s+(?:take\s+part|participate)\s+in\s+the\s+vote|were\s+absent)",
    re.IGNORECASE,
)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        taken: list[tuple[int, int]] = []
        for form in _FORMS:
            for match in form.finditer(view.text):
                if any(match.start() < b and a < match.end() for a, b in taken):
                    continue
                taken.append(match.span())
                yield from _claim(context, view, match, **_counts(match))
        for match in (*_WON.finditer(view.text), *_SINGLE.finditer(view.text), *_VOTES.finditer(view.text)):
            if not any(match.start() < b and a < match.end() for a, b in taken):
                taken.append(match.span())
                yield from _claim(context, view, match, **_counts(match))
        for match in _REST.finditer(view.text):
            yield from _claim(context, view, match, rest=count_of(match["rest"]))
        for match in _UNANIMOUS.finditer(view.text):
            yield from _claim(context, view, match, no=0, abstain=0)


def _counts(match: re.Match[str]) -> dict[str, int]:
    told = {name: words for name, words in match.groupdict().items() if words}
    if count := told.pop("count", None):
        return {next(iter(told)): count_of(count)}
    counts = {name: count_of(words) for name, words in told.items()}
    if third := counts.pop("third", None):
        counts["abstain"] = third
    return counts


def _claim(context: Context, view: View, match: re.Match[str], **counts: int) -> Iterator[Claim]:
    voted = motion(context, view, match.start())
    if voted is None or view.text.rstrip().endswith("?") or not asserted(view, match.start(), match.end()):
        return
    start, end = at_text(view, *match.span())
    said = {name: counts.get(name) for name in ("yes", "no", "abstain", "rest")}
    yield claim(
        "tally", context, start, end, 0.85 if voted.number else 0.6,
        **said, body=voted.body, number=voted.number, part=voted.part, date=voted.date, topic=voted.topic,
        like=voted.like,
    )  # fmt: skip


FINDER = Finder(
    id="tally",
    version="1",
    about="The count of the votes on a text of the Assembly or the Council.",
    values={
        "yes": "votes in favour, or None",
        "no": "votes against, or None",
        "abstain": "abstentions, or None",
        "rest": "members said not to have voted, or None",
        "body": "code of the body, or None",
        "number": "bare number of the resolution, or None where day and subject tell which is meant",
        "part": "letter of the part of the resolution, or None",
        "date": "EDTF of the vote, or None",
        "topic": "words in which the subject may be told",
        "like": "number of an earlier text of the same subject, or None",
    },
    example="Resolution 62/243 was adopted by 39 votes to 7, with 100 abstentions.",
    find=find,
)
