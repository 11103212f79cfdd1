"""Counts that an official series can count again: resolutions adopted in a time, members of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention, Quantity
from comity.reading._clause import Span, clause, in_text
from comity.reading._roles import sides
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import before, of_paragraph
from comity.reading.claims.base import Finder, claim

_TEXTS = re.compile(
    r"\s*(?:UN(?:SC)?\s+|Security\s+Council\s+)?resolutions\b(?P<topic>\s+(?:on|about|against|concerning|regarding|relating|condemning|to|of|demanding|calling|that|which|under|for)\b)?",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"\b(?:adopt\w*|pass(?:ed|ing|es)|adoption\s+of|passage\s+of)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\bSecurity\s+Council\b|\bUNSC\b|\bUN\s+SC\b")
_OTHER = re.compile(
    r"\bGeneral\s+Assembly\b|\bUNGA\b|\bHuman\s+Rights\s+Council\b|\bUNESCO\b|\b(?:Parliament|Congress)\b"
)
_STATES = re.compile(
    r"\s*(?:full\s+)?member(?:s|\s+(?:states|countries|nations))\b(?!\s+of\s+(?:the\s+)?(?:Parliament|Congress|Duma|delegation))",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:has|had|have|comprises?|comprised|counts?|counted|unites?|consists?\s+of|consisted\s+of|includes)\s+(?:a\s+total\s+of\s+|of\s+)?$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|more\s+than|at\s+least|fewer\s+than|up\s+to|another|other|first|last)\s+$",
    re.IGNORECASE,
)
_THAT_TIME = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Oo]ver|[Tt]hroughout|[Ww]ithin)\s+(?:this|that|the\s+same|its|their|the)\s+(?:two-year\s+)?(?P<what>period|time|term|membership|tenure|presidency|chairmanship)\b"
)
_TERM = re.compile(r"\b(?:term|membership|tenure)\b")
_CHAIR = re.compile(r"\b(?:presidency|chairmanship|chaired|presided)\b")


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        for number in view.quantities:
            if number.ordinal or not number.value or number.value != int(number.value) or number.approx:
                continue
            if _HEDGED.search(before(view, number.start, 20)):
                continue
            yield from _texts(context, view, number)
            yield from _members(context, view, number)


def _texts(context: Context, view: View, number: Quantity) -> Iterator[Claim]:
    found = _TEXTS.match(view.text, _past_number(view, number))
    if not found or found["topic"] or not _ADOPTED.search(view.text) or not _council(context, view):
        return
    end = view.sentence.offsets[found.end() - 1] + 1
    date = _only(view.dates)
    then = _THAT_TIME.search(view.text)
    if date is not None:
        at = _extent(view, (number.start, end), date)
        yield _claim(context, at, 0.8, "resolutions", "UNSC", number, date=date.edtf)
    elif not view.dates and then:
        term, actor = _antecedent(context, view, then["what"])
        if term and actor:
            at = view.sentence.offsets[then.start()], end
            yield _claim(context, at, 0.6, "resolutions", "UNSC", number, actor=actor, term=term)


def _past_number(view: View, number: Quantity) -> int:
    """Where the number's own digits end: a quantity may hold the counted noun too."""
    at = in_text(view, number.start)
    word = re.compile(r"[\w,.-]*\w").match(view.text, at)
    return word.end() if word else at


def _members(context: Context, view: View, number: Quantity) -> Iterator[Claim]:
    found = _STATES.match(view.text, _past_number(view, number))
    lead = _HAS.search(before(view, number.start, 40))
    if not found or not lead:
        return
    bodies = [m for m in view.mentions if m.end <= number.start and m.form in ("name", "acronym") and len(m.codes) == 1]
    body = bodies[-1] if bodies and context.kind_of(bodies[-1].codes[0]) == "body" else None
    between = view.text[in_text(view, body.end - 1) + 1 : in_text(view, number.start)] if body else ""
    if body is None or len(between) > 60 or re.search(r"[;:]|\b(?:which|where|not)\b", between):
        return
    date = _only(view.dates)
    end = view.sentence.offsets[found.end() - 1] + 1
    yield _claim(context, (body.start, end), 0.8, "members", body.codes[0], number, date=date.edtf if date else None)


def _claim(
    context: Context, at: Span, sure: float, what: str, body: str, number: Quantity, *, date: str | None = None,
    actor: str | None = None, term: str | None = None,
) -> Claim:  # fmt: skip
    return claim(
        "count",
        context,
        *at,
        sure,
        what=what,
        body=body,
        count=int(number.value or 0),
        date=date,
        actor=actor,
        term=term,
    )


def _only(dates: Sequence[DateMention]) -> DateMention | None:
    told = [d for d in dates if d.edtf]
    return told[0] if len(told) == 1 and len(dates) == 1 else None


def _council(context: Context, view: View) -> bool:
    """Whether the Security Council is what adopts: named in the sentence, else last in the paragraph before it."""
    if _COUNCIL.search(view.text):
        return not _OTHER.search(view.text)
    if _OTHER.search(view.text):
        return False
    earlier = [v.text for v in of_paragraph(context, view) if v.index < view.index]
    return bool(earlier) and bool(_COUNCIL.search(" ".join(earlier)) or _near(context, view))


def _near(context: Context, view: View) -> bool:
    return any(_COUNCIL.search(v.text) for v in context.views[max(0, view.index - 6) : view.index])


def _antecedent(context: Context, view: View, what: str) -> tuple[str | None, str | None]:
    """The time that "this period" takes up, a term or a chair, and whose it is."""
    for one in (view, *reversed(context.views[max(0, view.index - 3) : view.index])):
        words = what if one is view and what not in ("period", "time") else one.text if one is not view else ""
        term = "term" if _TERM.search(words) else "chair" if _CHAIR.search(words) else None
        if term:
            near = [v for v in (one, context.before(one)) if v is not None]
            states = [c for v in near for m in v.mentions for c in sides(m) if context.is_state(c)]
            return term, states[0] if states else None
    return None, None


def _extent(view: View, at: Span, date: DateMention) -> Span:
    start, end = clause(view, at, (date.start, date.end))
    if end - start <= 160:
        return start, end
    return min(at[0], date.start), max(at[1], date.end)


FINDER = Finder(
    id="count",
    version="1",
    about="A count of resolutions adopted in a time, or of a body's members.",
    values={
        "what": "resolutions or members",
        "body": "code of the body",
        "count": "the number",
        "date": "EDTF of the time given, or None",
        "actor": "code of the state whose term or chair bounds the time, or None",
        "term": "term or chair, where the time is told by one",
    },
    example="The Security Council adopted 53 resolutions in 2012.",
    find=find,
)
