"""How many voted for and against, in digits or words."""

from __future__ import annotations

import re

from comity.reading._views import View

CASTING = re.compile(r"\b(?:vot(?:e|ed|es|ing)|abstain(?:ed|ing|s)?|abstentions?|veto(?:ed)?|ballot)\b", re.IGNORECASE)
_N = r"(\d[\d,]*|none|no|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_VOTES = re.compile(
    rf"\b{_N}\s+votes?\s+(?:in\s+favou?r\s*,?\s*(?:and\s+)?)?(?:to|against|-|\u2013)\s+{_N}\b", re.IGNORECASE
)
_MARGIN = re.compile(
    rf"\b(?:vot(?:e|ing)|majority|margin|ballot)\s*(?:was|of|:|by)?\s*\(?{_N}\s*"
    rf"(?:-|\u2013|to|in\s+favou?r(?:\s+to|\s+and|,)?|votes?\s+to)\s*{_N}(?:\s+against)?"
    r"(?:\s*(?:-|\u2013|to)\s*(\d[\d,]*))?",
    re.IGNORECASE,
)
_TRIPLE = re.compile(r"(?<![\d/-])(\d{1,3})\s?[-\u2013]\s?(\d{1,3})\s?[-\u2013]\s?(\d{1,3})(?![\d/-])")
_ABSTAINING = re.compile(rf"\b{_N}\s+(?:\w+\s+)?(?:abst\w+)", re.IGNORECASE)
_SMALL = {
    "none": 0, "no": 0, "nil": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_WORDS = (
    ("yes", re.compile(r"\b(?:in favou?r|for\b(?!\s+a\s+(?:term|period))|yes\b|affirmative|supported)", re.IGNORECASE)),
    ("no", re.compile(r"\b(?:against|opposed|no votes?)\b", re.IGNORECASE)),
    ("abstain", re.compile(r"\babst(?:ain|ention)", re.IGNORECASE)),
)
_BACKED = re.compile(r"\b(?:supported|backed|approved|endorsed)\s+by\s+$", re.IGNORECASE)
_COUNTED = (None, "state", "country", "member", "vote", "nation", "delegation", "abstention", "member state")


def tally(view: View) -> dict[str, int]:
    """Votes for, against and abstentions of a sentence; empty where it tells fewer than two of them."""
    text = view.text
    if not CASTING.search(text):
        return {}
    direct = _VOTES.search(text) or _MARGIN.search(text) or _TRIPLE.search(text)
    if direct:
        found = dict(zip(("yes", "no", "abstain"), (_number(g) for g in direct.groups() if g), strict=False))
        abstaining = _ABSTAINING.search(text, direct.end())
        return found | ({"abstain": _number(abstaining.group(1))} if abstaining else {})
    beside = _beside_numbers(view)
    return beside if len(beside) >= 2 else {}


def _number(words: str) -> int:
    return _SMALL[words.lower()] if words.lower() in _SMALL else int(words.replace(",", ""))


def _beside_numbers(view: View) -> dict[str, int]:
    """Each number by the word that follows it: "39 voted for, 7 against and 100 abstained"."""
    counts = [q for q in view.quantities if not q.ordinal and q.value is not None and q.unit in _COUNTED]
    base = view.sentence.parse.start_char
    places = [view.token_at(q.start).idx - base for q in counts] + [len(view.text)]
    found: dict[str, int] = {}
    for index, quantity in enumerate(counts):
        stretch = view.text[places[index] : places[index + 1]]
        if index == 0 and _BACKED.search(view.text[: places[0]]) and quantity.value is not None:
            found["yes"] = int(quantity.value)
            continue
        hits = sorted((m.start(), name) for name, word in _WORDS if (m := word.search(stretch)))
        if hits and hits[0][1] not in found and quantity.value is not None:
            found[hits[0][1]] = int(quantity.value)
    return found
