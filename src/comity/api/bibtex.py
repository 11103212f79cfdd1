"""Sources and documents as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.api.sources import SourceList
from comity.ledger import DocumentRow

_SPECIAL = {c: f"\\{c}" for c in "{}&%$#_"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def as_bibtex(found: SourceList) -> str:
    """One ``@misc`` entry for each source that has rows and for each document read, by key."""
    entries = [source_entry(source.id, source.describes, source.edition) for source in found.found if source.rows]
    entries += [_document(document) for document in found.documents if not _unread(document)]
    return "\n".join(entries)


def source_entry(id_: str, card: Mapping[str, Any], edition: str | None = None) -> str:
    """The entry for a source from the fields of its card; ``edition`` says which of its copies is meant."""
    note = f"{edition}; {card['citation']}" if edition else card["citation"]
    fields = {"author": f"{{{_plain(card['publisher'])}}}", "title": _plain(card["title"]), "url": card["homepage"],
              "doi": card.get("doi"), "note": _plain(note)}  # fmt: skip
    return _entry(id_, fields)


def _unread(document: DocumentRow) -> bool:
    """A document that an import named and nobody read is cited by its source."""
    return document.reader.endswith(", not read")


def _document(document: DocumentRow) -> str:
    year = (document.published or "")[:4]
    fields = {"title": _plain(document.title or document.name), "year": year if year.isdigit() else None,
              "note": _plain(f"{document.name}, SHA-256 {document.id[:16]}")}  # fmt: skip
    return _entry(f"doc_{re.sub(r'[^A-Za-z0-9]+', '_', document.name).strip('_')}_{document.id[:8]}", fields)


def _entry(key: str, fields: dict[str, str | None]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}}}\n"


def _plain(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in " ".join(text.split()))
