"""Numbers that share a verb: "Peruvian exports made up 34 percent and Chilean exports 69"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from comity.language.model import Quantity
from comity.reading._roles import sides
from comity.reading._views import View

_HEDGES = frozenset(("almost", "about", "nearly", "over", "some", "around", "only", "more", "than", "just", "a", "the"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PART", "ADV", "PRON"))
_SIDES = frozenset(("side", "one", "party", "count", "figure"))


@dataclass(frozen=True, slots=True)
class Shared:
    """Whose number it is, and what it measures where the words say so."""

    codes: tuple[str, ...]
    words: str | None
    head: Token


def shared(quantity: Quantity, first: Token, view: View) -> Shared | None:
    """The phrase between "and" and a number that has no verb of its own; None where the number has one."""
    tokens: list[Token] = []
    for token in reversed([t for t in view.tokens if t.i < first.i]):
        if token.lower_ in ("and", "while") or token.text in ",;":
            break
        if token.pos_ not in _NOMINAL and token.text not in ("$", "€", "£") and token.lower_ not in _HEDGES:
            return None
        tokens.insert(0, token)
    else:
        return None
    while tokens and (tokens[-1].lower_ in _HEDGES or tokens[-1].pos_ == "SYM"):
        tokens.pop()
    codes = tuple(dict.fromkeys(c for t in tokens if t.i in view.at for c in sides(view.at[t.i], place=True)))
    if not tokens or not codes or tokens[-1].pos_ not in ("NOUN", "PROPN") or not _before(first, view):
        return None
    head = tokens[-1]
    bare = head.i in view.at or head.lemma_.lower() in _SIDES
    words = re.sub(r"\s(?=['\u2019]s\b)", "", " ".join(t.text for t in tokens if t.lower_ not in ("the", "a")))
    return Shared(codes, None if bare else words, head)


def _before(first: Token, view: View) -> bool:
    """True when another number stands before in the sentence: the phrase repeats a pattern."""
    return any(q for q in view.quantities if view.token_at(q.start).i < first.i)
