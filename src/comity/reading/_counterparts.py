"""With whom a figure is: only one whom the grammar joins to it, never a state that is merely named nearby."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading._above import is_number
from comity.reading._claimants import Claimants
from comity.reading._roles import actors_of, children, objects
from comity.reading._views import View

_WITH = ("with", "to", "from", "between", "against", "towards", "toward")
_IN = ("in", "into", "on")
_TRADE = ("export", "import", "trade", "turnover")
_PAIRED = ("bilateral", "turnover", "mutual")
_STEPS = 5


def joined(name: str, anchor: Token | None, number: Token, verb: Token | None, by: Claimants, view: View) -> list[str]:
    """The actors whom a preposition, a possessive or a pair of doers joins to a figure, the likeliest first."""
    acting = [*by.doing, *by.owned, *by.own_adjectives]
    words = (*_WITH, *_IN) if acting else _WITH
    found = [*_of_noun(anchor, words, view), *_of_amount(number, words, view), *_of_verb(verb, words, view)]
    if name.startswith("rank"):
        nouns = objects(anchor, "of") if anchor is not None else ()
        return [*(c for n in nouns for c in actors_of(n, view)), *found, *by.doing, *by.owned, *by.adjectives]
    found += by.within if by.doing else []
    found += [*by.doing, *by.owned, *by.own_adjectives]
    if any(w in name.casefold() for w in _TRADE):
        found += [*_anywhere(view), *by.adjectives]
    return found


def is_paired(name: str) -> bool:
    """True for what is always between two: "bilateral trade", "turnover"."""
    return any(w in name.casefold() for w in _PAIRED)


def _of_noun(anchor: Token | None, words: tuple[str, ...], view: View) -> Iterator[str]:
    """Those of "exports to X", "companies with Peruvian capital", "trade between X and Y"."""
    for token in anchor.subtree if anchor is not None else ():
        if token.dep_ == "prep" and token.lower_ in words and not _in_clause(token, anchor):
            for noun in children(token, "pobj"):
                yield from actors_of(noun, view, place=True)


def _in_clause(token: Token, anchor: Token | None) -> bool:
    """True for a word that stands in a clause about the noun, not in its own phrase."""
    node = token
    while anchor is not None and node.i != anchor.i and node.head.i != node.i:
        if node.dep_ in ("relcl", "appos", "advcl"):
            return True
        node = node.head
    return False


def _of_amount(number: Token, words: tuple[str, ...], view: View) -> Iterator[str]:
    """Those whom the parse hangs on the amount itself: "aid worth 5 million euros to X"."""
    node = number
    for _ in range(_STEPS):
        if not is_number(node):
            return
        for noun in objects(node, *words):
            yield from actors_of(noun, view, place=True)
        node = node.head


def _of_verb(verb: Token | None, words: tuple[str, ...], view: View) -> Iterator[str]:
    """Those of "gave $5 million to X", "signed 15 agreements with X", "gave X five million"."""
    if verb is not None:
        for noun in (*objects(verb, *words), *children(verb, "dative")):
            yield from actors_of(noun, view, place=True)


def _anywhere(view: View) -> Iterator[str]:
    """Those of "to X", "with X" anywhere in a sentence on trade."""
    for token in view.tokens:
        if token.dep_ == "prep" and token.lower_ in ("to", "with", "from"):
            for noun in children(token, "pobj"):
                yield from actors_of(noun, view, place=True)
