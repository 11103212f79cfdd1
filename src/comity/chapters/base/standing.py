"""How well a thing is vouched for, and how many of each: the record, unverified rows and machine readings apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from comity.chapters.base.blocks import Sentence
from comity.chapters.base.brief import Brief
from comity.chapters.base.wording import listed
from comity.core.dates import reads
from comity.kinds.event import Event
from comity.ledger import Cell, LedgerFact

Standing = Literal["record", "unverified", "machine-read"]


def standing(cell: Cell) -> Standing:
    """What the best of a cell's reports is; a reading that a person has reviewed stands with the record."""
    statuses = {report.fact.provenance.status for report in cell.reports}
    if statuses & {"record", "reviewed"}:
        return "record"
    return "unverified" if "unverified" in statuses else "machine-read"


def happened(cell: Cell) -> bool:
    """True for what the source asserts or reports, not for what it plans, supposes or denies."""
    return cell.lead.fact.modality in ("asserted", "reported")


def ids(found: Iterable[Cell]) -> tuple[str, ...]:
    """The ids of all reports of some cells, each once, in order."""
    return tuple(dict.fromkeys(report.id for cell in found for report in cell.reports))


def tally(found: Iterable[Cell], one: str, many: str) -> str:
    """``14 meetings, 2 of them from unverified rows, and 3 more that are machine-read and unreviewed``."""
    counts: dict[Standing, int] = {"record": 0, "unverified": 0, "machine-read": 0}
    for cell in found:
        counts[standing(cell)] += 1
    sure = counts["record"] + counts["unverified"]
    if counts["machine-read"] and not sure:
        return f"{counts['machine-read']} {one if counts['machine-read'] == 1 else many}, machine-read and unreviewed,"
    said = f"{sure or 'no'} {one if sure == 1 else many}"
    if counts["unverified"]:
        said += f" ({counts['unverified']} of them only in unverified rows)"
    if counts["machine-read"]:
        said += f", and {counts['machine-read']} {'more that is' if counts['machine-read'] == 1 else 'more that are'}"
        said += " machine-read and unreviewed"
    return said


def counted(found: Iterable[Cell]) -> str:
    """The same as figures for a table's cell: ``14``, ``14 + 3 machine-read``, ``none``."""
    some = list(found)
    machine = sum(standing(cell) == "machine-read" for cell in some)
    if machine:
        return f"{len(some) - machine} + {machine} machine-read"
    return str(len(some)) if some else "\N{EN DASH}"


def told(brief: Brief, cell: Cell) -> Sentence:
    """The cell's leading report read aloud, with every report cited; an event under its title."""
    said = titled(brief, cell.lead) or brief.sentence(cell.lead)
    sources = len({r.fact.provenance.source for r in cell.reports if r.fact.provenance.status != "machine-read"})
    if sources > 1:
        said += f" (One thing, reported by {sources} sources.)"
    return Sentence(said, ids((cell,)))


def titled(brief: Brief, fact: LedgerFact) -> str | None:
    """``State visit of Vladimir Putin to Azerbaijan, 18-19 August 2024, Baku.``; None for what is no asserted event."""
    if fact.fact.kind != "event" or fact.fact.modality != "asserted":
        return None
    title = heading(brief, fact.fact.content)
    parts = (title, reads(fact.fact.content.date), fact.fact.content.place)
    return ", ".join(dict.fromkeys(part for part in parts if part)) + "."


def heading(brief: Brief, it: Event) -> str:
    """The event's title; where it has none, its sort and its sides."""
    if it.title:
        return it.title
    said = it.subtype or it.type.lower()
    who = listed([brief.name(s) for s in dict.fromkeys((*it.source, *it.target))])
    return f"{said[:1].upper()}{said[1:]}" + (f" ({who})" if who else "")
