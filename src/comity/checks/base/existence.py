"""Whether a state existed: before its first day it signed nothing, unless another state's acts are its own."""

from __future__ import annotations

from collections.abc import Iterable

from comity.checks.base.dates import dated
from comity.checks.base.record import Record
from comity.core.dates import period


def not_yet(parties: Iterable[str], when: str | None, record: Record) -> str | None:
    """Why a party could not have acted: it did not exist as a state."""
    last = period(when).last if when else None
    for code in parties:
        actor = record.registry.known(code)
        since = period(actor.since).first if actor and actor.kind == "state" and actor.since else None
        if last and since and last < since and not _continues(code, record):
            return f"{record.name(code)} was not a state {dated(when)}: it dates from {since.year}."
    return None


def _continues(code: str, record: Record) -> bool:
    return any(s.relation == "continues" for s in record.registry.predecessors(code))
