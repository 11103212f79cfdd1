"""Publishers' files into the ledger: one source by name, or every file of a folder by its header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.sources import Card, all_cards
from comity.sources.base.importing import Imported, import_source, unchanged
from comity.sources.base.layout import event_edition
from comity.sources.base.recognising import Recognised, nearest, recognise

__all__ = ["Imported", "Skipped", "card_named", "import_all", "import_files"]

_SUFFIXES = frozenset((".parquet", ".csv", ".tsv", ".tab", ".txt", ".rdata", ".rda", ".rds"))
_PACKED = frozenset((".zip", ".gz", ".tgz", ".xlsx", ".xls"))
"""What may hold a source's file and is not read as it is: it is named, with what to do about it."""

Progress = Callable[[int, int, str], None]


class Skipped(tuple[Path, str]):
    """A file that was not imported, and why."""

    __slots__ = ()


def card_named(name: str) -> Card:
    """The card with this id or alias. InputError names those that come close."""
    from difflib import get_close_matches

    names = {known: card for card in all_cards().values() if card.layouts for known in (card.id, *card.aliases)}
    if name in names:
        return names[name]
    if Path(name).exists():
        raise InputError(f"{name} is a file or folder; to find out its source, say: comity import --all {name}")
    known = all_cards().get(name)
    if known is not None:
        raise InputError(f"{name} has no files to import: its card describes {known.coverage.rstrip('.')}.")
    near = get_close_matches(name, names, 3, 0.4)
    meant = f"; did you mean {', '.join(near)}?" if near else "."
    raise InputError(f"There is no source {name!r} to import{meant} All of them: comity sources")


def import_files(
    source: str, path: str | Path, ledger: str | Path | None = None, progress: Progress | None = None
) -> Imported:
    """Import a source from a file or from the files of a folder that have its layouts.

    InputError names the difference where no file has one.
    """
    card = card_named(source)
    files, found = _files(Path(path)), list[Recognised]()
    for done, file in enumerate(files):
        _tell(progress, done, 2 * len(files), file.name)
        found += _of(file, card, alone=len(files) == 1)
    if len(files) > 1:
        found = [one for one in found if not _of_another(one)]
    if not found:
        raise InputError(_none_of(Path(path), files, card))
    _tell(progress, len(files), 2 * len(files), ", ".join(one.path.name for one in found[:3]))
    return _import_one(ledger, card, found)


def _none_of(path: Path, files: list[Path], card: Card) -> str:
    """Why a path gives nothing of a source: the one file's difference, or what the files of a folder would need."""
    if len(files) == 1:
        return f"{files[0]} is no file of {card.id}; {nearest(files[0], [card])}."
    wanted = "; ".join(f"{layout.id}: {', '.join(layout.columns)}" for layout in card.layouts if layout.verified)
    return (
        f"None of the {len(files):,} data files in {path} is one of {card.id}. It needs files with the columns\n"
        f"{wanted or ', '.join(card.layouts[0].columns)}"
    )


def import_all(
    folder: str | Path, ledger: str | Path | None = None, progress: Progress | None = None
) -> Iterator[Imported | Skipped]:
    """Recognise every file of a folder by its header and import each source found; files of no source are yielded.

    A source that fails is yielded with its reason, and loses nothing of the others.
    """
    by_card: dict[str, list[Recognised]] = defaultdict(list)
    cards = [card for card in all_cards().values() if card.layouts]
    files = _files(Path(folder))
    for done, file in enumerate(files):
        _tell(progress, done, 2 * len(files), file.name)
        try:
            found = recognise(file, cards)
        except InputError as error:
            yield Skipped((file, _events(file) or str(error)))
            continue
        if not found:
            yield Skipped((file, _unknown(file, cards)))
        for one in found:
            by_card[one.card.id].append(one)
    done, known = len(files), _known(ledger, by_card)
    for id_, some in sorted(by_card.items()):
        _tell(progress, done, 2 * len(files), f"{id_}: {', '.join(one.path.name for one in some[:3])}")
        try:
            yield known[id_] if id_ in known else _import_one(ledger, all_cards()[id_], some)
        except InputError as error:
            yield Skipped((some[0].path, f"{id_}: {error}"))
        done += len(some)
    _tell(progress, 2 * len(files), 2 * len(files), "")


def _known(ledger: str | Path | None, by_card: Mapping[str, list[Recognised]]) -> dict[str, Imported]:
    """The sources whose files would change nothing, by id, with the ledger opened once for all of them."""
    known = {}
    with open_ledger(ledger) as held:
        for id_, some in by_card.items():
            with suppress(InputError):
                if same := unchanged(held, all_cards()[id_], some):
                    known[id_] = same
    return known


def _import_one(ledger: str | Path | None, card: Card, some: list[Recognised]) -> Imported:
    with open_ledger(ledger, write=True) as held:
        return import_source(held, card, some)


def _tell(progress: Progress | None, done: int, total: int, name: str) -> None:
    if progress:
        progress(done, total, name)


def _of(file: Path, card: Card, *, alone: bool) -> list[Recognised]:
    """The layouts of a card that a file has; a file that cannot be read matters where it is the only one."""
    try:
        return recognise(file, [card])
    except InputError:
        if alone:
            raise
        return []


def _of_another(one: Recognised) -> bool:
    """True for a file of a folder that has more of another card's columns: another source's."""
    best = recognise(one.path, [card for card in all_cards().values() if card.layouts])
    return bool(best) and one.card.id not in {r.card.id for r in best}


def _unknown(file: Path, cards: list[Card]) -> str:
    """Why a file is of no source: news events of a known form, or the layout that it comes closest to."""
    return _events(file) or f"{file} is of no source; {nearest(file, cards)}."


def _events(file: Path) -> str | None:
    events = event_edition(file)
    return f"{file} holds news events ({events}); not yet read by this version." if events else None


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"There is no file or folder {path}; check the path.")
    files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in _SUFFIXES | _PACKED)
    if not files:
        raise InputError(f"The folder {path} holds no data file ({', '.join(sorted(_SUFFIXES))}).")
    return files
