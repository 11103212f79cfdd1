"""What a misspelt code or name may have been meant to be."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from comity.actors.actor import Actor, Candidate
from comity.actors.names import bare, fold


def suggestions(query: str, codes: Mapping[str, Actor], surfaces: Mapping[str, tuple[Candidate, ...]]) -> list[Actor]:
    """Up to three actors whose name or code is closest to the query, closest first; empty where none is close."""
    found: dict[str, Actor] = {}
    folded = fold(bare(query))
    for candidate in surfaces.get(folded, ()):
        found[candidate.actor.id] = candidate.actor
    for close in get_close_matches(folded, list(surfaces), n=4, cutoff=0.78):
        for candidate in surfaces[close]:
            found.setdefault(candidate.actor.id, candidate.actor)
    if len(query) <= 4:
        by_folded = {code.casefold(): actor for code, actor in codes.items()}
        near = get_close_matches(query.casefold(), list(by_folded), n=12, cutoff=0.6)
        for close in sorted(near, key=lambda code: _alike(code, query.casefold()), reverse=True):
            found.setdefault(by_folded[close].id, by_folded[close])
    return list(found.values())[:3]


def _alike(code: str, query: str) -> int:
    """How many letters two codes begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(code, query, strict=False)) if a != b), min(len(code), len(query)))


def message(query: str, close: list[Actor]) -> str:
    """The error's text: what was asked, and what it may have been."""
    what = "code" if len(query) <= 4 and query.isupper() else "code or name"
    if not close:
        return f"No actor has the {what} {query!r}. Look a name up with: comity actors NAME"
    meant = ", ".join(f"{actor.id} ({actor.name})" for actor in close)
    return f"No actor has the {what} {query!r}; did you mean {meant}?"
