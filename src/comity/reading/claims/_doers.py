"""Who is told to have done something: the states just before a verb, and the list that a state begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading._clause import Span
from comity.reading._roles import actors_of, subject
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
_RELATIVE = re.compile(r",?\s+(?P<word>that|which|who)\s+(?:(?:had|have|has|also|again)\s+)*$")
_FIRST_OR_LAST = re.compile(r"\b[Tt]he\s+(?P<which>former|latter)\s*,?\s*(?:(?:had|also|again)\s+)?$")
_ASIDE = re.compile(r"(?P<lead>[^,;]*),\s(?:[^,;]{1,60}),\s*(?P<rest>[^,;]*)")
_PEOPLE = re.compile(
    r"\s*(?:delegations?|governments?|representatives?|delegates?|ambassadors?|envoys?|missions?|side|diplomats?|votes?)\b"
)
_OBJECT = re.compile(r"\b(?:of|in|to|from|by|on|for|against|with)\s+(?:the\s+)?$")


def doers(context: Context, view: View, low: int, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The states told just before a verb, from the first of their list, or those that "both" means."""
    if both := _BOTH.search(view.text, low, at):
        codes = pair(context, view, both.start())
        return (both.start(), codes) if codes else None
    if meant := _FIRST_OR_LAST.search(view.text, low, at):
        two = list(dict.fromkeys(code for _, code in states(context, view, 0, meant.start())))[-2:]
        these = two if len(two) == 2 else list(pair(context, view, 0))
        return (meant.start(), (these[meant["which"] == "latter"],)) if len(these) == 2 else None
    named = states(context, view, low, at)
    if relative := _RELATIVE.search(view.text, low, at):
        if not named or named[-1][0][1] != relative.start() or relative["word"] == "that":
            return None
        at = relative.start()
    if not named or not _beside(view.text[named[-1][0][1] : at]):
        return _pronoun(context, view, low, at) or _parsed(context, view, low, at)
    chain = [named.pop()]
    while named and JOIN.fullmatch(view.text, named[-1][0][1], chain[0][0][0]) and named[-1][0][1] < chain[0][0][0]:
        chain.insert(0, named.pop())
    if _OBJECT.search(view.text[low : chain[0][0][0]]):
        # "came from Peru, and Chile voted" names Chile alone; of "the envoys of Peru and Chile" nobody is told.
        if len(chain) != 2 or "," not in view.text[chain[0][0][1] : chain[1][0][0]]:
            return None
        chain.pop(0)
    return chain[0][0][0], tuple(dict.fromkeys(code for _, code in chain))


def _beside(words: str) -> bool:
    """Whether words between a state and a verb leave the state its subject: adverbs, "for its part", "'s delegate"."""
    rest = re.sub(r"^['\u2019]s?(?=\s)", "", words)
    if person := _PEOPLE.match(rest):
        rest = rest[person.end() :]
    aside = _ASIDE.fullmatch(rest)
    return bool(_BETWEEN.fullmatch(rest)) or bool(
        aside and _BETWEEN.fullmatch(aside["lead"]) and _BETWEEN.fullmatch(aside["rest"])
    )


def _parsed(context: Context, view: View, low: int, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The states that the parser takes for the subject of a verb, where they stand in the same segment."""
    verb = view.token_at(view.sentence.offsets[at])
    thing = subject(verb)
    place = thing.left_edge.idx - view.sentence.parse.start_char if thing is not None else -1
    if thing is None or not low <= place < at or thing.tag_ in ("WDT", "WP"):
        return None
    codes = tuple(code for code in actors_of(thing, view) if context.is_state(code))
    return (place, codes) if codes and view.at.get(thing.i) is not None else None


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
