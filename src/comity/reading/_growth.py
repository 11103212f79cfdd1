"""What rises or falls, and the words around a number by which that is found."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._above import is_number, verb_above
from comity.reading._naming import plain, short
from comity.reading._phrases import phrase
from comity.reading._roles import children, subject
from comity.reading._views import View

AMOUNT = words(
    """
    amount be reach total come go average top near exceed stand become make constitute comprise equal account hit
    number estimate record
    set worth come remain contain consist
    """
)
CHANGE = {
    "increase": "growth", "grow": "growth", "rise": "growth", "expand": "growth", "jump": "growth",
    "climb": "growth", "surge": "growth", "double": "growth", "decrease": "decline", "fall": "decline",
    "decline": "decline", "drop": "decline", "shrink": "decline", "reduce": "decline",
    "growth": "growth", "soar": "growth",
}  # fmt: skip
_CHANGED = re.compile(
    r"\b(increase|growth|rise|decrease|decline|drop|fall|jump|surge)\s+of\s+(?:about|almost|nearly|over|more\s+than|some)?\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s+(more|higher|up|less|lower|fewer|down)\s+(?:than|on|from|compared)\b", re.IGNORECASE)
_UP = re.compile(r",\s+(up|down)\s+(?:by\s+)?(?:about\s+|almost\s+|nearly\s+|some\s+)?$", re.IGNORECASE)
_IN_WHAT = re.compile(r"\s+in\s+((?:the\s+)?[a-z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,4})(?=[.,;]|$)")


def moved_by(first: Token, last: Token, before: str, after: str, view: View) -> tuple[str, Token] | None:
    """Of what rises or falls "from A to B" or by "an increase of C": the thing, with "growth" for the difference."""
    verb = _verb_moving(last)
    noun = _CHANGED.search(before)
    more = _MORE.match(after) or _UP.search(before)
    if verb is None and (noun or more):
        verb = verb_above(last)
    if verb is None or (verb.lemma_ not in CHANGE and not noun and not more):
        return None
    moved = next((c for c in children(verb, "dobj") if not is_number(c)), None) if verb.lemma_ in CHANGE else None
    thing = moved or subject(verb)
    if thing is None or thing.pos_ not in ("NOUN", "PROPN"):
        return None
    own = _IN_WHAT.match(after) if noun else None
    name = plain(own.group(1)) if own else short(phrase(thing, view))
    if noun:
        return f"{name} {CHANGE[noun.group(1).lower()]}", thing
    if more:
        return f"{name} {'growth' if more.group(1).lower() in ('more', 'higher', 'up') else 'decline'}", thing
    by = bool(re.search(r"(?:\bby|\bup|\bdown)\s*[$\u20ac\u00a3]?\s*$", before))
    return (f"{name} {CHANGE[verb.lemma_]}" if by else name), thing


def _verb_moving(token: Token) -> Token | None:
    """The verb of growth above a number, with nothing but numbers, dates and prepositions between."""
    node = token
    for _ in range(8):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ == "VERB":
            return node if node.lemma_ in CHANGE else None
        dated = node.ent_type_ in ("DATE", "MONEY", "PERCENT")
        if node.pos_ in ("NOUN", "PROPN") and not is_number(node) and not dated:
            return None
    return None


def change_above(token: Token) -> Token | None:
    """The verb of growth or decline that a number measures."""
    node = token
    for _ in range(4):
        if node.lemma_ in CHANGE and node.pos_ in ("VERB", "NOUN"):
            return node
        if node.head.i == node.i or node.dep_ in ("nsubj", "advcl", "relcl", "conj"):
            return None
        node = node.head
    return None
