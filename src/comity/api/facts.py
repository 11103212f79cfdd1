"""The ledger's facts, chosen, and in the forms in which they leave it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.actors import registry
from comity.api.files import write_text, write_whole
from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.kinds import all_kinds
from comity.ledger import Ledger, LedgerFact, Query
from comity.ledger.export import as_exported

if TYPE_CHECKING:
    import pyarrow as pa

ONE_SIDED = ("membership", "quotation", "position")
"""Kinds that concern one actor at a time: of a dyad they are wanted for either state."""


@dataclass(frozen=True, slots=True)
class FactList(Sequence[LedgerFact]):
    """Facts in the order of their dates, with the names of the documents they come from."""

    found: tuple[LedgerFact, ...]
    names: dict[str, str]

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, index: Any) -> Any:
        return self.found[index]

    def doc(self, stored: LedgerFact) -> str:
        """The document's name, or the source's id."""
        source = stored.fact.provenance.source
        return self.names.get(source, source)

    def exported(self) -> list[dict[str, Any]]:
        """The facts in the exported form."""
        return [as_exported(stored.fact, self.doc(stored)) for stored in self.found]

    def read_aloud(self) -> list[str]:
        """Each fact as a sentence."""
        name, kinds = registry().name, all_kinds()
        return [kinds[s.fact.kind].aloud(s.fact, name) for s in self.found]

    def to_arrow(self) -> pa.Table:
        """One row a fact: id, kind, doc, date, the sentence, status, confidence, modality, offsets, locator."""
        import pyarrow as pa

        kinds, rows = all_kinds(), []
        for stored, sentence in zip(self.found, self.read_aloud(), strict=True):
            fact = stored.fact
            form = as_exported(fact, self.doc(stored))
            shown = {key: form.get(key) for key in ("id", "kind", "doc", "start", "end", "text", "locator", "url")}
            when = kinds[fact.kind].when(fact.content)
            rows.append({**shown, "date": when, "sentence": sentence, "status": fact.provenance.status,
                         "modality": fact.modality, "confidence": fact.confidence})  # fmt: skip
        texts = [(name, pa.string()) for name in _TEXTS]
        numbers = [("start", pa.int64()), ("end", pa.int64()), ("confidence", pa.float64())]
        return pa.Table.from_pylist(rows, schema=pa.schema([*texts, *numbers]))

    def save(self, path: str | Path, form: str) -> Path:
        """Write the facts as table, csv, jsonl or parquet; returns the path."""
        target = Path(path)
        if form == "parquet":
            import pyarrow.parquet as pq

            return write_whole(target, lambda draft: pq.write_table(self.to_arrow(), draft, compression="zstd"))
        return write_text(target, self.as_jsonl() if form == "jsonl" else self.as_csv())

    def as_jsonl(self) -> str:
        """The exported form, one object a line."""
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.exported())

    def as_csv(self) -> str:
        """The table of ``to_arrow`` as CSV with a header."""
        out = io.StringIO()
        table = self.to_arrow()
        writer = csv.DictWriter(out, table.column_names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table.to_pylist())
        return out.getvalue()

    def _repr_html_(self) -> str:
        from html import escape

        rows = "".join(
            f"<tr><td>{escape(kind)}</td><td>{escape(said)}</td><td>{escape(doc)}</td><td>{escape(status)}</td></tr>"
            for kind, said, doc, status in self._shown(50)
        )
        more = f"<p>{len(self) - 50:,} more.</p>" if len(self) > 50 else ""
        head = "<tr><th>kind</th><th>fact</th><th>source</th><th>status</th></tr>"
        return f"<table><caption>{len(self):,} facts</caption>{head}{rows}</table>{more}"

    def _shown(self, most: int) -> list[tuple[str, str, str, str]]:
        some = FactList(self.found[:most], self.names)
        return [(s.fact.kind, said, self.doc(s), s.fact.provenance.status)
                for s, said in zip(some.found, some.read_aloud(), strict=True)]  # fmt: skip


_TEXTS = ("id", "kind", "doc", "date", "sentence", "status", "modality", "text", "locator", "url")


def facts(ledger: str | Path | None = None, *, dyad: tuple[str, str] | None = None, kind: str | None = None,
          since: int | None = None, until: int | None = None, reviewed_only: bool = False,
          closed: tuple[str, ...] = ()) -> FactList:  # fmt: skip
    """Return the ledger's current facts, by date.

    ``dyad`` (names or codes of two states) keeps facts that name both, and the memberships, quotations and positions of
    either; ``since`` and ``until`` are years; whole series of the sources in
    ``closed`` are left out. UnknownActor or InputError where a choice is not known.
    """
    kinds = all_kinds()
    if kind is not None and kind not in kinds:
        raise InputError(f"There is no kind of fact {kind!r}; the kinds are {', '.join(kinds)}.")
    chosen = (kind,) if kind else tuple(kinds)
    wanted = Query(
        kinds=chosen,
        since=date(since, 1, 1) if since else None,
        until=date(until, 12, 31) if until else None,
        statuses=("record", "reviewed") if reviewed_only else (),
        closed=closed,
    )
    pair = tuple(registry().find(state).id for state in dyad or ())
    with open_ledger(ledger) as held:
        names = {row.id: row.name for row in held.documents()}
        found = _of_dyad(held, wanted, pair) if pair else held.facts(wanted)
    return FactList(tuple(found), names)


def _of_dyad(held: Ledger, wanted: Query, pair: tuple[str, ...]) -> list[LedgerFact]:
    one = tuple(kind for kind in wanted.kinds if kind in ONE_SIDED)
    both = tuple(kind for kind in wanted.kinds if kind not in ONE_SIDED)
    found = held.facts(replace(wanted, kinds=both, both=pair)) if both else []
    found += held.facts(replace(wanted, kinds=one, either=pair)) if one else []
    return sorted(found, key=lambda s: (held.kinds[s.fact.kind].when(s.fact.content) or "9999", s.id))
