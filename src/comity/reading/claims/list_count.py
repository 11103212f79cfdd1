"""Counts of what is then listed in full: "six principal organs: the General Assembly, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.number_forms import words_value
from comity.reading._clause import at_text
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._sentences import searched
from comity.reading.claims._told import states
from comity.reading.claims.base import Finder, claim

_COUNT = re.compile(
    r"\b(?P<count>(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)|[2-9]|1\d|20)\s+"
    r"(?P<noun>(?:[a-z][\w\u2019'-]*\s+){0,4}?[a-z][\w\u2019'-]*s|(?:[\w\u2019'-]+\s+){0,3}?(?:countries|states|parties|members|organs|bodies))"
    r"(?P<link>\s*(?::|\u2014|\u2013\s|\s-\s|\(|,\s+namely,?|,\s+that\s+is,?)\s*)",
)
_END = {
    "(": re.compile(r"\)"),
    "\u2014": re.compile(r"\u2014|$|\.\s*$"),
    "\u2013": re.compile(r"\s\u2013\s|\.\s*$|$"),
    "-": re.compile(r"\s-\s|\.\s*$|$"),
}
_PLAIN_END = re.compile(r"[.;:](?:\s|$)|$")
_PARTIAL = re.compile(
    r"^(?:includ\w+|such\s+as|e\.g\.|among|for\s+example|like|mainly|mostly|especially|see\b|the\s+(?:first|other|latter)\b|one\b|which|who|that|all\b|both\b|with\b|\d)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|did|does|do)\b")
_ETC = re.compile(r"\b(?:etc|and\s+others|among\s+others|and\s+so\s+on|respectively)\b", re.IGNORECASE)
_NO_COUNT = frozenset(
    ("years", "months", "days", "weeks", "hours", "minutes", "times", "decades", "percent", "miles", "pages", "points")
)
_LONGEST = 9


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view, match in searched(context, _COUNT):
        noun = match["noun"].split()[-1]
        if noun in _NO_COUNT or _hedged(view, match):
            continue
        listing = _listing(view, match)
        claimed = int(words_value(match["count"])) if match["count"].isalpha() else int(match["count"])
        items, sure = _items(listing, claimed, match["link"].startswith(",")) if listing else ([], 0.0)
        if listing and (named := _states(context, view, match.end(), listing)):
            items, sure = named, 0.9
        if len(items) > 1 and abs(len(items) - claimed) <= max(2, claimed // 2):
            start, end = at_text(view, match.start(), match.end("noun"))
            end = (
                at_text(view, match.start(), match.end("link") + len(listing.rstrip()))[1] if len(listing) < 90 else end
            )
            yield claim(
                "list_count", context, start, end, sure,
                claimed=claimed, listed=len(items), noun=match["noun"], listing=items,
            )  # fmt: skip


def _states(context: Context, view: View, at: int, listing: str) -> list[str]:
    """The states listed, where the list holds nothing else: "A, B and C" are three, whatever number was announced."""
    end = at + len(listing)
    named = states(context, view, at, end)
    rest = listing
    for (start, stop), _ in reversed(named):
        rest = rest[: start - at] + rest[stop - at :]
    return (
        [view.text[a:b] for (a, b), _ in named]
        if named and re.fullmatch(r"(?:[\s,;]|and|the|as\s+well\s+as)*", rest)
        else []
    )


def _hedged(view: View, match: re.Match[str]) -> bool:
    lead = view.text[max(0, match.start() - 24) : match.start()]
    return bool(
        re.search(
            r"\b(?:about|over|than|some|least|almost|nearly|first|other|between|to|of\s+the|\d|[,.$\u20ac])\s*$", lead
        )
    )


def _listing(view: View, match: re.Match[str]) -> str:
    """The words of the list after the count, up to the mark that closes it; empty where it is only some of it."""
    mark = match["link"].strip()[:1]
    pattern = _END.get(mark, _PLAIN_END)
    end = pattern.search(view.text, match.end())
    words = view.text[match.end() : end.start() if end else len(view.text)].strip()
    if _PARTIAL.match(words) or _ETC.search(words) or len(words) > 600:
        return ""
    return words


def _items(listing: str, claimed: int, apposed: bool) -> tuple[list[str], float]:
    """The things listed: between semicolons, else between commas and the last "and"; each is a short phrase.

    A list between commas ("four states, namely A, B and C, abstained") ends with the last that "and" joins.
    """
    bare = re.sub(r"\([^()]*\)", "", listing)
    if ";" in bare:
        parts = re.split(r"\s*;\s*(?:and\s+)?", bare)
        return ([p for p in parts if p], 0.75) if len(parts) > 1 else ([], 0.0)
    commas = [p for p in re.split(r"\s*,\s*", bare) if p.strip()]
    if apposed:
        last = next((i for i, p in enumerate(commas) if i and re.search(r"(?:^|\s)and\s", p)), len(commas) - 1)
        commas = commas[: last + 1]
    oxford = bool(commas) and bool(re.match(r"(?:and|or|as\s+well\s+as)\s", commas[-1]))
    commas = [re.sub(r"^(?:and|or|as\s+well\s+as)\s+", "", p) for p in commas]
    split = (
        commas if oxford else [*commas[:-1], *re.split(r"\s+(?:and|&|as\s+well\s+as)\s+", commas[-1])] if commas else []
    )
    if any(len(p.split()) > _LONGEST or _VERB.search(p) for p in split):
        return [], 0.0
    if len(split) != claimed and not oxford and len(commas) == claimed:
        return commas, 0.7
    every = [q for p in split for q in re.split(r"\s+(?:and|&)\s+", p)]
    if len(split) != claimed and len(every) == claimed:
        return every, 0.7
    joined = oxford or bool(re.search(r"\band\b", bare))
    return (split, 0.9 if len(split) == claimed else 0.6) if joined else ([], 0.0)


FINDER = Finder(
    id="list_count",
    version="1",
    about="A number of things that are then listed in full.",
    values={
        "claimed": "how many there are said to be",
        "listed": "how many are listed",
        "noun": "what is counted",
        "listing": "the things listed",
    },
    example="Three states (Peru, Chile and Kenya) signed the pact.",
    find=find,
)
