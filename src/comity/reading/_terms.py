"""From when until when somebody holds a place: "from 2019 to 2024", "since May", "in 2012 and 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.language.model import DateMention
from comity.reading._above import governor
from comity.reading._views import View

_SPAN = re.compile(r"\b(?:from\s+)?((?:19|20)\d\d)\s*(?:-|\u2013|to|until)\s*((?:19|20)\d\d)\b")
_BEGINS = frozenset(
    ("become", "elect", "reelect", "re-elect", "join", "rejoin", "appoint", "name", "admit", "accede", "enter", "leave",
     "withdraw", "quit", "assume", "swear", "choose", "win", "secure", "gain")
)  # fmt: skip
_HOLDS = frozenset(("be", "serve", "chair", "co-chair", "preside", "head", "lead", "hold", "sit", "remain", "act"))
_LEAD = re.compile(r"\b(from|since|until|till|to|through|in|for|during|on|between|and)\s+(?:the\s+)?$")

Term = tuple[str | None, str | None]


def terms(anchor: Token, view: View) -> list[Term]:
    """The terms told with a verb or noun, each (since, until); one without dates where none is told."""
    if anchor.lemma_ in _BEGINS and anchor.pos_ == "VERB":
        return [(first_day(view.date(anchor)), None)]
    if anchor.pos_ not in ("VERB", "AUX") or anchor.lemma_ not in _HOLDS:
        span = _SPAN.search(view.text)
        return [(span.group(1), span.group(2))] if span else [(None, None)]
    return _held(anchor, view) or [(None, None)]


def _held(verb: Token, view: View) -> list[Term]:
    found: list[Term] = []
    for lead, day in _own_dates(verb, view):
        since, until = _ends(day.edtf or "")
        if lead in ("until", "till", "to", "through") or (lead == "and" and found and _years(found[-1], since)):
            found = [*found[:-1], (found[-1][0] if found else None, until)]
        elif lead in ("from", "since"):
            found.append((since, until if until != since else None))
        else:
            found.append((since, until))
    return found


def _own_dates(verb: Token, view: View) -> Iterator[tuple[str, DateMention]]:
    """The dates of a verb's own clause, each with the preposition before it."""
    base = view.sentence.parse.start_char
    for day in view.dates:
        token = view.token_at(day.start)
        if not day.edtf or governor(token).i != verb.i:
            continue
        before = view.text[: token.idx - base]
        lead = _LEAD.search(before)
        if lead is None and re.search(r"\b(?:of|by|after|before|ending)\s+(?:in\s+)?$", before):
            continue
        if lead is not None and re.search(r"\b(?:ending|beginning|held|adopted|signed)\s+\w+\s+$", before):
            continue
        yield (lead.group(1) if lead else "in"), day


def _ends(edtf: str) -> Term:
    since, _, until = edtf.partition("/")
    return since or None, (until or since) or None


def first_day(edtf: str | None) -> str | None:
    """The first day of a date, or None."""
    return edtf.split("/")[0] if edtf else None


def within(bracket: tuple[int, int], view: View) -> list[Term]:
    """The one term told inside a bracket ("1992-1996", "since 2019"); without dates where none stands there."""
    start, end = (view.sentence.offsets[min(i, len(view.sentence.offsets) - 1)] for i in bracket)
    told = [d.edtf for d in view.dates if start <= d.start < end and d.edtf]
    if len(told) != 1:
        return [(None, None)]
    since, until = _ends(told[0])
    return [(since, until if "/" in told[0] else None)]


def _years(term: Term, since: str | None) -> bool:
    """True when the last term is a year and the next date the year after it: one term of two years."""
    last = term[1] or ""
    return len(last) == 4 and since is not None and len(since) == 4 and int(since) == int(last) + 1
