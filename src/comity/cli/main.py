"""The commands of ``comity``, found in the folder ``commands``, and the one place where errors are shown."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from comity.cli.commands import (
    actors,
    backup,
    check,
    dossier,
    export,
    facts,
    fetch,
    import_,
    read,
    sources,
    text,
    votes,
)
from comity.core.errors import ComityError
from comity.core.version import VERSION

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="A dated, sourced ledger of the relations between states, and a cited dossier on any pair of them.",
)  # fmt: skip
for command in (read, check, dossier, facts, sources, actors, text, fetch, import_, export, backup, votes):
    name = command.__name__.rpartition(".")[2]
    app.command(name.rstrip("_"))(getattr(command, name))


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"comity {VERSION}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options that stand before a command."""


def main() -> None:
    """Run a command; what is wrong is told in one message, with exit code 2."""
    try:
        app()
    except ComityError as error:
        sys.stderr.write(f"comity: {error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.stderr.write("comity: stopped; what was written before stays, whole.\n")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
