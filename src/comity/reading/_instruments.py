"""One instrument as a sentence names it: which nouns are instruments, and the date and length told beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from comity.core.facts import Modality
from comity.reading._beside import beside_date
from comity.reading._titles import TYPES
from comity.reading._views import View

_COUNTED = re.compile(
    r"(?!\d{4}\b)\d|(?:over|more than|about|some|at least|nearly|around|up to)\s+\w+\s+(?:[\w-]+\s+){0,3}\w+s\b"
    r"|(?:first|second|third|two|three|four|five|six|several|many|other|various|these|new|following|numerous|dozens"
    r"|hundreds|such|all|both|joint public)\b",
    re.IGNORECASE,
)
_LAID_DOWN = re.compile(
    r"\b(?:consist(?:s|ed|ing)?\s+of|compris(?:es|ed|ing)|contain(?:s|ed|ing)?|has|with)\s+(?:the\s+)?$"
)
_DATE_ALONE = re.compile(r"\s*\(\s*(?:[\w.]+,?\s+){0,3}\d{4}\s*\)")
_PARTS = frozenset(("point", "article", "paragraph"))
_FEW = 4


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument found: the noun, its title, the action and by whom and when, how surely and by which rule."""

    noun: Token
    title: str
    action: str
    parties: tuple[str, ...]
    date: str | None
    sure: float
    rule: str
    doer: Token | None = None
    identifier: str | None = None
    told: Modality | None = None


def is_instrument(noun: Token, view: View) -> bool:
    """True for a noun that names a sort of instrument; inside a quotation only with capital or date."""
    kind = noun.lemma_.lower()
    if kind not in TYPES or noun.pos_ not in ("NOUN", "PROPN") or noun.text in ("contract", "contracts"):
        return False
    if noun.dep_ in ("compound", "nmod") and noun.head.lemma_.lower() in TYPES and noun.head.i == noun.i + 1:
        return False
    return noun.text[0].isupper() or not view.quoted(noun) or beside_date(noun, view)


def vague(noun: Token, title: str, doer: Token, view: View) -> bool:
    """True for what names no instrument: counted ones, and a bare lower-case noun that nobody signs or adopts."""
    if noun.lemma_.lower() == "resolution" and re.match(r"(?:two|three|four|five)\s+.*\bon\b", title, re.IGNORECASE):
        return doer.lemma_ not in ("adopt", "pass", "adoption")
    if _COUNTED.match(title) and not re.match(r"(?:First|Second|Third|New|Joint Public)\s+[A-Z]", title):
        return not title.casefold().startswith(("new", "other"))
    if re.search(r"\b(?:such as|including)\b", title):
        return True
    bare = title.casefold() == noun.text.casefold() and noun.text[0].islower()
    if doer.pos_ == "NOUN" and title[:1].islower() and not view.date(doer):
        return True
    return bare and (doer.pos_ != "VERB" or doer.lemma_ not in ("sign", "adopt", "ratify"))


def date_beside(noun: Token, title: str, view: View) -> str | None:
    """The date in brackets right after a title: "the Agreement on Tourism (1976)"."""
    words = title.split()
    base = view.sentence.parse.start_char
    end = noun.idx - base + len(noun)
    tail = view.text.find(words[-1], end) if words and words[-1] not in noun.text else end
    stop = tail + len(words[-1]) if words and tail > end else end
    if stop - end > 200 or tail < 0 or not _DATE_ALONE.match(view.text, stop):
        return None
    closed = view.text.find(")", stop)
    limits = range(stop, closed if closed > 0 else stop + 40)
    inside = (d for d in view.dates if view.token_at(d.start).idx - base in limits)
    return next((d.edtf for d in inside if d.edtf), None)


def points_of(view: View) -> int | None:
    """The number of articles or points that a sentence tells of the one text that it names."""
    base = view.sentence.parse.start_char
    for quantity in view.quantities:
        before = view.text[: view.token_at(quantity.start).idx - base]
        many = quantity.unit in _PARTS and not quantity.ordinal and (quantity.value or 0) >= _FEW
        if many and quantity.value and _LAID_DOWN.search(before):
            return int(quantity.value)
    return None
