"""What a text claims, against the record, other texts and itself: one file for each kind of check."""

from __future__ import annotations

import sys
from functools import cache

from comity.checks._settling import settled
from comity.checks.base import Check, Record
from comity.core.claims import Document
from comity.core.registry import parts
from comity.core.verdicts import Verdict


@cache
def all_checks() -> dict[str, Check]:
    """Every check by id."""
    return parts(sys.modules[__name__], "CHECK", Check)


def verdicts(document: Document, record: Record) -> tuple[Verdict, ...]:
    """What all checks say of a document, by place."""
    return settled(document, record, all_checks().values())
