"""Which resolutions a sentence names, and the day that belongs to one."""

from __future__ import annotations

import re

from comity.language.model import DateMention
from comity.reading._symbols import SYMBOL, identifier_of
from comity.reading._views import View


def named_in_order(view: View) -> list[tuple[int, str]]:
    """The resolutions that a sentence names, by the index of the token at which each stands."""
    base = view.sentence.parse.start_char
    found: dict[str, int] = {}
    for match in SYMBOL.finditer(view.text):
        token = next((t for t in view.tokens if t.idx - base + len(t) > match.start()), view.tokens[0])
        found.setdefault(match.group().rstrip("."), token.i)
    for noun in view.tokens:
        if noun.lemma_.lower() == "resolution" and (number := identifier_of("", noun, view)) and number.isdigit():
            found.setdefault(number, noun.i)
    return sorted((place, name) for name, place in found.items())


def day_of(view: View, resolution: str | None) -> str | None:
    """The day of the vote: "of D" after the symbol, else a date that belongs to the verb and to no other noun."""
    told = [d for d in view.dates if d.edtf]
    for day in told:
        before = view.text[: view.token_at(day.start).idx - view.sentence.parse.start_char]
        if resolution and re.search(rf"{re.escape(resolution)}\s+(?:of|on|dated)\s+(?:the\s+)?$", before):
            return day.edtf
    own = [d for d in told if not _of_noun(d, view)]
    return own[0].edtf if own else None


def _of_noun(day: DateMention, view: View) -> bool:
    """True for a date that only tells which text or session is meant ("the text of 2008")."""
    before = view.text[: view.token_at(day.start).idx - view.sentence.parse.start_char]
    return bool(re.search(r"\bof\s+(?:the\s+)?$|\bthan\s+in\s+$|\bsince\s+$", before))
