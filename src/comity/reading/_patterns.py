"""The conditions of the event lexicon: what may be asked of the words around a trigger.

``obj=``, ``subj=``, ``xcomp=``, ``mod=``, ``prt=``, ``oprd=`` (what somebody is called or found) and any preposition
(``from=``) name lemmas (``*`` any); a bare preposition asks for its presence. ``purpose=``: "to" do what; ``about=``:
what a document that is issued does; ``within=``: a lemma in the phrases after the trigger. ``light``: a noun carried
by a light verb; ``told``: a noun with an actor beside it; ``sayer``: a noun that says something; ``many``: several
actors act; ``carrier=``: the verb that carries a noun; ``unnamed``: the object is no title; ``peacekeeping``: a
peacekeeping mission or force stands near; ``holder``, ``official``, ``objperson``: an actor or a person as subject, a
person as object; ``objstate``: the object is a state itself; ``ownobj``: the object is the subject's own.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._roles import actors_of, agent, children, is_passive, patient, sides, subject
from comity.reading._views import View
from comity.reading._wordings import (
    LIGHT,
    about,
    carrier,
    held,
    lemmas,
    light,
    mod,
    obj,
    oprd,
    own,
    own_thing,
    prt,
    purpose,
    sayer,
    subj,
    unnamed,
    will,
    within,
    xcomp,
)

_LINKS = ("prep", "agent", "prt", "dative")


def holds(token: Token, view: View, name: str, values: frozenset[str]) -> bool:
    """True when a condition holds of a token; a name that is no test is a preposition."""
    test = _TESTS.get(name)
    if test is not None:
        return test(token, view, values)
    noun = patient(token) if token.pos_ == "VERB" and not values else None
    heads = [token] if noun is None else [token, noun]
    prepositions = [c for h in heads for c in children(h, *_LINKS) if c.lower_ in name.split("|")]
    if not values:
        return bool(prepositions)
    return any(lemmas(p) & values for c in prepositions for p in children(c, "pobj", "pcomp"))


def _told(token: Token, view: View, values: frozenset[str]) -> bool:
    if any(c.dep_ in ("poss", "amod", "compound", "nmod") and c.i in view.at for c in token.children):
        return True
    for child in children(token, "prep", "agent"):
        if child.lower_ in (
            "of",
            "by",
            "between",
            "against",
            "with",
            "on",
            "to",
            "from",
            "among",
            "for",
            "in",
            "into",
            "at",
        ):
            for noun in children(child, "pobj"):
                if actors_of(noun, view, place=True):
                    return True
    return (
        token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
        and token.head.lemma_ in LIGHT
        and bool(list(token.children))
    )


def _holder(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = subject(token)
    if noun is None or noun.lower_ in ("it", "this", "that", "which"):
        return False
    return noun.i in view.at or bool(actors_of(noun, view))


def _person(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    if noun is None:
        return False
    mention = view.at.get(noun.i)
    if mention is not None:
        return mention.form in ("person", "office") or mention.person is not None
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in _PEOPLE


def _state(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    mention = view.at.get(noun.i) if noun is not None else None
    return mention is not None and mention.form == "name" and any(len(c) == 3 and c.isupper() for c in sides(mention))


def _official(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = subject(token)
    mention = view.at.get(noun.i) if noun is not None else None
    if mention is not None and (mention.person or mention.form in ("person", "office")):
        return True
    return noun is not None and (noun.lemma_.lower() in _PEOPLE or noun.ent_type_ == "PERSON")


def _many(token: Token, view: View, values: frozenset[str]) -> bool:
    return len(actors_of(agent(token) if is_passive(token) else subject(token), view)) > 1


def _peacekeeping(token: Token, view: View, values: frozenset[str]) -> bool:
    near = (t for t in view.tokens if abs(t.i - token.i) <= _FAR and t.lower_ in ("peacekeeping", "peace-keeping"))
    return any(t.head.lemma_.lower() in _MISSIONS for t in near)


_PEOPLE = words(
    """
    president minister leader envoy delegation counterpart premier chancellor king official ambassador secretary
    chief mission prince emir pope chairman general dissident senator
    """
)

_FAR = 14

_MISSIONS = frozenset(("mission", "operation", "force", "contingent", "duty", "effort", "troop", "team"))

_TESTS: MappingProxyType[str, Callable[[Token, View, frozenset[str]], bool]] = MappingProxyType({
    "obj": obj, "subj": subj, "xcomp": xcomp, "prt": prt, "mod": mod, "light": light, "carrier": carrier, "told": _told,
    "subjheld": held, "holder": _holder, "objperson": _person, "official": _official, "ownobj": own_thing,
    "objstate": _state,
    "will": will, "own": own,
    "purpose": purpose, "oprd": oprd, "about": about, "within": within, "sayer": sayer, "many": _many,
    "unnamed": unnamed, "peacekeeping": _peacekeeping,
})  # fmt: skip
