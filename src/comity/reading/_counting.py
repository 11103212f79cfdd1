"""Which numbers measure something: no ordinals but ranks, no dates or elapsed time, none of a title or address."""

from __future__ import annotations

import re

from comity.language.model import Quantity
from comity.language.words import words
from comity.reading._phrases import offset_of
from comity.reading._views import View

NEVER = words(
    """
    country state side party nation year month day hour minute decade century week session meeting time point
    president leader republic neighbour neighbor version chapter page article paragraph stage phase reason group
    part form type way category step issue topic aspect direction level format continent sea member question
    main key factor area principle floor occasion people's co-chair ambassador minister term election generation
    period organ dimension option anniversary
    """
)
SMALL = 12
_LENGTH_OF_TEXT = frozenset(("point", "article", "paragraph", "chapter"))
_DEADLINE = re.compile(
    r"\b(?:within|in\s+the\s+next|for\s+(?:a\s+)?(?:period|term)\s+of|deadline\s+of)\s*$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\s+(?:[A-Z][\w.'\u2019-]*\s+|\d+\w*\s+)*(?:Street|St|Avenue|Ave|Road|Boulevard|Square|Lane|Place)\b"
    r"|\s+(?:street|avenue|boulevard|rue)\s+[A-Z]"
)
_MADE_UP = re.compile(
    r"\b(?:consist(?:s|ed|ing)?|compos(?:ed|ing)|made\s+up|compris(?:es|ed|ing)|contain(?:s|ed|ing)?)\b"
)
_TELEPHONE = re.compile(r"(?<![\d-])\+?\d{1,3}(?:-\d{2,4}){2,}(?!\d)")
_TEXT = re.compile(
    r"\b(?:declaration|treaty|agreement|document|charter|resolution|statement|plan|roadmap)\b", re.IGNORECASE
)
_RANK = re.compile(
    r"[-\s]*(?:largest|biggest|most|highest|place\b(?!\s+(?:match|play|finish|game))|trading|leading)|\s*\(\d"
)
_FROM_BELOW = re.compile(r"[-\s]*(?:to|from)\s+(?:the\s+)?(?:last|lowest|bottom)|[-\s]+lowest")


def counts(quantity: Quantity, view: View) -> bool:
    """True when a number measures something."""
    if _in_telephone(quantity, view):
        return False
    if quantity.ordinal:
        return quantity.unit == "rank" and _is_rank(quantity, view)
    if quantity.unit in NEVER:
        return _is_term(quantity, view) or _tells_length(quantity, view)
    if quantity.value is None:
        return bool(quantity.readings)
    if quantity.unit is None:
        return _is_bare_count(quantity, quantity.value, view)
    if quantity.value == 2 and quantity.text.isalpha() and quantity.unit not in ("percent", "times"):
        return False
    named = any(t.ent_type_ in ("LAW", "WORK_OF_ART", "EVENT") for t in view.within(quantity.start, quantity.end))
    return not named and (quantity.value > 1 or quantity.unit in ("percent", "times"))


def _in_telephone(quantity: Quantity, view: View) -> bool:
    """True for a part of a telephone number ("1-800-555-0100")."""
    first, last = offset_of(view, quantity.start), offset_of(view, quantity.end - 1) + 1
    return any(m.start() <= first and last <= m.end() for m in _TELEPHONE.finditer(view.text))


def _is_term(quantity: Quantity, view: View) -> bool:
    """True for a deadline or a term that is set ("within 90 days")."""
    spans = quantity.unit in ("day", "year", "month", "week", "hour")
    return spans and bool(_DEADLINE.search(view.text[: offset_of(view, quantity.start)]))


def _tells_length(quantity: Quantity, view: View) -> bool:
    """True for "the Declaration consists of 43 points"."""
    before = view.text[: offset_of(view, quantity.start)]
    return quantity.unit in _LENGTH_OF_TEXT and bool(_MADE_UP.search(before[-40:]) and _TEXT.search(before))


def _is_bare_count(quantity: Quantity, value: float, view: View) -> bool:
    """True for a number without unit that is no street number, no year and no small numeral."""
    if _ADDRESS.match(view.text[offset_of(view, quantity.end - 1) + 1 :]):
        return False
    token = view.token_at(quantity.start)
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.pos_ == "PROPN" and before.i not in view.at:
        return False
    year = 1000 <= value <= 2100 and float(value).is_integer()
    return value > SMALL and not year and token.ent_type_ not in ("DATE", "TIME", "LAW")


def _is_rank(quantity: Quantity, view: View) -> bool:
    after = view.text[offset_of(view, quantity.end - 1) + 1 :][:40]
    if _FROM_BELOW.match(after):
        return False
    return bool(_RANK.match(after)) or "rank" in view.text[: offset_of(view, quantity.start)][-30:]
