"""``comity text``: a document's decoded text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def text(path: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Print a document's text as Comity decodes it: all offsets refer to it."""
    from comity import api

    sys.stdout.buffer.write(api.text(path).encode())
