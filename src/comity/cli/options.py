"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="PATH",
        help="The ledger [default: $COMITY_LEDGER, else in your data folder].",
        show_default=False,
    ),
]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="Where to write.", show_default=False)]
