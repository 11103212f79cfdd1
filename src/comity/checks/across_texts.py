"""Check: what other texts say of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, clause, elsewhere, seen, verdict
from comity.core.claims import Document
from comity.core.facts import Fact
from comity.core.kinds import Kind
from comity.core.verdicts import Evidence, Verdict
from comity.kinds import all_kinds

_ID = "across_texts"
_COMPARED = ("vote", "instrument", "membership", "figure")
_SURE = 0.5


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts where another text cannot be true beside this one; two copies of one text are one source."""
    for name in _COMPARED:
        kind = all_kinds()[name]
        for fact in document.told(name):
            if fact.modality == "asserted" and fact.confidence >= _SURE and kind.key(fact.content):
                yield from _compared(document, fact, kind, record)


def _compared(document: Document, fact: Fact, kind: Kind, record: Record) -> Iterator[Verdict]:
    key, found = kind.key(fact.content), []
    for other in record.beside:
        if other.id == document.id or _copy(document, other):
            continue
        for told in other.told(kind.id):
            if told.confidence >= _SURE and told.modality == "asserted" and kind.key(told.content) == key:
                found.append((other.name, told, elsewhere(other, told, kind.sentence(told.content, record.name))))
    named = {other.id for other in record.beside}
    for held in record.told_elsewhere(kind.id, document.id, *sorted(kind.actors(fact.content))[:2]):
        source = held.fact.provenance.source
        if source not in named and held.fact.confidence >= _SURE and kind.key(held.fact.content) == key:
            name = record.documents[source]
            said = seen(held, kind.sentence(held.fact.content, record.name))
            found.append((name, held.fact, Evidence(name, said.locator, said.value, held.id)))
    for name, told, evidence in found:
        if fields := kind.differences(fact.content, told.content):
            words = f"{name} has another {' and '.join(fields)}: {kind.sentence(told.content, record.name)}"
            yield verdict(_ID, clause(document, fact), "conflicts_with_other_source", words, [evidence])
            return


def _copy(one: Document, other: Document) -> bool:
    """Whether two documents share most of their sentences."""
    mine, theirs = ({p.text for p in d.passages if len(p.text) > 40} for d in (one, other))
    return bool(mine and theirs) and len(mine & theirs) > 0.5 * min(len(mine), len(theirs))


CHECK = Check(
    id=_ID,
    version="1",
    title="Across texts",
    asks="Does another text say something else of the same thing?",
    reads=_COMPARED,
    example="Two articles that date one declaration differently: both are shown, and neither is called wrong.",
    blind="Translations of one text that are told apart by nothing; texts that speak of one thing in unlike words.",
    judge=judge,
)
