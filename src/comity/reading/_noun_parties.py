"""Source and target of an event told by a noun, from its owners, its prepositions and the verb that carries it."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading._domestic import Sides
from comity.reading._lexicon import Entry
from comity.reading._roles import actors_of, agent, children, is_passive, just_before, named_in, objects, subject
from comity.reading._verb_parties import beside
from comity.reading._views import View
from comity.reading._wordings import LIGHT

_MEETINGS = frozenset(("meeting", "talks"))

_AFTER_NOUN = ("to", "against", "with", "on", "into", "in", "for", "from", "at")

_SIDES = ("between", "among", "with")


def of_noun(noun: Token, entry: Entry, view: View) -> Sides:
    source: tuple[str, ...] = ()
    carrier = noun.head if noun.dep_ in ("dobj", "nsubjpass", "attr") and noun.head.lemma_ in LIGHT else None
    owned = [c for c in children(noun, "poss", "amod", "compound", "nmod") if c.i in view.at]
    between = tuple(c for p in objects(noun, *_SIDES[:2]) for c in actors_of(p, view, True))
    by = tuple(c for p in objects(noun, "by") for c in actors_of(p, view))
    of = tuple(c for p in objects(noun, "of") for c in named_in(p, view, place=True))
    own = tuple(dict.fromkeys(c for o in owned for c in actors_of(o, view)))
    if by:
        source = by
    elif of and not own and (entry.of_source or any(True for _ in objects(noun, "into"))):
        source, of = of, ()
    elif own:
        source = own
    elif carrier is None and noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "in", "on"):
        above = noun.head.head
        doer = (subject(above) or just_before(above, view)) if above.pos_ in ("VERB", "AUX") else above
        source = actors_of(doer, view)
    elif carrier is not None:
        source = actors_of(agent(carrier) if is_passive(carrier) else subject(carrier), view)
    if between:
        return (source or between[:1], tuple(c for c in between if c not in (source or between[:1])))
    target = tuple(c for c in of if c not in source)
    if not target:
        words = ("to", "with") if entry.subtype in _MEETINGS else _AFTER_NOUN
        for thing in objects(noun, *words):
            target = named_in(thing, view, source, place=True)
            if target:
                break
    if not target and carrier is not None:
        target = beside(carrier, source, view, entry)
    return source, target
