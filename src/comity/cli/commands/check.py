"""``comity check``: what a text claims, against the record, other texts and itself."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from comity.cli.options import LedgerOption


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents or folders to check")],
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="table, jsonl, html or claimreview")] = "table",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write; html needs it", show_default=False)
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when something is contradicted")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Check what documents claim: votes, treaties, terms, dates, figures, ranks, citations, quotations.

    Each claim is compared with the ledger, with the document itself and with the other files named. A verdict is no
    more than its evidence: "not in the record" is not "false". Exit code 1 with --strict where a claim is contradicted,
    malformed or at odds with its own text.
    """
    from comity import api
    from comity.core.errors import InputError

    if form not in ("table", "jsonl"):
        raise InputError(f"Verdicts are printed as table or jsonl, not as {form!r}.")
    found = list(api.check(files, ledger))
    for one in found:
        if isinstance(one, api.Checked):
            for row in one.exported():
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
