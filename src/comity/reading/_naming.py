"""The name of an indicator: a noun phrase without numbers, hedges and loose ends."""

from __future__ import annotations

import re

from comity.language.words import words

_TAIL = re.compile(
    r"\s+(?:of|at|worth)\s+(?:about\s+|almost\s+|over\s+|nearly\s+|more\s+than\s+|some\s+|an?\s+)*(?:US)?[$\u20ac\u00a3\d]"
)
LOOSE_END = words(
    """
    of in to and for with by from on at or than as is was are were the a an its their over about almost
    """
)
_NUMERALS = words(
    """
    three four five six seven eight nine ten eleven twelve several over about almost more than
    """
)
_AMOUNT = re.compile(
    r"(?:us)?[$\u20ac\u00a3\d]|(?:target|goal|plan)s?\s+(?:of|to)\b|(?:and|or|between|than|to|km|km\u00b2)\b"
)
_MONEY = re.compile(r"[%$\u20ac\u00a3]|\b(?:million|billion|crore|lakh|fiscal year)\b|\b(?:eur|usd|inr|gbp|us)\s?\d")
_SECOND = re.compile(
    r"\s+and\s+(?:around\s+|about\s+|some\s+|over\s+|nearly\s+|almost\s+|more\s+than\s+|only\s+)?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_TIMES = re.compile(r"\w+\s+times?")
_EMPTY = re.compile(r"(?:only|just|us|usd|up|total|the|other|general|year|day|month|people|between|and)(?:\s\w{1,3})?")


def plain(words: str) -> str:
    """The words without article or possessive at the front and marks at the ends."""
    return re.sub(r"^(?:the|its|their|all|a|an)\s+", "", " ".join(words.split()).strip(" ,;:."))


def is_name(words: str) -> bool:
    """True for words that can name what is measured: no bare amount, hedge, goal or address."""
    name = words.casefold().strip()
    if (
        name in LOOSE_END
        or _MONEY.search(name)
        or _AMOUNT.match(name)
        or _TIMES.fullmatch(name)
        or _EMPTY.fullmatch(name)
    ):
        return False
    return bool(re.search(r"[a-z]{3}", name))


def short(words: str) -> str:
    """An indicator without numbers at its front, and of at most twelve words."""
    name = re.sub(r"^(?:the\s+)?(?:number|amount|volume)\s+of\s+", "", plain(words), flags=re.IGNORECASE)
    kept = [w for w in _TAIL.split(name)[0].split() if w not in ("\u2013", "\u2014", "-")]
    while len(kept) > 1 and (kept[0].casefold() in _NUMERALS or (kept[0][0].isdigit() and kept[0][-1] != "%")):
        kept = kept[1:]
    kept = _SECOND.split(" ".join(kept[:12]))[0].split()
    while kept and kept[-1].casefold() in LOOSE_END:
        kept.pop()
    return " ".join(kept)
