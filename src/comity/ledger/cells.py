"""Cells of the world: facts that speak of one thing are its reports, and what they disagree on is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from comity.core.kinds import Kind
from comity.core.provenance import Status
from comity.ledger.rows import LedgerFact

_RANK: dict[Status, int] = {"record": 0, "reviewed": 1, "unverified": 2, "machine-read": 3, "rejected": 4}


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two reports of one cell that cannot both be true, and the fields in which they part."""

    first: LedgerFact
    second: LedgerFact
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing and its reports, the record's before documents', each group by date: one event in five texts is one
    cell with five reports."""

    kind: str
    key: tuple[str, ...]
    reports: tuple[LedgerFact, ...]
    disputes: tuple[Dispute, ...]

    @property
    def lead(self) -> LedgerFact:
        """The report that is printed first: the record's where there is one."""
        return self.reports[0]

    @property
    def sources(self) -> int:
        """How many different sources report it; several sentences of one text are one source."""
        return len({r.fact.provenance.source for r in self.reports})


def cells(facts: Iterable[LedgerFact], kinds: Mapping[str, Kind]) -> list[Cell]:
    """Return facts gathered by cell, in the order of their lead's date. A fact without a key is a cell of its own."""
    gathered: dict[tuple[str, ...], list[LedgerFact]] = {}
    for fact in facts:
        key = kinds[fact.fact.kind].key(fact.fact.content)
        gathered.setdefault((fact.fact.kind, *(key or ("", fact.id)), fact.fact.modality), []).append(fact)
    found = [
        _cell(key, some, kinds[key[0]]) for key, every in gathered.items() for some in _apart(every, kinds[key[0]])
    ]
    return sorted(found, key=lambda cell: _when(cell.lead, kinds))


def _apart(reports: list[LedgerFact], kind: Kind) -> list[list[LedgerFact]]:
    """Reports of one key by the thing that they speak of: of a membership, by its terms."""
    if kind.terms is None or len(reports) < 2:
        return [reports]
    by_term: dict[int, list[LedgerFact]] = {}
    for report, term in zip(reports, kind.terms([r.fact.content for r in reports]), strict=True):
        by_term.setdefault(term, []).append(report)
    return list(by_term.values())


def _cell(key: tuple[str, ...], reports: list[LedgerFact], kind: Kind) -> Cell:
    ordered = sorted(reports, key=lambda r: (_RANK[r.fact.provenance.status], -r.fact.confidence, r.id))
    disputes = [
        Dispute(a, b, fields)
        for a, b in combinations(ordered, 2)
        if (fields := kind.differences(a.fact.content, b.fact.content))
    ]
    return Cell(key[0], key[1:-1], tuple(ordered), tuple(disputes))


def _when(fact: LedgerFact, kinds: Mapping[str, Kind]) -> tuple[str, str]:
    return (kinds[fact.fact.kind].when(fact.fact.content) or "9999", fact.id)
