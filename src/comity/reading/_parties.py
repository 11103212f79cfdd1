"""Source and target of an event, from what stands around its trigger."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading._domestic import Sides, domestic
from comity.reading._future import promised
from comity.reading._lexicon import Entry
from comity.reading._noun_parties import of_noun
from comity.reading._roles import actors_of, is_passive, objects, patient, sides, subject
from comity.reading._verb_parties import of_verb
from comity.reading._views import View

_TAKING = frozenset(("receive", "get", "obtain", "secure"))
"""Verbs whose subject gets what another gives."""

_HOSTING = frozenset(("receive", "welcome", "greet", "host"))


def parties(token: Token, entry: Entry, view: View) -> Sides:
    """The codes of who acts and toward whom; of "X said it will ...", those of what X will do."""
    inner = promised(token, entry, view)
    if inner is None:
        return _at_once(token, entry, view)
    clause, deed = inner
    source = actors_of(subject(token), view)
    doing, target = _at_once(clause, deed, view)
    return (source or doing), target


def _at_once(token: Token, entry: Entry, view: View) -> Sides:
    """The codes of who acts and toward whom; each empty where the sentence names none.

    Who speaks at a session of the General Assembly speaks to the United Nations.
    """
    source, target = domestic(token, entry, view, _parties(token, entry, view))
    taken = token.lemma_ in _TAKING and "from" in entry.pattern.split("&")
    if taken or (entry.subtype == "visit" and token.lemma_ in _HOSTING):
        source, target = target, source
    if entry.subtype == "meeting" and not source and not _doer_unknown(token):
        nouns = (n for t in (token, token.head) for n in objects(t, "between", "with", "of", "by", "among"))
        named = dict.fromkeys(c for n in nouns for c in actors_of(n, view))
        named = named if len(named) > 1 else dict.fromkeys(_listed(token, view))
        if len(named) > 1:
            source, target = tuple(named)[:1], tuple(named)[1:]
    if entry.type == "CONSULT" and entry.subtype in ("speech", "meeting") and target == ("UNGA",):
        target = ("UN",)
    return source, target


def _doer_unknown(token: Token) -> bool:
    """True where somebody of no known side meets or attends: those whom he meets did not meet each other."""
    doer = subject(token) if token.pos_ == "VERB" and not is_passive(token) else None
    return doer is not None and (doer.pos_ == "PROPN" or doer.ent_type_ == "PERSON")


def _listed(token: Token, view: View) -> tuple[str, ...]:
    """The states of the first list below a trigger: "took place at the level of ministers of Peru, Chile and Kenya"."""
    verb = token if token.pos_ == "VERB" else token.head
    inside = (view.at[t.i] for t in verb.subtree if t.i > verb.i and t.i in view.at)
    chains = (view.chains.get(m.start, ()) for m in inside)
    return next((tuple(c for m in chain for c in sides(m)) for chain in chains if len(chain) > 1), ())


def _parties(token: Token, entry: Entry, view: View) -> Sides:
    if token.pos_ in ("NOUN", "PROPN"):
        return of_noun(token, entry, view)
    if token.pos_ == "AUX" and token.lemma_ == "must":
        return _of_demand(token, view)
    return of_verb(token, entry, view)


def sayer(token: Token) -> Token:
    """The verb that says what must be done; the token itself for any other trigger."""
    if token.pos_ != "AUX" or token.lemma_ != "must":
        return token
    verb = token.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "ccomp" else token


def _of_demand(token: Token, view: View) -> Sides:
    """Who says what must be done, and who must do it: whose troops must be withdrawn."""
    said = sayer(token)
    doer = patient(token.head) if is_passive(token.head) else subject(token.head)
    source = actors_of(subject(said), view) if said.i != token.i else ()
    return source, actors_of(doer, view)
