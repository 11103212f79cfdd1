"""What governs a word: the verb or the noun above it."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.words import words

_SCALES = words(
    """
    usd eur gbp million billion trillion thousand dollar euro % percent manat hundred fold time
    """
)


def is_number(token: Token) -> bool:
    """True for a numeral, a sign, and a word that only scales or measures an amount."""
    return token.like_num or token.pos_ in ("NUM", "SYM") or token.lemma_.lower() in _SCALES


def noun_above(token: Token) -> Token | None:
    """The nearest noun at or above a token that is no numeral; None where there is none within five steps."""
    node = token
    for _ in range(5):
        if node.pos_ in ("NOUN", "PROPN") and not is_number(node):
            return node
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def verb_above(token: Token, steps: int = 8) -> Token | None:
    """The nearest verb at or above a token; None where there is none within so many steps."""
    node = token
    for _ in range(steps):
        if node.pos_ in ("VERB", "AUX"):
            return node
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def governor(token: Token) -> Token:
    """The nearest verb at or above a token, else the head of its sentence."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node
