"""Two values of one sentence and the percent or factor said to lie between them, joined by the words between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.language.model import Quantity
from comity.reading._clause import Span, at_text, in_text
from comity.reading._views import View
from comity.reading.claims._sentences import after, before

_HEDGE = (
    r"(?:about|around|roughly|some|nearly|almost|only|just|over|approximately|more\s+than"
    r"|an?\s+estimated|a\s+mere|a)?\s*"
)
_WHEN = r"(?:\s*,?\s*(?:in|for|by|of|during|at\s+the\s+end\s+of)\s+(?:[A-Z]\w+\s+)?\d{4}\b)?"
_FROM = re.compile(rf"\bfrom\s+(?:the\s+)?{_HEDGE}$", re.IGNORECASE)
_TO = re.compile(
    rf"(?:\s+(?!from\b)[\w%$\u20ac\u2019'-]+){{0,5}}?{_WHEN}\s*,?\s+(?:to|up\s+to|reaching)\s+(?:the\s+)?{_HEDGE}"
)
_AGAINST = re.compile(
    rf"{_WHEN}\s*,?\s*(?:(?:as\s+)?compared\s+(?:to|with)|against|up\s+from|down\s+from)\s+(?:the\s+)?{_HEDGE}"
)
_THEN = re.compile(
    rf"{_WHEN}\s*[,;]?\s+(?:and\s+|but\s+)?(?:[^,;.]{{0,40}}?\s)?(?:had\s+|has\s+)?(?:dropped|fallen|fell|risen|rose|grown|grew"
    rf"|climbed|declined|shrunk|shrank|increased|decreased|sunk|sank|jumped)\s+to\s+(?:the\s+)?{_HEDGE}"
)
"""Of "came to 40, and by 2014 it had dropped to 31": the words between the two values."""
_NOW = re.compile(
    rf"[^;]{{0,60}};\s+[^,;.]{{0,40}}?\b(?:figure|amount|total|sum|number|value|it)\s+(?:was|stood\s+at|came\s+to|reached)\s+{_HEDGE}"
)
"""Of "came to 48 in 2011; three years later the figure was 23": the words between the two values."""
_BASE = re.compile(
    rf"\s*(?:increase|rise|growth|jump|surge|gain|decline|decrease|drop|fall|reduction|higher|lower|more|less|up|down)?{_WHEN}\s*"
    rf"(?:from|over|on|than|(?:as\s+)?compared\s+(?:to|with)|against)\s+(?:the\s+)?{_HEDGE}"
)
_BY = re.compile(rf"\bby\s+{_HEDGE}$")
UP = re.compile(
    r"\b(?:increas(?:e[ds]?|ing)|growth|gr[eo]wn?|ris(?:e[ns]?|ing)|rose|jump(?:ed)?|surge[ds]?|up|gain|more|higher|greater"
    r"|expand(?:ed)?|expansion|climb(?:ed)?|doubl\w+|tripl\w+|quadrupl\w+)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:decreas(?:e[ds]?|ing)|decline[ds]?|drop(?:ped)?|fall(?:en|ing|s)?|fell|reduction|reduced|down|less|lower|fewer"
    r"|shr[aiu]nk|loss|halv\w+)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b(?:of|by|or|or\s+by|up|down|i\.e\.,?)\s+{_HEDGE}$|\(\s*(?:an?\s+|by\s+)?(?:[+\u2212-]|about\s+)?$|,\s*(?:an?\s+)?$",
    re.IGNORECASE,
)
_APART = re.compile(r"\bwhile\b|\bwhereas\b|\bexports\b|\bimports\b|;")
_FACTORS = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_FACTOR = re.compile(r"\b(doubl|tripl|quadrupl|halv)(?:ed|ing|es|e)\b")


@dataclass(frozen=True, slots=True)
class Change:
    """The earlier value, the later one, and the percent or factor said: number, place, and the words between."""

    first: Quantity
    last: Quantity
    percent: float | None
    factor: float | None
    span: Span
    measure: Quantity | None
    words: str

    @property
    def direction(self) -> str:
        """growth or decline, as the words around the three numbers say."""
        return "decline" if len(DOWN.findall(self.words)) > len(UP.findall(self.words)) else "growth"


def changes(view: View) -> Iterator[Change]:
    """The changes that a sentence states with both values and a measure, each value in one of them only."""
    numbers = [q for q in view.quantities if not q.ordinal]
    for first, last, end in _pairs(view, numbers):
        percents = [q for q in numbers if q.unit in ("percent", "times") and q.value is not None]
        found = next((q for q in percents if _measures(view, first, last, q)), None)
        if found is not None:
            yield _change(view, first, last, found)
        elif word := _factor(view, first, end):
            yield Change(first, last, None, _FACTORS[word[1]], at_text(view, *word.span()), None, word.group())


def _factor(view: View, first: Quantity, end: int) -> re.Match[str] | None:
    """The word "doubled" or the like just before the two values or just after them."""
    start = in_text(view, first.start)
    return _FACTOR.search(view.text, end, end + 40) or _FACTOR.search(view.text, max(0, start - 30), start)


def _pairs(view: View, numbers: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, int]]:
    """The earlier and the later value of each change, and where both are told: "from A to B", "B compared to A"."""
    for position, one in enumerate(numbers):
        for other in numbers[position + 1 : position + 3]:
            if one.unit in ("percent", "times") or (one.unit and other.unit and one.unit != other.unit):
                continue
            gap = after(view, one.end, other.start - one.end)
            end = in_text(view, other.end - 1) + 1
            if len(gap) > 130 or other.unit in ("percent", "times"):
                continue
            from_to = _FROM.search(before(view, one.start, 40)) and _TO.fullmatch(gap)
            if from_to or _THEN.fullmatch(gap) or _NOW.fullmatch(gap):
                yield one, other, end
            elif _AGAINST.fullmatch(gap) or _with_measure(view, gap, one, other, numbers):
                yield other, one, end


def _with_measure(view: View, gap: str, one: Quantity, other: Quantity, numbers: Sequence[Quantity]) -> bool:
    """True for "B, up 12 percent from A": a percent stands between, and A is the base from which it counts."""
    between = [q for q in numbers if one.end <= q.start < other.start]
    return len(between) == 1 and bool(_BASE.fullmatch(after(view, between[0].end, other.start - between[0].end)))


def _measures(view: View, first: Quantity, last: Quantity, percent: Quantity) -> bool:
    """True for a percent told after both values ("an increase of"), between them, or just before them ("grew by")."""
    low, high = sorted((first, last), key=lambda q: q.start)
    if percent.start >= high.end:
        gap = after(view, high.end, percent.start - high.end)
        close = after(view, percent.end, 24)
        signed = bool(
            UP.search(gap)
            or DOWN.search(gap)
            or re.match(r"\s*(?:\w+\s+)?(?:increase|rise|growth|decline|decrease|drop|fall)\b", close)
        )
        signed = signed or bool(re.search(r"\(\s*[+\u2212-]?$|\b(?:or|that\s+is|i\.e\.),?\s+by\s+(?:\w+\s+)?$", gap))
        return len(gap) < 70 and signed and bool(_OF.search(gap)) and not _APART.search(gap)
    if percent.start >= low.end:
        gap = after(view, low.end, percent.start - low.end)
        return len(gap) < 40 and bool(_OF.search(gap)) and not _APART.search(gap)
    gap = after(view, percent.end, low.start - percent.end)
    return bool(re.fullmatch(r"\s*[,(]?\s*from\s+(?:\w+\s+){0,2}", gap)) and bool(
        _BY.search(before(view, percent.start, 30))
    )


def _change(view: View, first: Quantity, last: Quantity, percent: Quantity) -> Change:
    low = min(q.start for q in (first, last, percent))
    high = max(q.end for q in (first, last, percent))
    words = view.text[max(0, in_text(view, low) - 60) : in_text(view, high - 1) + 24]
    value, factor = (percent.value, None) if percent.unit == "percent" else (None, percent.value)
    return Change(first, last, value, factor, (percent.start, percent.end), percent, words)
