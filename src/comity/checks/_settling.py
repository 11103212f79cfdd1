"""All verdicts on a document: what several checks say of one clause, said once."""

from __future__ import annotations

from collections.abc import Iterable

from comity.checks.base import Check, Record
from comity.core.claims import Document
from comity.core.verdicts import ACCUSATIONS, Verdict

_EMPTY = ("not_in_record", "outside_coverage", "not_checkable")


def settled(document: Document, record: Record, checks: Iterable[Check]) -> tuple[Verdict, ...]:
    """The verdicts of every check by place.

    Where a check has found something about a clause, another's "nothing found" about the same clause is left out; the
    same words on the same clause stand once.
    """
    said = list(dict.fromkeys(v for check in checks for v in check.judge(document, record)))
    kept = [v for v in said if not (v.verdict in _EMPTY and not v.review and _answered(v, said))]
    return tuple(sorted(kept, key=lambda v: (v.start, v.end, v.verdict not in ACCUSATIONS, v.kind)))


def _answered(verdict: Verdict, others: list[Verdict]) -> bool:
    return any(o.verdict not in _EMPTY and o.start < verdict.end and verdict.start < o.end for o in others)
