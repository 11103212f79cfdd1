"""Visits that a list tells under a heading: "Visits from Peru to Chile", then "President Ana Ruiz (1975, 2002)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.kinds.event import Event
from comity.language.gazetteer import fold
from comity.reading.base import Context

Listed = tuple[int, int, Event]
"""Where an entry stands in the document, and a visit that it tells."""

_ROUTE = re.compile(
    r"visits?\b[^\n]{0,40}?\bfrom\s+(?P<source>[^\n]{3,60}?)\s+to\s+(?P<target>[^\n\[:]{3,60})", re.IGNORECASE
)
_ENTRY = re.compile(r"[-*\u2022\s]*(?P<who>[^()\n]{3,120}?)\s*\((?P<when>[^()\n]*\b(?:1[89]|20)\d\d\b[^()\n]*)\)\W*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def listed_visits(context: Context) -> Iterator[Listed]:
    """The visits of each entry, one for each year in its bracket, under a heading that says who visits whom."""
    sides: tuple[str, str] | None = None
    for line in sorted((m for m in context.analysis.masks if m.reason == "heading"), key=lambda m: m.start):
        route, entry = _ROUTE.search(line.text), _ENTRY.fullmatch(line.text)
        if route:
            sides = _route(route, context)
        elif entry is None:
            sides = None
        elif sides:
            start, end = line.start + entry.start("who"), line.start + entry.end("when") + 1
            for year in _YEAR.findall(entry["when"]):
                yield start, end, Event("CONSULT", sides[:1], sides[1:], (), year, None, "visit")


def _route(match: re.Match[str], context: Context) -> tuple[str, str] | None:
    """The states between which a heading tells visits."""
    source, target = _state(match["source"], context), _state(match["target"], context)
    return (source, target) if source and target and source != target else None


def _state(words: str, context: Context) -> str | None:
    name = re.sub(r"^the\s+|\W+$", "", words.strip(), flags=re.IGNORECASE)
    codes = {c.actor.id for c in context.registry.surfaces().get(fold(name), ()) if c.actor.kind == "state"}
    return codes.pop() if len(codes) == 1 else None
