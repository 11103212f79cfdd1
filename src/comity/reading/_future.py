"""What an announced deed is: a plan of its own type, a promise (AGREE) where somebody says so, a threat, a refusal."""

from __future__ import annotations

from spacy.tokens import Token

from comity.core.facts import Modality
from comity.reading._lexicon import Entry, entry_for
from comity.reading._modality import REPORTING, negated
from comity.reading._roles import children, is_passive
from comity.reading._views import View

_KIND = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
_HARD = frozenset(("SANCTION", "MOBILIZE", "ASSAULT", "PROTEST", "COERCE", "REJECT"))
_WILL = frozenset(("will", "shall", "'ll", "wo", "\u2019ll"))
_PLANS = frozenset(("plan", "intend", "prepare", "vow", "swear"))
_ANNOUNCING = frozenset(("say", "state", "announce", "declare", "add", "claim", "tell"))


def announced(token: Token, entry: Entry, view: View, told: Modality) -> tuple[str, Modality]:
    """The type and modality of a trigger, with what somebody only says that he will do read as PLOVER reads it."""
    if token.lemma_ in _ANNOUNCING and entry.type == "AGREE":
        return _said(token, entry, view), "reported" if told == "reported" else "asserted"
    if entry.type in _HARD and token.dep_ == "xcomp" and token.head.lemma_ in _PLANS:
        return "THREATEN", "asserted"
    if token.pos_ != "VERB" or is_passive(token) or not will_do(token):
        return entry.type, told
    if negated(token):
        return ("REJECT", "asserted") if entry.type in _KIND | {"AGREE"} else (entry.type, told)
    if entry.type in _HARD:
        return "THREATEN", "planned"
    promise = entry.type in _KIND and token.dep_ not in ("ROOT", "conj")
    return ("AGREE", "planned") if promise else (entry.type, "planned")


def promised(token: Token, entry: Entry, view: View) -> tuple[Token, Entry] | None:
    """The verb, with its entry, of what somebody says that he will do; None for any other trigger."""
    if token.lemma_ not in _ANNOUNCING or entry.type != "AGREE":
        return None
    found = ((c, entry_for(c, view)) for c in children(token, "ccomp") if will_do(c))
    return next(((clause, deed) for clause, deed in found if deed is not None), None)


def _said(verb: Token, entry: Entry, view: View) -> str:
    """Of "X said it will ...": what X would do decides."""
    for clause in children(verb, "ccomp"):
        if negated(clause):
            return "REJECT"
        inner = entry_for(clause, view)
        if inner is not None and inner.type in _HARD | {"THREATEN"}:
            return "THREATEN"
    return entry.type


def will_do(verb: Token) -> bool:
    """True for "will do", and for "would do" in what somebody says."""
    words = {c.lower_ for c in children(verb, "aux")}
    if words & _WILL:
        return True
    return "would" in words and verb.dep_ == "ccomp" and verb.head.lemma_ in REPORTING
