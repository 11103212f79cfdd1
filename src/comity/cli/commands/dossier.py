"""``comity dossier``: a cited dossier on a pair of states."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import LedgerOption, OutOption


def dossier(
    first: Annotated[str, typer.Argument(metavar="STATE", help="A state by code or name: AZE, Azerbaijan")],
    second: Annotated[str, typer.Argument(metavar="STATE", help="The other state")],
    third: Annotated[
        str,
        typer.Option(
            "--with", metavar="STATES", help="Third states to set beside the pair: ARM,TUR", show_default=False
        ),
    ] = "",
    since: Annotated[
        int | None,
        typer.Option(metavar="YEAR", min=1945, max=2100, help="Leave out what ended before.", show_default=False),
    ] = None,
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only", help="Leave out what no person has looked at.")
    ] = False,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORM", help="html, pdf or json [default: by --out, else html]", show_default=False
        ),
    ] = None,
    out: OutOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Write the dossier on two states as one file that opens without a network."""
    from comity import api
    from comity.core.errors import InputError

    if form is not None and form not in ("html", "pdf", "json"):
        raise InputError(f"A dossier is written as html, pdf or json, not as {form!r}.")
    states = [name.strip() for name in third.split(",") if name.strip()]
    made = api.dossier(first, second, third=states, since=since, reviewed_only=reviewed_only, ledger=ledger)
    target = out or Path(f"dossier-{made.contents.brief.dyad}.{form or 'html'}".lower())
    path = made.save(target, form)  # type: ignore[arg-type]
    sys.stdout.write(f"{path}: {made.counts()}\n")
