"""``comity fetch``: a source's files from its publisher."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.options import LedgerOption

if TYPE_CHECKING:
    from comity.api.fetching import Fetched, FetchedSource


def fetch(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source by id or alias", show_default=False)],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FOLDER", help="Where to put it [default: in your data folder].", show_default=False
        ),
    ] = None,
    then_import: Annotated[bool, typer.Option("--import", help="Import it into the ledger at once.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Download a source's files from its publisher. No other command lets anything leave or enter the machine."""
    from comity.api.fetching import card_to_fetch
    from comity.api.fetching import fetch as fetch_source

    for wanted in card_to_fetch(source).fetch:
        place = wanted.url or f"{wanted.dataverse}, doi:{wanted.doi}, {wanted.file}"
        sys.stderr.write(f"comity: {wanted.name} from {place}\n")
    with _bar() as step:
        done = fetch_source(source, to, step)
    for one in done.files:
        _report(one)
    for missing in done.missing:
        sys.stderr.write(f"comity: not fetched: {missing.wanted.name}. {missing.why}\n")
    if done.files:
        sys.stdout.write(f"Cite: {done.card.citation}\nUse: {done.card.rights.use}\n")
    if done.missing:
        raise typer.Exit(2)
    if then_import:
        _import(done, ledger)
    elif done.next_step:
        sys.stdout.write(f"Next: {done.next_step}\n")


def _report(one: Fetched) -> None:
    known = one.manifest
    told = "fetched" if one.new else f"unchanged since {known.fetched_at}"
    edition = f", version {known.edition}" if known.edition else ""
    sys.stdout.write(f"{one.path}: {told}{edition}, {known.bytes:,} bytes, SHA-256 {known.sha256}\n")
    for name, size in known.unpacked:
        sys.stdout.write(f"  {name}, {size:,} bytes\n")


def _import(done: FetchedSource, ledger: Path | None) -> None:
    from comity.api.fetching import import_fetched

    made = import_fetched(done, ledger)
    change = made.change
    told = f"{change.new:,} new, {change.kept:,} known" if change else "nothing new: these files were imported before"
    sys.stdout.write(f"{made.card.id}: {told}\n")
    for notice in made.notices:
        sys.stdout.write(f"  {notice}\n")


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None] | None]:
    """A progress bar in bytes on a terminal; None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total or None, description=name)

        yield step
