"""``comity backup``: a copy of the ledger, whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import LedgerOption


def backup(
    to: Annotated[Path, typer.Argument(metavar="PATH", help="A new file, or a folder")] = Path(),
    ledger: LedgerOption = None,
) -> None:
    """Copy the ledger, whole, to a new file or into a folder."""
    from comity import api

    sys.stdout.write(f"{api.backup(to, ledger)}\n")
