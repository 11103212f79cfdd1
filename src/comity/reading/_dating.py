"""How a date belongs to a verb: in its clause, in one beside it, or in the name of a thing."""

from __future__ import annotations

import re

from spacy.tokens import Token

_RELATIVE = frozenset(("after", "before", "since", "until", "following"))

_WHEN = frozenset(("in", "during", "at", "after", "since", "until"))

_SETTING = frozenset(("start", "begin", "schedule", "plan"))
"""Verbs that after a noun tell when it will be: "talks starting this week"."""

AFTER = re.compile(r"\b(?:after|before|until|prior\s+to)\s+(?:the\s+)?(?:(?:early|late|mid)[\s-])?$", re.IGNORECASE)


def apart(node: Token) -> bool:
    """True for the verb of a relative clause, or of one that tells what was before or after."""
    if node.pos_ not in ("VERB", "AUX"):
        return _before_or_after(node)
    if node.dep_ == "pcomp":
        return node.head.lower_ in _RELATIVE
    if node.dep_ == "acl" and node.lemma_ in _SETTING:
        return True
    marks = {c.lower_ for c in node.children if c.dep_ == "mark"}
    return node.dep_ == "relcl" or (node.dep_ == "advcl" and bool(marks & _RELATIVE))


def _before_or_after(noun: Token) -> bool:
    """True for the noun of "following the visit in May 2010": its date is not that of what came after."""
    deed = noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in ("DATE", "TIME")
    return deed and noun.dep_ == "pobj" and noun.head.lower_ in ("following", "after")


def _on_the_day(noun: Token, token: Token) -> bool:
    """True for "on" or "by" that hangs on the clause itself, not on what it speaks of ("progress on the 2023 plan")."""
    return noun.head.lower_ in ("on", "by") and noun.head.head.i in (token.i, verb_of(token).i)


def names_thing(date: Token, token: Token) -> bool:
    """True for a date that only tells which thing is meant ("a guarantor of the 2020 ceasefire agreement")."""
    noun = date
    while noun.dep_ in ("compound", "nummod", "nmod", "amod") and noun.head.i != noun.i:
        noun = noun.head
    if noun.i == date.i or noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ == "DATE":
        return False
    timed = noun.dep_ == "pobj" and (noun.head.lower_ in _WHEN or _on_the_day(noun, token))
    return not timed and token.i not in {t.i for t in noun.subtree} and noun.dep_ == "pobj"


def verb_of(token: Token) -> Token:
    """The verb of the smallest clause around a token."""
    head = token
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    return head


def apartness(date: Token, verb: Token) -> int:
    """How far a date's clause is from a verb's: the same, one coordinated before or above it, one below, another."""
    own = verb_of(date)
    if own.i == verb.i:
        return 0
    if date.i == date.sent.start or date.left_edge.i <= date.sent.start + 1:
        return 1
    if any(a.i == own.i for a in verb.ancestors):
        return 1 if date.i < verb.i else 2
    return 2 if any(a.i == verb.i for a in own.ancestors) else 3
