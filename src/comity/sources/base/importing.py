"""A publisher's files into the ledger, as the source's card says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.core.errors import InputError, LedgerError
from comity.core.version import VERSION
from comity.engine import Engine, StatementFailed
from comity.kinds import all_kinds
from comity.ledger import Change, DocumentRow, Ledger
from comity.ledger.bulk import Origin, Series
from comity.ledger.query import SERIES
from comity.sources.base.card import Card, DocumentPlan, SeriesPlan
from comity.sources.base.codes import code_tables
from comity.sources.base.layout import Layout, delimiter_of, encoding_of, ends_whole, form_of, header_of
from comity.sources.base.rdata import data_frame

_NEAR = 0.6
EXTRACTOR = SERIES


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file and the layout of a card that it has."""

    path: Path
    card: Card
    layout: Layout


Files = dict[str, list[Recognised]]
"""A source's files by layout; several only where the layout comes in many."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the files read, the change in the ledger (None: known already, or ``described``), what is
    missing, and what the card expects and the files hold.

    ``described`` says that the files are recognised and hold no facts of their own; ``documents`` counts the documents
    that the files hold and that the ledger now names.
    """

    card: Card
    files: tuple[Path, ...]
    change: Change | None
    notices: tuple[str, ...]
    expected: tuple[str, ...] = ()
    documents: int = 0
    described: bool = False


def recognise(path: Path, cards: Iterable[Card]) -> list[Recognised]:
    """Every card's layout that a file's header fulfils, those with the most demanded columns alone.

    None where another layout knows more of the file's columns than these and only lacks a few: the file may be one of
    that layout with a column renamed or lost.
    """
    header, layouts = header_of(path), [(card, layout) for card in cards for layout in card.layouts]
    fits = [Recognised(path, card, layout) for card, layout in layouts if layout.holds(path, header)]
    most = max((len(r.layout.columns) for r in fits), default=0)
    best = [r for r in fits if len(r.layout.columns) == most]
    known = max((r.layout.known(header) for r in best), default=0)
    near = any(lay.missing(header) and lay.shared(header) > _NEAR and lay.known(header) > known for _, lay in layouts)
    return [] if near else best


def nearest(path: Path, cards: Iterable[Card]) -> str:
    """Which layout a file comes closest to, and what keeps it from being of that layout."""
    header = header_of(path)
    layouts = [(-lay.shared(header), len(lay.missing(header)), card.id, lay) for card in cards for lay in card.layouts]
    if not layouts or not min(layouts, key=lambda found: found[:3])[0]:
        return "no layout has any of its columns"
    _, _, id_, layout = min(layouts, key=lambda found: found[:3])
    return f"the nearest is {id_}, layout {layout.id}: it {layout.difference(header)}"


def import_source(ledger: Ledger, card: Card, found: Sequence[Recognised]) -> Imported:
    """Import the files of one source in one transaction; the same files again change nothing.

    Raises InputError, and leaves the ledger as it was, where a file does not hold what its header promises.
    """
    files = _by_layout(card, found)
    paths = tuple(r.path for some in files.values() for r in some)
    edition = _edition(card, files)
    if ledger.meta(f"import {card.id}") == edition:
        return Imported(card, paths, None, ())
    used = {need for needs in _needs(card) for need in needs}
    if not used & files.keys():
        return Imported(card, paths, None, (), described=True)
    series = [plan for plan in card.series if set(plan.needs) <= files.keys()]
    held = [plan for plan in card.documents if set(plan.needs) <= files.keys()]
    if not series and not held:
        wanted = " or ".join(sorted({", ".join(needs) for needs in _needs(card)}))
        raise InputError(f"{card.id} needs the files {wanted}; found {', '.join(files)}. Put them into one folder.")
    try:
        return _write(ledger, card, files, edition, series, held)
    except (StatementFailed, LedgerError) as error:
        named = ", ".join(str(path) for path in paths)
        raise InputError(f"{named}: not what {card.id} promises, and nothing of it was imported. {error}") from error


def _needs(card: Card) -> list[tuple[str, ...]]:
    return [plan.needs for plan in card.series] + [plan.needs for plan in card.documents]


def _write(
    ledger: Ledger, card: Card, files: Files, edition: str,
    series: Sequence[SeriesPlan], held: Sequence[DocumentPlan],
) -> Imported:  # fmt: skip
    engine, kinds = ledger.engine, all_kinds()
    code_tables(engine)
    for some in files.values():
        _open_all(engine, some)
    paths = tuple(r.path for some in files.values() for r in some)
    origin = Origin(card.id, edition, EXTRACTOR, VERSION, _told(paths))
    documents = [row for plan in held for row in _documents(engine, card, files[plan.needs[0]][0].path, plan)]
    plans = [
        Series(
            kinds[s.kind], s.facts, s.ballots, "+".join(s.needs), any(files[need][0].layout.many for need in s.needs)
        )
        for s in series
    ]
    notices = [*_notices(engine, card, files), *_lacking(engine, card, files, series)]
    met, unmet = _totals(engine, card, files)
    with engine.transaction():
        change = ledger.add_series(origin, card.as_json(), plans, documents)
        ledger.set_meta(f"import {card.id}", edition)
    for id_ in files:
        engine.execute(f'DROP TABLE IF EXISTS "{id_}"')
    return Imported(card, paths, change, (*notices, *unmet), met, len(documents))


def _by_layout(card: Card, found: Sequence[Recognised]) -> Files:
    files: Files = {}
    for one in found:
        some = files.setdefault(one.layout.id, [])
        if some and not one.layout.many:
            raise InputError(
                f"{some[0].path} and {one.path} are both of {card.id}, layout {one.layout.id}.\n"
                f"Name the one to import: comity import {card.id} FILE"
            )
        some.append(one)
    return files


def _told(paths: Sequence[Path]) -> str:
    """The files' names; of many the first and the last."""
    names = [path.name for path in paths]
    return " + ".join(names) if len(names) < 5 else f"{names[0]} ... {names[-1]} ({len(names)} files)"


def _documents(engine: Engine, card: Card, path: Path, plan: DocumentPlan) -> list[DocumentRow]:
    """The documents that a file holds, as the ledger names them: unread, with the rights on the source's card."""
    rows = engine.rows(plan.texts)
    named = {row["name"] for row in rows if row["name"] and row["text"]}
    if len(named) < len(rows):
        raise InputError(f"{path} holds {len(rows) - len(named):,} documents without a text or a name of their own.")
    return [_unread(row, f"{path.resolve()}#{row['name']}", card) for row in rows]


def _unread(row: Mapping[str, Any], path: str, card: Card) -> DocumentRow:
    text, content = row["text"], row["text"].encode()
    return DocumentRow(
        id=hashlib.sha256(content).hexdigest(), name=row["name"], path=path, media_type="text/plain", encoding="utf-8",
        characters=len(text), bytes=len(content), title=row["title"], published=row["published"],
        reader=f"{EXTRACTOR} {VERSION}, not read", card=card.as_json(),
    )  # fmt: skip


def _edition(card: Card, files: Files) -> str:
    """The files' checksum together with the card's: a changed card reads the same files anew."""
    digest = hashlib.sha256(card.as_json().encode())
    paths = [one.path for id_ in sorted(files) for one in files[id_]]
    for path in paths:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{_told(paths)}, {digest.hexdigest()[:12]}"


def _open_all(engine: Engine, some: Sequence[Recognised]) -> None:
    """Make the table of a layout from its file, or from its files one after the other."""
    _open(engine, some[0], some[0].layout.id)
    columns = ", ".join(f'"{c}"' for c in (*some[0].layout.columns, *some[0].layout.optional))
    for one in some[1:]:
        _open(engine, one, "further")
        engine.execute(f'INSERT INTO "{one.layout.id}" ({columns}) SELECT {columns} FROM further')
        engine.execute("DROP TABLE further")


def _open(engine: Engine, found: Recognised, table: str) -> None:
    path, layout, form = found.path, found.layout, form_of(found.path)
    columns = layout.named(header_of(path))
    if form == "r":
        engine.open_table(table, data_frame(path), columns)
    elif form == "parquet":
        engine.open_file(table, path, columns, None, layout.encoding)
    else:
        if layout.line_end and not ends_whole(path):
            raise InputError(f"{path} does not end with a line end: its last row may be cut. Download it again.")
        engine.open_file(table, path, columns, delimiter_of(path), encoding_of(path, layout))
    for name in (name for name in layout.optional if name not in columns.values()):
        engine.execute(f'ALTER TABLE "{table}" ADD COLUMN "{name}" VARCHAR')


def _notices(engine: Engine, card: Card, files: Files) -> Iterator[str]:
    """Layouts that nobody has seen in a real file, and files of another length than the edition that the card knows."""
    for one, *others in files.values():
        if not one.layout.verified:
            yield f"layout: unverified. No real file of {card.id}, {one.layout.id}, was read when its card was written."
        rows = engine.rows(f'SELECT count(*) AS n FROM "{one.layout.id}"')[0]["n"]
        if one.layout.rows is not None and not others and rows != one.layout.rows:
            yield f"{one.path.name} has {rows:,} rows; the card expects {one.layout.rows:,}."


def _lacking(engine: Engine, card: Card, files: Files, series: Sequence[SeriesPlan]) -> Iterator[str]:
    """Optional columns that are read and that a file other than the known edition lacks, and series without a file."""
    for one in (one for some in files.values() for one in some):
        have = set(one.layout.named(header_of(one.path)).values())
        read = " ".join(f"{s.facts} {s.ballots or ''}" for s in series if one.layout.id in s.needs)
        lost = [c for c in one.layout.optional if c not in have and re.search(rf"\b{re.escape(c)}\b", read)]
        if lost and engine.rows(f'SELECT count(*) AS n FROM "{one.layout.id}"')[0]["n"] != one.layout.rows:
            yield f"{one.path.name} has no column {', '.join(lost)}; what rests on it stays empty."
    for plan in card.series:
        missing = [need for need in plan.needs if need not in files]
        if missing and len(missing) < len(plan.needs):
            yield f"Without {', '.join(missing)} no facts of the kind {plan.kind} are made from {', '.join(files)}."


def _totals(engine: Engine, card: Card, files: Files) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The totals of the card that the files hold, and those that they do not, in words."""
    met, unmet = [], []
    for total in card.totals:
        if set(total.needs) <= files.keys():
            value = engine.rows(f"SELECT ({total.sql}) AS n")[0]["n"]
            if value == total.expected:
                met.append(f"{total.says}: {value:,}")
            else:
                unmet.append(f"{total.says}: found {value:,}, the card expects {total.expected:,}.")
    return tuple(met), tuple(unmet)
