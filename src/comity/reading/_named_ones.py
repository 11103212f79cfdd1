"""Whom a phrase names: persons before states, those of a list, the one who acts "as" something."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading._phrases import phrase
from comity.reading._roles import actors_of, children, is_passive, objects, patient, subject
from comity.reading._views import View
from comity.reading.base import Context

_OPENS = frozenset((":", "-", "\u2013", "\u2014", "("))


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


def as_of(head: Token, view: View, context: Context) -> tuple[str, ...]:
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
