"""With whose mediation an event came about, and where."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.model import Mention
from comity.reading._lexicon import Entry
from comity.reading._roles import actors_of, agent, children, is_passive, named_in, objects
from comity.reading._views import View


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


def place_of(token: Token, entry: Entry, view: View) -> str | None:
    """The place told with an event: a name after "in" or "at" that is a place; "to" leads to one in a journey."""
    words = ("in", "at", "near", "to") if entry.subtype == "visit" or entry.type == "MOBILIZE" else ("in", "at", "near")
    carrier = token.head if token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass", "nsubj") else token
    visited = children(token, "dobj") if entry.subtype == "visit" and token.lemma_ == "visit" else ()
    nouns = (*visited, *(n for node in (token, carrier) for n in objects(node, *words)), *_held(token, entry))
    nouns = () if token.lemma_ == "discuss" else nouns
    return next((_written(n, view) for n in nouns if _is_place(n, view)), None)


def _held(token: Token, entry: Entry) -> list[Token]:
    """The places after what is opened or met for: "opened an embassy in Quito", "met at the summit in Lima"."""
    if entry.subtype not in ("meeting", "opening") or token.pos_ != "VERB":
        return []
    things = [*children(token, "dobj"), *objects(token, "with", "at", "during", "in", "on")]
    return [n for t in things for n in objects(t, "in", "at")]


def _is_place(noun: Token, view: View) -> bool:
    mention = view.at.get(noun.i)
    if mention is None:
        return noun.ent_type_ in ("GPE", "LOC", "FAC")
    return mention.form in ("capital", "description") or (mention.form == "name" and not _of_body(mention))


def _of_body(mention: Mention) -> bool:
    """True for the name of a body, in which one is no more than a member."""
    return mention.country is None and mention.role != "region" and bool(mention.codes) and mention.form == "name"


def _written(noun: Token, view: View) -> str:
    mention = view.at.get(noun.i)
    return mention.text if mention is not None else _name(noun)


def _name(noun: Token) -> str:
    tokens = [*(t for t in noun.subtree if t.dep_ == "compound" and t.i < noun.i), noun]
    return " ".join(t.text for t in tokens)
