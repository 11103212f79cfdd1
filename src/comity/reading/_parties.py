"""Source, target, mediator and place of an event, from what stands around its trigger."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading._domestic import Sides, domestic
from comity.reading._lexicon import Entry
from comity.reading._patterns import LIGHT
from comity.reading._roles import (
    actors_of,
    agent,
    children,
    is_passive,
    just_before,
    named_in,
    objects,
    patient,
    subject,
)
from comity.reading._views import View

_TARGETS = (
    "with",
    "against",
    "to",
    "on",
    "upon",
    "toward",
    "towards",
    "from",
    "into",
    "at",
    "for",
    "of",
    "between",
    "over",
    "among",
    "about",
    "by",
)
_SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))
_BLAMED = frozenset(("against", "over", "about", "of"))
_PLACED = frozenset(("ASSAULT", "AID", "MOBILIZE", "COERCE", "CONSULT", "RETREAT", "SANCTION"))
_SIDES = ("between", "among", "with")


def parties(token: Token, entry: Entry, view: View) -> Sides:
    """The codes of who acts and toward whom; each empty where the sentence names none.

    Who speaks at a session of the General Assembly speaks to the United Nations.
    """
    source, target = domestic(token, entry, view, _parties(token, entry, view))
    if entry.subtype == "meeting" and not source:
        nouns = (n for t in (token, token.head) for n in objects(t, "between", "with", "of", "by", "among"))
        named = dict.fromkeys(c for n in nouns for c in actors_of(n, view))
        if len(named) > 1:
            source, target = tuple(named)[:1], tuple(named)[1:]
    if entry.type == "CONSULT" and entry.subtype in ("speech", "meeting") and target == ("UNGA",):
        target = ("UN",)
    return source, target


def _parties(token: Token, entry: Entry, view: View) -> Sides:
    if token.pos_ in ("NOUN", "PROPN"):
        return _of_noun(token, entry, view)
    if token.pos_ == "AUX" and token.lemma_ == "must":
        return _of_demand(token, view)
    return _of_verb(token, entry, view)


def _of_demand(token: Token, view: View) -> Sides:
    verb = token.head
    speaker = verb.head if verb.dep_ == "ccomp" else None
    return (actors_of(subject(speaker), view) if speaker is not None else (), actors_of(subject(verb), view))


def _of_verb(verb: Token, entry: Entry, view: View) -> Sides:
    place = entry.subtype == "visit"
    if is_passive(verb):
        doer, thing = agent(verb), patient(verb)
        source = actors_of(doer, view) or (named_in(doer, view) if doer is not None else ())
        target = named_in(thing, view, source, place) if thing is not None else ()
    else:
        doer = subject(verb) or just_before(verb, view)
        source = actors_of(doer, view)
        if not source and doer is not None and doer.pos_ == "NOUN":
            source = named_in(doer, view, clauses=False)
        source = source or _speaking(verb, doer, view)
        thing = patient(verb)
        own = entry.type == "REQUEST" and thing is not None and thing.i in view.at and actors_of(thing, view) == source
        if thing is not None and (own or thing.lower_ in ("other", "another")):
            return source, source if own else ()
        clauses = entry.subtype != "approval"
        target = named_in(thing, view, source, place, clauses) if thing is not None else ()
    if not target:
        target = _beside(verb, source, view, entry)
    return ((), source) if verb.lemma_ == "die" else (source, target)


def _speaking(verb: Token, doer: Token | None, view: View) -> tuple[str, ...]:
    """Who speaks of himself: the subject of "say" where a pronoun does what is said."""
    if doer is None or doer.pos_ != "PRON" or verb.dep_ != "ccomp":
        return ()
    return actors_of(subject(verb.head), view)


def _beside(verb: Token, source: tuple[str, ...], view: View, entry: Entry) -> tuple[str, ...]:
    """The target in a prepositional phrase or a clause of the verb, else the place for acts done to a place."""
    place = entry.subtype == "visit"
    for noun in objects(verb, *_prepositions(verb, source, entry)):
        found = named_in(noun, view, source, place)
        if found:
            return found
    for clause in children(verb, "xcomp", "ccomp"):
        inner = next(children(clause, "nsubj", "nsubjpass"), None)
        for thing in (inner, patient(clause), *objects(clause, *_TARGETS)):
            found = named_in(thing, view, source) if thing is not None else ()
            if found:
                return found
    return _placed(verb, source, view, entry)


def _prepositions(verb: Token, source: tuple[str, ...], entry: Entry) -> list[str]:
    """The prepositions that may lead to the target, the likeliest first: one speaks to, not with or at."""
    words = sorted(_TARGETS, key=lambda w: w not in _BLAMED) if entry.type == "ACCUSE" else list(_TARGETS)
    if entry.type in _SPOKEN:
        words = [w for w in words if w not in ("with", "by", "at", "among")]
    elif entry.type in ("AGREE", "COOPERATE") and len(source) > 1:
        words = ["with"]
    return [w for w in words if w != "by"] if is_passive(verb) else words


def _placed(verb: Token, source: tuple[str, ...], view: View, entry: Entry) -> tuple[str, ...]:
    """The target of what is done in a place: who is addressed there, whose the place is."""
    nouns: list[Token] = []
    if entry.type == "CONSULT" and entry.subtype != "visit":
        spoken = (named_in(n, view, source) for n in objects(verb, "in", "at", "before", "during"))
        if found := next((codes for codes in spoken if codes), ()):
            return found
    if entry.subtype == "opening":
        nouns += [*objects(verb, "in"), *(n for t in children(verb, "dobj", "nsubjpass") for n in objects(t, "in"))]
    if entry.type in _PLACED and entry.subtype not in ("meeting", "mediation", "talks"):
        nouns += objects(verb, "in", "near", "across", "inside")
    return next((codes for n in nouns if (codes := named_in(n, view, source, place=True))), ())


def _of_noun(noun: Token, entry: Entry, view: View) -> Sides:
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
        for thing in objects(noun, "to", "against", "with", "on", "into", "in", "for", "from", "at"):
            target = named_in(thing, view, source, place=True)
            if target:
                break
    if not target and carrier is not None:
        target = _beside(carrier, source, view, entry)
    return source, target


def mediators(token: Token, view: View) -> tuple[str, ...]:
    """Those through whose mediation something came about, where the sentence says so."""
    for other in view.tokens:
        if other.lemma_.lower() in ("mediation", "mediator", "auspex") and other.pos_ == "NOUN":
            found = tuple(c for c in children(other, "poss", "amod", "compound") if c.i in view.at)
            codes = tuple(c for o in found for c in actors_of(o, view))
            return codes or tuple(c for p in objects(other, "of", "by") for c in named_in(p, view))
        if other.lemma_ in ("mediate", "broker") and is_passive(other):
            return actors_of(agent(other), view)
    return ()


def place_of(token: Token, view: View) -> str | None:
    """The place told with an event: a name after "in" or "at" that is a place."""
    carrier = token.head if token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass", "nsubj") else token
    for node in (token, carrier):
        for noun in objects(node, "in", "at", "near", "to"):
            mention = view.at.get(noun.i)
            if (mention is not None and mention.form in ("capital", "name", "description")) or noun.ent_type_ in (
                "GPE",
                "LOC",
                "FAC",
            ):
                return mention.text if mention is not None else _name(noun)
    return None


def _name(noun: Token) -> str:
    tokens = [*(c for c in noun.children if c.dep_ == "compound" and c.i < noun.i), noun]
    return " ".join(t.text for t in tokens)
