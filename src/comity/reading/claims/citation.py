"""In-text citations by author and year: what sentence each supports, and which entry of the references it means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import DateMention, Mask
from comity.reading._clause import Span, clause, trimmed
from comity.reading._growth import AMOUNT
from comity.reading._references import listed
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._authors import authors_of, by_authors, matching
from comity.reading.claims._sentences import before, years_of
from comity.reading.claims.base import Finder, claim

_SOURCE = re.compile(
    r"(?P<authors>[^\W\d_][^\d]*?)[,.]?\s*(?P<year>(?:1[5-9]|20)\d\d|n\.\s?d\.)(?P<suffix>[a-z])?"
    r"(?P<more>(?:\s*,\s*(?:1[5-9]|20)\d\d[a-z]?)*)"
    r"(?:\s*[,:]\s*(?:pp?\.|paras?\.|ch\.|vol\.|chap\.)?\s*(?P<page>[\dIVXivx]+(?:\s*[-\u2013]\s*\d+)?))?\s*$"
)
_PLANNED = re.compile(
    r"\b(?:by|until|till|through|towards?|up\s+to)\s+(?:the\s+)?(?:end\s+of\s+|year\s+|period\s+|years\s+)*$|\b(?:Agenda|Vision|Strategy|Concept)\s*-?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+(?:the\s+)?(?:(?:year|years|period|fiscal\s+year)\s+(?:of\s+)?)?$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|plan\w*|expect\w*|intend\w*|aim\w*|forecast\w*|project\w*|schedul\w*|target\w*|goal\w*|going\s+to)\b"
)
_TITLE_AFTER = re.compile(r"\s*(?:Agenda|Vision|Strategy|Goals)\b")
_AMOUNTS = re.compile(
    r"(?:the\s+(?:sum|total)\s+of\s+(?:the|these|those|both)|(?:this|that|these|those)\s+(?:sums?|totals?|amounts?|figures?|flows?"
    r"|turnovers?|deficits?|surplus(?:es)?|purchases|sales|deliveries))\b",
    re.IGNORECASE,
)
_UNDERSTOOD = 0.3
"""The share of citations that must be found in the list before a missing one is taken as missing."""


@dataclass(frozen=True, slots=True)
class _Cited:
    authors: list[str]
    year: int | None
    suffix: str
    page: str | None


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    analysis = context.analysis
    entries = listed(analysis)
    found = [(mask, cited) for mask in analysis.masks if mask.reason == "citation" for cited in _cited(mask)]
    meant = [matching(c.authors, c.year, c.suffix, entries) for _, c in found]
    understood = bool(entries) and sum(m is not None for m in meant) >= _UNDERSTOOD * len(found)
    for (mask, cited), match in zip(found, meant, strict=True):
        view = _supported(mask, context)
        if view is None:
            continue
        start, end = _extent(view, mask, analysis.text)
        told = [d for d in view.dates if d.start < mask.start or view.sentence.end <= mask.end]
        near = by_authors(cited.authors, entries) if understood and match is None else []
        yield claim(
            "citation", context, start, end, 0.9 if match is None or match.exact else 0.7,
            authors=cited.authors, year=cited.year, suffix=cited.suffix, page=cited.page,
            listed=len(entries) if understood else None,
            entry=match.index if match and understood else None,
            same_authors=near, latest_year=_latest(told),
            statement_year=_statement_year(told, view) or _taken_up(context, view), citation=mask.text,
        )  # fmt: skip


def _cited(mask: Mask) -> Iterator[_Cited]:
    """The sources that a citation in brackets names, one for each year; a footnote's mark names none."""
    for part in mask.text.strip("() \n").split(";"):
        source = _SOURCE.match(" ".join(part.split()))
        if source is None:
            continue
        authors = authors_of(source["authors"])
        year = int(source["year"]) if source["year"][0].isdigit() else None
        yield _Cited(authors, year, source["suffix"] or "", source["page"])
        for more in re.finditer(r"(\d{4})([a-z])?", source["more"]):
            yield _Cited(authors, int(more[1]), more[2] or "", source["page"])


def _supported(mask: Mask, context: Context) -> View | None:
    """The sentence that a citation supports: the one around it, else the last before it in the same paragraph."""
    at = bisect_right(context.views, mask.start, key=lambda v: v.sentence.start)
    last = context.views[at - 1] if at else None
    return last if last is not None and mask.start - last.sentence.end < 4 else None


def _extent(view: View, mask: Mask, text: str) -> Span:
    """The clause that ends with the citation, with the citation."""
    words = [t for t in view.tokens if view.place(t) < mask.start and (t.is_alpha or t.like_num)]
    if not words:
        return mask.start, mask.end
    start, end = clause(view, (view.place(words[-1]), view.place(words[-1]) + 1))
    if end < mask.start - 40 or start >= mask.start:
        start = view.place(words[-1])
    first, _ = trimmed(text, min(start, mask.start), mask.end)
    return min(first, mask.start), mask.end


def _latest(dates: Sequence[DateMention]) -> int | None:
    years = [y[1] for d in dates if (y := years_of(d))]
    return max(years, default=None)


def _statement_year(dates: Sequence[DateMention], view: View) -> int | None:
    """The latest year of which the sentence tells as past: no target, plan or name; of a period its first year."""
    years = []
    for date in dates:
        told = years_of(date)
        if told is None or date.relative:
            continue
        at = date.end - view.sentence.start
        lead = before(view, date.start, 40)
        ahead = _PLANNED.search(lead) or _TITLE_AFTER.match(view.sentence.text, at)
        budgeted = bool(_FOR.search(lead)) and not _amounted(view)
        if not ahead and not budgeted and not (told[0] != told[1] and _AHEAD.search(view.text)):
            years.append(told[0])
    if _AHEAD.search(view.text) and years:
        years = [y for y in years if y <= min(years)]
    return max(years, default=None)


def _taken_up(context: Context, view: View) -> int | None:
    """The year of the sentence before, where this one has no date and its subject takes up the amounts told there."""
    earlier = context.before(view)
    if view.dates or earlier is None or earlier.sentence.paragraph != view.sentence.paragraph:
        return None
    return (
        _statement_year(earlier.dates, earlier) if _AMOUNTS.match(view.text) and not _AHEAD.search(view.text) else None
    )


def _amounted(view: View) -> bool:
    """True where the sentence tells what something came to."""
    root = view.sentence.parse.root
    return root.tag_ == "VBD" and root.lemma_ in AMOUNT


FINDER = Finder(
    id="citation",
    version="1",
    about="A source cited in brackets by author and year, with the sentence that it supports.",
    values={
        "authors": "the authors as cited, in order",
        "year": "year of the source, or None (n.d.)",
        "suffix": "letter after the year, or empty",
        "page": "page or pages as written, or None",
        "listed": "number of entries in the list of references; None where there is none, or none that is understood",
        "entry": "index of the entry that is meant in the document's references, or None",
        "same_authors": "indices of entries by the same authors of another year, where none is meant",
        "latest_year": "latest year that the sentence states, or None",
        "statement_year": "latest year of which the sentence tells as past, or None",
        "citation": "the citation as written",
    },
    example="The road was opened in 2014 (Rojas, 2012, p. 61).",
    find=find,
)
