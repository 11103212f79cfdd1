"""Titles and symbols of instruments as a text writes them, and the identity under which they are known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Token

from comity.core.names import folded
from comity.reading._phrases import phrase
from comity.reading._views import View

TYPES = {
    "treaty": "treaty", "agreement": "agreement", "convention": "treaty", "covenant": "covenant",
    "declaration": "declaration", "resolution": "resolution", "statement": "statement",
    "communique": "communique", "communiqué": "communique", "memorandum": "memorandum",
    "protocol": "protocol", "charter": "charter", "pact": "treaty", "accord": "agreement",
    "programme": "programme", "program": "programme", "plan": "programme", "decision": "decision",
    "concept": "programme", "document": "document", "act": "treaty", "constitution": "charter",
    "compact": "agreement", "framework": "agreement", "roadmap": "programme", "strategy": "programme",
    "armistice": "agreement", "ceasefire": "agreement", "mou": "memorandum", "deal": "agreement",
    "contract": "agreement", "agenda": "programme",
}  # fmt: skip
SYMBOL = re.compile(
    r"\b(?:[AS]/(?:HRC/)?(?:RES|PRST|ES)[/-][A-Z0-9/().-]*\d|[AS]/\d+/\d+|(?:ES-)?\d{1,2}/\d{1,3}(?:\s?[A-Z])?\b|E/RES/\d+/\d+)"
)
NUMBER = re.compile(
    r"\b[Rr]esolutions?,?\s+(?:\([^)]*\)\s*)?(?:[Nn]o\.?|#|\u2116)?\s*(\d{1,4})(?:\s*\((\d{4})\))?(?![\d/])|,\s*[Nn]o\.\s*(\d{1,4})\b"
)
_LINK = r"(?:on|of|for|between|to|and|in|concerning|regarding|the|against|with|among|by|a|an|from|at)"
_TAIL = re.compile(rf"(?:,?\s+(?:{_LINK}\s+)*[A-Z0-9\u201c\"][\w\u2019'\u2013-]*)+")
_HEAD = re.compile(rf"(?:[A-Z][\w\u2019'-]*(?:\s+{_LINK}(?:\s+{_LINK})?)?\s+)+$")
_ABOUT = re.compile(r"(?:\s+in\s+[A-Z]\w+)?\s+((?:on|of|for|concerning|regarding)\s+[^,;.()]{5,120})")
_QUOTED = re.compile(r"[\u201c\"\u00ab]([^\u201d\"\u00bb]{4,220})[\u201d\"\u00bb]")
_NAMED = re.compile(
    r"\b(?:entitled|titled|named|called|known as)\s*,?\s*[\u201c\"\u00ab]?([A-Z][^\u201d\"\u00bb.;]{4,200})"
)


def title_of(noun: Token, view: View) -> str:
    """The title as written: quoted or "entitled", else the capitalised words around the noun, else its phrase."""
    base = view.sentence.parse.start_char
    start, end = noun.idx - base, noun.idx - base + len(noun)
    text = view.text
    quoted = [m for m in _QUOTED.finditer(text) if m.start() <= start < m.end() or 0 <= m.start() - end < 40]
    if quoted and (
        noun.text.casefold() in quoted[0].group(1).casefold()
        or re.match(
            r"[\s,]*(?:(?:entitled|titled|named|called|on)\s+)?(?:[A-Z\d/-]+\s+)?$", text[end : quoted[0].start()]
        )
    ):
        return " ".join(quoted[0].group(1).split())
    named = _NAMED.search(text, end)
    if named and named.start() - end < 40:
        return " ".join(named.group(1).split())
    if noun.text[0].isupper():
        head = _HEAD.search(text[:start])
        tail = _TAIL.match(text, end)
        first = head.start() if head else start
        found = text[first : tail.end() if tail else end]
        about = None if re.search(r"\b(?:on|of|for)\b", found) else _ABOUT.match(text, end)
        if noun.lemma_.lower() == "resolution" and (symbol := re.match(rf"\s+({SYMBOL.pattern})", text[end:])):
            return f"Resolution {symbol.group(1).rstrip('.')}"
        number = NUMBER.match(text, start)
        if number:
            return f"{noun.text} No. {number.group(1)}"
        return _trimmed(f"{text[first:end]} {about.group(1)}" if about else found)
    if noun.lower_ == "resolution" and (symbol := re.match(rf"\s+({SYMBOL.pattern}|\d{{1,4}}\b)", text[end:])):
        return f"Resolution {symbol.group(1).rstrip('.')}"
    return _trimmed(phrase(noun, view))


def _trimmed(title: str) -> str:
    plain = " ".join(title.split()).strip(" ,;:.\u2013-")
    plain = re.sub(r"^(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Tt]hese|[Ii]n|[Oo]n|[Bb]oth|[Tt]heir|[Ii]ts)\s+", "", plain)
    plain = re.sub(
        r"[\s,]+(?:on|of|in)?\s*(?:January|February|March|April|May|June|July|August|September|October|November"
        r"|December)\b[\s\d,a-z]*$",
        "",
        plain,
    )
    plain = re.sub(rf"(?:[\s,]+(?:{_LINK}|\d{{4}}|\d{{1,2}}))+$", "", plain)
    return plain[:240] or title[:240]


def identifier_of(title: str, noun: Token, view: View) -> str | None:
    """The document symbol or number that stands in the title or beside the noun, or None."""
    base = view.sentence.parse.start_char
    start = max(0, noun.idx - base - 2)
    near = view.text[start : start + 300]
    if noun.lemma_.lower() != "resolution" and "esolution" not in title:
        found = SYMBOL.search(title)
        return found.group() if found and "/" in found.group() else None
    symbol = SYMBOL.search(near)
    if symbol:
        return symbol.group().rstrip(".")
    number = NUMBER.search(near)
    return next((g for g in (number.group(1), number.group(3)) if g), None) if number else None


def body_of(identifier: str | None, title: str) -> str | None:
    """The UN organ whose symbol or number an identifier has, or None."""
    text = f"{identifier or ''} {title}"
    if re.search(r"\bA/HRC/", text):
        return "UNHRC"
    if re.search(r"\bA/|\bES-\d|\bGeneral Assembly|\bUNGA\b|\bGA\b", text):
        return "UNGA"
    if re.search(r"\bS/|Security Council|UNSC", text):
        return "UNSC"
    if identifier and re.fullmatch(r"\d{1,2}/\d{1,3}", identifier):
        return "UNGA"
    if identifier and re.fullmatch(r"\d{1,4}", identifier) and 1 <= int(identifier) <= 3000:
        return "UNSC"
    return None


def identity(title: str, identifier: str | None, known: Mapping[str, str]) -> str | None:
    """The slug under which a title is known, or a UN resolution's full symbol; None where neither is certain."""
    slug = known.get(folded(title)) or (known.get(folded(identifier)) if identifier else None)
    if slug:
        return slug
    return identifier if identifier and re.match(r"[AS]/(?:HRC/)?RES/", identifier) else None
