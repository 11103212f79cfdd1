"""A dossier as plain values, ready to print: the one form from which HTML, PDF and JSON are made."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from comity.chapters.base import (
    Block,
    Chart,
    Disagreement,
    Entry,
    Gap,
    Paragraph,
    Register,
    Remark,
    Row,
    Sentence,
    Subheading,
    Table,
    Words,
)
from comity.core.version import VERSION
from comity.dossier.build import Dossier
from comity.dossier.passage import QUOTE_WORDS
from comity.dossier.references import described

Plain = dict[str, Any]
_RANK = ("record", "reviewed", "unverified", "machine-read")


class Tree:
    """Numbers the places that cite, in the order of printing, and remembers which facts each cites."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._numbers = {r.fact.id: r for r in dossier.references}
        self._uses: dict[int, list[int]] = defaultdict(list)
        self._places = 0

    def whole(self) -> Plain:
        """The dossier: head, chapters, references."""
        brief, dossier = self._dossier.brief, self._dossier
        chapters = [
            {"id": c.id, "number": c.number, "title": c.title, "blocks": [self._block(b) for b in c.blocks]}
            for c in dossier.chapters
        ]
        return {
            "title": dossier.title,
            "pair": [{"code": s, "name": brief.name(s)} for s in brief.pair],
            "third": [{"code": s, "name": brief.name(s)} for s in brief.third],
            "since": brief.since.isoformat() if brief.since else None,
            "made_on": dossier.made_on.isoformat(),
            "comity": VERSION,
            "cut": brief.cut,
            "reviewed_only": brief.reviewed_only,
            "counts": {"cited": dict(dossier.counts.cited), "withheld": dict(dossier.counts.withheld)},
            "chapters": chapters,
            "references": [described(dossier, r, self._uses[r.number]) for r in dossier.references],
        }

    def _cited(self, facts: tuple[str, ...]) -> Plain | None:
        """A group of citations: its place, its numbers in order with runs drawn together, and the mark of its best
        source."""
        if not facts:
            return None
        self._places += 1
        found = sorted((self._numbers[f] for f in facts), key=lambda r: r.number)
        for reference in found:
            self._uses[reference.number].append(self._places)
        statuses = {r.fact.fact.provenance.status for r in found}
        best = next((s for s in _RANK if s in statuses), "record")
        return {
            "place": self._places,
            "runs": _runs([(r.number, r.fact.fact.provenance.status) for r in found]),
            "facts": [r.fact.id for r in found],
            "standing": best,
        }

    def _block(self, block: Block) -> Plain:
        match block:
            case Subheading():
                return {"type": "subheading", "text": block.text}
            case Paragraph():
                return {"type": "paragraph", "parts": [self._part(p) for p in block.parts]}
            case Table():
                rows = [self._row(row) for row in block.rows]
                return {
                    "type": "table",
                    "caption": block.caption,
                    "columns": list(block.columns),
                    "rows": rows,
                    "note": block.note,
                    "numeric": list(block.numeric),
                }
            case Register():
                return {
                    "type": "register",
                    "caption": block.caption,
                    "columns": list(block.columns),
                    "rows": [list(r) for r in block.rows],
                    "note": block.note,
                    "numeric": list(block.numeric),
                }
            case Chart():
                return {
                    "type": "chart",
                    "caption": block.caption,
                    "alt": block.alt,
                    "spec": dict(block.spec),
                    "cites": self._cited(block.facts),
                }
            case Words():
                words = block.words if not self._unquotable(block) else _first_words(block.words)
                return {"type": "words", "words": words, "by": block.by, "cites": self._cited(block.facts)}
            case Disagreement():
                return {
                    "type": "disagreement",
                    "fields": list(block.fields),
                    "sides": [self._part(s) for s in block.sides],
                }
            case Gap():
                return {"type": "gap", "text": block.text, "source": block.source, "command": block.command}

    def _part(self, part: Sentence | Remark) -> Plain:
        if isinstance(part, Remark):
            return {"type": "remark", "text": part.text}
        return {"type": "sentence", "text": part.text, "cites": self._cited(part.facts)}

    def _row(self, row: Row) -> Plain:
        cells = [[self._entry(e) for e in cell] for cell in row.cells]
        return {"cells": cells, "cites": self._cited(row.facts), "disputed": list(row.disputed)}

    def _entry(self, entry: Entry) -> Plain:
        return {"text": entry.text, "cites": self._cited(entry.facts)}

    def _unquotable(self, block: Words) -> bool:
        """True where the words come from a document without a card, of which fifty words a quote may be printed."""
        documents = self._dossier.brief.documents
        sources = [self._numbers[f].fact.fact.provenance.source for f in block.facts]
        return any(s in documents and documents[s].card is None for s in sources)


def tree(dossier: Dossier) -> Plain:
    """The dossier as plain values."""
    return Tree(dossier).whole()


def _runs(numbered: list[tuple[int, str]]) -> list[Plain]:
    """Numbers of like standing that follow each other, drawn together from three on: 4, 7-12."""
    runs: list[Plain] = []
    for number, status in numbered:
        if runs and runs[-1]["status"] == status and runs[-1]["last"] == number - 1:
            runs[-1]["last"] = number
        else:
            runs.append({"first": number, "last": number, "status": status})
    return [part for run in runs for part in _apart(run)]


def _apart(run: Plain) -> list[Plain]:
    if run["last"] - run["first"] == 1:
        return [{**run, "last": run["first"]}, {**run, "first": run["last"]}]
    return [run]


def _first_words(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= QUOTE_WORDS else f"{' '.join(parts[:QUOTE_WORDS])} [\N{HORIZONTAL ELLIPSIS}]"
