"""States told as parts of a former one: "Azerbaijan, a former Soviet state", "the ex-Yugoslav republic of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import Mention
from comity.reading._clause import in_text
from comity.reading._roles import sides
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import place, searched
from comity.reading.claims.base import Finder, claim

_UNIONS = {"soviet": "SUN", "yugoslav": "YUG", "czechoslovak": "CSK"}
_FORMER = re.compile(
    r"\b(?P<article>a|an|another|the)\s+(?:former|ex|post)[\s-](?P<union>Soviet|Yugoslav|Czechoslovak)\s+(?:state|republic|country|nation)\b(?!s)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:\s*\([^)]*\))?\s*,\s*|\s+(?:is|was|as|being|remains)\s+")


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view, match in searched(context, _FORMER):
        owner = _owner(view, match)
        state = next((c for c in sides(owner) if context.is_state(c)), None) if owner is not None else None
        if state:
            start, end = place(view, match)
            former = _UNIONS[match["union"].lower()]
            yield claim("succession", context, start, end, 0.85, state=state, former=former)


def _owner(view: View, match: re.Match[str]) -> Mention | None:
    """The state named right before ("X, a former Soviet state"), or after "republic of"."""
    for mention in view.mentions:
        start, end = in_text(view, mention.start), in_text(view, mention.end - 1) + 1
        if _BEFORE.fullmatch(view.text, end, match.start()):
            return mention
        if start > match.end() and re.fullmatch(r"\s+of\s+|\s*,?\s+", view.text[match.end() : start]):
            return mention
    return None


FINDER = Finder(
    id="succession",
    version="1",
    about="A state told as a part of a former one.",
    values={"state": "code of the state", "former": "code of the former state"},
    example="Kazakhstan, a former Soviet republic, joined the WTO in 2015.",
    find=find,
)
