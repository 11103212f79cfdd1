"""Source and target of an event told by a verb, from its subject, objects and prepositions."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading._domestic import Sides
from comity.reading._lexicon import Entry
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
    "with", "against", "to", "on", "upon", "toward", "towards", "from", "into", "at", "for", "of", "between", "over",
    "among", "about", "by",
)  # fmt: skip

_SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))

_PERSONAL = frozenset(("REQUEST", "SUPPORT", "ACCUSE"))

_BLAMED = frozenset(("against", "over", "about", "of"))

_PLACED = frozenset(("ASSAULT", "AID", "MOBILIZE", "COERCE", "CONSULT", "RETREAT", "SANCTION"))

_TALKING = ("with", "between", "to")


def of_verb(verb: Token, entry: Entry, view: View) -> Sides:
    place = entry.subtype == "visit"
    if entry.subtype in ("talks", "speech") and not is_passive(verb):
        return _of_talks(verb, entry, view)
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
        clauses = entry.type == "REQUEST" or entry.subtype == "statement"
        asked = entry.type == "REQUEST" and _addressee(verb) is not None
        target = named_in(thing, view, source, place, clauses) if thing is not None and not asked else ()
    if not target and not (entry.type in _PERSONAL and _somebody(thing, view)):
        target = beside(verb, source, view, entry)
    return ((), source) if verb.lemma_ == "die" else (source, target)


def _somebody(thing: Token | None, view: View) -> bool:
    """True for a person of no named state, who is asked, thanked or blamed: what is said is to no other."""
    if thing is None or thing.dep_ != "dobj":
        return False
    named = thing.ent_type_ == "PERSON" or _named_person(thing, view)
    return named or thing.lower_ in ("you", "him", "her")


def _named_person(thing: Token, view: View) -> bool:
    mention = view.at.get(thing.i)
    return mention is not None and mention.person is not None


def _of_talks(verb: Token, entry: Entry, view: View) -> Sides:
    """Who talks with whom, or speaks before whom: what is talked about is no side."""
    doer = subject(verb) or just_before(verb, view)
    source = actors_of(doer, view)
    if not source and doer is not None and doer.pos_ == "NOUN":
        source = named_in(doer, view, clauses=False)
    words = _TALKING if len(source) < 2 else ("with",)
    heads = [*objects(verb, *words), *(n for t in children(verb, "dobj") for n in objects(t, "with"))]
    heard = next((codes for n in heads if (codes := named_in(n, view, source, clauses=False))), ())
    if entry.subtype == "speech" and not heard:
        before = [*children(verb, "dobj"), *objects(verb, "before", "at", "in", "during")]
        heard = next((codes for n in before if (codes := named_in(n, view, source, clauses=False))), ())
    return source, heard


def _speaking(verb: Token, doer: Token | None, view: View) -> tuple[str, ...]:
    """Who speaks of himself: the subject of "say" where a pronoun does what is said."""
    if doer is None or doer.pos_ != "PRON" or verb.dep_ != "ccomp":
        return ()
    return actors_of(subject(verb.head), view)


def beside(verb: Token, source: tuple[str, ...], view: View, entry: Entry) -> tuple[str, ...]:
    """The target in a prepositional phrase or a clause of the verb, else the place for acts done to a place."""
    place = entry.subtype == "visit"
    if entry.type == "REQUEST" and (asked := _addressee(verb)) is not None:
        return named_in(asked, view, source, clauses=False)
    for noun in objects(verb, *_prepositions(verb, source, entry)):
        if noun.lower_ in ("sidelines", "margins", "fringes"):
            continue
        found = named_in(noun, view, source, place)
        if found:
            return found
    for clause in () if entry.type == "AGREE" and len(source) > 1 else children(verb, "xcomp", "ccomp"):
        inner = next(children(clause, "nsubj", "nsubjpass"), None)
        for thing in (inner, patient(clause), *objects(clause, *_TARGETS)):
            found = named_in(thing, view, source) if thing is not None else ()
            if found:
                return found
    return _placed(verb, source, view, entry)


def _addressee(verb: Token) -> Token | None:
    """Whom a call is on, or an appeal is to, where the words say so."""
    heads = (verb, *children(verb, "dobj"))
    asked = (n for h in heads for n in objects(h, "on", "upon", "to") if n.pos_ in ("NOUN", "PROPN", "PRON"))
    return next((n for n in asked if n.ent_type_ not in ("DATE", "TIME")), None)


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
        nouns += [n for role in objects(verb, "as") for n in objects(role, "in", "to")]
    return next((codes for n in nouns if (codes := named_in(n, view, source, place=True))), ())
