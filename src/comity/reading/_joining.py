"""Places that a verb tells: "joined X", "was admitted to X", "withdrew from X", "X is chaired by Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.kinds.membership import Membership
from comity.reading._above import governor
from comity.reading._bodies import body_code
from comity.reading._named_ones import listed, names_of
from comity.reading._roles import actors_of, agent, children, conjuncts, is_passive, objects, patient, sides, subject
from comity.reading._seats import Seat
from comity.reading._terms import first_day, terms
from comity.reading._views import View
from comity.reading.base import Context

JOINING = {
    "join": "member", "rejoin": "member", "enter": "member", "chair": "chair", "head": "head", "co-chair": "co-chair",
    "preside": "chair", "admit": "member", "belong": "member", "leave": "member", "withdraw": "member",
    "quit": "member", "accede": "member",
}  # fmt: skip
_THROUGH = {"preside": ("over",), "admit": ("to", "into"), "belong": ("to",), "accede": ("to",), "withdraw": ("from",)}
_LEAVING = frozenset(("leave", "withdraw", "quit"))
_LED = frozenset(("chair", "head", "co-chair", "preside"))
_AFTER = frozenset(("since", "after", "upon", "following", "with", "on"))
_GAP = 10


def by_verb(verb: Token, word: str, view: View, context: Context) -> Iterator[Seat]:
    """The places that a verb tells of its subject, or of the one "by" whom something is led."""
    thing = next(objects(verb, *_THROUGH[word]), None) if word in _THROUGH else patient(verb)
    if is_passive(verb) and word != "admit":
        yield from _led(verb, word, view, context)
        return
    body = body_code(thing, view, context) if thing is not None else None
    if body is None or thing is None or context.kind_of(body) != "body":
        return
    for actor in _joiners(verb, thing, view, context):
        for since, until in terms(verb, view):
            ends = (None, since) if word in _LEAVING else (since, until)
            yield Seat(Membership(actor, body, JOINING[word], *ends), verb, 0.65, f"verb:{word}")
        for other in conjuncts(thing):
            code = body_code(other, view, context)
            if code is not None and code != body and context.kind_of(code) == "body":
                yield Seat(Membership(actor, code, JOINING[word], _own_day(other, view)), verb, 0.5, f"verb:{word}")
    if word == "join":
        for actor, day in _elliptic(verb, view, context):
            yield Seat(Membership(actor, body, "member", day, None), verb, 0.55, "verb:join-elliptic")


def _own_day(thing: Token, view: View) -> str | None:
    """The date told after a name: "joined X in 2010 and Y in 2012"."""
    inside = {t.i for t in thing.subtree}
    return next((first_day(d.edtf) for d in view.dates if d.edtf and view.token_at(d.start).i in inside), None)


def _joiners(verb: Token, thing: Token, view: View, context: Context) -> tuple[str, ...]:
    """Who joins: the subject, or the state that "joining X" did something for."""
    actors = names_of(patient(verb) if is_passive(verb) else subject(verb), view, context)
    if actors or verb.tag_ != "VBG":
        return actors
    named = (c for m in view.mentions if m.start > view.place(thing) for c in sides(m) if context.is_state(c))
    return tuple(named)[:1]


def _led(verb: Token, word: str, view: View, context: Context) -> Iterator[Seat]:
    """ "The commission is chaired by X"."""
    thing, doer = patient(verb), agent(verb)
    body = body_code(thing, view, context) if thing is not None and word in _LED else None
    person = view.at.get(doer.i) if doer is not None else None
    if body is not None and person is not None and person.person:
        yield Seat(Membership(person.person, body, JOINING[word]), verb, 0.6, f"passive:{word}")


def _elliptic(verb: Token, view: View, context: Context) -> Iterator[tuple[str, str]]:
    """The others of "Peru joined it on 1 June 1992 and Chile on 18 September": a state before a date of its own."""
    base = view.sentence.parse.start_char
    for mention in view.mentions:
        last = view.token_at(mention.end - 1)
        told = re.match(r"\s+(?:in|on)\s+", view.text[last.idx - base + len(last) :])
        before = view.text[: view.token_at(mention.start).idx - base]
        if told and last.i > verb.i and re.search(r"(?:\band|,)\s+(?:the\s+)?$", before):
            day = next((d.edtf for d in view.dates if 0 <= d.start - mention.end <= _GAP and d.edtf), None)
            for code in sides(mention):
                if day and context.is_state(code):
                    yield code, day


def admitted(noun: Token, view: View, context: Context) -> Iterator[Seat]:
    """ "Since its accession to X in 2004", "adopted resolution N on the admission of Peru to X": done, not wished."""
    thing = next(objects(noun, "to", "into"), None)
    body = body_code(thing, view, context) if thing is not None else None
    if body is None or context.kind_of(body) != "body" or not _done(noun):
        return
    named = (c for o in children(noun, "poss") for c in actors_of(o, view))
    owner = [c for c in named if not any(k.tag_ == "PRP$" for k in noun.children)] or _before(noun, view, context)
    for of in objects(noun, "of"):
        owner += [*actors_of(of, view), *listed(of, view, context)]
    if not owner and any(c.tag_ == "PRP$" for c in noun.children):
        owner = list(actors_of(subject(governor(noun)), view))
    since, until = first_day(view.date(noun)), None
    if noun.lemma_ == "election":
        since, until = terms(noun, view)[0]
    for actor in dict.fromkeys(c for c in owner if context.is_state(c)):
        yield Seat(Membership(actor, body, "member", since, until), noun, 0.55, f"noun:{noun.lemma_}", "asserted")


def _before(noun: Token, view: View, context: Context) -> list[str]:
    """Whose "its entry" is where an object stands before it: the state named last before the noun, not the subject."""
    verb = governor(noun)
    doer = subject(verb)
    taken = {t.i for t in doer.subtree} if doer is not None else set()
    inside = [t for t in verb.subtree if t.i < noun.i and t.i in view.at and t.i not in taken]
    near = next((t for t in reversed(inside) if view.at[t.i].form != "pronoun"), None)
    return [c for c in sides(view.at[near.i]) if context.is_state(c)] if near is not None and near.i > verb.i else []


def _done(noun: Token) -> bool:
    """True where an admission has come about: after "since" or "after", or as the matter of an adopted text."""
    if noun.dep_ != "pobj":
        day = any(t.ent_type_ == "DATE" for c in noun.children if c.lower_ == "in" for t in c.subtree)
        return noun.dep_ in ("dobj", "conj") and day
    if noun.head.lower_ == "on" and noun.head.head.lemma_ == "congratulate":
        return True
    if noun.head.lower_ in _AFTER and noun.head.head.pos_ in ("VERB", "AUX"):
        return True
    above = noun.head.head
    while above.dep_ in ("compound", "nmod", "conj") and above.head.i != above.i:
        above = above.head
    text = above.lemma_.lower() in ("resolution", "decision") or "RES/" in above.text
    return text and above.head.lemma_ in ("adopt", "pass", "approve", "take")
