"""Persons with the words of a title: before the name, beside it, in a bracket after it, or said of the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.language.model import Mention
from comity.reading._clause import Span, in_text
from comity.reading._modality import modality
from comity.reading._roles import sides
from comity.reading._views import View
from comity.reading.claims._sentences import before

_ELSE = re.compile(
    r"\b(?:assistant|adviser|advisor|aide|deputy|vice|spokes\w+|secretary|wife|husband|son|daughter|brother|sister|widow"
    r"|envoy|representative|ambassador|chief\s+of\s+staff|head|office|cabinet|letter|message|successor|predecessor)"
    r"\s+(?:to|of|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r",\s+(?:who\s+(?:is|was)\s+)?(?:the\s+)?(?:current\s+)?|\s+\(\s*(?:the\s+)?")
_BEFORE = re.compile(r",?\s+")
_BRACKET = re.compile(
    r"\s*\(\s*(?:(?:from|in)\s+)?(?P<term>\d{4}\s*[-\u2013]\s*\d{2,4}|\d{4}\s+to\s+\d{4})?[,;]?\s*(?:the\s+)?(?:as\s+)?(?P<title>[A-Za-z][^,;()\d]{3,90}?)\s*"
    r"(?=[,;)]|\s+(?:and|from|in)\s)"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """A person with the words of a title, whose office it is, and the stretch that says so."""

    person: Mention
    title: str
    actor: str | None
    span: Span
    term: str | None = None
    stated: bool = False


def titled(view: View) -> Iterator[Titled]:
    """Every person whom a sentence names with a title; what it says outright comes first."""
    yield from _stated(view)
    yield from _titles(view)
    yield from _apposed(view)
    yield from _brackets(view)


def _stated(view: View) -> Iterator[Titled]:
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
            yield Titled(person, office.role, next(iter(sides(office)), None), span, None, True)


def _head(view: View, mention: Mention) -> Token | None:
    """The token of a mention that hangs on a word outside it."""
    tokens = view.within(mention.start, mention.end)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside), None)


def _titles(view: View) -> Iterator[Titled]:
    """Titles before a name, in one mention: "French President Jacques Chirac"."""
    for person in view.mentions:
        role = person.role if person.form == "person" and person.person else None
        if role and role in person.text and not person.text.endswith(role):
            owner = person.country or next((c for c in sides(person)), None)
            yield Titled(person, role, owner, (person.start, person.end))


def _apposed(view: View) -> Iterator[Titled]:
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
        yield Titled(person, office.role, owner, (min(one.start, other.start), max(one.end, other.end)))


def _closed(view: View, office: Mention) -> bool:
    """Whether the office after a name is set off by a comma, bracket or the sentence's end, and begins no list."""
    rest = view.text[in_text(view, office.end - 1) + 1 :]
    return bool(re.match(r"\s*(?:[,).;]|$|(?:from|since|in|between)\b)", rest)) and not re.match(r"\s*,\s+and\b", rest)


def _brackets(view: View) -> Iterator[Titled]:
    """A name with years and a title in a bracket: "X (1992-1996, head of the mission)"."""
    for person in view.mentions:
        if person.form != "person" or not person.person or len(person.text.split()) < 2:
            continue
        at = in_text(view, person.end - 1) + 1
        match = _BRACKET.match(view.text, at)
        if match and match["term"]:
            yield Titled(
                person, " ".join(match["title"].split()), None,
                (person.start, view.sentence.offsets[match.end() - 1] + 1), match["term"],
            )  # fmt: skip


def name_of(person: Mention, title: str) -> str:
    """The person's name as written, without the title before it."""
    at = person.text.rfind(title)
    return (person.text[at + len(title) :] if at >= 0 else person.text).rsplit(", ", 1)[-1].strip()
