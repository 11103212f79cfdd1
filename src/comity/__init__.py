"""Comity: a dated, sourced ledger of the relations between states, and a cited dossier on any pair of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from comity.core.version import VERSION

if TYPE_CHECKING:
    from comity.api import Comity

__version__ = VERSION


def open(path: str | Path | None = None) -> Comity:  # noqa: A001
    """Open a ledger, built on first use from the record that ships; without a path the one that the user has."""
    from comity.api import Comity

    return Comity(path)
