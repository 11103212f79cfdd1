"""``comity export``: the whole ledger in the forms of exchange."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import LedgerOption, OutOption

_SUFFIX = {"parquet": "parquet", "jsonl": "jsonl", "ftm": "ftm.json", "bibtex": "bib"}


def export(
    form: Annotated[
        str, typer.Option("--format", metavar="FORM", help="parquet, jsonl, ftm (FollowTheMoney) or bibtex")
    ] = "jsonl",
    out: OutOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Write every current fact of the ledger to a file (bibtex: every source and document)."""
    from comity import api
    from comity.core.errors import InputError

    if form not in _SUFFIX:
        raise InputError(f"{form!r} is no form of export; use {', '.join(_SUFFIX)}.")
    closed = api.closed_sources(ledger) if form != "bibtex" else ()
    path = api.export(form, out or Path(f"comity.{_SUFFIX[form]}"), ledger)  # type: ignore[arg-type]
    sys.stdout.write(f"{path}\n")
    if closed:
        sys.stderr.write(f"Their rights forbid to pass on the series of: {', '.join(closed)}. They are left out.\n")
