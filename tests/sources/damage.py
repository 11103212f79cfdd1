"""What damage does to a publisher's file, and whether it changes what the file says without a word."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from comity.core.errors import InputError
from comity.ledger import Ledger
from comity.sources import Card, all_cards
from comity.sources.base.importing import Imported, import_source
from comity.sources.base.layout import header_of
from comity.sources.base.recognising import recognise

LAID_OUT = [card for card in all_cards().values() if card.layouts]


def card_files(shared: Path) -> Iterator[tuple[Card, Path]]:
    """Every file of the reference material with the card that knows it."""
    for path in sorted((shared / "data").iterdir()):
        if path.suffix in (".csv", ".parquet"):
            for found in recognise(path, LAID_OUT):
                yield found.card, path


def first_rows(path: Path, folder: Path) -> Path:
    """The first 200 rows of a file as CSV."""
    table = pq.read_table(path) if path.suffix == ".parquet" else pa_csv.read_csv(
        path, convert_options=pa_csv.ConvertOptions(column_types=dict.fromkeys(header_of(path), pa.string()))
    )  # fmt: skip
    target = folder / f"{path.stem}.csv"
    folder.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(
            [[v if v is not None else "" for v in row.values()] for row in table.slice(0, 200).to_pylist()]
        )
    return target


def changed(path: Path, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = change(list(csv.reader(file)))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


class Undo(Exception):
    """Ends a trial import; carries what it gave."""


def told_facts(
    held: Ledger, card: Card, files: list[Path], cards: Sequence[Card] = LAID_OUT
) -> tuple[Any, Imported] | None:
    """What files become, without their edition, and what the import tells; None where nothing of them is imported."""
    try:
        found = [r for path in files for r in recognise(path, cards) if r.card.id == card.id]
        if not found:
            return None
        with held.engine.transaction():
            done = import_source(held, card, found)
            ids = "SELECT DISTINCT id FROM fact WHERE source = ? AND starts_with(extractor, 'comity.sources.importing')"
            facts = {row["id"] for row in held.engine.rows(ids, [card.id])}
            raise Undo((facts, {row["id"] for row in held.engine.rows("SELECT id FROM document")}), done)
    except Undo as undone:
        return undone.args[0], undone.args[1]
    except InputError:
        return None


def taken_by(path: Path) -> set[str]:
    """The sources that take a file for one of theirs."""
    try:
        return {found.card.id for found in recognise(path, LAID_OUT)}
    except InputError:
        return set()


def misread(held: Ledger, card: Card, path: Path, original: bytes) -> bool:
    """Whether a damaged file gives another source other facts than the whole file, read as of that source, gives it."""
    damaged = told_facts(held, card, [path], [card])
    if damaged is None:
        return False
    content = path.read_bytes()
    path.write_bytes(original)
    whole = told_facts(held, card, [path], [card])
    path.write_bytes(content)
    return whole is None or whole[0] != damaged[0]


def damages(path: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each damage by name; of every column that it is renamed and dropped."""
    for n, column in enumerate(header_of(path)):
        yield f"{column} renamed", partial(changed, path, partial(rename, n))
        yield f"{column} dropped", partial(changed, path, partial(drop, n))
    content = path.read_bytes()
    yield "columns reversed", partial(changed, path, lambda lines: [line[::-1] for line in lines])
    yield "an unknown column", partial(changed, path, lambda lines: [[*line, "unknown"] for line in lines])
    yield "the last row cut", partial(path.write_bytes, content[:-3])
    yield "the last row cut to its first cells", partial(path.write_bytes, content[:-1].rpartition(b",")[0] + b"\n")
    yield "UTF-16", partial(path.write_bytes, content.decode().encode("utf-16"))
    head, _, rest = content.partition(b"\n")
    yield "Latin-1 bytes", partial(path.write_bytes, head + b"\n" + rest.replace(b"a", b"\xe9").replace(b"A", b"\xc9"))


def rename(n: int, lines: list[list[str]]) -> list[list[str]]:
    return [[*lines[0][:n], "renamed", *lines[0][n + 1 :]], *lines[1:]]


def drop(n: int, lines: list[list[str]]) -> list[list[str]]:
    return [[*line[:n], *line[n + 1 :]] for line in lines]


def silent_changes(held: Ledger, by_card: dict[str, list[Path]]) -> tuple[list[str], int]:
    """The damages that change what files say without being refused or told, and how many were tried.

    A column renamed or dropped, columns reordered, a row cut, other bytes: refused, told, or read by name.
    """
    silent, tried = [], 0
    for id_, paths in by_card.items():
        whole = told_facts(held, all_cards()[id_], paths)
        assert whole is not None, f"the rows of {id_} cannot be imported"
        for path in paths:
            original, takers = path.read_bytes(), taken_by(path)
            for name, damage in damages(path):
                if name == "Latin-1 bytes" and all(r.layout.encoding == "latin-1" for r in recognise(path, LAID_OUT)):
                    continue  # for such a layout they are no damage
                tried += 1
                damage()
                after = told_facts(held, all_cards()[id_], paths) if id_ in taken_by(path) else None
                same = after is not None and after[0] == whole[0]
                told = after is not None and any(
                    any(word in notice for word in ("no column", "tally differs", "of no state"))
                    for notice in {*after[1].notices} - {*whole[1].notices}
                )
                strangers = {t for t in taken_by(path) - takers if misread(held, all_cards()[t], path, original)}
                if not (after is None or same or told) or strangers:
                    silent.append(f"{id_} {path.name}: {name} {strangers or ''}")
                path.write_bytes(original)
    return silent, tried
