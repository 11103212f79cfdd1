"""Results go to a file whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from comity.core.errors import OutputError


def write_whole(path: Path, write: Callable[[Path], None]) -> Path:
    """Let ``write`` fill a draft beside ``path`` and put it in its place; returns ``path``.

    Raises OutputError, and leaves nothing behind, where the place cannot be written.
    """
    refuse_folder(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        os.replace(draft, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}. Name another place with --out.") from error
    finally:
        if draft.is_file():
            draft.unlink()
    return path


def refuse_folder(path: Path) -> None:
    """Raise OutputError where a file is to be written and a folder stands."""
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file in it with --out.")


def write_text(path: Path, text: str) -> Path:
    """Write text as UTF-8 with plain line ends, whole or not at all."""
    return write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> Path:
    """Write bytes, whole or not at all."""

    def fill(draft: Path) -> None:
        draft.write_bytes(content)

    return write_whole(path, fill)
