"""``comity import``: a publisher's files into the ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.options import LedgerOption

if TYPE_CHECKING:
    from comity.api.importing import Imported


def import_(
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="A source by id or alias", show_default=False)
    ] = None,
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="Its file, or a folder of its files", show_default=False)
    ] = None,
    everything: Annotated[
        Path | None,
        typer.Option("--all", metavar="FOLDER", help="Recognise every file by its header.", show_default=False),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Bring official data files into the ledger: one source, or every file of a folder that a card knows."""
    from comity.api.importing import Imported, card_named, import_all, import_files
    from comity.cli.render import progress
    from comity.core.errors import InputError

    if everything is not None and source is None:
        with progress("Importing") as step:
            results = list(import_all(everything, ledger, step))
    elif source is not None and path is not None and everything is None:
        with progress("Importing") as step:
            results = [import_files(source, path, ledger, step)]
    else:
        if source is not None and Path(source).exists() and everything is None and path is None:
            card_named(source)
        raise InputError(
            "Name a source and its file, comity import SOURCE PATH, or a folder, comity import --all FOLDER."
        )
    done = [result for result in results if isinstance(result, Imported)]
    for one in done:
        _report(one)
    for result in results:
        if not isinstance(result, Imported):
            sys.stderr.write(f"comity: not imported: {result[1]}\n")
    if not done:
        raise typer.Exit(2)


def _report(done: Imported) -> None:
    sys.stdout.write(f"{done.card.id}: {_told(done)}\n")
    if done.expected:
        sys.stdout.write(f"  as the card expects: {'; '.join(done.expected)}\n")
    for notice in done.notices:
        sys.stdout.write(f"  {notice}\n")


def _told(done: Imported) -> str:
    if done.described:
        return f"{', '.join(path.name for path in done.files)} recognised; holds no facts of its own"
    if done.change is None:
        return "nothing new: these files were imported before"
    told = []
    if done.change.new or done.change.kept or not done.documents:
        told.append(f"{done.change.new:,} new, {done.change.kept:,} known")
    if done.change.withdrawn:
        told.append(f"{done.change.withdrawn:,} superseded")
    if done.documents:
        told.append(f"{done.documents:,} documents named; to read them: comity read {done.files[0]}")
    return ", ".join(told)
