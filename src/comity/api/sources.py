"""The sources that Comity knows: their rights, coverage, editions, and what the ledger holds of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from comity.actors import registry
from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.ledger import DocumentRow, SourceRow
from comity.ledger.coverage import Coverage, coverage, states_named
from comity.sources import Card, all_cards
from comity.sources.base.found import Found, recorded

_RULES = ("layouts", "series", "totals", "documents", "named_texts", "fetch")

__all__ = ["SourceList", "SourceView", "card_known", "source", "sources"]


@dataclass(frozen=True, slots=True)
class SourceList(Sequence[SourceRow]):
    """Sources by id, and the documents that were read; ``states`` counts the states that a source's facts name."""

    found: tuple[SourceRow, ...]
    documents: tuple[DocumentRow, ...]
    states: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, index: Any) -> Any:
        return self.found[index]

    def rows(self) -> list[dict[str, Any]]:
        """One row a source, with the number of its facts and how many of them were read in their source."""
        return [_row(source, self.states.get(source.id, 0)) for source in self.found]

    def _repr_html_(self) -> str:
        from html import escape

        rows = self.rows()
        head = "".join(f"<th>{name}</th>" for name in (rows[0] if rows else ()))
        body = ("".join(f"<td>{escape(str(value))}</td>" for value in row.values()) for row in rows)
        return f"<table><tr>{head}</tr>{''.join(f'<tr>{cells}</tr>' for cells in body)}</table>"


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source in full: its card, what the ledger holds of it, and what its imports found in the files."""

    card: Card
    row: SourceRow
    held: Coverage
    found: Found

    def totals(self) -> list[dict[str, Any]]:
        """What the card expects of the files, and what an import found; None where those files were not imported."""
        counts = self.found.totals
        return [{"says": t.says, "expected": t.expected, "found": counts.get(t.says)} for t in self.card.totals]

    def layouts(self) -> list[dict[str, Any]]:
        """The forms of the source's files: rows that the card expects, and those of the files that were imported."""
        return [
            {
                "id": layout.id,
                "verified": layout.verified,
                "columns": list(layout.columns),
                "expected": layout.rows,
                "found": held.rows if (held := self.found.files.get(layout.id)) else None,
                "files": list(held.names) if held else [],
                "sha256": held.sha256 if held else None,
            }
            for layout in self.card.layouts
        ]

    def downloads(self) -> list[str]:
        """Where `comity fetch` brings the files from; empty where they are had by hand alone."""
        return [d.url or f"{d.dataverse}, doi:{d.doi}, {d.file}" for d in self.card.fetch]

    def as_row(self) -> dict[str, Any]:
        """Everything, on one level, for JSON."""
        card = {name: value for name, value in asdict(self.card).items() if name not in _RULES}
        held = {name: value for name, value in asdict(self.held).items() if name != "kinds"}
        return {
            **card,
            "rows": self.row.rows,
            "verified": self.row.verified,
            "rows_by_kind": dict(self.held.kinds),
            **held,
            "imported_at": self.found.at,
            "layouts": self.layouts(),
            "totals": self.totals(),
            "downloads": self.downloads(),
        }


def _row(source: SourceRow, states: int) -> dict[str, Any]:
    card = source.describes
    rights = card["rights"]
    said = f"use: {rights['use']}; quote: {rights['quote']}; redistribute: {rights['redistribute']}"
    return {
        "id": source.id,
        "publisher": card["publisher"],
        "title": card["title"],
        "coverage": card["coverage"],
        "years": f"{source.first_year}-{source.last_year}" if source.first_year else "",
        "states": states,
        "rights": said,
        "edition": source.edition if source.rows else _not_held(source.id),
        "rows": source.rows,
        "verified": source.verified,
        "learnt": source.learnt.isoformat(" ", "seconds"),
        "layout": card["layout"],
        "checked": card.get("checked"),
        "citation": card["citation"],
        "homepage": card["homepage"],
    }


def _not_held(id_: str) -> str:
    card = all_cards().get(id_)
    if card and (card.series or card.documents):
        return f"not imported: comity import {id_} FILE"
    return "holds no facts of its own" if card and card.layouts else "no rows"


def sources(ledger: str | Path | None = None) -> SourceList:
    """Return every source with coverage, rights, edition and rows, and every document that was read."""
    with open_ledger(ledger) as held:
        states = states_named(held.engine, [state.id for state in registry().states()])
        return SourceList(tuple(held.sources()), tuple(held.documents()), states)


def source(name: str, ledger: str | Path | None = None) -> SourceView:
    """Return one source, by id or alias, in full. InputError names those that come close."""
    card = card_known(name)
    with open_ledger(ledger) as held:
        row = next(row for row in held.sources() if row.id == card.id)
        states = [state.id for state in registry().states()]
        return SourceView(card, row, coverage(held.engine, card.id, states), recorded(held, card.id))


def card_known(name: str) -> Card:
    """The card with this id or alias. InputError names those that come close."""
    named = {known: card for card in all_cards().values() for known in (card.id, *card.aliases)}
    if name in named:
        return named[name]
    folded = {known.casefold(): card for known, card in named.items()}
    if name.casefold() in folded:
        return folded[name.casefold()]
    near = get_close_matches(name, named, 3, 0.4)
    meant = f"did you mean {', '.join(near)}?" if near else "it has another name here."
    raise InputError(f"There is no source {name!r}; {meant} All of them: comity sources")
