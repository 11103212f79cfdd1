"""One instrument under several titles in one text: "Agreement on Ports" and "Declaration on Ports"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.core.names import folded
from comity.core.provenance import SpanLocator
from comity.reading._clause import Span, at_text, clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import before
from comity.reading.claims.base import Finder, claim

_KIND = "Treaty|Agreement|Declaration|Convention|Memorandum|Protocol|Charter|Pact|Accord|Statement"
_NAME = r"[A-Z][\w\u2019'-]*"
_TITLE = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d)\s+)?(?P<title>(?:(?:Joint|Framework|Partnership)\s+)?(?P<kind>{_KIND})\s+(?:on|of|for|about|concerning)\s+(?:the\s+)?"
    rf"(?P<rest>{_NAME}(?:(?:,(?=\s+{_NAME},?\s+and\b))?(?:,?\s+(?:and|of|the|on|in|for))*\s+{_NAME})*))"
    rf"|(?P<low_year>(?:19|20)\d\d\s+)?(?P<low>(?P<low_kind>{_KIND.lower()})\s+(?:on|of)\s+(?P<low_rest>[a-z]+(?:\s+(?:and\s+)?[a-z]+){{1,4}}))"
)
_BETWEEN = re.compile(
    r"\s+(?:between|among|was|were|is|are|has|had|signed|adopted|in|by|with|which|that|from|since|to|at|during|as|and\s+the\s+[A-Z])\b.*$"
)
_SMALL = frozenset(("on", "of", "and", "the", "for", "in", "about"))


@dataclass(frozen=True, slots=True)
class _Title:
    view: View
    span: Span
    text: str
    kind: str
    subject: frozenset[str]
    date: str | None
    slug: str | None


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    titles = [t for view in context.views for t in _titles(view, context, facts)]
    for title in titles:
        others = [o for o in titles if _of_one(title, o) and (o.kind, o.subject) != (title.kind, title.subject)]
        if not others or not _doubted(title, others, titles, context.instruments):
            continue
        lead = re.search(
            r"\b(?:[Uu]nder|signed|by|of|in)?\s*(?:[Tt]he|[Aa]n?)?\s*(?:(?:19|20)\d\d)?\s*[\u201c\"\u00ab]?$",
            before(title.view, title.span[0], 30),
        )
        start = title.span[0] - (len(lead.group().lstrip()) if lead else 0)
        yield claim(
            "naming", context, start, title.span[1], 0.75,
            title=title.text, kind=title.kind, date=title.date, instrument=title.slug,
            others=sorted({o.text for o in others}), kinds=sorted({o.kind for o in others}),
            same_kind=all(o.kind == title.kind for o in others), times=sum(_like(t, title) for t in titles),
            other_times=sum(_like(t, others[0]) for t in titles),
            other_spans=[[o.span[0], o.span[1]] for o in others],
        )  # fmt: skip


def _doubted(title: _Title, others: Sequence[_Title], titles: Sequence[_Title], known: Mapping[str, str]) -> bool:
    """True for the title to look at: the one by which the record does not know the instrument, or knows it less often;
    else the rarer, else the later."""
    own, rest = _known(title, known), max(_known(o, known) for o in others)
    if own == rest:
        own, rest = sum(_like(t, title) for t in titles), max(sum(_like(t, o) for t in titles) for o in others)
    return own < rest if own != rest else title.span > min(o.span for o in others)


def _known(title: _Title, known: Mapping[str, str]) -> int:
    """How many of the record's names for the instrument have the title's first noun; 0 where it knows no such title."""
    return sum(slug == title.slug and title.kind in name.split() for name, slug in known.items()) if title.slug else 0


def _titles(view: View, context: Context, facts: Sequence[Fact]) -> Iterator[_Title]:
    for match in _TITLE.finditer(view.text):
        low = "low_" if match["low"] else ""
        kind, year = match[f"{low}kind"].lower(), match[f"{low}year"]
        rest = _BETWEEN.sub("", match[f"{low}rest"]).strip(" ,")
        words = frozenset(w for w in folded(rest).split() if w not in _SMALL and not w.isdigit())
        if len(words) < 2:
            continue
        begin, end = match.start("low" if low else "title"), match.start(f"{low}rest") + len(rest)
        span = at_text(view, begin, end)
        text = " ".join(view.text[begin:end].split())
        day = year.strip() if year else _date(view, span, facts)
        yield _Title(view, span, text, kind, words, day, context.instruments.get(folded(text)))


def _date(view: View, span: Span, facts: Sequence[Fact]) -> str | None:
    """The date that an instrument of the sentence with such a title has, or the only date of its clause."""
    for fact in facts:
        where = fact.provenance.locator
        if (
            fact.kind == "instrument"
            and isinstance(where, SpanLocator)
            and where.start <= span[0] < where.end
            and fact.content.date
            and folded(fact.content.title)[:20] == folded(view.text[_at(view, span[0]) :])[:20]
        ):
            return str(fact.content.date)
    start, end = clause(view, span)
    told = [d.edtf for d in view.dates if d.edtf and start <= d.start < end]
    return told[0] if len(told) == 1 else None


def _at(view: View, place: int) -> int:
    return view.sentence.offsets.index(place)


def _of_one(first: _Title, second: _Title) -> bool:
    """True for two titles of one instrument: one subject in words and no dates that clash, or one day for both."""
    if first.slug and second.slug and first.slug != second.slug:
        return False
    clash = bool(first.date and second.date) and not _compatible(first.date or "", second.date or "")
    if first.subject == second.subject:
        return not clash and bool(first.date or second.date or (first.slug and second.slug))
    day = first.date == second.date and first.date is not None and len(first.date) == 10
    return day and first.kind == second.kind and len(first.subject & second.subject) >= 1


def _compatible(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _like(one: _Title, other: _Title) -> bool:
    return (one.kind, one.subject) == (other.kind, other.subject)


FINDER = Finder(
    id="naming",
    version="1",
    about="A title of an instrument that the same text also calls by another.",
    values={
        "title": "the title as written",
        "kind": "its first noun: treaty, agreement, declaration ...",
        "date": "EDTF of the instrument where the text gives it, or None",
        "instrument": "identity of the instrument under this title in the record, or None",
        "others": "the other titles in the text",
        "kinds": "their first nouns",
        "same_kind": "true where the nouns agree and only the subject differs",
        "times": "how often the text uses this title",
        "other_times": "how often it uses the first of the others",
        "other_spans": "places of the others in the document",
    },
    example="Under the 2022 Agreement on Port Services, Peru sells coal. The Declaration on Port Services is short.",
    find=find,
)
