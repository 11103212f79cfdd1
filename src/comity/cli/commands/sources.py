"""``comity sources``: every source that the ledger holds."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from comity.cli.options import LedgerOption


def sources(
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="table or jsonl")] = "table",
    ledger: LedgerOption = None,
) -> None:
    """List every source with its coverage, rights, edition and rows, and the documents read."""
    from comity import api
    from comity.cli.render import table
    from comity.core.errors import InputError

    if form not in ("table", "jsonl"):
        raise InputError(f"Sources are printed as table or jsonl, not as {form!r}.")
    found = api.sources(ledger)
    if form == "jsonl":
        for row in found.rows():
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    shown = [
        (r["id"], r["title"], r["coverage"], r["rights"], r["edition"], f"{r['rows']:,}", f"{r['verified']:,}")
        for r in found.rows()
    ]
    table(("source", "title", "coverage", "rights", "edition", "rows", "verified"), shown, wide="title")
    if found.documents:
        read = [(d.name, d.title or "", f"{d.characters:,} characters", d.reader, d.id[:12]) for d in found.documents]
        table(("document", "title", "length", "read by", "SHA-256"), read, wide="title")
