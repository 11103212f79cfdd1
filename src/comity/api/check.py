"""Check what documents claim: against the record, the other documents and themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.actors import registry
from comity.api.documents import Document as Decoded
from comity.api.documents import Unread, documents
from comity.api.ledgers import open_ledger
from comity.api.read import Progress, known_instruments
from comity.core.claims import Document
from comity.core.verdicts import ACCUSATIONS, Verdict
from comity.ledger import Change, DocumentRow


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with its text, what was read in it, the verdicts by place, and what they changed in the ledger."""

    row: DocumentRow
    text: str
    document: Document
    verdicts: tuple[Verdict, ...]
    change: Change | None = None

    def exported(self) -> Iterator[dict[str, Any]]:
        """The verdicts in the exported form, in the order of the text."""
        return (verdict.exported() for verdict in self.verdicts)

    @property
    def accused(self) -> bool:
        """Whether a claim is contradicted, malformed or at odds with its own text."""
        return any(v.verdict in ACCUSATIONS for v in self.verdicts)


def check(
    paths: Iterable[str | Path], ledger: str | Path | None = None, *, write: bool = True,
    progress: Progress | None = None,
) -> list[Checked | Unread]:  # fmt: skip
    """Check files and folders; each is compared with the ledger, with itself and with the others.

    Facts and verdicts of each document are written in its own transactions; ``write=False`` leaves the ledger as it
    is. A file that cannot be read is returned as Unread. InputError where a folder holds no document.
    """
    from comity.checks import verdicts
    from comity.checks.base import Record

    instruments = known_instruments(ledger)
    found = [
        one if isinstance(one, Unread) else (one, _examined(one, instruments)) for one in documents(paths, progress)
    ]
    seen = tuple(document for _, document in (f for f in found if not isinstance(f, Unread)))
    with open_ledger(ledger) as held:
        record = Record(held, seen)
        judged = {document.id: verdicts(document, record) for document in seen}
    return [
        f if isinstance(f, Unread) else _checked(*f, judged[f[1].id], ledger if write else None, write) for f in found
    ]


def _examined(found: Decoded, instruments: dict[str, str]) -> Document:
    from comity.language.analysis import analyse
    from comity.reading import examine

    analysis = analyse(found.row.id, found.text, found.row.published, registry(), found.row.title)
    return examine(analysis, registry(), instruments, found.row.name)


def _checked(
    found: Decoded, document: Document, verdicts: tuple[Verdict, ...], ledger: str | Path | None, write: bool
) -> Checked:
    from comity.checks import all_checks

    if not write:
        return Checked(found.row, found.text, document, verdicts)
    with open_ledger(ledger, write=True) as held:
        held.add_document(found.row, document.facts)
        versions = {id_: one.version for id_, one in all_checks().items()}
        change = held.add_verdicts(document.id, verdicts, versions)
    return Checked(found.row, found.text, document, verdicts, change)
