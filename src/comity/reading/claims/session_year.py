"""Sessions of a body by number, with the date that the text gives them: "the 57th session ... in 2002"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention
from comity.language.number_forms import ORDINALS, ordinal_value
from comity.reading._clause import Span, clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import after, before, place, same_clause, searched
from comity.reading.claims.base import Finder, claim

_SESSION = re.compile(
    rf"\b(?P<number>{ORDINALS}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[-\s](?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth))[\s-]+(?:(?:UN\s+)?General\s+Assembly(?:'s|\u2019s)?\s+)?(?P<kind>(?:(?:regular|annual|plenary|ordinary|resumed|special|emergency|"
    r"extraordinary)\s+){0,2})session\b(?P<of>\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_MEETING = re.compile(rf"\b({ORDINALS})\s+(?:plenary\s+)?meeting\b", re.IGNORECASE)
_BODIES = (
    ("UNHRC", re.compile(r"\b(?:UN\s+)?Human\s+Rights\s+Council\b|\bUNHRC\b|\bHRC\b")),
    ("UNCHR", re.compile(r"\bCommission\s+on\s+Human\s+Rights\b")),
    ("UNESCO", re.compile(r"\bUNESCO\b")),
    ("UNGA", re.compile(r"\bGeneral\s+(?:Assembly|Debate)\b|\bUNGA\b|\bUN\s*GA\b", re.IGNORECASE)),
)
_OTHER = re.compile(
    r"\b(?:Council|Commission|Committee|Conference|Assembly|Parliament|Congress|Summit|Board|Organi[sz]ation|Union|Forum|Platform)\b"
)
_LEAD = re.compile(r"(?:\b(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Tt]he)\s)+$")
_ANY_BODY = re.compile(r"\bGeneral\s+(?:Assembly|Debate)\b|\bUNGA\b", re.IGNORECASE)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view, match in searched(context, _SESSION):
        body, sure = _body(view, match, context)
        if body is None:
            continue
        at = place(view, match)
        told = _date(view, at)
        parts = [at, (told.start, told.end)] if told else [at]
        start, end = _extent(view, match, parts)
        meeting = _MEETING.search(before(view, at[0], 60)) if at[0] > start else None
        yield claim(
            "session_year", context, start, end, sure if told is None or told.edtf else sure - 0.2,
            body=body, session=ordinal_value(re.sub(r"\s+", "-", match["number"])), session_kind=_kind(match["kind"]),
            date=told.edtf if told else None, meeting=ordinal_value(meeting[1]) if meeting else None,
        )  # fmt: skip


def _kind(words: str) -> str:
    lower = words.lower()
    if "emergency" in lower:
        return "emergency special"
    return "special" if "special" in lower or "extraordinary" in lower else "regular"


def _body(view: View, match: re.Match[str], context: Context) -> tuple[str | None, float]:
    """The body whose session it is: named in the phrase, in the sentence, or for "general debate" the Assembly."""
    text = view.text
    if match["of"]:
        named = text[match.end() : match.end() + 60]
        code = _first(named, within=45)
        if code or _OTHER.search(named[:50]):
            return code, 0.95
    phrase = text[max(0, match.start() - 45) : match.end()]
    code = _last(phrase)
    if code:
        return code, 0.9
    if _OTHER.search(phrase):
        return None, 0.0
    code = _last(text[: match.start()]) or _first(text[match.end() :], within=60)
    if code:
        return code, 0.8
    earlier = context.before(view)
    if earlier is not None and earlier.sentence.paragraph == view.sentence.paragraph and _ANY_BODY.search(earlier.text):
        return (None if _OTHER.search(_ANY_BODY.sub("", text)) else "UNGA"), 0.7
    return None, 0.0


def _first(words: str, within: int) -> str | None:
    found = [(m.start(), code) for code, pattern in _BODIES if (m := pattern.search(words))]
    return min(found)[1] if found and min(found)[0] < within else None


def _last(words: str) -> str | None:
    found = [(m.start(), code) for code, pattern in _BODIES for m in pattern.finditer(words)]
    return max(found)[1] if found else None


def _date(view: View, at: Span) -> DateMention | None:
    """The date that the sentence gives the session: joined to its name, or else alone in the same clause."""
    for date in view.dates:
        gap = after(view, at[1], date.start - at[1]) if 0 <= date.start - at[1] < 110 else None
        if gap is not None and re.fullmatch(
            r"(?:(?:of\s+(?:the\s+)?)?[A-Z][\w.\u2019'-]*(?:\s+(?:of|the|on|for|[A-Z][\w.\u2019'-]*))*)?"
            r"[\s,]*(?:\(\s*)?(?:\s*(?:,\s*)?(?:which\s+was\s+)?(?:held|opened|convened|took\s+place)?\s*(?:in|on|of|from|late\s+in)\s+(?:the\s+)?)?(?:[\s,(]*)",
            gap,
        ):
            return date
        if date.end <= at[0] and re.fullmatch(
            r"[\s,]*(?:(?:at|during|in|within)\s+)?(?:the\s+|its\s+)?(?:(?:\w+\s+(?:plenary\s+)?meeting|general\s+debate|opening|margins)\s+"
            r"(?:of|at)\s+(?:the\s+)?)?(?:(?:UN|United\s+Nations)\s+)?(?:General\s+Assembly(?:'s|\u2019s)?\s+)?",
            before(view, at[0], at[0] - date.end),
        ):
            return date
    inside = [d for d in view.dates if d.edtf and same_clause(view, at, (d.start, d.end))]
    return inside[0] if len(inside) == 1 and len(view.dates) == 1 else None


def _extent(view: View, match: re.Match[str], parts: list[Span]) -> Span:
    """The clause where it is short, else the session's phrase with its date."""
    start, end = min(s for s, _ in parts), max(e for _, e in parts)
    if match["of"]:
        named = re.match(r"(?:[A-Z][\w.\u2019'-]*\s?(?:on\s|of\s|the\s)?)+", view.text[match.end() :])
        if named:
            end = max(end, place(view, match)[1] + len(named.group().rstrip()))
    whole = clause(view, (start, end))
    if whole[1] - whole[0] <= 130:
        return whole
    lead = _LEAD.search(before(view, start, 30))
    return start - len(lead.group()) if lead else start, min(end, view.sentence.end)


FINDER = Finder(
    id="session_year",
    version="1",
    about="A session of a body by its number, with the date that the text gives it.",
    values={
        "body": "code of the body (UNGA, UNHRC, ...)",
        "session": "number of the session",
        "session_kind": "regular, special or emergency special",
        "date": "EDTF of the date given, or None",
        "meeting": "number of the meeting, or None",
    },
    example="Peru spoke at the 57th session of the UN General Assembly in 2002.",
    find=find,
)
