"""Checked documents as a page to look at, and as ClaimReview for others to read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from comity.api.check import Checked
from comity.api.files import refuse_folder, write_text
from comity.api.ledgers import open_ledger


def report(checked: Sequence[Checked], ledger: str | Path | None = None) -> str:
    """The documents with their claims marked and the evidence beside each: one self-contained HTML page."""
    from comity.checks import all_checks
    from comity.dossier.report import Page, to_report

    with open_ledger(ledger) as held:
        cards = {row.id: row.describes for row in held.sources()}
    names = {id_: f"{card['publisher']}: {card['title']}" for id_, card in cards.items()}
    pages = [Page(c.row.name, c.row.title or c.row.name, c.text, c.verdicts) for c in checked]
    titles = {id_: one.title for id_, one in all_checks().items()}
    return to_report(pages, titles, lambda source: names.get(source, source), date.today())


def claim_review(checked: Sequence[Checked]) -> str:
    """Every verdict that judges as a schema.org ClaimReview: a JSON-LD list."""
    from comity.dossier.claimreview import claim_reviews
    from comity.dossier.report import Page

    pages = [Page(c.row.name, c.row.title or c.row.name, c.text, c.verdicts) for c in checked]
    reviews = [r for page in pages for r in claim_reviews(page, date.today())]
    return json.dumps(reviews, ensure_ascii=False, indent=1) + "\n"


def save_report(text: str, path: str | Path) -> Path:
    """Write a report to a file, whole or not at all; returns the path."""
    target = Path(path)
    refuse_folder(target)
    return write_text(target, text)
