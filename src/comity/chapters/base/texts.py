"""Instruments: every name and every stage of one text gathered, however a source calls it."""

from __future__ import annotations

from dataclasses import dataclass

from comity.chapters.base.blocks import Entry
from comity.chapters.base.brief import Brief
from comity.chapters.base.selection import best, content
from comity.chapters.base.standing import ids
from comity.chapters.base.tables import gather, marked, versions
from comity.core.dates import period, reads
from comity.core.names import folded
from comity.kinds.instrument import Instrument
from comity.ledger import Cell, LedgerFact

_VERBS = {"entered-into-force": "in force", "withdrawn": "withdrawal"}


@dataclass(frozen=True, slots=True)
class Text:
    """One instrument: its title and other names, its type, everyone who acted on it, and its stages by date."""

    title: str
    names: tuple[str, ...]
    type: str
    identifier: str | None
    parties: frozenset[str]
    stages: tuple[Cell, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        return ids(self.stages)


def texts(brief: Brief) -> list[Text]:
    """Every instrument of the brief, by the date of its first stage.

    Rows that carry an identity are gathered by it alone; what a document names joins one of them where its symbol, or
    its title and parties, fit that one and no other.
    """
    gathered: dict[str, list[Cell]] = {}
    known: dict[str, set[str]] = {}
    for cell in sorted(brief.cells("instrument"), key=lambda c: content(c).instrument is None):
        names = [name for r in cell.reports for name in names_of(r.fact.content)]
        fitting = {key for name in names for key in known.get(name, ())}
        key = content(cell).instrument or (fitting.pop() if len(fitting) == 1 else (names or [cell.lead.id])[0])
        gathered.setdefault(key, []).append(cell)
        for name in names:
            known.setdefault(name, set()).add(key)
    found = [_text(brief, stages) for stages in gathered.values() if _in_window(brief, stages)]
    return sorted(found, key=lambda t: (content(t.stages[0]).date or "9999", t.title))


def _in_window(brief: Brief, stages: list[Cell]) -> bool:
    """True when some stage of a text can lie in the years of the dossier; the text then stands with all its stages."""
    if brief.since is None:
        return True
    last = [period(d).last if (d := r.fact.content.date) else None for c in stages for r in c.reports]
    return any(day is None or day >= brief.since for day in last)


def names_of(it: Instrument) -> list[str]:
    """What may identify the text: its slug, its symbol, its title and aliases, also without who it is between."""
    titles = [folded(name) for name in (it.title, *it.aliases) if name]
    short = [t.split(" between ")[0] for t in titles if " between " in t and len(t.split(" between ")[0].split()) > 2]
    parties = "+".join(sorted(it.parties))
    loose = [f"{name}|{parties}" for name in (*titles, *short) if len(name.split()) > 1]
    return [name for name in (it.instrument, folded(it.identifier or "").replace(" ", "/"), *loose) if name]


def _text(brief: Brief, stages: list[Cell]) -> Text:
    ordered = sorted(_merged(brief, stages), key=lambda c: content(c).date or "9999")
    told = [r for c in stages for r in c.reports]
    said: list[Instrument] = [r.fact.content for r in best([r for r in told if happened_so(r)] or told)]
    title = next((i.title for i in said if i.title), None) or next((i.identifier for i in said if i.identifier), None)
    names = dict.fromkeys(n for i in said for n in (i.title, *i.aliases) if n and n != title)
    return Text(
        title or "a text that the source does not name",
        tuple(names),
        next((i.type for i in said if i.type), "") or "",
        next((i.identifier for i in said if i.identifier), None),
        frozenset(p for i in said for p in i.parties),
        tuple(ordered),
    )


def happened_so(report: LedgerFact) -> bool:
    return report.fact.modality in ("asserted", "reported")


def _merged(brief: Brief, stages: list[Cell]) -> list[Cell]:
    """Stages by act, parties and modality: one text under two names has each stage once, with the reports of both."""
    gathered: dict[tuple[str, frozenset[str], str], list[LedgerFact]] = {}
    for report in (r for cell in stages for r in cell.reports):
        it: Instrument = report.fact.content
        gathered.setdefault((it.action or report.id, frozenset(it.parties), report.fact.modality), []).append(report)
    return [gather("instrument", reports, brief.kinds["instrument"]) for reports in gathered.values()]


def disputed(brief: Brief) -> list[Cell]:
    """Every thing on which reports part, kind by kind; for instruments after all names of a text are gathered."""
    stages = [stage for text in texts(brief) for stage in text.stages]
    others = [c for kind in brief.kinds if kind != "instrument" for c in brief.cells(kind)]
    return [c for c in (*stages, *others) if c.disputes]


def stage_entries(brief: Brief, stages: tuple[Cell, ...], naming: bool) -> tuple[Entry, ...]:
    """The stages as entries of a cell, each with its sources; ``naming`` says by whom. Disputed stages say so."""
    made = []
    for cell in stages:
        for reports in versions(cell):
            said = stage(brief, reports[0], naming)
            made.append(Entry(f"{said} (disputed)" if cell.disputes else said, tuple(r.id for r in reports)))
    return tuple(made)


def stage(brief: Brief, fact: LedgerFact, naming: bool) -> str:
    """``signed 3 July 1997``, ``ratified by Russia 9 February 1998``."""
    it: Instrument = fact.fact.content
    said = _VERBS.get(it.action or "", it.action or "action not given")
    if naming and it.parties:
        link = "for" if it.action == "entered-into-force" else "of" if it.action == "withdrawn" else "by"
        said += f" {link} {', '.join(brief.name(p) for p in it.parties)}"
    mark = marked(fact)
    return f"{said} {reads(it.date) or 'no date'}{' ' + mark if mark else ''}"


def bilateral(text: Text, first: str, second: str) -> bool:
    """True when these two are the only parties and acted together at some stage."""
    return text.parties == {first, second} and any(set(content(s).parties) == {first, second} for s in text.stages)
