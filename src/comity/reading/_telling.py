"""Whether a trigger tells an event of its own, or is imagined, mentioned in passing, or there to tell the time."""

from __future__ import annotations

from spacy.tokens import Token

from comity.actors.lexicon import lexicon
from comity.core.facts import Modality
from comity.kinds.event import Event
from comity.language.units import is_person
from comity.reading._issue_words import ISSUES
from comity.reading._modality import negated
from comity.reading._roles import OF_A_STATE, agent, conjuncts, named_in, objects, patient, subject
from comity.reading._salience import Trigger
from comity.reading._titles import TYPES
from comity.reading._views import View
from comity.reading._voicing import CONDEMNING
from comity.reading._wordings import LIGHT

_NAMED = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_TIMES = frozenset(["after", "during", "following", "since", "before", "despite", "until", "amid", "throughout"])
_ASIDE = frozenset(("advcl", "acl", "prep", "pcomp"))
_FAR = 4.0


def tells(trigger: Trigger, event: Event, told: Modality) -> bool:
    """False for what is only imagined, mentioned without actors far from the main clause, or used to tell the time."""
    token, depth = trigger.token, trigger.depth
    if _empty(token, event) or not (event.source or event.target or _somebody(token)):
        return False
    if told == "hypothetical" and depth > 0.5 and event.type not in ("THREATEN", "REQUEST"):
        return False
    if not event.source and not event.target and depth >= 1.5:
        return False
    if depth >= _FAR and not (event.source and event.target):
        return False
    if token.pos_ == "NOUN" and event.source == event.target and event.source:
        return False
    if token.pos_ == "NOUN" and not (token.dep_ in ("dobj", "nsubjpass", "attr") and token.head.lemma_ in LIGHT):
        return _noun_tells(token, depth, event)
    return True


def is_stance(token: Token, event: Event, view: View) -> bool:
    """True for support of a cause or a condemnation of an evil: a position, and a deed only toward an actor."""
    if event.type == "ACCUSE" and token.lemma_ in CONDEMNING and not event.target:
        thing = patient(token)
        return thing is not None and thing.i not in view.at and thing.pos_ == "NOUN" and not is_person(thing.text)
    if event.type != "SUPPORT" or event.subtype not in ("support", "praise") or token.pos_ != "VERB":
        return False
    thing = patient(token)
    if thing is not None and thing.lemma_ == "commitment":
        return True
    if thing is not None and thing.lemma_ in ("support", "backing"):
        thing = next(objects(thing, "for", "to", "of"), None)
    elif token.lemma_ not in ("support", "back", "welcome"):
        return False
    if thing is None or thing.i in view.at:
        return False
    if token.lemma_ == "welcome":
        return not set(named_in(thing, view, place=True)) - set(event.source)
    return thing.lemma_.lower() in ISSUES


def _somebody(token: Token) -> bool:
    """True where a named or human actor of no known side takes part: "the rebels agreed", "Ana Ruiz met them"."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    heads = (
        subject(verb),
        agent(verb),
        patient(verb),
        subject(verb.head),
        *objects(verb, "with", "on", "against", "to"),
    )
    nouns = [n for head in heads if head is not None for n in (head, *conjuncts(head), *objects(head, "of"))]
    return any(_acts(n) for n in nouns)


def _acts(noun: Token) -> bool:
    """True for a name that is no text's, for people, and for an organ of a state."""
    named = noun.ent_type_ in _NAMED or (noun.pos_ == "PROPN" and noun.lemma_.lower() not in TYPES)
    return named or _is_agent(noun.lemma_.lower()) or is_person(noun.text)


def _is_agent(lemma: str) -> bool:
    return lemma in OF_A_STATE or lemma in lexicon().agents


def _empty(token: Token, event: Event) -> bool:
    """True for uses of a word that name no deed: a vote of nobody, a permission in passing, a promise not to."""
    if event.subtype == "vote" and not event.source:
        return True
    if event.subtype == "permission" and token.dep_ in _ASIDE:
        return True
    if event.type == "AGREE" and any(negated(c) for c in token.children if c.dep_ == "xcomp"):
        return True
    asked = token.lemma_ != "call" or any(c.lower_ in ("on", "upon") for c in token.children)
    if event.type == "REQUEST" and not event.target and not (event.source and asked):
        return True
    if event.type in ("CONCEDE", "RETREAT") and not event.source and token.dep_ in _ASIDE:
        return True
    return event.subtype == "speech" and not event.target and token.dep_ == "pobj" and token.head.lower_ == "in"


def _noun_tells(token: Token, depth: float, event: Event) -> bool:
    """True for a noun with both parties, or with one and a date or place; not for one that only tells the time."""
    both = bool(event.source and event.target)
    if token.tag_ in ("NNS", "NNPS") and not both:
        return False
    visiting = event.subtype == "visit" and both and event.source != event.target
    if token.dep_ == "pobj" and token.head.lower_ in _TIMES and not visiting:
        return False
    placed = bool(event.source or event.target) and bool(event.date or event.place)
    return both or placed or (token.dep_ in ("nsubj", "nsubjpass", "ROOT") and depth <= 1.5)
