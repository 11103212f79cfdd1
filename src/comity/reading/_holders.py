"""Who holds a place in a body, and which body a phrase names."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._phrases import phrase
from comity.reading._roles import actors_of, children, is_passive, objects, patient, sides, subject
from comity.reading._views import View
from comity.reading.base import Context

CHAIR = words(
    """
    chair co-chair chairman chairwoman chairperson head adviser advisor director coordinator commissioner
    representative co-chairman presidency chairmanship director-general secretary-general
    """
)
_BARE = frozenset(("Council", "Assembly", "Organization", "Organisation", "Union", "Movement", "Commission", "Group"))
_NEAR = 30
_OPENS = frozenset((":", "-", "\u2013", "\u2014", "("))


def body_code(thing: Token, view: View, context: Context, member: bool) -> str | None:
    """The code of a body; the words of a phrase that belongs to one ("the Executive Committee of the UNHCR")."""
    mention = view.at.get(thing.i)
    if thing.lower_ == "it" or (mention is None and thing.text in _BARE):
        return _spoken_of(thing, view, context)
    if mention is None:
        inner = next((view.at[t.i] for t in thing.subtree if t.i in view.at), None)
        if inner is not None and thing.pos_ == "PROPN" and any(context.kind_of(c) == "body" for c in sides(inner)):
            return phrase(thing, view)
        return None
    codes = sides(mention)
    bodies = [c for c in codes if context.kind_of(c) == "body"]
    return bodies[0] if bodies else None


def _spoken_of(thing: Token, view: View, context: Context) -> str | None:
    """The body that "it" or "the Council" stands for: the last one named before, in the same paragraph."""
    near: View | None = view
    for back in range(6):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        for mention in reversed(near.mentions):
            before = back or mention.start < view.place(thing)
            fits = thing.lower_ == "it" or mention.text.endswith(thing.text)
            bodies = [c for c in sides(mention) if context.kind_of(c) == "body"]
            if before and fits and bodies:
                return bodies[0]
        near = context.before(near)
    return None


def holders_of(noun: Token, word: str, view: View, context: Context) -> tuple[tuple[str, ...], Token, float]:
    """Who holds the place, the verb or noun that says so, and how surely."""
    if word == "membership":
        return tuple(c for o in children(noun, "poss") for c in actors_of(o, view) if context.is_state(c)), noun, 0.7
    if several := listed(noun, view, context):
        return several, noun, 0.75
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
        return names_of(doer, view, context), head, 0.75
    if top.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ == "one" and head.head.dep_ == "attr":
        return names_of(subject(head.head.head), view, context), head.head.head, 0.7
    if top.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in ("as", "like"):
        return _as(head, view, context), head.head, 0.7
    if top.dep_ == "appos":
        return names_of(head, view, context), noun, 0.65
    if word in CHAIR and noun.dep_ in ("nmod", "appos", "conj"):
        person = next((m for m in reversed(view.mentions) if 0 <= view.place(noun) - m.end <= _NEAR), None)
        return ((person.person,) if person and person.person else ()), noun, 0.55
    owner = [c for o in children(noun, "poss") for c in actors_of(o, view)]
    return (tuple(owner), noun, 0.5) if word in ("presidency", "chairmanship") else ((), noun, 0.0)


def listed(noun: Token, view: View, context: Context) -> tuple[str, ...]:
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
        own = names_of(above, view, context) if above.i in view.at else ()
        owner = tuple(c for o in children(above, "poss") for c in actors_of(o, view))
        of = tuple(c for o in objects(above, "of") for c in actors_of(o, view))
        if own or owner or of:
            return own or owner or of
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
    if above.pos_ in ("VERB", "AUX"):
        doer = patient(above) if is_passive(above) else subject(above)
        return names_of(doer, view, context)
    return ()


def names_of(head: Token | None, view: View, context: Context) -> tuple[str, ...]:
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
