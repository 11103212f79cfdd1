"""``comity read``: documents into the ledger."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.options import LedgerOption

if TYPE_CHECKING:
    from comity.api import Reading


def read(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files or folders: .txt .md .html .pdf .docx .jsonl")
    ],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="jsonl", help="Print the facts and write nothing.", show_default=False),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Read documents into the ledger; with --format jsonl, print their facts and write nothing."""
    from comity import api
    from comity.cli.render import progress
    from comity.core.errors import InputError

    if form not in (None, "jsonl"):
        raise InputError(f"Facts are printed as jsonl, not as {form!r}.")
    failed: list[str] = []
    read_all = 0
    with progress("Reading") as step:
        for result in api.read(paths, ledger, write=form is None, progress=step):
            if isinstance(result, api.Unread):
                failed.append(result.reason)
                continue
            read_all += 1
            _report(result) if form is None else _print(result)
    for reason in failed:
        sys.stderr.write(f"comity: not read: {reason}\n")
    if failed:
        rest = "; the rest was" if read_all else ""
        sys.stderr.write(f"comity: {len(failed)} of {len(failed) + read_all} documents could not be read{rest}.\n")
        raise typer.Exit(2)


def _print(result: Reading) -> None:
    for row in result.exported():
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _report(result: Reading) -> None:
    change = result.change
    if change is None:
        return
    said = f"{change.new} new, {change.kept} known" + (f", {change.withdrawn} superseded" if change.withdrawn else "")
    sys.stdout.write(f"{result.document.name}: {len(result.facts)} facts ({said})\n")
