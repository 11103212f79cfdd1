"""Verdicts as schema.org ClaimReview (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from comity.core.verdicts import Verdict

_RATED = {
    "contradicted": (1, "Contradicted"), "malformed": (1, "Malformed"),
    "internally_inconsistent": (1, "At odds with its own text"), "conflicts_with_other_source": (2, "Sources differ"),
    "supported": (3, "Supported"),
}  # fmt: skip
"""Verdict -> its rating of three; what was not judged has none and is left out."""


class Reviewed(Protocol):
    """A document with verdicts."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def verdicts(self) -> tuple[Verdict, ...]: ...


def claim_reviews(page: Reviewed, on: date) -> Iterator[dict[str, Any]]:
    """A ClaimReview for each verdict that judges, after https://schema.org/ClaimReview."""
    for verdict in page.verdicts:
        if verdict.verdict in _RATED:
            yield _review(verdict, page, on)


def _review(verdict: Verdict, page: Reviewed, on: date) -> dict[str, Any]:
    rating, name = _RATED[verdict.verdict]
    cited = [{"@type": "CreativeWork", "name": f"{e.source}, {e.locator}", **({"url": e.url} if e.url else {})}
             for e in verdict.evidence]  # fmt: skip
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": verdict.text,
        "datePublished": on.isoformat(),
        "author": {"@type": "Organization", "name": "Comity"},
        "reviewBody": verdict.explanation,
        "reviewRating": {
            "@type": "Rating", "ratingValue": rating, "worstRating": 1, "bestRating": 3, "alternateName": name,
        },
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {"@type": "CreativeWork", "name": page.title or page.name},
        },
        "citation": cited,
    }  # fmt: skip
