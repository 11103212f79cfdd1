"""Figures of part of a year that the same paragraph then labels with the whole year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._flows import Flow, flows
from comity.reading.claims._sentences import before, is_money, of_paragraph
from comity.reading.claims.base import Finder, claim

_LEAD = re.compile(r"\b(?:from|in|for|during|over|between)\s+(?:the\s+period\s+)?$", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:in|for|of|during)\s+(?:the\s+year\s+)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compar\w+\s+(?:to|with)|than\s+in|against|from|since)\s+(?:the\s+same\s+period\s+(?:of|in)\s+)?$",
    re.IGNORECASE,
)


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    told = list(flows(context, facts))
    for view in context.views:
        for date in view.dates:
            year = _part_of(date)
            if year is None or not any(q.value is not None and is_money(q) for q in view.quantities):
                continue
            labels = list(_labels(context, view, date, year, told))
            if labels:
                lead = _LEAD.search(before(view, date.start, 30))
                yield claim(
                    "period", context, date.start - (len(lead.group()) if lead else 0), date.end, 0.6,
                    period=date.edtf, label=year,
                    labels=[{"start": d.start, "end": d.end, "text": d.text} for d in labels],
                )  # fmt: skip


def _part_of(date: DateMention) -> str | None:
    """The year of which a date is a run of months that is not the whole, or None."""
    found = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", date.edtf or "")
    if found is None or found[1] != found[3] or (found[2], found[4]) == ("01", "12"):
        return None
    return found[1]


def _labels(context: Context, view: View, date: DateMention, year: str, told: Sequence[Flow]) -> Iterator[DateMention]:
    """The later places of the paragraph where the whole year labels an amount of trade, no other period between."""
    for later in of_paragraph(context, view):
        if later.index <= view.index:
            continue
        if any(_part_of(d) for d in later.dates):
            return
        amounts = any(f.view is later for f in told)
        for other in later.dates:
            lead = before(later, other.start, 40)
            if amounts and other.edtf == year and _LABEL.search(lead) and not _COMPARED.search(lead):
                yield other


FINDER = Finder(
    id="period",
    version="1",
    about="A part of a year from which figures are given that the paragraph goes on to label with the whole year.",
    values={
        "period": "EDTF of the part of the year",
        "label": "the year with which later figures are labelled",
        "labels": "where: {start, end, text}",
    },
    example=(
        "From January to November 2023, trade with Peru came to $4 billion. "
        "Chile's exports to Peru amounted to $3 billion in 2023."
    ),
    find=find,
)
