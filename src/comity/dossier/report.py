"""A document with its claims marked by verdict and the evidence beside each, as one self-contained HTML page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from comity.core.dates import reads
from comity.core.verdicts import JUDGEMENTS, Verdict
from comity.dossier.claimreview import claim_reviews
from comity.dossier.html import environment, page_fonts, template

LABELS = {
    "contradicted": "contradicted", "internally_inconsistent": "at odds with its own text", "malformed": "malformed",
    "conflicts_with_other_source": "sources differ", "supported": "supported", "not_in_record": "not in the record",
    "outside_coverage": "outside the record's coverage", "not_checkable": "to be looked at",
}  # fmt: skip
"""Verdict -> the words for it, the gravest first."""
_ORDER = tuple(LABELS)
_OPEN = ("contradicted", "internally_inconsistent", "malformed", "conflicts_with_other_source", "not_checkable")
_PARAGRAPH = re.compile(r"(?:.+(?:\n(?!\s*\n).*)*)")


@dataclass(frozen=True, slots=True)
class Page:
    """A checked document: its name, title, decoded text and verdicts; ``titles`` names the checks by id."""

    name: str
    title: str
    text: str
    verdicts: tuple[Verdict, ...]


def to_report(pages: Sequence[Page], checks: dict[str, str], source_name: Callable[[str], str], on: date) -> str:
    """The page: a summary, filters, each document with marks, evidence beside them; nothing is fetched when opened.

    ``checks`` maps a check's id to its title, ``source_name`` a source's id to its name.
    """
    values = {
        "pages": [_page(number, one, checks, source_name) for number, one in enumerate(pages, 1)],
        "totals": _counts([v for one in pages for v in one.verdicts]),
        "labels": LABELS,
        "made": reads(on.isoformat()),
        "style": Markup(page_fonts() + template("report.css")),
        "script": Markup(template("report.js")),
        "reviews": Markup(_safe(json.dumps([r for one in pages for r in claim_reviews(one, on)], ensure_ascii=False))),
    }
    return environment().get_template("report.html").render(values)


def _safe(text: str) -> str:
    """JSON that cannot end the element in which it stands."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _page(number: int, page: Page, checks: dict[str, str], source_name: Callable[[str], str]) -> dict[str, Any]:
    cards = [_card(f"{number}-{i}", v, checks, source_name) for i, v in enumerate(page.verdicts, 1)]
    return {
        "id": f"document-{number}", "name": page.name, "title": page.title, "counts": _counts(page.verdicts),
        "paragraphs": list(_paragraphs(page, cards)),
    }  # fmt: skip


def _card(id_: str, verdict: Verdict, checks: dict[str, str], source_name: Callable[[str], str]) -> dict[str, Any]:
    evidence = [
        {"source": source_name(e.source), "locator": e.locator, "value": e.value, "url": e.url or ""}
        for e in verdict.evidence
    ]
    return {
        "id": id_, "number": id_.rpartition("-")[2], "verdict": verdict.verdict, "label": LABELS[verdict.verdict],
        "check": checks.get(verdict.kind, verdict.kind), "text": verdict.text, "explanation": verdict.explanation,
        "evidence": evidence, "start": verdict.start, "end": verdict.end, "review": verdict.review,
        "open": verdict.verdict in _OPEN,
    }  # fmt: skip


def _counts(verdicts: Sequence[Verdict]) -> list[tuple[str, int]]:
    counted = Counter(v.verdict for v in verdicts)
    assert set(_ORDER) == set(JUDGEMENTS)
    return [(name, counted[name]) for name in _ORDER if counted[name]]  # type: ignore[index]


def _paragraphs(page: Page, cards: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each paragraph as pieces of text, some of them marked, and the cards of the claims that begin in it."""
    for found in _PARAGRAPH.finditer(page.text):
        start, end = found.span()
        own = [c for c in cards if start <= c["start"] < end]
        heading = re.match(r"#{1,6} ", found[0])
        yield {
            "pieces": list(_pieces(page.text, start + (heading.end() if heading else 0), end, cards)),
            "cards": own, "heading": bool(heading),
        }  # fmt: skip


def _pieces(text: str, start: int, end: int, cards: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    inside = [c for c in cards if c["start"] < end and start < c["end"]]
    edges = {start, end, *(min(max(c[k], start), end) for c in inside for k in ("start", "end"))}
    cuts = sorted(edges)
    for first, last in pairwise(cuts):
        over = [c for c in inside if c["start"] <= first and last <= c["end"]]
        gravest = min((_ORDER.index(c["verdict"]) for c in over), default=None)
        ending = [c for c in over if c["end"] == last]
        yield {
            "text": text[first:last], "verdict": _ORDER[gravest] if gravest is not None else "",
            "ids": [c["id"] for c in over], "ends": [(c["id"], c["number"]) for c in ending],
        }  # fmt: skip
