"""The public functions, one module a task, and the face that Python users open: ``comity.open(path)``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.api.actors import describe_lines, resolve
from comity.api.check import Checked, check
from comity.api.documents import Unread
from comity.api.dossier import Dossier, dossier
from comity.api.export import backup, closed_sources, export
from comity.api.facts import FactList, facts
from comity.api.ledgers import ledger_path, open_ledger
from comity.api.read import Reading, read
from comity.api.sources import SourceList, sources
from comity.api.text import locators, text

if TYPE_CHECKING:
    from comity.api.frames import Frame
    from comity.api.rollcalls import RollCallReport

__all__ = [
    "Checked",
    "Comity",
    "Dossier",
    "FactList",
    "Reading",
    "SourceList",
    "Unread",
    "backup",
    "check",
    "closed_sources",
    "describe_lines",
    "dossier",
    "export",
    "facts",
    "ledger_path",
    "locators",
    "read",
    "resolve",
    "sources",
    "text",
]


class Comity:
    """One ledger, for Python and notebooks; the methods are those of the command line.

    >>> import comity
    >>> ledger = comity.open("relations.duckdb")
    >>> ledger.read("article.txt")
    >>> ledger.dossier("AZE", "RUS").save("aze-rus.html")
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.path = ledger_path(path)
        open_ledger(self.path).engine.close()

    def __repr__(self) -> str:
        return f"Comity({str(self.path)!r})"

    def read(self, *paths: str | Path) -> list[Reading | Unread]:
        """Read documents into the ledger; a file that cannot be read is in the answer as Unread."""
        return list(read(paths, self.path))

    def check(self, *paths: str | Path) -> list[Checked | Unread]:
        """Check documents against the ledger, themselves and each other; the verdicts enter the ledger."""
        return check(paths, self.path)

    def facts(self, dyad: tuple[str, str] | None = None, kind: str | None = None, **choice: Any) -> FactList:
        """The ledger's current facts; ``since``, ``until`` and ``reviewed_only`` narrow them."""
        return facts(self.path, dyad=dyad, kind=kind, **choice)

    def dossier(self, first: str, second: str, third: Sequence[str] = (), **choice: Any) -> Dossier:
        """The dossier on two states; ``since`` and ``reviewed_only`` narrow it."""
        return dossier(first, second, third=third, ledger=self.path, **choice)

    def agreement(self, *states: str, **choice: Any) -> Frame:
        """How alike states vote, by every index, with intervals and counts; without states all pairs."""
        from comity.api import votes

        return votes.agreement(*states, ledger=self.path, **choice)

    def ideal_points(self, *states: str, **choice: Any) -> Frame:
        """Ideal points of states in every session of the General Assembly; without states all."""
        from comity.api import votes

        return votes.ideal_points(*states, ledger=self.path, **choice)

    def roll_call(self, resolution: str) -> RollCallReport:
        """Who voted how on a resolution, by its symbol."""
        from comity.api import votes

        return votes.roll_call(resolution, ledger=self.path)

    def sources(self) -> SourceList:
        """Every source with its rights, coverage, edition and rows."""
        return sources(self.path)

    def export(self, form: Any, out: str | Path) -> Path:
        """Write every current fact as parquet, jsonl, ftm or bibtex."""
        return export(form, out, self.path)

    def backup(self, to: str | Path) -> Path:
        """Copy the ledger, whole."""
        return backup(to, self.path)
