"""With whose mediation an event came about, and where."""

from __future__ import annotations

from spacy.tokens import Token

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
