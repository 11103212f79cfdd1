"""Persons named with a title: "Prime Minister John Major", "Sergey Lavrov, Foreign Minister of Russia, in 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention, Mention
from comity.reading._clause import Span, governing, in_text
from comity.reading._dating import verb_of
from comity.reading._modality import modality
from comity.reading._roles import sides
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import before
from comity.reading.claims.base import Finder, claim

_ANOTHER_TIME = re.compile(
    r"\b(?:former|ex|late|future|then|past|previous|one-time|erstwhile|outgoing|incoming|deposed|ousted|exiled|elect"
    r"|designate|would-be|presumptive|candidate|honorary|shadow|self-proclaimed|acting|interim)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:assistant|adviser|advisor|aide|deputy|vice|spokes\w+|secretary|wife|husband|son|daughter|brother|sister|widow"
    r"|envoy|representative|ambassador|chief\s+of\s+staff|head|office|cabinet|letter|message|successor|predecessor)"
    r"\s+(?:to|of|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:Senate|Assembly|Parliament|Duma|Chamber|Court|Compan(?:y|ies)|Corporation|Bank|University|Association|Party"
    r"|Academy|Committee|Federation\s+Council|Olympic|Football|Region|Province|Oblast|Senator|Club|Foundation|Institute)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r",\s+(?:who\s+(?:is|was)\s+)?(?:the\s+)?(?:current\s+)?|\s+\(\s*(?:the\s+)?")
_LONGEST = 130
_BEFORE = re.compile(r",?\s+")
_BRACKET = re.compile(
    r"\s*\(\s*(?:(?:from|in)\s+)?(?P<term>\d{4}\s*[-\u2013]\s*\d{2,4}|\d{4}\s+to\s+\d{4})?[,;]?\s*(?:the\s+)?(?:as\s+)?(?P<title>[A-Za-z][^,;()\d]{3,90}?)\s*"
    r"(?=[,;)]|\s+(?:and|from|in)\s)"
)
_PUBLIC = frozenset(
    (
        "visit", "arrive", "meet", "sign", "attend", "receive", "host", "announce", "inaugurate", "pay", "travel",
        "welcome", "hold", "address", "open", "chair", "decree", "dismiss", "appoint", "ratify",
        "congratulate", "invite",
    )
)  # fmt: skip
"""What an office-holder does as such, so that a title told with it is that of the day."""


@dataclass(frozen=True, slots=True)
class _Titled:
    """A person with the words of a title, whose office it is, and the stretch that says so."""

    person: Mention
    title: str
    actor: str | None
    span: Span
    term: str | None = None
    stated: bool = False


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    told: set[tuple[str | None, str, str | None]] = set()
    for view in context.views:
        for one in (*_stated(view), *_titles(view), *_apposed(view), *_brackets(view)):
            if _ANOTHER_TIME.search(one.title) or _ANOTHER_TIME.search(before(view, one.span[0], 16)):
                continue
            date, tied = _date(view, one)
            key = (one.person.person, one.title.casefold(), one.term or (date.edtf if date else None))
            if key not in told:
                told.add(key)
                yield _claim(context, view, one, date, tied)


def _claim(context: Context, view: View, one: _Titled, date: DateMention | None, tied: bool) -> Claim:
    spans = [one.span, (date.start, date.end)] if date is not None and tied else [one.span]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if end - start > _LONGEST:
        start, end = one.span
    term = re.split(r"\s*(?:[-\u2013]|to)\s*", one.term) if one.term else []
    last = (term[0][: 4 - len(term[1])] + term[1]) if term else None
    return claim(
        "office", context, start, end, 0.85,
        person=one.person.person, name=_name(one.person, one.title), title=one.title, actor=one.actor,
        date=date.edtf if date is not None else None, since=term[0] if term else None, until=last,
        stated=one.stated, owner=_owned(view, one),
        tied=tied and (one.stated or _official(view.token_at(one.person.start))),
    )  # fmt: skip


def _name(person: Mention, title: str) -> str:
    """The person's name as written, without the title before it."""
    at = person.text.rfind(title)
    return (person.text[at + len(title) :] if at >= 0 else person.text).rsplit(", ", 1)[-1].strip()


def _owned(view: View, one: _Titled) -> bool:
    """Whether the words say whose office it is: "French President", "President of France", "UN Secretary-General"."""
    words = view.text[in_text(view, one.span[0]) : in_text(view, one.span[1] - 1) + 1]
    rest = words.replace(one.person.text.rsplit(", ", 1)[-1] if one.stated else _name(one.person, one.title), "")
    named = re.findall(r"\b[A-Z][\w.\u2019'-]*", rest.replace(one.title, ""))
    return bool(named) and not _WITHIN.search(view.text[in_text(view, one.span[0]) :][: len(words) + 40])


def _stated(view: View) -> Iterator[_Titled]:
    """Offices that the clause itself gives a person: "X was President of France in 2010"."""
    for office in view.mentions:
        noun = _head(view, office)
        if office.form != "office" or office.person or not office.role or noun is None:
            continue
        verb = noun.head
        if verb.lemma_ != "be" or verb.tag_ not in ("VBD", "VBZ") or modality(verb) not in ("asserted", "reported"):
            continue
        beside = [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.i != noun.i]
        person = next((m for c in beside if (m := view.at.get(c.i)) and m.form == "person" and m.person), None)
        if noun.dep_ in ("attr", "nsubj") and person is not None:
            span = min(person.start, office.start), max(person.end, office.end)
            yield _Titled(person, office.role, next(iter(sides(office)), None), span, None, True)


def _head(view: View, mention: Mention) -> Token | None:
    """The token of a mention that hangs on a word outside it."""
    tokens = view.within(mention.start, mention.end)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside), None)


def _titles(view: View) -> Iterator[_Titled]:
    """Titles before a name, in one mention: "French President Jacques Chirac"."""
    for person in view.mentions:
        role = person.role if person.form == "person" and person.person else None
        if role and role in person.text and not person.text.endswith(role):
            owner = person.country or next((c for c in sides(person)), None)
            yield _Titled(person, role, owner, (person.start, person.end))


def _apposed(view: View) -> Iterator[_Titled]:
    """A name and an office side by side: "X, Foreign Minister of Y", "the President of Y, X"."""
    for one, other in zip(view.mentions, view.mentions[1:], strict=False):
        gap = view.text[in_text(view, one.end - 1) + 1 : in_text(view, other.start)]
        person, office = (one, other) if one.form == "person" else (other, one)
        if person.form != "person" or office.form != "office" or not person.person or office.person or not office.role:
            continue
        joined = (_JOINED if person is one else _BEFORE).fullmatch(gap)
        if not joined or _ELSE.search(before(view, office.start)) or (person.role and person.role in person.text):
            continue
        if person is one and not _closed(view, other):
            continue
        owner = next(iter(sides(office)), None)
        yield _Titled(person, office.role, owner, (min(one.start, other.start), max(one.end, other.end)))


def _closed(view: View, office: Mention) -> bool:
    """Whether the office after a name is set off by a comma, bracket or the sentence's end, and begins no list."""
    rest = view.text[in_text(view, office.end - 1) + 1 :]
    return bool(re.match(r"\s*(?:[,).;]|$|(?:from|since|in|between)\b)", rest)) and not re.match(r"\s*,\s+and\b", rest)


def _brackets(view: View) -> Iterator[_Titled]:
    """A name with years and a title in a bracket: "X (1992-1996, head of the mission)"."""
    for person in view.mentions:
        if person.form != "person" or not person.person or len(person.text.split()) < 2:
            continue
        at = in_text(view, person.end - 1) + 1
        match = _BRACKET.match(view.text, at)
        if match and match["term"]:
            yield _Titled(
                person, " ".join(match["title"].split()), None,
                (person.start, view.sentence.offsets[match.end() - 1] + 1), match["term"],
            )  # fmt: skip


def _date(view: View, one: _Titled) -> tuple[DateMention | None, bool]:
    """The date told with the verb whose subject or object the person is, and whether both stand in one clause."""
    dates = [d for d in view.dates if d.edtf]
    token = view.token_at(one.person.start)
    verb = governing([token]) or verb_of(token)
    own = [d for d in dates if not view.aside(d, token) and _together(view.token_at(d.start), verb)]
    if len(own) == 1:
        return own[0], len(view.dates) == 1
    return None, False


def _together(date: Token, verb: Token) -> bool:
    return (governing([date]) or verb_of(date)).i == verb.i


def _official(token: Token) -> bool:
    """Whether the clause asserts an act of office in the past: no plan, denial, report of another's words or "if"."""
    verb = governing([token])
    if verb is None or verb.lemma_ not in _PUBLIC or modality(verb) != "asserted":
        return False
    node = verb
    while node.head.i != node.i:
        if node.dep_ in ("ccomp", "advcl", "xcomp"):
            return False
        node = node.head
    return verb.tag_ in ("VBD", "VBN")


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
