"""``comity text``: a document's decoded text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def text(
    path: Annotated[Path, typer.Argument(metavar="FILE")],
    locators: Annotated[
        bool, typer.Option("--locators", help="Print where in the file each part of the text stands, not the text.")
    ] = False,
) -> None:
    """Print a document's text as Comity decodes it: all offsets refer to it."""
    from comity import api

    if not locators:
        sys.stdout.buffer.write(api.text(path).encode())
        return
    told = False
    for offset, where in api.locators(path):
        told = True
        sys.stdout.write(f"{offset}\t{where}\n")
    if not told:
        sys.stderr.write(
            f"comity: {path} has no pages, paragraphs or elements of its own: offsets are its only places.\n"
        )
