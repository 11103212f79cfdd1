"""``comity sources``: every source that Comity knows, one in full, and where sources and editions differ."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.cli.options import LedgerOption

if TYPE_CHECKING:
    from comity.api.differences import FactChange

_FORMS = ("table", "jsonl", "bibtex")
_SHOWN = 50


def sources(
    what: Annotated[
        str | None,
        typer.Argument(metavar="WHAT", help="A source by id or alias; or disagreements; or diff", show_default=False),
    ] = None,
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", help="For diff: which", show_default=False)] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="table, jsonl or bibtex")] = "table",
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND", help="For disagreements: vote, membership, figure or instrument", show_default=False
        ),
    ] = None,
    between: Annotated[
        str | None,
        typer.Option(metavar="A,B", help="For disagreements: of these sources alone", show_default=False),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Print at most so many [diff: 50, jsonl: all]", show_default=False),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """List every source with its coverage, rights, edition and rows, and the documents read.

    comity sources SOURCE: one in full, its rows by year and state, and its totals as expected and as found.
    comity sources disagreements: facts on which two sources differ, and which of the two leads.
    comity sources diff SOURCE: what each of its editions changed.
    """
    from comity.core.errors import InputError

    if form not in _FORMS or (form == "bibtex" and what in ("disagreements", "diff")):
        raise InputError(
            f"Sources are printed as table, jsonl or bibtex, what differs as table or jsonl; not {form!r}."
        )
    if what != "disagreements" and (kind or between):
        raise InputError("--kind and --between belong to comity sources disagreements.")
    if what == "diff" and source is not None:
        _diff(source, form, limit, ledger)
    elif what == "diff" or source is not None:
        raise InputError("Say comity sources, comity sources SOURCE, disagreements, or diff SOURCE.")
    elif what == "disagreements":
        _disagreements(form, kind, tuple(between.split(",")) if between else (), limit, ledger)
    elif what is not None:
        _one(what, form, ledger)
    else:
        _listed(form, ledger)


def _listed(form: str, ledger: Path | None) -> None:
    from comity import api
    from comity.api.bibtex import as_bibtex
    from comity.cli.render import table

    found = api.sources(ledger)
    if form == "bibtex":
        sys.stdout.write(as_bibtex(found))
        return
    if form == "jsonl":
        _lines(found.rows())
        return
    columns = ("id", "title", "coverage", "years", "states", "rights", "edition", "rows", "verified")
    shown = [[f"{r[c]:,}" if isinstance(r[c], int) else r[c] for c in columns] for r in found.rows()]
    table(("source", *columns[1:]), shown, wide="title")
    if found.documents:
        read = [(d.name, d.title or "", f"{d.characters:,} characters", d.reader, d.id[:12]) for d in found.documents]
        table(("document", "title", "length", "read by", "SHA-256"), read, wide="title")


def _one(name: str, form: str, ledger: Path | None) -> None:
    from comity.api.bibtex import source_entry
    from comity.api.sources import source
    from comity.cli.source_view import lines

    view = source(name, ledger)
    if form == "bibtex":
        edition = "; ".join(view.held.editions) or None
        sys.stdout.write(source_entry(view.card.id, asdict(view.card), edition))
    elif form == "jsonl":
        _lines([view.as_row()])
    else:
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in lines(view)))


def _disagreements(
    form: str, kind: str | None, between: tuple[str, ...], limit: int | None, ledger: Path | None
) -> None:
    from comity.api.differences import differences
    from comity.cli.render import table

    found = differences(ledger, kind=kind, between=between, limit=limit)
    if form == "jsonl":
        _lines(one.as_row() for one in found)
        return
    columns = ("kind", "about", "differ in", "source", "says", "other source", "says there", "leads", "why")
    rows = [
        (d.kind, d.about, " and ".join(d.fields), d.first, _short(d.first_says), d.second, _short(d.second_says),
         one.leads or "neither", one.why)
        for one in found for d in [one.found]
    ]  # fmt: skip
    table(columns, rows, wide="about")


def _short(said: str, most: int = 160) -> str:
    return said if len(said) <= most else f"{said[:most]} ..."


def _diff(source: str, form: str, limit: int | None, ledger: Path | None) -> None:
    from comity.api.differences import changes, editions
    from comity.cli.render import table

    told = editions(source, ledger)
    if form == "jsonl":
        _lines({"is": "edition", **asdict(one), "learnt": one.learnt.isoformat()} for one in told)
        _lines({"is": "change", **asdict(one)} for one in changes(source, ledger, limit))
        return
    rows = [
        (one.learnt.isoformat(" ", "seconds"), one.edition, f"{one.added:,}", f"{one.removed:,}", f"{one.changed:,}")
        for one in told
    ]
    table(("learnt", "edition", "facts added", "facts removed", "facts changed"), rows, wide="edition")
    most, every = limit or _SHOWN, sum(one.added + one.removed + one.changed for one in told if not one.begins)
    cells = [row for one in changes(source, ledger, most) for row in _changed(one)]
    if cells:
        table(("change", "kind", "about", "place", "field", "was", "is", "contradicts"), cells, wide="about")
    if every > most:
        sys.stderr.write(f"comity: {most:,} of {every:,} changed facts; more: --limit N, all: --format jsonl\n")


def _changed(one: FactChange) -> Iterator[tuple[str, ...]]:
    """A line for each field that changed; one for a fact that was only added or only removed."""
    said = (one.change, one.kind, " ".join(filter(None, one.cell or ())), one.locator)
    if one.change == "changed":
        for name, (old, new) in one.fields.items():
            yield (*said, name, _cell(old), _cell(new), "yes" if name in one.apart else "")
        return
    told = ["; ".join(f"{name} {_cell(pair[side])}" for name, pair in one.fields.items()) for side in (0, 1)]
    yield (*said, "", told[0] if one.change == "removed" else "", told[1] if one.change == "added" else "", "")


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else "yes" if value is True else str(value)


def _lines(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
