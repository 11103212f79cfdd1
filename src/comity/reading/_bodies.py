"""Of which body somebody is a member: the phrase after "of" or before the noun, and the rest of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading._phrases import phrase
from comity.reading._roles import children, conjuncts, objects, sides
from comity.reading._views import View
from comity.reading.base import Context

_BARE = frozenset(
    ("Council", "Assembly", "Organization", "Organisation", "Union", "Movement", "Commission", "Group", "Commonwealth",
     "Community", "League", "Association", "Conference", "Committee")
)  # fmt: skip
_COMMON = frozenset(("organization", "organisation", "bloc", "alliance", "body", "format", "platform"))
_STATE = frozenset(("state", "country", "nation"))
_FAR = 6
_PLACED = re.compile(r"\s+in\s+(?:the\s+)?[A-Z].*$")


@dataclass(frozen=True, slots=True)
class Place:
    """A body's code or words, the token that names it, and whether it is only spoken of ("the organization")."""

    body: str
    token: Token
    guessed: bool = False


def body_of(noun: Token, word: str, member: bool, view: View, context: Context) -> Place | None:
    """The body of which somebody is a member: after "of", "in", "to" or "at", or before the noun ("UN members")."""
    lead = ["in", "to", "of", "at"] if word == "observer" else ["of", "in", "to", "at"]
    lead += {"seat": ["on"], "member": ["on"], "status": ["with"]}.get(word, [])
    above = noun.head if member and noun.dep_ in ("compound", "amod") and noun.head.lemma_.lower() in _STATE else noun
    for thing in (*objects(noun, *lead), *(objects(above, *lead) if above.i != noun.i else ())):
        named_there = _antecedent(noun, view) if thing.lower_ == "which" else None
        code = body_code(named_there or thing, view, context)
        if code is not None:
            return Place(code, thing, thing.lower_ in _COMMON)
        named = thing.pos_ == "PROPN" or (not member and any(c.pos_ == "PROPN" for c in thing.subtree))
        if named and thing.ent_type_ != "DATE" and thing.pos_ != "NUM" and not _lost(thing, view):
            return Place(_PLACED.sub("", phrase(thing, view)), thing)
    return _just_after(noun, view, context) or _before(noun, member, view, context)


def _antecedent(noun: Token, view: View) -> Token | None:
    """The name before a clause that begins "of which": "the Council, of which Peru was a member"."""
    verb = noun.head
    while verb.dep_ != "relcl" and verb.head.i != verb.i:
        verb = verb.head
    named = [t for t in verb.head.subtree if t.i in view.at and t.i < noun.i] if verb.dep_ == "relcl" else []
    return named[-1] if named and verb.head.i not in view.at else verb.head if named else None


def _lost(thing: Token, view: View) -> bool:
    """True where the parse joined what stands after a comma to the body ("of the UN, modern Peruvian diplomacy")."""
    return any(t.text == "," for t in thing.lefts) or thing.i in view.at


def _just_after(noun: Token, view: View, context: Context) -> Place | None:
    """The body named right after "members of the", where the parse lost it."""
    rest = [t for t in view.tokens if noun.i < t.i < noun.i + 4]
    if len(rest) < 2 or rest[0].lower_ not in ("of", "in", "to"):
        return None
    thing = rest[2] if rest[1].pos_ == "DET" and len(rest) > 2 else rest[1]
    mention = view.at.get(thing.i)
    bodies = [c for c in sides(mention) if context.kind_of(c) == "body"] if mention is not None else []
    return Place(bodies[0], thing) if bodies else None


def _before(noun: Token, member: bool, view: View, context: Context) -> Place | None:
    above = noun.head if member and noun.dep_ == "compound" and noun.head.lemma_ in _STATE else None
    for node in (noun, above) if above is not None else (noun,):
        for child in children(node, "compound", "amod", "nmod", "poss"):
            code = body_code(child, view, context)
            if code is not None and context.kind_of(code) == "body":
                return Place(code, child)
    return None


def body_code(thing: Token, view: View, context: Context) -> str | None:
    """The code of a body; the words of a phrase that belongs to one ("the Executive Committee of the UNHCR")."""
    mention = view.at.get(thing.i)
    if thing.lower_ == "it" or (mention is None and thing.text in _BARE) or _the_one(thing):
        return _spoken_of(thing, view, context)
    if mention is None:
        inner = next((view.at[t.i] for t in thing.subtree if t.i in view.at), None)
        if inner is not None and thing.pos_ == "PROPN" and any(context.kind_of(c) == "body" for c in sides(inner)):
            return phrase(thing, view)
        return None
    return next((c for c in sides(mention) if context.kind_of(c) == "body"), None)


def _the_one(thing: Token) -> bool:
    """True for "the organization", "this bloc": one that has been named before."""
    return thing.lower_ in _COMMON and any(c.lower_ in ("the", "this", "that") for c in thing.children)


def _spoken_of(thing: Token, view: View, context: Context) -> str | None:
    """The body that "it", "the Council" or "the organization" stands for: the last named before in the paragraph."""
    near: View | None = view
    for back in range(_FAR):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        for mention in reversed(near.mentions):
            if back or mention.start < view.place(thing):
                bodies = [c for c in sides(mention) if context.kind_of(c) == "body"]
                if bodies and (thing.text not in _BARE or _called(thing.text, bodies[0], mention.text, context)):
                    return bodies[0]
        near = context.before(near)
    return None


def _called(word: str, body: str, text: str, context: Context) -> bool:
    """True where a capitalised word is a part of the body's name."""
    return text.endswith(word) or word in str(context.registry.get(body).name).split()


def others_of(place: Place, noun: Token, view: View, context: Context) -> tuple[str, ...]:
    """The other bodies of a list: "a member of the UN, the OSCE and the Lake Chad Basin Commission"."""
    return tuple(dict.fromkeys(b for b in _others(place, noun, view, context) if b != place.body))


def _others(place: Place, noun: Token, view: View, context: Context) -> Iterator[str]:
    mention = view.at.get(place.token.i)
    if mention is None or mention.start <= view.place(noun):
        return
    for other in view.chains.get(mention.start, ()):
        if other.start > mention.start:
            yield from (c for c in sides(other) if context.kind_of(c) == "body")
    for token in conjuncts(place.token):
        if token.i not in view.at and token.pos_ == "PROPN" and token.ent_type_ == "ORG":
            yield _PLACED.sub("", phrase(token, view))
