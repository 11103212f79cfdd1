"""What a text dates to a day or a month, and wars that it dates to a year, with the actors and persons it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention
from comity.reading._clause import clause, governing, in_text
from comity.reading._modality import modality
from comity.reading._roles import sides
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims.base import Finder, claim

_WAR = r"(?:invasion|war|attack|aggression|offensive|armed\s+conflict|hostilities|fighting)"
_WAR_IN = re.compile(rf"\b{_WAR}\s+(?:of|in)\s+$", re.IGNORECASE)
_WAR_OF = re.compile(
    rf"\s+(?:(?!following|after|before|during|since|with|in|of|and|the|to|a|by)\w+[\s-]){{0,2}}{_WAR}\b", re.IGNORECASE
)
_MONTH = 7
_LONGEST = 260


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        for date in view.dates:
            if not date.edtf or "/" in date.edtf or view.quoted(view.token_at(date.start)):
                continue
            war = _war(view, date)
            if (war or len(date.edtf) >= _MONTH) and _told(view, date):
                yield _claim(context, view, date, war)


def _claim(context: Context, view: View, date: DateMention, war: bool) -> Claim:
    start, end = clause(view, (date.start, date.end))
    if end - start > _LONGEST:
        start, end = date.start, date.end
    near = [m for m in view.mentions if start <= m.start and m.end <= end]
    codes = {c for m in view.mentions for c in sides(m, place=True)}
    return claim(
        "happening", context, start, end, 0.7, date=date.edtf, war=war,
        actors=sorted(codes), near=sorted({c for m in near for c in sides(m, place=True)}),
        persons=sorted({m.person for m in near if m.person}), words=view.text,
    )  # fmt: skip


def _war(view: View, date: DateMention) -> bool:
    """Whether a war-like word stands right before or after the date: "the invasion in 2008", "the 2008 war"."""
    start, end = in_text(view, date.start), in_text(view, date.end - 1) + 1
    return bool(_WAR_IN.search(view.text[:start]) or _WAR_OF.match(view.text, end))


def _told(view: View, date: DateMention) -> bool:
    """Whether the clause of the date tells it as a thing of the past: no plan, denial or condition."""
    verb = governing([view.token_at(date.start)])
    return verb is None or modality(verb) in ("asserted", "reported")


FINDER = Finder(
    id="happening",
    version="1",
    about="A clause with a day or a month, or a war with its year, and whom the sentence names.",
    values={
        "date": "EDTF of the date",
        "war": "true where a war-like word stands beside the date",
        "actors": "codes of the states and bodies that the sentence names",
        "near": "codes of those that the clause names",
        "persons": "names of the persons that the clause names",
        "words": "the sentence without its citations",
    },
    example="On 22 February 2022 Ilham Aliyev visited Russia.",
    find=find,
)
