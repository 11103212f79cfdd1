"""Where in a sentence something is told: its segment, the states named there, and the date that belongs to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from comity.core.dates import period
from comity.language.model import DateMention, Mention
from comity.language.number_forms import words_value
from comity.reading._clause import Span, in_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import of_paragraph

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:a|one|two)\s+hundred(?:\s+and\s+[a-z]+(?:-[a-z]+)?)?))"
)
"""A count as texts write it, in figures or words."""
_LATER = re.compile(
    rf"\b(?P<count>{NUMBER})\s+(?P<unit>years?|months?|weeks?|days?)\s+(?P<way>later|afterwards|earlier|(?:before|after)(?!\s+\w))\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:(?:in|by|of|during|for)\s+)?(?:the\s+same|that|this)\s+(?:very\s+)?year\b|\bby\s+then\b", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:than(?:\s+in)?|compared\s+(?:to|with)(?:\s+in)?)\s+$")
"""What leads to a date with which another is compared."""
_NOW = re.compile(r"\b(?:last|next|this)\s+(?:year|month|week|spring|summer|autumn|winter)\b|\bnow\b", re.IGNORECASE)
"""A time counted from the day of writing, which no date of the text tells."""
_OFTEN = 3
"""How often a document names each of the two states that it is about."""
_SEGMENT = re.compile(r";\s|:\s")
_CLAUSE = re.compile(r",\s+(?:and|but|while|whereas|although|though|so)\s+|\s(?:while|whereas)\s")
_HYPOTHESIS = re.compile(
    r"\b(?:[Ii]f|would|could|might|may|will|should|[Uu]nless|[Ww]hether|[Ss]uppos(?:e|ing))\b|^\s*[Hh]ad\s+[A-Z]"
)
_REPORT = re.compile(
    r"\b(?:report|claim|sa(?:y|id)|alleg|rumou?r|believ|assert|thought|insist|argu|declar|predict|suggest|expect|hope)\w*"
    r"\b[^;]*\bthat\b|\baccording\s+to\b|\bis\s+said\s+to\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|n[\u2019']t|neither|nor|false(?:ly)?|myth|denied|denies|wrong(?:ly)?)\b", re.IGNORECASE
)


def count_of(words: str) -> int:
    """The number that a count says: ``39``, ``thirty-nine``, ``none``."""
    plain = words.strip().casefold().replace(",", "")
    if plain in ("none", "nil", "zero", "no", "nobody", "no one"):
        return 0
    if plain in ("a", "an"):
        return 1
    return int(plain) if plain.isdigit() else int(words_value(plain))


def segments(view: View) -> list[Span]:
    """The parts of the sentence's parsed text between semicolons and colons."""
    cuts = [0, *(m.end() for m in _SEGMENT.finditer(view.text)), len(view.text)]
    return [(a, b) for a, b in pairwise(cuts) if view.text[a:b].strip()]


def segment(view: View, at: int) -> Span:
    """The part of the parsed text in which an offset of it stands."""
    return next(((a, b) for a, b in segments(view) if a <= at < b), (0, len(view.text)))


def chunk(view: View, at: int) -> Span:
    """The part of a segment around an offset, between the words that begin another clause (", and", "while")."""
    low, high = segment(view, at)
    cuts = [low, *(m.end() for m in _CLAUSE.finditer(view.text, low, high)), high]
    return next((a, b) for a, b in pairwise(cuts) if a <= at < b or b == high)


def asserted(view: View, start: int, end: int) -> bool:
    """Whether the words before a stretch of its segment, and the stretch, tell it as what happened."""
    low, high = segment(view, start)
    lead, words = view.text[low:start], view.text[start:end]
    if _HYPOTHESIS.search(view.text[low:high]) or _REPORT.search(lead) or _DENIAL.search(lead[-40:] + words):
        return False
    return not any(q.start <= view.sentence.offsets[start] < q.end for q in view.quotes)


def extent(view: View, mention: Mention | DateMention) -> Span:
    """Where a mention or date stands in the parsed text."""
    return in_text(view, mention.start), in_text(view, mention.end - 1) + 1


def states(
    context: Context, view: View, start: int = 0, end: int | None = None, nouns: bool = False
) -> list[tuple[Span, str]]:
    """The states named between two offsets of the parsed text by a name, a capital or a demonym, with their places.

    With ``nouns``, demonyms are left out: "Iranian goods" names nobody who acts.
    """
    found = []
    for one in view.mentions:
        at = extent(view, one)
        if start <= at[0] and at[1] <= (len(view.text) if end is None else end) and one.form != "pronoun":
            code = one.country or (one.codes[0] if len(one.codes) == 1 else None)
            if nouns and one.form == "demonym":
                continue
            if code and one.role != "region" and not one.person and context.is_state(code):
                found.append((at, code))
    return found


def bodies(context: Context, view: View) -> list[tuple[Span, str]]:
    """The bodies that a sentence names, with their places in the parsed text."""
    named = ((extent(view, m), c) for m in view.mentions for c in m.codes if m.form != "pronoun")
    return [(at, code) for at, code in named if context.kind_of(code) == "body"]


def pair(context: Context, view: View, before: int) -> tuple[str, ...]:
    """The two states that "both" means: the two named just before in the sentence, else those of the section."""
    named = list(dict.fromkeys(code for _, code in states(context, view, 0, before)))
    joined = re.search(r"\band\s+(?:the\s+)?[\w\s]{1,30}$", view.text[:before]) if len(named) == 2 else None
    if joined:
        return tuple(named)
    return the_two(context, view)


def the_two(context: Context, view: View) -> tuple[str, ...]:
    """The two states of which the section tells, else those that the document names far more often than any other."""
    if len(view.pair) == 2:
        return view.pair
    named = Counter(m.country for m in context.analysis.mentions if m.country and m.role != "region")
    most = [(code, count) for code, count in named.most_common(3) if context.is_state(code)]
    if len(most) < 2 or most[1][1] < _OFTEN or (len(most) > 2 and most[2][1] * 2 > most[1][1]):
        return ()
    return tuple(sorted(code for code, _ in most[:2]))


def when(context: Context, view: View, at: int) -> str | None:
    """The date told with an offset of the parsed text: in its segment, before it in the sentence, or counted from one.

    "Three years later" and "the same year" are counted from the last date before them in the paragraph.
    """
    low, high = segment(view, at)
    dated = [(extent(view, d), d.edtf) for d in view.dates if d.edtf]
    told = [(span, date) for span, date in dated if not _COMPARED.search(view.text[: span[0]])]
    told += [(span, date) for span, date in _counted(context, view)]
    for first, last in (chunk(view, at), (low, high)):
        inside = sorted((abs(span[0] - at), date) for span, date in told if first <= span[0] < last)
        if inside:
            return inside[0][1]
    if any(d.edtf is None and low <= extent(view, d)[0] < high for d in view.dates) or (
        _NOW.search(view.text, low, high)
    ):
        return None
    earlier = sorted((span[0], date) for span, date in told if span[0] < low)
    return earlier[-1][1] if earlier else None


def dates_of(view: View, start: int, end: int) -> list[str]:
    """Every date between two offsets of the parsed text."""
    return [d.edtf for d in view.dates if d.edtf and start <= extent(view, d)[0] < end]


def last_date(context: Context, view: View, before: int = 0) -> str | None:
    """The last date of the paragraph before an offset of a sentence's parsed text."""
    own = [d.edtf for d in view.dates if d.edtf and extent(view, d)[0] < before]
    if own:
        return own[-1]
    for earlier in reversed([v for v in of_paragraph(context, view) if v.index < view.index]):
        counted = [date for _, date in _counted(context, earlier)]
        dates = counted or [d.edtf for d in earlier.dates if d.edtf]
        if dates:
            return dates[-1]
    return None


def _counted(context: Context, view: View) -> Iterator[tuple[Span, str]]:
    """The dates that a sentence gives by their distance from one before: "two years later", "that year"."""
    for match in _LATER.finditer(view.text):
        base = last_date(context, view, match.start())
        if base and (found := shifted(base, count_of(match["count"]), match["unit"], match["way"].lower())):
            yield match.span(), found
    for match in _SAME.finditer(view.text):
        base = last_date(context, view, match.start())
        if base and (year := period(base).year):
            yield match.span(), f"{year:04}"


def shifted(base: str, count: int, unit: str, way: str) -> str | None:
    """The year or month that lies so far from a date; of days and weeks the month, where the date is a day."""
    first = period(base).first
    if first is None:
        return None
    sign = -1 if way in ("earlier", "before") else 1
    if unit.startswith("year"):
        return f"{first.year + sign * count:04}"
    if unit.startswith("month") and len(base) >= 7:
        months = first.year * 12 + first.month - 1 + sign * count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit.startswith(("week", "day")) and len(base) == 10:
        days = count * (7 if unit.startswith("week") else 1)
        return (first + timedelta(days=sign * days)).isoformat()[:7]
    return None
