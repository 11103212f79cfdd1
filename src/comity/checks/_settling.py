"""All verdicts on a document: what several checks say of one clause, said once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from comity.checks.base import Check, Record
from comity.core.claims import Document
from comity.core.verdicts import ACCUSATIONS, Verdict

_OF_THE_TEXT = ("arithmetic", "calendar", "citations", "numbers", "periods", "within_text")
_BEFORE = 60
_DOUBT = re.compile(
    r"\b(?:false(?:ly)?|myth|untrue|hoax|fake|den(?:y|ies|ied|ying)|disinformation|misinformation|wrongly|incorrect(?:ly)?"
    r"|mistaken(?:ly)?|erroneous(?:ly)?|rumou?rs?|purported(?:ly)?|alleg(?:ed(?:ly)?|es|ing)|hypothetical(?:ly)?"
    r"|supposed(?:ly)?|contrary\s+to|not\s+true|as\s+if|not\s+the\s+case)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\bif\b.*\bwould\b|^had\b.*\bwould\b|\bwould\s+have\b.*\bif\b", re.IGNORECASE | re.DOTALL)
_EMPTY = ("not_in_record", "outside_coverage", "not_checkable")


def settled(document: Document, record: Record, checks: Iterable[Check]) -> tuple[Verdict, ...]:
    """The verdicts of every check by place.

    Where a check has found something about a clause, another's "nothing found" about the same clause is left out; the
    same words on the same clause stand once. What the text doubts, denies or only supposes is not its claim.
    """
    judged = (_doubted(v, document) for check in checks for v in check.judge(document, record))
    said = list(dict.fromkeys(v for v in judged if v is not None))
    kept = [v for v in said if not (v.verdict in _EMPTY and not v.review and _answered(v, said))]
    return tuple(sorted(kept, key=lambda v: (v.start, v.end, v.verdict not in ACCUSATIONS, v.kind)))


def _doubted(verdict: Verdict, document: Document) -> Verdict | None:
    """The verdict, put to review where the words before the clause or in it show that the text does not assert it."""
    if verdict.kind in _OF_THE_TEXT or verdict.verdict in _EMPTY:
        return verdict
    passage = next((p for p in document.passages if p.start <= verdict.start < p.end), None)
    at = verdict.start - passage.start if passage else 0
    lead = passage.text[max(0, at - _BEFORE) : at] if passage else ""
    whole = passage.text if passage else verdict.text
    if not (_DOUBT.search(lead + verdict.text) or _SUPPOSED.search(whole)):
        return verdict
    if verdict.verdict not in ACCUSATIONS:
        return None
    told = f"The text seems to doubt or suppose this, so a person should look first. {verdict.explanation}"
    return replace(verdict, verdict="not_checkable", explanation=told, review=True)


def _answered(verdict: Verdict, others: list[Verdict]) -> bool:
    return any(o.verdict not in _EMPTY and o.start < verdict.end and verdict.start < o.end for o in others)
