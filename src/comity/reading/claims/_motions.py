"""Which text of the Assembly or the Council a clause says was voted on: by its number, or by its day and subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import of_paragraph
from comity.reading.claims._told import extent, segment, when

_NUMBER = re.compile(
    r"(?P<symbol>\b[AS]/(?:HRC/)?RES/[\w./-]+\d(?:\([\w-]+\))?)"
    r"|\b[Rr]esolutions?\s+(?:[Nn]o\.?\s*)?(?P<number>(?:ES-\d+/\d+|\d{1,4}(?:/\d{1,4})?))(?:\s?\((?P<session>[IVXLC]+)\))?"
    r"(?:\s(?P<letter>[A-Z])(?=[\s,.;)]))?"
)
_ANAPHOR = re.compile(
    r"\b(?:(?:that|this|the|its)\s+(?:same\s+)?(?:text|resolution|draft|proposal|motion|vote|measure|document|occasion)|it)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:resolutions?|texts?|drafts?|votes?|motions?|proposals?)\s+(?:of\s+[^,;]{1,30}\s)?"
    r"(?:on|about|concerning|condemning|deploring|calling|demanding|affirming|against)\s"
)
_COUNCIL = re.compile(r"\b(?:Security\s+)?Council\b(?!\s+of)|\bveto", re.IGNORECASE)
_ASSEMBLY = re.compile(r"\bAssembly\b")
_COUNTED = re.compile(r"\b(?:later|afterwards|earlier|the\s+same\s+year|that\s+year)\b", re.IGNORECASE)
_LAST_COUNCIL = 2900
_TOPIC = 160


@dataclass(frozen=True, slots=True)
class Motion:
    """A text voted on: its body, bare number with the letter of a part, day or time, and the words for its subject.

    ``like`` is the number of an earlier text of the paragraph that the clause takes up at another time.
    """

    body: str | None
    number: str | None = None
    part: str | None = None
    date: str | None = None
    topic: str = ""
    like: str | None = None


def numbered(view: View) -> list[tuple[int, Motion]]:
    """The texts that a sentence names by number, with their places in the parsed text."""
    found = []
    for match in _NUMBER.finditer(view.text):
        number = (match["symbol"] or match["number"]).upper().rstrip(".")
        bare = re.sub(r"^[AS]/(?:HRC/)?RES/|\s*\(.*$", "", number)
        found.append((match.start(), Motion(_body(match, bare, view), bare, match["letter"])))
    return found


def motion(context: Context, view: View, at: int) -> Motion | None:
    """The text on which a clause around an offset of the parsed text tells a vote."""
    low, high = segment(view, at)
    words = view.text[low:high]
    date, named = when(context, view, at), numbered(view)
    own = [m for place, m in named if low <= place < high]
    if own:
        nearest = min((abs(place - at), m.number or "", m) for place, m in named if low <= place < high)[2]
        return nearest if len({m.number for m in own}) == 1 else None
    earlier = [m for place, m in named if place < low] or _before(context, view)
    dated = when_inside(context, view, at)
    if earlier and (not dated or _ANAPHOR.search(words)):
        last = earlier[-1]
        like = None if _SUBJECT.search(words) else last.number
        return Motion(last.body, None, None, dated, _topic(words), like) if dated else last
    if not (dated or date):
        return None
    lead = view.text[max(0, low - _TOPIC) : low] if not dated or _short(words) else ""
    return Motion(_told_body(words, view, context), None, None, dated or date, _topic(f"{lead} {words}"))


def when_inside(context: Context, view: View, at: int) -> str | None:
    """The date that a segment itself gives, or that those before it in a sentence without numbered texts give."""
    low, high = segment(view, at)
    start = 0 if not numbered(view) else low
    inside = [d for d in view.dates if d.edtf and start <= extent(view, d)[0] < high]
    counted = _COUNTED.search(view.text, start, high)
    return when(context, view, at) if inside or counted else None


def _body(match: re.Match[str], bare: str, view: View) -> str | None:
    if match["symbol"]:
        start = match["symbol"].upper()
        return "UNHRC" if "HRC" in start else "UNSC" if start.startswith("S") else "UNGA"
    if match["session"] or "/" in bare or match["letter"]:
        return "UNGA"
    low, high = segment(view, match.start())
    words = view.text[low:high]
    if _ASSEMBLY.search(words) and not _COUNCIL.search(words):
        return "UNGA"
    return "UNSC" if int(bare) <= _LAST_COUNCIL else None


def _before(context: Context, view: View) -> list[Motion]:
    """The text that the last sentence before in the paragraph names, where no more than two lie between."""
    for earlier in reversed([v for v in of_paragraph(context, view) if view.index - 3 <= v.index < view.index]):
        if found := numbered(earlier):
            return [found[-1][1]]
        if earlier.dates and earlier.index < view.index - 1:
            return []
    return []


def _told_body(words: str, view: View, context: Context) -> str | None:
    if _COUNCIL.search(words):
        return "UNSC"
    return "UNGA"


def _short(words: str) -> bool:
    return len(words.split()) < 8


def _topic(words: str) -> str:
    return " ".join(words.split())
