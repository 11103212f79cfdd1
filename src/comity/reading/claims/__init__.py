"""From a document's views and facts to the claims in it that checks can judge, one finder for each form."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.core.registry import parts
from comity.reading.base import Context
from comity.reading.claims.base import Finder


@cache
def finders() -> dict[str, Finder]:
    """Every finder by the form of its claims."""
    return parts(sys.modules[__name__], "FINDER", Finder)


def find(context: Context, facts: Sequence[Fact]) -> list[Claim]:
    """The claims that a document makes, by place."""
    found = [claim for finder in finders().values() for claim in finder.find(context, facts)]
    return sorted(found, key=lambda claim: (claim.start, claim.end, claim.form))
