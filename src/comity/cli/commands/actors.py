"""``comity actors``: what a name stands for, and why."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def actors(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help='"Aliyev", "Baku", "RSFSR"', show_default=False)
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="On that day: 1994-09-01, 1994-09, 1994", show_default=False)
    ] = None,
    lines: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="Answer each line {id, text, date?}.", show_default=False)
    ] = None,
) -> None:
    """Say what a name stands for on a day, and why: one actor, several candidates, or none."""
    from comity import api
    from comity.cli.render import table
    from comity.core.errors import InputError, UnknownActor

    if (name is None) == (lines is None):
        raise InputError('Give a name, comity actors "Baku", or a file, comity actors --lines FILE.jsonl.')
    if lines is not None:
        for row in api.describe_lines(lines):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    found = api.resolve(name or "", on)
    if not found.candidates:
        when = f" on {on}" if on else ""
        raise UnknownActor(f"No actor is known by the name {name!r}{when}.")
    rows = [(c.actor.id, c.actor.name, c.actor.kind, c.country or "", c.why) for c in found.candidates]
    table(("id", "name", "is a", "for", "why"), rows, wide="why")
