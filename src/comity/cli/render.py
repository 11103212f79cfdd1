"""Tables and progress for a terminal; plain lines for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], wide: str | None = None) -> None:
    """Print rows as a table; ``wide`` names the column that takes the room that is left. In a pipe: tab-separated."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            sys.stdout.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        shown.add_column(name, overflow="fold", ratio=1 if name == wide else None)
    for row in rows:
        shown.add_row(*(escape(cell) for cell in row))
    Console().print(shown)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """A progress bar on a terminal; None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, name="")

        def step(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, name=name)

        yield step
