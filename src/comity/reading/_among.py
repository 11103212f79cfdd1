"""Members told by the way: "Peru and other UN states", "the co-chairs of X" just named, a group's own meeting."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.kinds.membership import Membership
from comity.reading._bodies import body_code, body_of
from comity.reading._holders import CHAIR
from comity.reading._named_ones import listed
from comity.reading._roles import actors_of, children, objects, sides, subject
from comity.reading._seats import Seat, role_of
from comity.reading._views import View
from comity.reading.base import Context

_LEFT = ("compound", "amod", "nmod", "poss")
_ACTING = frozenset(("nsubj", "nsubjpass"))
_GROUPS = frozenset(("format", "platform", "troika", "mechanism"))


def among(noun: Token, view: View, context: Context) -> Iterator[Seat]:
    """ "Russia and other CIS countries", "CIS countries, including Peru": the named are of the body."""
    found = ((c, body_code(c, view, context)) for c in children(noun, *_LEFT))
    body = next((code for _, code in found if code is not None and context.kind_of(code) == "body"), None)
    if body is None:
        return
    actors = list(listed(noun, view, context)) if noun.lemma_ != "member" else []
    if any(c.lower_ == "other" for c in noun.children):
        actors += [c for c in _first_named(noun, view) if context.is_state(c)]
    for actor in dict.fromkeys(actors):
        yield Seat(Membership(actor, body, "member"), noun, 0.65, "among", "asserted")


def _first_named(noun: Token, view: View) -> tuple[str, ...]:
    """Beside whom the "other" ones stand: before "and other", or the subject of what is done to the others."""
    if noun.dep_ == "conj":
        return actors_of(noun.head, view)
    first = next((t for t in noun.children if t.lower_ == "other"), noun)
    if first.i > 1 and first.nbor(-1).lower_ in ("and", "or") and (mention := view.at.get(first.i - 2)) is not None:
        return tuple(c for m in view.chains.get(mention.start, (mention,)) for c in sides(m))
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return actors_of(subject(noun.head), view)
    return ()


def together(noun: Token, word: str, view: View, context: Context) -> Iterator[Seat]:
    """ "The co-chairs of X decided", said of the two to four states that the sentence before has as its subject."""
    plural = noun.tag_ in ("NNS", "NNPS") and noun.dep_ in _ACTING and word in CHAIR
    before = context.before(view)
    if not plural or before is None or before.sentence.paragraph != view.sentence.paragraph:
        return
    place = body_of(noun, word, False, view, context)
    doers = [t for t in before.tokens if t.dep_ in _ACTING and t.head.dep_ == "ROOT"]
    states = tuple(c for t in doers for c in actors_of(t, before) if context.is_state(c))
    if place is not None and not place.guessed and 2 <= len(states) <= 4 and not _owned(noun, view):
        for state in states:
            seat = Membership(state, place.body, role_of(noun, word))
            yield Seat(seat, noun, 0.4, "together", "asserted", before)


def _owned(noun: Token, view: View) -> bool:
    """True where the words say whose they are ("Peru's co-chairs")."""
    return any(view.at[c.i].codes for c in children(noun, "poss", "amod") if c.i in view.at)


def at_the_meeting(noun: Token, view: View, context: Context) -> Iterator[Seat]:
    """The states whose ministers meet in a format that is nothing but its members."""
    place = next((t for t in objects(noun, "in", "of") if t.lemma_.lower() in _GROUPS), None)
    body = body_code(place, view, context) if place is not None else None
    if body is None or context.kind_of(body) != "body":
        return
    named = (m for m in view.mentions if m.role != "place" and m.start > view.place(noun))
    states = tuple(dict.fromkeys(c for m in named for c in sides(m) if context.is_state(c)))
    for state in states if len(states) > 2 else ():
        yield Seat(Membership(state, body, "member"), noun, 0.4, "meeting", "asserted")
