"""Points, articles and paragraphs of an instrument: how many there are, or which one is referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.core.names import folded
from comity.core.provenance import SpanLocator
from comity.language.number_forms import ORDINALS, WORDS, ordinal_value, words_value
from comity.reading._clause import Span, at_text, clause
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import place, searched
from comity.reading.claims.base import Finder, claim

_PART = r"(?P<label>point|article|paragraph|clause|chapter|section|provision)"
_TEXTS = (
    r"(?:declaration|treaty|agreement|statement|resolution|convention|covenant|charter|memorandum|protocol|document|text"
    r"|plan|communiqu[e\u00e9]|accord|pact|concept|constitution)"
)
_NUMBER = rf"(?P<count>\d{{1,4}}|{WORDS})"
_HAS = re.compile(
    rf"\b(?:consist(?:s|ed|ing)?\s+of|compris(?:es|ed|ing)|contain(?:s|ed|ing)?|made\s+up\s+of|composed\s+of|with|has|had|{_TEXTS}\s+of|runs?\s+to|includ(?:es|ed|ing))"
    rf"\s+{_NUMBER}\s+(?:numbered\s+)?{_PART}s\b",
    re.IGNORECASE,
)
_COMPOUND = re.compile(rf"\b{_NUMBER}-{_PART}\s+(?P<text>(?:\w+\s+){{0,2}}?{_TEXTS})\b", re.IGNORECASE)
_REFERRED = re.compile(
    rf"\b{_PART}s?\s+(?P<number>\d{{1,3}})\b(?!\s*(?:%|percent|million|billion|[.,]\d))(?P<of>\s+of\s+(?:the|its|this|that)\s+(?P<name>[^.;]{{3,160}}))?",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"\bin\s+(?:the|its)\s+(?P<which>{ORDINALS}|last)\s+{_PART}\b(?:\s+of\s+(?:the|this|that)\s+(?P<name>[^.;]{{3,160}}))?",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"(?:[A-Z][\w\u2019'-]*\s+|(?:of|on|and|the|for|between|in|to)\s+)*(?i:{_TEXTS})s?"
    r"(?:\s+(?:of|on|for|between|concerning)(?:\s+(?:of|on|for|between|and|the|in|to|[A-Z][\w\u2019'-]*))*)?"
)
_NEAR = 3


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view, match in (f for form in (_HAS, _COMPOUND) for f in searched(context, form)):
        count = _value(match["count"])
        named = _instrument(view, match, None, context, facts)
        if count is None or count < 2 or not (named or re.search(_TEXTS, view.text, re.IGNORECASE)):
            continue
        start, end = _extent(view, match)
        yield _claim(context, (start, end), match, named, count, None, 0.85 if named else 0.6)
    for view, match in searched(context, _REFERRED):
        named = _instrument(view, match, match["name"], context, facts)
        if named is not None:
            at = clause(view, place(view, match, "label"))
            yield _claim(
                context,
                at if at[1] - at[0] < 200 else place(view, match),
                match,
                named,
                None,
                int(match["number"]),
                0.85,
            )
    for view, match in searched(context, _WHICH):
        named = _instrument(view, match, match["name"], context, facts)
        own = match["name"] or (
            match.group().lower().startswith("in its") and match["label"].lower() not in ("chapter", "section")
        )
        if own and named is not None and match["which"].lower() != "last":
            yield _claim(context, place(view, match), match, named, None, ordinal_value(match["which"]), 0.8)


def _claim(
    context: Context, at: Span, match: re.Match[str], named: tuple[str | None, str] | None, points: int | None,
    article: int | None, sure: float,
) -> Claim:  # fmt: skip
    slug, title = named or (None, "")
    return claim(
        "numbered_points", context, *at, sure,
        instrument=slug, title=title or None, points=points, article=article, label=match["label"].lower(),
    )  # fmt: skip


def _value(words: str) -> int | None:
    return int(words) if words.isdigit() else int(words_value(words)) if words[0].isalpha() else None


def _instrument(
    view: View, match: re.Match[str], name: str | None, context: Context, facts: Sequence[Fact]
) -> tuple[str | None, str] | None:
    """The instrument that is meant, as (identity or None, title): named after "of the", else the one last spoken of."""
    if name:
        title = _TITLE.match(name)
        words = title.group().strip() if title else ""
        if words and len(words.split()) > 1:
            return _identity(words, context.instruments), words
        if not words:
            return None
    return _last_told(view, match, facts)


def _identity(title: str, known: Mapping[str, str]) -> str | None:
    """The identity of a title, or of its beginning, among the known instruments."""
    words = title.split()
    for length in range(len(words), 1, -1):
        slug = known.get(folded(" ".join(words[:length])))
        if slug:
            return slug
    return None


def _last_told(view: View, match: re.Match[str], facts: Sequence[Fact]) -> tuple[str | None, str] | None:
    """The instrument of the same sentence, or of the last of the sentences just before that tells one."""
    at = view.sentence
    told = []
    for fact in facts:
        where = fact.provenance.locator
        if fact.kind == "instrument" and isinstance(where, SpanLocator) and where.start < at.end:
            told.append((where.start, fact.content))
    same = [c for start, c in told if start >= at.start]
    near = [c for start, c in told if 0 <= at.start - start < 1200][-_NEAR:]
    for content in (*reversed(same), *reversed(near)):
        if content.title and (content.instrument or content.title[:1].isupper()):
            return content.instrument, content.title
    return None


def _extent(view: View, match: re.Match[str]) -> Span:
    """The count with the words that it is said of."""
    start = match.start()
    lead = re.search(
        rf"(?:(?:the|a|an|this)\s+)?(?:[A-Z]?[\w\u2019'-]+\s+)?(?:{_TEXTS},?\s+|text\s+)?$",
        view.text[:start],
        re.IGNORECASE,
    )
    first = lead.start() if lead and start - lead.start() < 60 else start
    return at_text(view, first, match.end())


FINDER = Finder(
    id="numbered_points",
    version="1",
    about="How many points an instrument has, or the number of a point that is referred to.",
    values={
        "instrument": "identity of the instrument, or None",
        "title": "its title as written, or None",
        "points": "how many points it is said to have, or None",
        "article": "number of the point referred to, or None",
        "label": "point, article, paragraph, clause, chapter or section",
    },
    example="In 2022 Peru and Chile signed the Declaration on Ports, a text of 43 points.",
    find=find,
)
