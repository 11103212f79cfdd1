"""Persons named with a title: "Prime Minister John Major", "Sergey Lavrov, Foreign Minister of Russia, in 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention
from comity.reading._clause import governing, in_text
from comity.reading._dating import verb_of
from comity.reading._modality import modality
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import before
from comity.reading.claims._titled import Titled, name_of, titled
from comity.reading.claims._told import chunk, dates_of, extent
from comity.reading.claims.base import Finder, claim

_ANOTHER_TIME = re.compile(
    r"\b(?:former|ex|late|future|then|past|previous|one-time|erstwhile|outgoing|incoming|deposed|ousted|exiled|elect"
    r"|designate|would-be|presumptive|candidate|honorary|shadow|self-proclaimed|acting|interim)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:Senate|Assembly|Parliament|Duma|Chamber|Court|Compan(?:y|ies)|Corporation|Bank|University|Association|Party"
    r"|Academy|Committee|Federation\s+Council|Olympic|Football|Region|Province|Oblast|Senator|Club|Foundation|Institute)\b",
    re.IGNORECASE,
)
_CLEFT = re.compile(r"It\s+was\s+(?:again\s+|also\s+|then\s+)?[^,;]{1,60}\s+who\s")
"""A sentence that sets off the person of whom it tells: "It was Prime Minister X who travelled to Y"."""
_CONCEDING = ("although", "though", "while", "whereas")
_LONGEST = 130
_DEEDS = """
    accept address agree announce apologise apologize appeal appoint approve arrive assure attend call chair
    conclude condemn congratulate criticise criticize decide declare decree demand denounce deploy dismiss
    expel fly freeze greet hold host impose inaugurate insist introduce invite invoke launch lift mediate
    meet negotiate normalise offer open order pay pledge praise proclaim promise propose ratify recall
    receive recognise recognize refuse reject reopen restore resume send sign suspend tell thank travel
    unveil urge veto visit warn welcome withdraw
"""
_PUBLIC = frozenset(_DEEDS.split())
"""What an office-holder does as such, so that a title told with it is that of the day."""


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    told: set[tuple[str | None, str, str | None]] = set()
    for view in context.views:
        for one in titled(view):
            if _ANOTHER_TIME.search(one.title) or _ANOTHER_TIME.search(before(view, one.span[0], 16)):
                continue
            date, tied = _date(view, one)
            key = (one.person.person, one.title.casefold(), one.term or (date.edtf if date else None))
            if key not in told:
                told.add(key)
                yield _claim(context, view, one, date, tied)


def _claim(context: Context, view: View, one: Titled, date: DateMention | None, tied: bool) -> Claim:
    spans = [one.span, (date.start, date.end)] if date is not None and tied else [one.span]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if end - start > _LONGEST:
        start, end = one.span
    term = re.split(r"\s*(?:[-\u2013]|to)\s*", one.term) if one.term else []
    last = (term[0][: 4 - len(term[1])] + term[1]) if term else None
    return claim(
        "office", context, start, end, 0.85,
        person=one.person.person, name=name_of(one.person, one.title), title=one.title, actor=one.actor,
        date=date.edtf if date is not None else None, since=term[0] if term else None, until=last,
        stated=one.stated, owner=_owned(view, one),
        tied=tied and (one.stated or _official(view.token_at(one.person.start))),
    )  # fmt: skip


def _owned(view: View, one: Titled) -> bool:
    """Whether the words say whose office it is: "French President", "President of France", "UN Secretary-General"."""
    words = view.text[in_text(view, one.span[0]) : in_text(view, one.span[1] - 1) + 1]
    rest = words.replace(one.person.text.rsplit(", ", 1)[-1] if one.stated else name_of(one.person, one.title), "")
    named = re.findall(r"\b[A-Z][\w.\u2019'-]*", rest.replace(one.title, ""))
    return bool(named) and not _WITHIN.search(view.text[in_text(view, one.span[0]) :][: len(words) + 40])


def _date(view: View, one: Titled) -> tuple[DateMention | None, bool]:
    """The date told with the verb whose subject or object the person is, and whether both stand in one clause."""
    dates = [d for d in view.dates if d.edtf]
    token = view.token_at(one.person.start)
    verb = governing([token]) or verb_of(token)
    own = [d for d in dates if not view.aside(d, token) and _together(view.token_at(d.start), verb)]
    if len(own) == 1:
        return own[0], len(view.dates) == 1 or _one_chunk(view, own[0], one)
    if not own and len(dates) == 1 and _CLEFT.match(view.text):
        return dates[0], True
    return None, False


def _one_chunk(view: View, date: DateMention, one: Titled) -> bool:
    """Whether a date and a person stand in one part of the sentence, in which there is no other date."""
    low, high = chunk(view, in_text(view, one.person.start))
    return len(dates_of(view, low, high)) == 1 and low <= extent(view, date)[0] < high


def _together(date: Token, verb: Token) -> bool:
    return (governing([date]) or verb_of(date)).i == verb.i


def _official(token: Token) -> bool:
    """Whether the clause asserts an act of office in the past: no plan, denial, report of another's words or "if"."""
    verb = governing([token])
    if verb is not None and verb.lemma_ == "be" and _CLEFT.match(token.doc[token.sent.start : token.sent.end].text):
        verb = next((t for t in verb.subtree if t.dep_ == "relcl"), verb)
        return verb.lemma_ in _PUBLIC and verb.tag_ == "VBD"
    if verb is None or verb.lemma_ not in _PUBLIC or modality(verb) != "asserted":
        return False
    node = verb
    while node.head.i != node.i:
        if node.dep_ in ("ccomp", "advcl", "xcomp") and not _told_as_fact(node):
            return False
        node = node.head
    return verb.tag_ in ("VBD", "VBN")


def _told_as_fact(node: Token) -> bool:
    """Whether a subordinate clause asserts all the same: one before a semicolon, or after "although", "while"."""
    if node.dep_ == "ccomp":
        return node.i < node.head.i and any(t.text == ";" for t in node.doc[node.i : node.head.i])
    return node.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONCEDING for c in node.children)


FINDER = Finder(
    id="office",
    version="1",
    about="A person named with a title, and the date told of what the person does.",
    values={
        "person": "name of the person in the registry",
        "name": "name as written",
        "title": "words of the title",
        "actor": "code of the state or body whose office it is, or None",
        "date": "EDTF of the date told with the person's act, or None",
        "since": "first year of a term told in a bracket, or None",
        "until": "last year of it, or None",
        "stated": "true where the clause says outright that the person held the office",
        "owner": "true where the words name the state or body whose office it is",
        "tied": "true where the clause tells an act of office on that date, or says outright that it was held then",
    },
    example="Foreign Minister Sergey Lavrov visited Chile in March 2013.",
    find=find,
)
