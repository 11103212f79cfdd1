"""The passage that a citation leads to: a document's own words, cut to fifty where the document has no card."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from comity.core.facts import columns_of
from comity.core.provenance import SpanLocator
from comity.ledger import DocumentRow, LedgerFact

QUOTE_WORDS = 50
_ELLIPSIS = "[\N{HORIZONTAL ELLIPSIS}]"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words around a fact: ``marked`` is the fact's own span, or the part of it that may be printed."""

    before: str
    marked: str
    after: str


def passage(fact: LedgerFact, document: DocumentRow | None) -> Passage | None:
    """The passage of a fact that stands in a document; None for a row of the record, and where the card forbids
    quoting."""
    where = fact.fact.provenance.locator
    if not isinstance(where, SpanLocator):
        return None
    card = json.loads(document.card) if document and document.card else None
    if card is None:
        return _cut(where.text, fact, QUOTE_WORDS)
    allowed = str((card.get("rights") or {}).get("quote", "")).casefold()
    if allowed in ("no", "false"):
        return None
    return _cut(where.text, fact, QUOTE_WORDS) if "fifty" in allowed else Passage("", where.text.strip(), "")


def _cut(text: str, fact: LedgerFact, limit: int) -> Passage:
    """So many words around the first place that names what the fact holds."""
    words = [m.span() for m in re.finditer(r"\S+", text)]
    if len(words) <= limit:
        return Passage("", text.strip(), "")
    anchor = _anchor(text, fact)
    at = sum(end <= anchor for _, end in words)
    first = max(0, min(at - limit // 3, len(words) - limit))
    last = first + limit
    kept = text[words[first][0] : words[last - 1][1]]
    return Passage(_ELLIPSIS if first else "", kept, _ELLIPSIS if last < len(words) else "")


def _anchor(text: str, fact: LedgerFact) -> int:
    """Where the passage first has one of the fact's own texts; 0 where it has none of them."""
    values = [v for v in columns_of(fact.fact.content).values() if isinstance(v, str) and len(v) > 3]
    places = [text.casefold().find(v.casefold()[:40]) for v in sorted(values, key=len, reverse=True)]
    return next((p for p in places if p >= 0), 0)
