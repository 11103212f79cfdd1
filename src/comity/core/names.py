"""Titles and names, folded so that two spellings of one can be compared."""

from __future__ import annotations

_ARTICLES = frozenset(("the", "a", "an", "of", "on", "and"))


def folded(text: str | None) -> str:
    """The words of a title in lower case, without punctuation, articles and the smallest prepositions."""
    kept = (c if c.isalnum() else " " for c in (text or "").casefold())
    return " ".join(word for word in "".join(kept).split() if word not in _ARTICLES)
