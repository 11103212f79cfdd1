"""Memberships: who is member, observer, chair, head or adviser of what, since and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.membership import Membership
from comity.language.model import Analysis
from comity.language.words import words
from comity.reading._holders import CHAIR, body_code, holders_of, listed, names_of
from comity.reading._modality import modality
from comity.reading._phrases import phrase
from comity.reading._roles import actors_of, children, is_passive, objects, patient, sides, subject
from comity.reading._terms import terms
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "2"
_MEMBER = frozenset(["member", "co-founder", "founder", "observer", "party", "signatory", "participant", "membership"])
_QUALITY = words(
    """
    founding permanent non-permanent associate full observer deputy vice temporary honorary senior authorized
    authorised observing special executive goodwill acting current rotating new elected non
    """
)
_JOINING = {
    "join": "member", "enter": "member", "chair": "chair", "head": "head", "co-chair": "co-chair", "preside": "chair",
    "admit": "member",
}  # fmt: skip
_GAP = 10


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The memberships of every sentence, each actor and body once."""
    for view in context.views:
        seen: set[tuple[str, str | None, str, str | None]] = set()
        for membership, anchor, sure in _of_sentence(view, context):
            key = (membership.actor, membership.body, membership.role or "", membership.since)
            if key not in seen and membership.actor != membership.body:
                seen.add(key)
                told = modality(anchor)
                if told in ("asserted", "reported", "negated", "planned"):
                    yield fact(("membership", _VERSION), context, (view, view), membership, sure, told)


def _of_sentence(view: View, context: Context) -> Iterator[tuple[Membership, Token, float]]:
    for token in view.tokens:
        word = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and (word in _MEMBER or word in CHAIR):
            yield from _by_noun(token, word, view, context)
        elif token.pos_ == "VERB" and word in _JOINING:
            yield from _by_verb(token, word, view, context)
        elif word in ("country", "state", "nation"):
            yield from _among(token, view, context)


def _by_noun(noun: Token, word: str, view: View, context: Context) -> Iterator[tuple[Membership, Token, float]]:
    body = _body(noun, word, view, context)
    if body is None:
        return
    role = _role(noun, word)
    actors, anchor, sure = holders_of(noun, word, view, context)
    if word == "representative" and actors and all(context.is_state(a) for a in actors):
        role = "member"
    bodies = (body, *_beside(noun, body, view, context))
    for actor in actors:
        for place in bodies:
            if actor != place:
                for since, until in terms(anchor, view) if place == bodies[-1] else [(None, None)]:
                    yield Membership(actor, place, role, since, until), anchor, sure


def _beside(noun: Token, body: str, view: View, context: Context) -> tuple[str, ...]:
    """The other bodies of a list: "a member of the UN, the OSCE and the IMF"."""
    for mention in view.mentions:
        if mention.start > view.place(noun) and body in mention.codes:
            listed = (c for m in view.chains.get(mention.start, ()) if m.start > mention.start for c in sides(m))
            return tuple(dict.fromkeys(c for c in listed if context.kind_of(c) == "body" and c != body))
    return ()


def _among(noun: Token, view: View, context: Context) -> Iterator[tuple[Membership, Token, float]]:
    """ "Russia and other CIS countries", "CIS countries, including Azerbaijan": the named are of the body."""
    body = next(
        (
            c
            for child in children(noun, "compound", "amod", "nmod", "poss")
            if (c := body_code(child, view, context, True)) is not None
        ),
        None,
    )
    if body is None:
        return
    actors = list(listed(noun, view, context))
    if noun.dep_ == "conj" and any(c.lower_ == "other" for c in noun.children):
        actors += [c for c in actors_of(noun.head, view) if context.is_state(c)]
    for actor in dict.fromkeys(actors):
        yield Membership(actor, body, "member"), noun, 0.65


def _role(noun: Token, word: str) -> str:
    if word in ("co-founder", "founder"):
        return "founding member"
    if word in ("membership", "participant", "signatory", "party"):
        return "member"
    if word in ("presidency", "chairmanship"):
        return "chair"
    words = [
        t.text.casefold()
        for t in sorted(children(noun, "amod", "compound", "nmod"), key=lambda t: t.i)
        if t.text.casefold() in _QUALITY or t.text.casefold() in ("non", "co")
    ]
    before = [t.lower_ for t in noun.doc[max(noun.i - 4, 0) : noun.i]]
    if "permanent" in words and "non" in before:
        words = ["non-permanent" if w == "permanent" else w for w in words if w != "non"]
    if len(before) > 1 and before[-1] == "-" and before[-2] == "co":
        words = ["co-" + w if w == word else w for w in words] or []
        return "co-" + word
    return " ".join([*(w for w in words if w not in ("new", "current", "elected", "co", "non")), word])


def _body(noun: Token, word: str, view: View, context: Context) -> str | None:
    """The body of which somebody is a member: after "of", "in", "to" or "at", or before the noun ("UN members")."""
    member = word in _MEMBER
    for thing in (
        objects(noun, "of", "in", "to", "at", "on", "for")
        if word != "observer"
        else objects(noun, "in", "to", "of", "at")
    ):
        code = body_code(thing, view, context, member)
        if code is not None:
            return code
        if thing.ent_type_ == "DATE" or thing.pos_ == "NUM":
            continue
        if thing.pos_ == "PROPN" or (not member and any(c.pos_ == "PROPN" for c in thing.subtree)):
            return phrase(thing, view)
    for child in children(noun, "compound", "amod", "nmod", "poss"):
        code = body_code(child, view, context, member)
        if code is not None and (context.kind_of(code) == "body" or not member):
            return code if context.kind_of(code) == "body" else None
    if member and noun.dep_ == "compound" and (head := noun.head).lemma_ in ("state", "country", "nation"):
        return next(
            (
                c
                for child in children(head, "compound", "amod", "nmod", "poss")
                if (c := body_code(child, view, context, True)) is not None and context.kind_of(c) == "body"
            ),
            None,
        )
    return None


def _by_verb(verb: Token, word: str, view: View, context: Context) -> Iterator[tuple[Membership, Token, float]]:
    """ "joined X", "chaired it", "presided over X", "was admitted to X", and "... and Chile on 18 September"."""
    thing = patient(verb)
    if word in ("preside", "admit"):
        thing = next(objects(verb, "over", "to", "into"), None)
    elif is_passive(verb):
        return
    body = body_code(thing, view, context, True) if thing is not None else None
    if body is None or thing is None or context.kind_of(body) != "body":
        return
    doer = patient(verb) if is_passive(verb) else subject(verb)
    actors = names_of(doer, view, context)
    if not actors and verb.tag_ == "VBG":
        actors = tuple(c for m in view.mentions if m.start > view.place(thing) for c in sides(m) if context.is_state(c))
        actors = actors[:1]
    for since, until in terms(verb, view):
        for actor in actors:
            yield Membership(actor, body, _JOINING[word], since, until), verb, 0.65
    if word == "join":
        for actor, day in _elliptic(verb, view, context):
            yield Membership(actor, body, "member", day, None), verb, 0.55


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


READER = Reader("membership", _VERSION, find)
