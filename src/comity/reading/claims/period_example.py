"""Words for an era with an example of another time in one sentence: "By the mid-2000s ..., notably ... in 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention
from comity.reading._clause import at_text
from comity.reading.base import Context
from comity.reading.claims._sentences import searched, years_of
from comity.reading.claims.base import Finder, claim

_ERA = re.compile(
    r"\b(?P<lead>[Bb]y|[Ii]n|[Ss]ince|[Dd]uring|[Tt]hroughout|[Uu]ntil)\s+the\s+(?:very\s+)?(?P<part>early|mid|middle|late|beginning|end)?(?:\s+of\s+the)?[\s-]*(?P<decade>(?:1[5-9]|20)\d0)[\u2019']?s\b"
)
_EXAMPLE = re.compile(
    r"\b(?:notably|for\s+(?:example|instance)|e\.g\.|such\s+as|in\s+particular|particularly|an\s+example|namely)\b|\bincluding\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:which|that|who)\b.{0,60}\b(?:later|until|ended|eventually|since)\b|\buntil\b|\blater\b|\bsince\b",
    re.IGNORECASE,
)
_PARTS = {
    "early": (0, 4),
    "beginning": (0, 3),
    "mid": (3, 7),
    "middle": (3, 7),
    "late": (6, 9),
    "end": (7, 9),
    "": (0, 9),
}


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view, match in searched(context, _ERA):
        example = _EXAMPLE.search(view.text, match.end())
        if example is None or match["lead"].lower() in ("since", "until"):
            continue
        low, high = _PARTS[match["part"] or ""]
        first, last = int(match["decade"]) + low, int(match["decade"]) + high
        place = view.sentence.offsets[example.end() - 1]
        told = [d for d in view.dates if d.start > place and not d.relative and (y := years_of(d)) and y[0] == y[1]]
        if len(told) != 1 or _BACK.search(view.text[example.end() :]):
            continue
        if _outside(told[0], first, last):
            start, end = at_text(view, match.start(), _cut(view.text, match.start(), example.end()))
            yield claim(
                "period_example", context, start, end, 0.75,
                era=f"{first}/{last}", words=match.group(), date=told[0].edtf, example=[told[0].start, told[0].end],
            )  # fmt: skip


def _outside(date: DateMention, first: int, last: int) -> bool:
    years = years_of(date)
    return years is not None and not first - 1 <= years[0] <= last + 1


def _cut(text: str, start: int, example: int) -> int:
    """Where the claim's stretch ends: with the words after the example's mark, up to the next comma or clause."""
    stop = re.search(r"[,;\u201c\"(]|\bwhich\b|$", text[example:])
    end = example + (stop.start() if stop else 0)
    return len(text[:end].rstrip()) if end - start < 240 else example


FINDER = Finder(
    id="period_example",
    version="1",
    about="An era with an example dated outside it in the same sentence.",
    values={
        "era": "EDTF interval of the era, in its widest sense",
        "words": "the words for it",
        "date": "EDTF of the example",
        "example": "place of the example's date in the document",
    },
    example="By the mid-2000s Peru used the Council as a platform, notably through a draft tabled in 2012.",
    find=find,
)
