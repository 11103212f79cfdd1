"""Who is told to have done something: the states just before a verb, and the list that a state begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading._clause import Span
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._told import pair, states

_BETWEEN = re.compile(
    r"(?:\s|,|\b(?:alone|too|also|both|all|again|however|then|had|have|has|itself|themselves|still|in\s+turn|therefore"
    r"|even|once\s+more|ha(?:d|s)\s+been|was|were|joined|(?:for|on)\s+(?:his|its|their|that)\s+\w+|in|and|only"
    r"|on\s+that\s+occasion|(?:on|in)\s+(?:\d+\s+)?(?:[A-Z][a-z]+\s+)?\d{4}|a\s+member\s+at\s+the\s+time|with"
    r"|by\s+contrast|on\s+the\s+other\s+hand|in\s+any\s+case|already|first|never\s+the\s+less|eventually)\b)*",
)
JOIN = re.compile(r"(?:\s|,|\b(?:and|as\s+well\s+as|the|both|joined|with|together|neither|nor)\b)*")
"""What stands between the members of a list of states."""
_BOTH = re.compile(
    r"\b(?:both|the\s+two|they\s+both)\b(?:\s+(?:states|countries|neighbou?rs|of\s+them))?\s*(?:(?:again|had|have)\s+)?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?:of|in|to|from|by|on|for|against|with)\s+(?:the\s+)?$")


def doers(context: Context, view: View, low: int, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The states told just before a verb, from the first of their list, or those that "both" means."""
    if both := _BOTH.search(view.text, low, at):
        codes = pair(context, view, both.start())
        return (both.start(), codes) if codes else None
    named = states(context, view, low, at)
    if not named or not _BETWEEN.fullmatch(view.text, named[-1][0][1], at):
        return _pronoun(context, view, low, at)
    chain = [named.pop()]
    while named and JOIN.fullmatch(view.text, named[-1][0][1], chain[0][0][0]) and named[-1][0][1] < chain[0][0][0]:
        chain.insert(0, named.pop())
    if _OBJECT.search(view.text[low : chain[0][0][0]]):
        # "came from Peru, and Chile voted" names Chile alone; of "the envoys of Peru and Chile" nobody is told.
        if len(chain) != 2 or "," not in view.text[chain[0][0][1] : chain[1][0][0]]:
            return None
        chain.pop(0)
    return chain[0][0][0], tuple(dict.fromkeys(code for _, code in chain))


def _pronoun(context: Context, view: View, low: int, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The state that "it" stands for, just before a verb."""
    word = re.search(r"\b(?:it|It)\s+(?:had\s+|also\s+|again\s+)?$", view.text[low:at])
    place = view.sentence.offsets[low + word.start()] if word else -1
    meant = next((m for m in view.mentions if m.start == place and m.form == "pronoun" and len(m.codes) == 1), None)
    if word and meant and context.is_state(meant.codes[0]):
        return low + word.start(), meant.codes
    return None


def listed_from(view: View, named: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The first of some states and those that a list joins to it; ", and" after the first begins another clause."""
    chain = [named[0]]
    for one in named[1:]:
        gap = view.text[chain[-1][0][1] : one[0][0]]
        if not JOIN.fullmatch(gap) or (len(chain) == 1 and re.match(r",\s+and\b", gap)):
            break
        chain.append(one)
    return chain
