"""Memberships: who is member, observer, chair, head or adviser of what, since and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.membership import Membership
from comity.language.model import Analysis
from comity.language.words import words
from comity.reading._modality import modality
from comity.reading._roles import actors_of, children, is_passive, objects, patient, phrase, sides, subject
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "1"
_MEMBER = frozenset(["member", "co-founder", "founder", "observer", "party", "signatory", "participant", "membership"])
_CHAIR = words(
    """
    chair co-chair chairman chairwoman chairperson head adviser advisor director coordinator commissioner
    representative co-chairman presidency chairmanship director-general secretary-general
    """
)
_QUALITY = words(
    """
    founding permanent non-permanent associate full observer deputy vice temporary honorary senior authorized
    authorised special executive goodwill acting current rotating new elected non
    """
)
_JOINING = {"join": "member", "enter": "member", "chair": "chair", "head": "head", "co-chair": "co-chair"}
_INCLUDING = frozenset(("including", "include", "as", "like"))
_NEAR = 30
_OPENS = frozenset((":", "-", "\u2013", "\u2014", "("))
_SPAN = re.compile(r"\b(?:from\s+)?((?:19|20)\d\d)\s*(?:-|\u2013|to|until)\s*((?:19|20)\d\d)\b")


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The memberships of every sentence, each actor and body once."""
    for view in context.views:
        seen: set[tuple[str, str | None, str]] = set()
        for membership, anchor, sure in _of_sentence(view, context):
            key = (membership.actor, membership.body, membership.role or "")
            if key not in seen and membership.actor != membership.body:
                seen.add(key)
                told = modality(anchor)
                if told in ("asserted", "reported", "negated", "planned"):
                    yield fact(("membership", _VERSION), context, (view, view), membership, sure, told)


def _of_sentence(view: View, context: Context) -> Iterator[tuple[Membership, Token, float]]:
    for token in view.tokens:
        word = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and (word in _MEMBER or word in _CHAIR):
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
    actors, anchor, sure = _holders(noun, word, view, context)
    if word == "representative" and actors and all(context.is_state(a) for a in actors):
        role = "member"
    since, until = _dates(noun, anchor, view)
    for actor in actors:
        for place in (body, *_beside(noun, body, view, context)):
            if actor != place:
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
            if (c := _code(child, view, context, True)) is not None
        ),
        None,
    )
    if body is None:
        return
    actors = list(_listed(noun, view, context))
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
        code = _code(thing, view, context, member)
        if code is not None:
            return code
        if thing.pos_ == "PROPN" or (not member and any(c.pos_ == "PROPN" for c in thing.subtree)):
            return phrase(thing, view)
    for child in children(noun, "compound", "amod", "nmod", "poss"):
        code = _code(child, view, context, member)
        if code is not None and (context.kind_of(code) == "body" or not member):
            return code if context.kind_of(code) == "body" else None
    if member and noun.dep_ == "compound" and (head := noun.head).lemma_ in ("state", "country", "nation"):
        return next(
            (
                c
                for child in children(head, "compound", "amod", "nmod", "poss")
                if (c := _code(child, view, context, True)) is not None and context.kind_of(c) == "body"
            ),
            None,
        )
    return None


def _code(thing: Token, view: View, context: Context, member: bool) -> str | None:
    """The code of a body; the words of a phrase that belongs to one ("the Executive Committee of the UNHCR")."""
    mention = view.at.get(thing.i)
    if mention is None:
        inner = next((view.at[t.i] for t in thing.subtree if t.i in view.at), None)
        if inner is not None and thing.pos_ == "PROPN" and any(context.kind_of(c) == "body" for c in sides(inner)):
            return phrase(thing, view)
        return None
    codes = sides(mention)
    bodies = [c for c in codes if context.kind_of(c) == "body"]
    return bodies[0] if bodies else None


def _holders(noun: Token, word: str, view: View, context: Context) -> tuple[tuple[str, ...], Token, float]:
    """Who holds the place, the verb or noun that says so, and how surely."""
    if word == "membership":
        return tuple(c for o in children(noun, "poss") for c in actors_of(o, view) if context.is_state(c)), noun, 0.7
    listed = _listed(noun, view, context)
    if listed:
        return listed, noun, 0.75
    top = noun
    if noun.dep_ in ("compound", "conj") and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        top = noun.head
    head = top.head
    if top.dep_ in ("attr", "oprd", "acomp", "dobj") and head.lemma_ in (
        "be",
        "become",
        "remain",
        "make",
        "elect",
        "name",
        "appoint",
    ):
        doer = patient(head) if is_passive(head) else subject(head)
        return _names(doer, view, context), head, 0.75
    if top.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in ("as", "like"):
        return _as(head, view, context), head.head, 0.7
    if top.dep_ == "appos":
        return _names(head, view, context), noun, 0.65
    if word in _CHAIR and noun.dep_ in ("nmod", "appos", "conj"):
        person = next((m for m in reversed(view.mentions) if 0 <= view.place(noun) - m.end <= _NEAR), None)
        return ((person.person,) if person and person.person else ()), noun, 0.55
    owner = [c for o in children(noun, "poss") for c in actors_of(o, view)]
    return (tuple(owner), noun, 0.5) if word in ("presidency", "chairmanship") else ((), noun, 0.0)


def _listed(noun: Token, view: View, context: Context) -> tuple[str, ...]:
    """Those whom "members of X, including A and B" or "the co-chairs: A, B and C" names."""
    found: list[str] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("including", "like", "such") and child.i > noun.i:
            for thing in children(child, "pobj", "prep"):
                things = children(thing, "pobj") if thing.dep_ == "prep" else (thing,)
                found.extend(c for t in things for c in actors_of(t, view) if context.is_state(c))
        elif child.dep_ == "appos" and child.i > noun.i and noun.nbor(1).text in _OPENS:
            found.extend(c for c in actors_of(child, view) if context.is_state(c))
    return tuple(dict.fromkeys(found))


def _as(head: Token, view: View, context: Context) -> tuple[str, ...]:
    """The actor of "as a member of": of a seat or role its owner, of a verb its subject, of a name that name."""
    above = head.head
    if above.pos_ in ("NOUN", "PROPN"):
        own = _names(above, view, context) if above.i in view.at else ()
        owner = tuple(c for o in children(above, "poss") for c in actors_of(o, view))
        of = tuple(c for o in objects(above, "of") for c in actors_of(o, view))
        if own or owner or of:
            return own or owner or of
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
    if above.pos_ in ("VERB", "AUX"):
        doer = patient(above) if is_passive(above) else subject(above)
        return _names(doer, view, context)
    return ()


def _names(head: Token | None, view: View, context: Context) -> tuple[str, ...]:
    """The person where the phrase names one, else the states and bodies that it names."""
    if head is None:
        return ()
    mention = view.at.get(head.i)
    if mention is not None and mention.person:
        return (mention.person,)
    found = actors_of(head, view)
    if head.i not in view.at:
        found = tuple(c for c in found if context.is_state(c))
    if not found and head.ent_type_ == "PERSON":
        return (phrase(head, view),)
    return found


def _by_verb(verb: Token, word: str, view: View, context: Context) -> Iterator[tuple[Membership, Token, float]]:
    thing = patient(verb)
    body = _code(thing, view, context, True) if thing is not None and not is_passive(verb) else None
    if body is None or thing is None or thing.i not in view.at:
        return
    if word in ("head", "chair", "co-chair") or context.kind_of(body) == "body":
        actors = _names(subject(verb), view, context)
        day = view.date(verb)
        if not actors and verb.tag_ == "VBG":
            actors = tuple(
                c for m in view.mentions if m.start > view.place(thing) for c in sides(m) if context.is_state(c)
            )[:1]
        until = day if word in ("chair", "co-chair") else None
        for actor in actors:
            yield Membership(actor, body, _JOINING[word], day, until), verb, 0.65


def _dates(noun: Token, anchor: Token, view: View) -> tuple[str | None, str | None]:
    span = _SPAN.search(view.text)
    if span:
        return span.group(1), span.group(2)
    if anchor.lemma_ in ("become", "elect", "join", "appoint", "name") and anchor.pos_ == "VERB":
        return view.date(anchor), None
    return None, None


READER = Reader("membership", _VERSION, find)
