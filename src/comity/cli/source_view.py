"""One source in full, for a terminal or a pipe: plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.api.sources import SourceView

_BAR = 40
_INDENT = 14


def lines(view: SourceView) -> Iterator[str]:
    """The card, then what is held: files, totals, editions, kinds, states, years."""
    card, held = view.card, view.held
    yield f"{card.id}: {card.title}"
    said = {
        "publisher": f"{card.publisher} ({card.country}, {card.state_link}; {card.language})",
        "address": card.homepage,
        "cite as": card.citation,
        "DOI": card.doi,
        "rights": f"use: {card.rights.use}; quote: {card.rights.quote}; redistribute: {card.rights.redistribute}",
        "covers": card.coverage,
        "note": card.note,
        "leads": _precedence(card.yields_to, card.neither_leads),
        "dates": card.derived_years and f"terms by year, derived: {card.derived_years}",
        "last checked": card.checked or "not noted",
        "download": _download(view),
        "held": _held(view),
        "editions": "; ".join(f"{edition} ({n:,})" for edition, n in held.editions.items()),
        "imported": view.found.at and f"{view.found.at} UTC",
    }
    yield from (_line(name, value) for name, value in said.items() if value)
    yield from _block("files", map(_layout, view.layouts()))
    yield from _block("totals", (_total(total, card.id) for total in view.totals()))
    yield from _states(held.states, held.others)
    yield from _years(held.years, held.undated)


def _line(name: str, value: str) -> str:
    return f"{name:<{_INDENT}}{' '.join(value.split())}"


def _block(name: str, content: Iterator[str]) -> Iterator[str]:
    for place, line in enumerate(content):
        yield f"{'' if place else name:<{_INDENT}}{line}"


def _precedence(yields: Mapping[str, str], beside: Mapping[str, str]) -> str:
    told = [f"{'every other source' if other == '*' else other} leads: {why}" for other, why in yields.items()]
    return "; ".join([*told, *(f"neither this nor {other} leads: {why}" for other, why in beside.items())])


def _download(view: SourceView) -> str | None:
    if view.downloads():
        return f"comity fetch {view.card.id}, from {'; '.join(view.downloads())}"
    return ": ".join(filter(None, ("by hand", view.card.by_hand or view.card.homepage))) if view.card.layouts else None


def _held(view: SourceView) -> str:
    if not view.row.rows:
        files = view.card.series or view.card.documents
        return f"nothing; not imported: comity import {view.card.id} FILE" if files else "nothing"
    kinds = ", ".join(f"{kind} {n:,}" for kind, n in view.held.kinds.items())
    return f"{view.row.rows:,} facts ({kinds}), {view.row.verified:,} of them read in their source"


def _layout(layout: Mapping[str, Any]) -> str:
    expected = "" if layout["expected"] is None else f"expected {layout['expected']:,} rows, "
    found = "not imported" if layout["found"] is None else f"found {layout['found']:,} in {', '.join(layout['files'])}"
    sha = f", SHA-256 {layout['sha256']}" if layout["sha256"] else ""
    return f"{layout['id']}{'' if layout['verified'] else ' (layout unverified)'}: {expected}{found}{sha}"


def _total(total: Mapping[str, Any], id_: str) -> str:
    found = total["found"]
    told = f"not imported: comity import {id_} FILE" if found is None else f"found {found:,}"
    return f"{total['says']}: expected {total['expected']:,}, {told}"


def _states(states: Mapping[str, int], others: int) -> Iterator[str]:
    if states or others:
        yield _line("states", f"{len(states):,}" + (f", and {others:,} other actors" if others else ""))
        counts = [f"{state} {n:,}" for state, n in states.items()]
        yield from (" " * _INDENT + "  ".join(counts[at : at + 8]) for at in range(0, len(counts), 8))


def _years(years: Mapping[int, int], undated: int) -> Iterator[str]:
    most = max(years.values(), default=0)
    for place, (year, n) in enumerate(years.items()):
        bar = "#" * max(1, round(_BAR * n / most))
        yield f"{'' if place else 'years':<{_INDENT}}{year}  {n:>9,}  {bar}"
    if undated:
        yield f"{'' if years else 'years':<{_INDENT}}none  {undated:>9,}"
