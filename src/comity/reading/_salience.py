"""Which of a sentence's triggers tell its events, and how far each stands from what the sentence mainly says."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading._lexicon import Entry, entry_for
from comity.reading._modality import REPORTING
from comity.reading._views import View

_ABSORBING = frozenset(
    ("PROTEST", "AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE", "SANCTION", "SUPPORT", "AID", "ACCUSE", "RETREAT")
)
_STEPS = {
    "ROOT": 0.0,
    "ccomp": 0.5,
    "conj": 0.6,
    "xcomp": 0.5,
    "dobj": 0.5,
    "nsubj": 1.5,
    "nsubjpass": 0.7,
    "prep": 1.0,
    "pobj": 0.5,
    "pcomp": 0.5,
    "advcl": 1.5,
    "relcl": 3.0,
    "acl": 2.5,
    "appos": 3.0,
    "poss": 3.0,
    "compound": 3.0,
}
_OWN_CLAUSE = frozenset(("nsubj", "relcl", "appos", "advcl", "parataxis"))
_TOLD_OF = frozenset(("ACCUSE", "SUPPORT", "REJECT"))
_OWN_FACT = frozenset(("ASSAULT", "COERCE"))


@dataclass(frozen=True, slots=True)
class Trigger:
    token: Token
    entry: Entry
    depth: float


def _obliged(token: Token, view: View) -> bool:
    """True for what somebody "must" do, where the demand is the event, for participles ("occupied territories"), and
    for the meeting on whose sidelines another is held."""
    if token.dep_ == "pobj" and token.head.head.lower_ in ("sidelines", "margins", "fringes"):
        return True
    if token.pos_ == "VERB" and (token.dep_ == "amod" or _participle(token)):
        return True
    verb = token if token.pos_ == "VERB" else token.head
    return verb.pos_ in ("VERB", "AUX") and any(
        c.lemma_ == "must" and c.i != token.i and entry_for(c, view) is not None for c in verb.children
    )


def _participle(token: Token) -> bool:
    """True for "forced" in "refugees and forced migrants"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    alone = not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj") for c in token.children)
    return token.tag_ == "VBN" and token.dep_ in ("conj", "nmod", "compound") and after.pos_ == "NOUN" and alone


def _depth(token: Token) -> float:
    """How far a token stands from what its sentence mainly says; reporting verbs above it count nothing."""
    total, node = 0.0, token
    while node.head.i != node.i and not (node.dep_ == "acl" and node.head.lower_ == "fact"):
        step = _STEPS.get(node.dep_, 1.0)
        if (node.dep_ == "ccomp" and node.head.lemma_ in REPORTING) or (node.dep_ == "acl" and node.tag_ == "VBD"):
            step = 0.0
        total += step
        node = node.head
    return total


def _outermost(triggers: list[Trigger], view: View) -> list[Trigger]:
    """The triggers that are no part of what another trigger promises, demands, refuses or lifts."""
    by_token = {t.token.i: t for t in triggers}
    by_token |= {t.token.head.i: t for t in triggers if t.token.pos_ == "AUX" and t.token.lemma_ == "must"}
    kept = []
    for trigger in triggers:
        above = _above(trigger.token, by_token)
        beside = above is not None and above.entry.type in _TOLD_OF and _own_deed(trigger, view)
        if above is None or beside or above.entry.type not in _ABSORBING:
            kept.append(trigger)
    return kept


def _own_deed(trigger: Trigger, view: View) -> bool:
    """True for a noun that tells somebody's violence: "condemned Armenia's aggression" tells both."""
    if trigger.entry.type not in _OWN_FACT or trigger.token.pos_ != "NOUN":
        return False
    return any(c.dep_ in ("poss", "amod") and c.i in view.at for c in trigger.token.children)


def _above(token: Token, triggers: dict[int, Trigger]) -> Trigger | None:
    """The nearest trigger in whose complement a token stands, not crossing a new clause told on its own."""
    node = token
    while node.head.i != node.i:
        if (node.dep_ in _OWN_CLAUSE and node.tag_ != "VB") or (node.dep_ == "conj" and _own_clause(node)):
            return None
        node = node.head
        if node.i in triggers and triggers[node.i].token.i != token.i:
            return triggers[node.i]
    return None


def _own_clause(verb: Token) -> bool:
    """True for a coordinated verb that is no part of a complement."""
    node = verb
    while node.dep_ == "conj" and node.head.i != node.i:
        node = node.head
    return verb.pos_ == "VERB" and node.dep_ not in ("pcomp", "xcomp", "ccomp")


def triggers_of(view: View) -> list[Trigger]:
    """The triggers of a sentence that are events of their own, the most salient first."""
    found = [
        Trigger(t, e, _depth(t)) for t in view.tokens if (e := entry_for(t, view)) is not None and not _obliged(t, view)
    ]
    return sorted(_outermost(found, view), key=lambda t: (t.depth, t.token.i))
