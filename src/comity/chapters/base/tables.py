"""Cells of the ledger as rows of a table; a disputed thing takes a row for each side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from comity.chapters.base.blocks import Entry, Row
from comity.chapters.base.brief import Brief
from comity.core.dates import reads
from comity.core.kinds import Kind
from comity.core.provenance import Status
from comity.ledger import Cell, Dispute, LedgerFact

NO_DATA = "no data"
RANK: dict[Status, int] = {"record": 0, "reviewed": 1, "unverified": 2, "machine-read": 3, "rejected": 4}
_MODALITY = {"reported": "reported", "planned": "planned", "hypothetical": "hypothetical", "negated": "denied"}
WORDS = {
    "yes": "in favour",
    "no": "against",
    "abstain": "abstained",
    "absent": "absent",
    "not-participating": "did not participate",
    "non-voting": "no position recorded",
    "not-a-member": "not a member",
}

VERBS = {
    "yes": "voted in favour",
    "no": "voted against",
    "abstain": "abstained",
    "absent": "was absent",
    "not-participating": "did not participate",
    "non-voting": "has no position recorded",
    "not-a-member": "was not a member",
}


def text(*parts: str | None) -> tuple[Entry, ...]:
    """A cell of plain entries, without the empty ones."""
    return tuple(Entry(part) for part in parts if part)


def rows(
    brief: Brief, found: Iterable[Cell], cells_of: Callable[[LedgerFact], Sequence[str | None]]
) -> tuple[Row, ...]:
    """A row for each cell with all its reports; where reports are disputed, a row for each version, side by side."""
    made: list[Row] = []
    for cell in found:
        for reports in versions(cell):
            made.append(
                Row(
                    tuple(text(part) for part in cells_of(reports[0])),
                    tuple(r.id for r in reports),
                    parted(brief, cell),
                )
            )
    return tuple(made)


def versions(cell: Cell) -> list[list[LedgerFact]]:
    """The reports of a cell, gathered so that no two of one group are in dispute; one group where nothing is."""
    apart = {frozenset((d.first.id, d.second.id)) for d in cell.disputes}
    groups: list[list[LedgerFact]] = []
    for report in cell.reports:
        for group in groups:
            if all(frozenset((report.id, other.id)) not in apart for other in group):
                group.append(report)
                break
        else:
            groups.append([report])
    return groups


def parted(brief: Brief, cell: Cell) -> tuple[str, ...]:
    """The fields in which a cell's reports part, with names for codes."""
    fields = dict.fromkeys(field for dispute in cell.disputes for field in dispute.fields)
    return tuple(
        f"position of {brief.name(f.removeprefix('position of '))}" if f.startswith("position of ") else f
        for f in fields
    )


def gather(kind: str, reports: Sequence[LedgerFact], how: Kind) -> Cell:
    """A cell of reports that are known to speak of one thing, though their keys differ; disputes as the kind
    compares."""
    ordered = sorted(reports, key=lambda r: (RANK[r.fact.provenance.status], -r.fact.confidence, r.id))
    parted = ((a, b, how.differences(a.fact.content, b.fact.content)) for a, b in combinations(ordered, 2))
    return Cell(
        kind, (ordered[0].id,), tuple(ordered), tuple(Dispute(a, b, fields) for a, b, fields in parted if fields)
    )


def marked(fact: LedgerFact) -> str | None:
    """What a reader must know before taking the fact as told: who only reports it, that it is planned, its flags."""
    said = [_MODALITY[fact.fact.modality]] if fact.fact.modality in _MODALITY else []
    said += [flag.replace("_", " ") for flag in fact.fact.flags]
    return f"[{', '.join(said)}]" if said else None


def dated(fact: LedgerFact, field: str = "date") -> str:
    """The fact's date for a cell, or that the source gives none."""
    value: Any = getattr(fact.fact.content, field)
    return reads(value) or "no date"
