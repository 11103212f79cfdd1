"""The first person of a document that speaks for a state: "we", "my country", "our position", outside quotations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from comity.language.atom import Atom
from comity.language.words import words

_MINE = re.compile(
    r"\b(?:my|our)\s+(?:own\s+)?(?:country|delegation|government|nation|state|people|homeland|administration|republic)\b",
    re.IGNORECASE,
)
_SELF = frozenset(("we", "us", "i", "me"))
_OWN = frozenset(("our", "my"))
_HELD = words(
    """
    position policy view support commitment opposition approach stance readiness willingness desire determination
    conviction belief appreciation gratitude solidarity recognition condemnation concern call appeal proposal
    initiative contribution embassy ambassador president minister parliament troop force army military soldier navy
    territory border sovereignty independence integrity security defense defence economy trade export import market
    partnership alliance relation relationship cooperation tie sanction aid assistance
    citizen capital obligation vote membership presidency chairmanship candidacy accession foreign strategy
    condolence congratulation thank effort doctrine
    """
)


def spoken(
    text: str, tokens: dict[int, Token], voice: tuple[str, ...], quoted: Callable[[int], bool]
) -> Iterator[Atom]:
    """The words of a sentence by which a document speaks of itself, as standing for those in whose name it speaks."""
    if not voice:
        return
    taken: list[tuple[int, int]] = []
    for match in _MINE.finditer(text):
        if not quoted(match.start()):
            taken.append(match.span())
            yield Atom("A", match.start(), match.end(), match.group(), "description", codes=voice)
    for place, token in tokens.items():
        mine = token.lower_ in _SELF or (token.lower_ in _OWN and token.head.lemma_.lower() in _HELD)
        if mine and token.pos_ == "PRON" and not quoted(place) and not any(a <= place < b for a, b in taken):
            yield Atom("A", place, place + len(token), token.text, "pronoun", codes=voice)
