"""What the chapters of one dossier write from: the facts that bear on a pair of states, fetched once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from comity.actors.longer import plain
from comity.chapters.base.gathering import gather
from comity.chapters.base.gazette import Gazette
from comity.chapters.base.voting import Voting, voting
from comity.core.dyad import Dyad
from comity.core.kinds import Kind
from comity.core.provenance import SpanLocator
from comity.core.verdicts import ACCUSATIONS
from comity.ledger import Cell, DocumentRow, Ledger, LedgerFact, LedgerVerdict, SourceRow, cells

FIFTY = 50
Reason = Literal["confidence", "unreviewed", "rejected", "rights", "accused"]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fact that bears on the pair and is not printed, and why."""

    fact: LedgerFact
    reason: Reason


@dataclass(frozen=True, slots=True)
class Brief:
    """A pair, the states beside it, and every fact that names one of them and may be printed.

    ``verdicts`` are those on documents that the ledger holds; a reading that one of them contradicts is withheld.
    ``voting`` is what whole series of roll calls add; facts ``aside`` may be cited, and stand in no cell of their kind.
    """

    dyad: Dyad
    third: tuple[str, ...]
    since: date | None
    cut: float
    reviewed_only: bool
    kinds: Mapping[str, Kind]
    gazette: Gazette
    facts: Mapping[str, LedgerFact]
    withheld: tuple[Withheld, ...]
    documents: Mapping[str, DocumentRow]
    sources: Mapping[str, SourceRow]
    voting: Voting = field(default_factory=Voting)
    aside: frozenset[str] = frozenset()
    verdicts: tuple[LedgerVerdict, ...] = ()
    _cells: dict[str, tuple[Cell, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def pair(self) -> tuple[str, str]:
        return (self.dyad.first, self.dyad.second)

    @property
    def states(self) -> tuple[str, ...]:
        """The pair in its order, then the states beside it."""
        return (*self.pair, *self.third)

    @property
    def holds(self) -> str:
        """``The ledger holds``, with the limits of this dossier said: what it leaves out is not missing."""
        limits = [f"from {self.since.year} on"] if self.since else []
        limits += ["unreviewed machine readings left out"] if self.reviewed_only else []
        said = ", ".join(limits)
        return f"{said[:1].upper()}{said[1:]}, the ledger holds" if said else "The ledger holds"

    def name(self, code: str) -> str:
        return self.gazette.name(code)

    def cells(self, kind: str) -> tuple[Cell, ...]:
        """The things that facts of one kind speak of, with their reports, by date."""
        if kind not in self._cells:
            some = [f for f in self.facts.values() if f.fact.kind == kind and f.id not in self.aside]
            self._cells[kind] = tuple(cells(some, self.kinds))
        return self._cells[kind]

    def actors(self, cell: Cell) -> frozenset[str]:
        """Every actor that one of the cell's reports names."""
        return frozenset().union(*(self.kinds[cell.kind].actors(r.fact.content) for r in cell.reports))

    def source(self, fact: LedgerFact) -> str:
        """The publisher of a row or the name of a document, for printing."""
        id_ = fact.fact.provenance.source
        if id_ in self.documents:
            return self.documents[id_].name
        return str(self.sources[id_].describes.get("publisher") or id_) if id_ in self.sources else id_

    def sentence(self, fact: LedgerFact) -> str:
        """The fact as its kind reads it aloud, with the words that say how far the source vouches for it."""
        shown = fact.fact
        if shown.kind == "quotation":
            shown = replace(shown, content=replace(shown.content, quote=self.quoted(fact)))
        return self.kinds[shown.kind].aloud(shown, self.name)

    def quoted(self, fact: LedgerFact) -> str:
        """A quotation's words, as many as the rights on the card of its document allow."""
        document = self.documents.get(fact.fact.provenance.source)
        words = fact.fact.content.quote.split()
        if document is None or len(words) <= FIFTY or _quotable(document.card) == "whole":
            return str(fact.fact.content.quote)
        return f"{' '.join(words[:FIFTY])} \N{HORIZONTAL ELLIPSIS}"

    def mentions(self, text: str | None, codes: tuple[str, ...]) -> bool:
        """True when a text names one of the actors by a form that the registry knows, not within a longer name."""
        words = plain(text or "").join("  ")
        return any(self._stands(form, words) for code in codes for form in self.gazette.forms(code))

    def _stands(self, form: str, words: str) -> bool:
        """Whether a form stands by itself: "Guinea" not in "Papua New Guinea", "Indian" not in "Indian Ocean"."""
        if f" {form} " not in words:
            return False
        for longer in self.gazette.longer(form):
            words = words.replace(f" {longer} ", " | ")
        return f" {form} " in words


def brief_on(
    ledger: Ledger,
    dyad: Dyad,
    third: tuple[str, ...],
    since: date | None,
    reviewed_only: bool,
    cut: float,
    names: Gazette,
) -> Brief:
    """Return the brief on a pair: every fact that bears on it, those that may not be printed withheld and counted."""
    documents, sources = {d.id: d for d in ledger.documents()}, {s.id: s for s in ledger.sources()}
    counted = voting(ledger, dyad, third, since, names)
    found = counted.merged(gather(ledger, dyad, third, since, names))
    aside = {fact.id for fact in counted.parted} - {fact.id for fact in found}
    found += [fact for fact in counted.parted if fact.id in aside]
    verdicts = tuple(ledger.verdicts())
    accused = {v.verdict.fact for v in verdicts if v.verdict.verdict in ACCUSATIONS}
    printed: dict[str, LedgerFact] = {}
    withheld = []
    for fact in found:
        reason = _reason(fact, cut, reviewed_only) or _forbidden(fact, sources, documents)
        reason = reason or ("accused" if fact.id in accused else None)
        if reason:
            withheld.append(Withheld(fact, reason))
        else:
            printed[fact.id] = fact
    return Brief(
        dyad, third, since, cut, reviewed_only, ledger.kinds, names, printed, tuple(withheld), documents, sources,
        counted, frozenset(aside), verdicts,
    )  # fmt: skip


def _reason(fact: LedgerFact, cut: float, reviewed_only: bool) -> Reason | None:
    """Why a fact is not printed, or None."""
    status = fact.fact.provenance.status
    if status == "rejected":
        return "rejected"
    if status == "machine-read" or (status != "reviewed" and isinstance(fact.fact.provenance.locator, SpanLocator)):
        if fact.fact.confidence < cut:
            return "confidence"
        if reviewed_only:
            return "unreviewed"
    return None


def _forbidden(
    fact: LedgerFact, sources: Mapping[str, SourceRow], documents: Mapping[str, DocumentRow]
) -> Reason | None:
    """``rights`` for words of a source or document whose card does not allow to quote it."""
    origin = fact.fact.provenance.source
    if fact.fact.kind != "quotation":
        return None
    card = sources[origin].card if origin in sources else documents[origin].card if origin in documents else None
    return "rights" if _quotable(card) in ("no", "false") else None


def _quotable(card: str | None) -> str | None:
    """What a card says of quoting, in lower case; None without a card."""
    rights = (json.loads(card) or {}).get("rights") if card else None
    return str((rights or {}).get("quote")).casefold() if rights else None
