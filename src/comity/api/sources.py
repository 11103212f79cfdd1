"""The sources that the ledger holds: their rights, coverage, edition and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from comity.api.ledgers import open_ledger
from comity.ledger import DocumentRow, SourceRow


@dataclass(frozen=True, slots=True)
class SourceList(Sequence[SourceRow]):
    """Sources by id, and the documents that were read."""

    found: tuple[SourceRow, ...]
    documents: tuple[DocumentRow, ...]

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, index: Any) -> Any:
        return self.found[index]

    def rows(self) -> list[dict[str, Any]]:
        """One row a source, with the number of its facts and how many of them were read in their source."""
        return [_row(source) for source in self.found]

    def _repr_html_(self) -> str:
        from html import escape

        rows = self.rows()
        head = "".join(f"<th>{name}</th>" for name in (rows[0] if rows else ()))
        body = ("".join(f"<td>{escape(str(value))}</td>" for value in row.values()) for row in rows)
        return f"<table><tr>{head}</tr>{''.join(f'<tr>{cells}</tr>' for cells in body)}</table>"


def _row(source: SourceRow) -> dict[str, Any]:
    card = source.describes
    rights = card["rights"]
    said = f"use: {rights['use']}; quote: {rights['quote']}; redistribute: {rights['redistribute']}"
    return {
        "id": source.id,
        "publisher": card["publisher"],
        "title": card["title"],
        "coverage": card["coverage"],
        "years": f"{source.first_year}-{source.last_year}" if source.first_year else "",
        "actors": source.actors,
        "rights": said,
        "edition": source.edition,
        "rows": source.rows,
        "verified": source.verified,
        "learnt": source.learnt.isoformat(" ", "seconds"),
        "layout": card["layout"],
        "citation": card["citation"],
        "homepage": card["homepage"],
    }


def sources(ledger: str | Path | None = None) -> SourceList:
    """Return every source with coverage, rights, edition and rows, and every document that was read."""
    with open_ledger(ledger) as held:
        named = held.actors_named()
        found = tuple(replace(source, actors=named.get(source.id, 0)) for source in held.sources())
        return SourceList(found, tuple(held.documents()))
