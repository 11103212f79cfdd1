"""Titles of instruments as a text writes them, and the identity under which they are known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Token

from comity.core.names import folded
from comity.reading._phrases import phrase
from comity.reading._symbols import NUMBER, SYMBOL
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
    "contract": "agreement", "agenda": "programme", "statute": "treaty", "arrangement": "agreement",
}  # fmt: skip
_LINK = r"(?:on|of|for|between|to|and|in|concerning|regarding|the|against|with|among|by|a|an|from|at)"
_TAIL = re.compile(rf"(?:(?:,?\s+and)?\s+(?:{_LINK}\s+)*[A-Z0-9\u201c\"][\w\u2019'\u2013-]*|,\s+[A-Z][\w\u2019'-]*)+")
_HEAD = re.compile(rf"(?:[A-Z][\w\u2019'-]*(?:\s+{_LINK}(?:\s+{_LINK})?)?\s+)+$")
_ABOUT = re.compile(r"(?:\s+in\s+[A-Z]\w+)?\s+((?:on|of|for|concerning|regarding)\s+[^,;.()]{5,120})")
_QUOTED = re.compile(r"[\u201c\"\u00ab]([^\u201d\"\u00bb]{4,220})[\u201d\"\u00bb]")
_NAMED = re.compile(
    r"\b(?:entitled|titled|named|called|known as)\s*,?\s*[\u201c\"\u00ab]?([A-Z][^\u201d\"\u00bb.;]{4,200})"
)
_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_FRONT = re.compile(
    r"^(?:(?:[Uu]nder|[Uu]pon|[Ss]ince|[Aa]fter|[Ff]ollowing|[Bb]y)\s+(?:[Tt]he\s+)?"
    r"|(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Tt]hese|[Ii]n|[Oo]n|[Bb]oth|[Tt]heir|[Ii]ts|[Ss]uch|[Aa]s|[Aa]nd)\s+)"
)
_DATED = re.compile(rf"[\s,]+(?:on|of|in)?\s*(?:\d{{1,2}}\s+)?{_MONTHS}\b(?:\s+\d[\d,a-z]*)*(?:,.*)?$")
_SECOND = re.compile(
    rf"[\s,]+(?:and|as\s+well\s+as)\s+(?:also\s+)?(?:the|an?|its|their)\s+(?:[\w-]+\s+){{0,4}}(?:{'|'.join(TYPES)})s?\b.*$",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"(?:[\s,]+(?:{_LINK}|\d{{4}}|\d{{1,2}}))+$")


def title_of(noun: Token, view: View) -> str:
    """The title as written: quoted or "entitled", else the capitalised words around the noun, else its phrase."""
    base = view.sentence.parse.start_char
    start, end = noun.idx - base, noun.idx - base + len(noun)
    told = _told(noun, start, end, view.text)
    if told is not None:
        return told
    symbol = re.match(rf"\s+({SYMBOL.pattern}|\d{{1,4}}\b)", view.text[end:])
    if symbol and "/" in symbol.group(1) and noun.lemma_.lower() in ("statement", "decision", "document", "letter"):
        return f"{noun.text[:1].upper()}{noun.text[1:]} {symbol.group(1).rstrip('.')}"
    if noun.lemma_.lower() == "resolution" and symbol and ("/" in symbol.group(1) or noun.text[0].islower()):
        return f"Resolution {symbol.group(1).rstrip('.')}"
    if noun.text[0].isupper():
        return _with_pair(_capitalised(noun, start, end, view), view)
    return trimmed(phrase(noun, view))


def _told(noun: Token, start: int, end: int, text: str) -> str | None:
    """The title between quotation marks around or after the noun, or after "entitled"."""
    near = (m for m in _QUOTED.finditer(text) if m.start() <= start < m.end() or 0 <= m.start() - end < 40)
    quoted = next((m for m in near if m.start() > start or _title_like(m.group(1))), None)
    if quoted is not None:
        lead = r"[\s,]*(?:(?:entitled|titled|named|called|on)\s+)?(?:[A-Z\d/-]+\s+)?$"
        if noun.text.casefold() in quoted.group(1).casefold() or re.match(lead, text[end : quoted.start()]):
            return " ".join(quoted.group(1).split()).rstrip(",.")
    named = _NAMED.search(text, end)
    return " ".join(named.group(1).split()) if named and named.start() - end < 40 else None


def _title_like(words: str) -> bool:
    """True for words of which most begin with a capital: a title, not somebody's sentence."""
    named = [w for w in words.split() if len(w) > 3]
    return sum(w[0].isupper() for w in named) > 0.5 * len(named)


def _capitalised(noun: Token, start: int, end: int, view: View) -> str:
    """The capitalised words around a noun, with what it is "on" where they do not say."""
    text = view.text
    head = _HEAD.search(text[:start])
    tail = _TAIL.match(text, end)
    first = head.start() if head else start
    found = text[first : _before_actor(end, tail.end(), view) if tail else end]
    about = None if re.search(r"\b(?:on|of|for)\b", found) else _ABOUT.match(text, end)
    number = NUMBER.match(text, start)
    if number and number.group(1):
        return f"{noun.text} No. {number.group(1)}"
    return trimmed(f"{text[first:end]} {about.group(1)}" if about else found)


def _with_pair(title: str, view: View) -> str:
    """The title with the name that a dash joins to its first ("the Peru\u2013Chile Trade Agreement")."""
    at = view.text.find(title)
    before = (
        re.search(r"([A-Z][\w\u2019'.]*(?:\s[A-Z][\w\u2019'.]*)?)[\u2013\u2014-]$", view.text[:at]) if at > 0 else None
    )
    return f"{view.text[before.start() : at]}{title}" if before else title


def _before_actor(start: int, end: int, view: View) -> int:
    """Where a title ends that a comma and an actor follow ("the Lima Treaty, Chile ...")."""
    base = view.sentence.parse.start_char
    places = (view.token_at(m.start).idx - base for m in view.mentions)
    return next((p for p in places if start < p < end and view.text[:p].rstrip().endswith(",")), end)


def trimmed(title: str) -> str:
    """A title without article at its front, date at its end, or a second title after it."""
    plain = " ".join(title.split()).strip(" ,;:.\u2013-")
    plain = _SECOND.sub("", _DATED.sub("", _FRONT.sub("", plain)))
    return _LOOSE.sub("", plain)[:240] or title[:240]


def identity(title: str, identifier: str | None, known: Mapping[str, str]) -> str | None:
    """The slug under which a title is known, or a UN resolution's full symbol; None where neither is certain."""
    slug = known.get(folded(title)) or (known.get(folded(identifier)) if identifier else None)
    if slug:
        return slug
    return identifier if identifier and re.match(r"[AS]/(?:HRC/)?RES/", identifier) else None
