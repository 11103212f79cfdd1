"""Names that stand for no side: of a language or a border, of a people abroad, of a body some of whose states act."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.model import Mention
from comity.language.words import words
from comity.reading._links import children

_STATES = frozenset(("state", "country", "nation"))

_THINGS = words(
    """
    base language border origin descent soil accent cuisine literature dollar style word dialect translation alphabet
    """
)


def sideless(token: Token, mention: Mention) -> bool:
    """True for a mention that is no side of what is told where it stands."""
    return ethnic(token) or _of_thing(token, mention) or some_members(token.head, mention)


def ethnic(node: Token) -> bool:
    """True for "ethnic Albanians", who are no state's by their name."""
    return any(c.lower_ == "ethnic" for c in node.children)


def some_members(node: Token, mention: Mention | None) -> bool:
    """True for the body of "86 UN states", which are not the body."""
    counted = node.lemma_ in _STATES and any(True for _ in children(node, "nummod"))
    return mention is not None and mention.country is None and counted


def _of_thing(token: Token, mention: Mention) -> bool:
    """True for a demonym that only tells a language, a border, an origin."""
    return mention.form == "demonym" and token.dep_ in ("amod", "compound") and token.head.lemma_.lower() in _THINGS
