"""A publisher's files into the ledger, as the source's card says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity import __version__
from comity.core.errors import InputError
from comity.engine import Engine
from comity.kinds import all_kinds
from comity.ledger import Change, Ledger
from comity.ledger.bulk import Origin, Series
from comity.sources.card import Card
from comity.sources.codes import code_tables
from comity.sources.layout import DELIMITERS, Layout, ends_whole, header_of

EXTRACTOR = "comity.sources.importing"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file and the layout of a card that it has."""

    path: Path
    card: Card
    layout: Layout


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the files read, the change in the ledger (None: known already), and what is missing."""

    card: Card
    files: tuple[Path, ...]
    change: Change | None
    notices: tuple[str, ...]


def recognise(path: Path, cards: Iterable[Card]) -> list[Recognised]:
    """Every card's layout that a file's header fulfils, those with the most demanded columns alone."""
    header = header_of(path)
    fits = [Recognised(path, c, lay) for c in cards for lay in c.layouts if lay.holds(path, header)]
    most = max((len(r.layout.columns) for r in fits), default=0)
    return [r for r in fits if len(r.layout.columns) == most]


def nearest(path: Path, cards: Iterable[Card]) -> str:
    """Which layout a file comes closest to, and what keeps it from being of that layout."""
    header = header_of(path)
    layouts = [(len(lay.missing(header)), card.id, lay) for card in cards for lay in card.layouts]
    if not layouts:
        return "no card has a layout"
    _, id_, layout = min(layouts, key=lambda found: (found[0], found[1]))
    return f"{id_}, layout {layout.id}: it {layout.difference(header)}"


def import_source(ledger: Ledger, card: Card, found: Sequence[Recognised]) -> Imported:
    """Import the files of one source in one transaction; the same files again change nothing.

    Raises InputError, and leaves the ledger as it was, where a file does not hold what its header promises.
    """
    files = {r.layout.id: r for r in found}
    edition = _edition(card, files)
    paths = tuple(r.path for r in files.values())
    if ledger.meta(f"import {card.id}") == edition:
        return Imported(card, paths, None, ())
    if len(files) < len(found):
        twice = next(r for r in found if files[r.layout.id].path != r.path)
        raise InputError(
            f"{twice.path} and {files[twice.layout.id].path} are both of {card.id}, layout {twice.layout.id}.\n"
            f"Name the one to import: comity import {card.id} FILE"
        )
    code_tables(ledger.engine)
    for one in files.values():
        _open(ledger.engine, one)
    ready = [s for s in card.series if set(s.needs) <= files.keys()]
    if not ready:
        wanted = " or ".join(sorted({", ".join(s.needs) for s in card.series}))
        raise InputError(f"{card.id} needs the files {wanted}; found {', '.join(files)}. Put them into one folder.")
    kinds = all_kinds()
    series = [Series(kinds[s.kind], s.facts, s.ballots) for s in ready]
    origin = Origin(card.id, edition, EXTRACTOR, __version__, " + ".join(path.name for path in paths))
    with ledger.engine.transaction():
        change = ledger.add_series(origin, card.as_json(), series)
        ledger.set_meta(f"import {card.id}", edition)
    return Imported(card, paths, change, tuple(_notices(ledger.engine, card, files)))


def _edition(card: Card, files: Mapping[str, Recognised]) -> str:
    """The files' checksum together with the card's: a changed card reads the same files anew."""
    digest = hashlib.sha256(card.as_json().encode())
    for id_ in sorted(files):
        with files[id_].path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{' + '.join(files[id_].path.name for id_ in sorted(files))}, {digest.hexdigest()[:12]}"


def _open(engine: Engine, found: Recognised) -> None:
    path, layout = found.path, found.layout
    delimiter = None if path.suffix.lower() == ".parquet" else DELIMITERS.get(layout.form, ",")
    if delimiter and layout.line_end and not ends_whole(path):
        raise InputError(f"{path} does not end with a line end: its last row may be cut. Download it again.")
    header = header_of(path)
    engine.open_file(layout.id, path, layout.named(header), delimiter, layout.encoding)
    lacking = [name for name in layout.optional if name not in layout.named(header).values()]
    for name in lacking:
        engine.execute(f'ALTER TABLE {layout.id} ADD COLUMN "{name}" VARCHAR')


def _notices(engine: Engine, card: Card, files: Mapping[str, Recognised]) -> Iterable[str]:
    """What the card expects and the files do not hold, and layouts that nobody has seen in a real file."""
    for one in files.values():
        if not one.layout.verified:
            yield f"layout: unverified. No real file of {card.id}, {one.layout.id}, was read when its card was written."
        rows = engine.rows(f"SELECT count(*) AS n FROM {one.layout.id}")[0]["n"]
        if one.layout.rows is not None and rows != one.layout.rows:
            yield f"{one.path.name} has {rows:,} rows; the card expects {one.layout.rows:,}."
    for total in card.totals:
        if set(total.needs) <= files.keys():
            value = engine.rows(f"SELECT ({total.sql}) AS n")[0]["n"]
            if value != total.expected:
                yield f"{total.says}: found {value:,}, the card expects {total.expected:,}."
