"""A publisher's files into the ledger, as the source's card says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from comity.core.errors import InputError, LedgerError
from comity.core.version import VERSION
from comity.engine import Engine, StatementFailed
from comity.kinds import all_kinds
from comity.ledger import Change, DocumentRow, Ledger
from comity.ledger.bulk import Origin, Series
from comity.ledger.query import CURRENT, SERIES
from comity.sources.base.card import Card, DocumentPlan, SeriesPlan
from comity.sources.base.codes import code_tables
from comity.sources.base.codes import fingerprint as codes_fingerprint
from comity.sources.base.found import Found, checksum, measure, record, recorded
from comity.sources.base.layout import header_of
from comity.sources.base.opening import open_layout
from comity.sources.base.recognising import Recognised

_RULES = 2
"""The rules by which this module and ``comity.ledger.bulk`` make facts: with a new number the same files are read
anew."""

EXTRACTOR = SERIES


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


def import_source(ledger: Ledger, card: Card, found: Sequence[Recognised]) -> Imported:
    """Import the files of one source in one transaction; the same files again change nothing.

    Raises InputError, and leaves the ledger as it was, where a file does not hold what its header promises.
    """
    if same := unchanged(ledger, card, found):
        return same
    files = _by_layout(card, found)
    edition = _edition(card, files)
    possible = [plan for plan in card.series if set(plan.needs) <= files.keys()]
    series = [plan for plan in possible if not _led(ledger, card, plan, files)]
    held = [plan for plan in card.documents if set(plan.needs) <= files.keys()]
    if possible and not series and not held:
        raise InputError(_outdone(ledger, card, possible[0], files))
    if not series and not held:
        wanted = " or ".join(sorted({", ".join(needs) for needs in _needs(card)}))
        raise InputError(f"{card.id} needs the files {wanted}; found {', '.join(files)}. Put them into one folder.")
    try:
        return _write(ledger, card, files, edition, series, held)
    except (StatementFailed, LedgerError) as error:
        named = ", ".join(str(one.path) for some in files.values() for one in some)
        raise InputError(f"{named}: not what {card.id} promises, and nothing of it was imported. {error}") from error


def unchanged(ledger: Ledger, card: Card, found: Sequence[Recognised]) -> Imported | None:
    """What an import of files would tell that changes nothing: known already, or without facts; None: there is more."""
    files = _by_layout(card, found)
    paths = tuple(r.path for some in files.values() for r in some)
    if ledger.meta(f"import {card.id}") == _edition(card, files):
        return Imported(card, paths, None, ())
    used = {need for needs in _needs(card) for need in needs}
    return None if used & files.keys() else Imported(card, paths, None, (), described=True)


def _needs(card: Card) -> list[tuple[str, ...]]:
    return [plan.needs for plan in card.series] + [plan.needs for plan in card.documents]


def _led(ledger: Ledger, card: Card, plan: SeriesPlan, files: Files) -> set[str]:
    """The layouts that are read instead of a series: at hand, or imported before."""
    return set(plan.unless) & {*files, *recorded(ledger, card.id).files}


def _outdone(ledger: Ledger, card: Card, plan: SeriesPlan, files: Files) -> str:
    led = sorted(_led(ledger, card, plan, files))
    known = recorded(ledger, card.id).files
    names = ", ".join(name for id_ in led for name in (known[id_].names if id_ in known else ()))
    own = _told([one.path for need in plan.needs for one in files[need]])
    return (
        f"{own} was not read: it tells of the same things as {', '.join(led)}{f' ({names})' if names else ''} of "
        f"{card.id}, which the ledger holds and which leads."
    )


def _write(
    ledger: Ledger, card: Card, files: Files, edition: str,
    series: Sequence[SeriesPlan], held: Sequence[DocumentPlan],
) -> Imported:  # fmt: skip
    engine, kinds = ledger.engine, all_kinds()
    code_tables(engine)
    for some in files.values():
        open_layout(engine, some)
    paths = tuple(r.path for some in files.values() for r in some)
    former = tuple(_former(engine, card, files))
    origin = Origin(card.id, edition, EXTRACTOR, VERSION, _told(paths), former)
    documents = [row for plan in held for row in _documents(engine, card, files[plan.needs[0]][0].path, plan)]
    plans = [
        Series(kinds[s.kind], s.facts, s.ballots, _part(s), any(files[need][0].layout.many for need in s.needs))
        for s in series
    ]
    by_layout = {id_: tuple(one.path for one in some) for id_, some in files.items()}
    counted = measure(engine, card, by_layout, f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}")
    _refuse_empty(files, counted)
    notices = [*_notices(card, files, counted), *_lacking(card, files, series, counted)]
    unread = (plan for plan in card.series if plan not in series and set(plan.needs) <= files.keys())
    notices += [_outdone(ledger, card, plan, files) for plan in unread]
    met, unmet = _totals(card, counted)
    with engine.transaction():
        change = ledger.add_series(origin, card.as_json(), plans, documents)
        ledger.set_meta(f"import {card.id}", edition)
        record(ledger, card.id, counted)
    for id_ in files:
        engine.execute(f'DROP TABLE IF EXISTS "{id_}"')
    return Imported(card, paths, change, (*notices, *unmet), met, len(documents))


def _part(plan: SeriesPlan) -> str:
    return "+".join(plan.needs)


def _former(engine: Engine, card: Card, files: Files) -> Iterator[str]:
    """Readers of this source's files that are no longer on its card, and whose layouts are at hand or no longer there,
    and those of the series that give way to a layout at hand.

    A card whose series needs other files than before would otherwise leave the old facts beside the new ones.
    """
    yield from (f"{EXTRACTOR}.{_part(plan)}" for plan in card.series if set(plan.unless) & files.keys())
    known, parts = {layout.id for layout in card.layouts}, {f"{EXTRACTOR}.{_part(plan)}" for plan in card.series}
    sql = f"SELECT DISTINCT extractor FROM fact WHERE source = ? AND starts_with(extractor, ?) AND {CURRENT}"
    for reader in sorted(row["extractor"] for row in engine.rows(sql, [card.id, f"{EXTRACTOR}."])):
        needed = set(reader.removeprefix(f"{EXTRACTOR}.").split("+"))
        if reader not in parts and needed & known <= files.keys():
            yield reader


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
    """The files' names and a checksum over them and over what turns them into facts: where the rules on the card, the
    tables of codes or the importer have changed, the same files are read anew."""
    digest = hashlib.sha256(f"{_RULES} {VERSION} {codes_fingerprint()} {card.rules_as_json()}".encode())
    paths = [one.path for id_ in sorted(files) for one in files[id_]]
    for path in paths:
        digest.update(checksum(path))
    return f"{_told(paths)}, {digest.hexdigest()[:12]}"


def _refuse_empty(files: Files, counted: Found) -> None:
    """Raise InputError for a file with a header and no rows: it would supersede all that the source gave before."""
    for id_, some in files.items():
        if not counted.files[id_].rows:
            raise InputError(f"{some[0].path} has a header and no rows; nothing was imported. Download it again.")


def _notices(card: Card, files: Files, counted: Found) -> Iterator[str]:
    """Layouts that nobody has seen in a real file, and files of another length than the edition that the card knows."""
    for one, *others in files.values():
        if not one.layout.verified:
            yield f"layout: unverified. No real file of {card.id}, {one.layout.id}, was read when its card was written."
        rows = counted.files[one.layout.id].rows
        if one.layout.rows is not None and not others and rows != one.layout.rows:
            yield f"{one.path.name} has {rows:,} rows; the card expects {one.layout.rows:,}."


def _lacking(card: Card, files: Files, series: Sequence[SeriesPlan], counted: Found) -> Iterator[str]:
    """Optional columns that are read and that a file other than the known edition lacks, and series without a file."""
    for one in (one for some in files.values() for one in some):
        have = set(one.layout.named(header_of(one.path)).values())
        read = " ".join(f"{s.facts} {s.ballots or ''}" for s in series if one.layout.id in s.needs)
        lost = [c for c in one.layout.optional if c not in have and re.search(rf"\b{re.escape(c)}\b", read)]
        if lost and counted.files[one.layout.id].rows != one.layout.rows:
            yield f"{one.path.name} has no column {', '.join(lost)}; what rests on it stays empty."
    for plan in card.series:
        missing = [need for need in plan.needs if need not in files]
        if missing and len(missing) < len(plan.needs):
            yield f"Without {', '.join(missing)} no facts of the kind {plan.kind} are made from {', '.join(files)}."


def _totals(card: Card, counted: Found) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The totals of the card that the files hold, and those that they do not, in words."""
    met, unmet = [], []
    for total in (total for total in card.totals if total.says in counted.totals):
        value = counted.totals[total.says]
        if value == total.expected:
            met.append(f"{total.says}: {value:,}")
        else:
            found = "nothing" if value is None else f"{value:,}"
            unmet.append(f"{total.says}: found {found}, the card expects {total.expected:,}.")
    return tuple(met), tuple(unmet)
