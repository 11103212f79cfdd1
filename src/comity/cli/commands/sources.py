"""``comity sources``: every source that the ledger holds."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from comity.cli.options import LedgerOption


def sources(
    what: Annotated[
        str | None, typer.Argument(metavar="WHAT", help="disagreements, or diff", show_default=False)
    ] = None,
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", help="For diff: which", show_default=False)] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="table or jsonl")] = "table",
    ledger: LedgerOption = None,
) -> None:
    """List every source with its coverage, rights, edition and rows, and the documents read.

    comity sources disagreements: roll calls on which two sources differ. comity sources diff SOURCE: what each of its
    editions changed.
    """
    from comity.core.errors import InputError

    if form not in ("table", "jsonl"):
        raise InputError(f"Sources are printed as table or jsonl, not as {form!r}.")
    if what is None:
        _listed(form, ledger)
    elif what == "disagreements" and source is None:
        _disagreements(form, ledger)
    elif what == "diff" and source is not None:
        _diff(source, form, ledger)
    else:
        raise InputError("Say comity sources, comity sources disagreements, or comity sources diff SOURCE.")


def _listed(form: str, ledger: Path | None) -> None:
    from comity import api
    from comity.cli.render import table

    found = api.sources(ledger)
    if form == "jsonl":
        _lines(found.rows())
        return
    columns = ("id", "title", "coverage", "years", "rights", "edition", "rows", "verified")
    shown = [[f"{r[c]:,}" if isinstance(r[c], int) else r[c] for c in columns] for r in found.rows()]
    table(("source", *columns[1:]), shown, wide="title")
    if found.documents:
        read = [(d.name, d.title or "", f"{d.characters:,} characters", d.reader, d.id[:12]) for d in found.documents]
        table(("document", "title", "length", "read by", "SHA-256"), read, wide="title")


def _disagreements(form: str, ledger: Path | None) -> None:
    from comity.api.differences import disagreements
    from comity.cli.render import table

    found = disagreements(ledger)
    if form == "jsonl":
        _lines([asdict(one) for one in found])
        return
    rows = [
        (d.body, d.resolution, " and ".join(d.fields), d.first, d.first_says, d.second, d.second_says) for d in found
    ]
    table(("body", "resolution", "differ in", "source", "says", "other source", "says there"), rows, wide="resolution")


def _diff(source: str, form: str, ledger: Path | None) -> None:
    from comity.api.differences import editions
    from comity.cli.render import table

    found = editions(source, ledger)
    if form == "jsonl":
        _lines([asdict(one) | {"learnt": one.learnt.isoformat()} for one in found])
        return
    rows = [(e.learnt.isoformat(" ", "seconds"), e.edition, _count(e.added), _count(e.superseded)) for e in found]
    table(("learnt", "edition", "facts added", "facts superseded"), rows, wide="edition")


def _count(ids: tuple[str, ...]) -> str:
    return f"{len(ids):,}" + (" or more" if len(ids) >= 1000 else "")


def _lines(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
