"""A source's files from their publisher: the only public function that lets anything leave the machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from comity.api.importing import Imported, import_files
from comity.core.errors import InputError
from comity.sources import Card, all_cards
from comity.sources.base.corpora import is_archive
from comity.sources.fetch.connection import Rules
from comity.sources.fetch.fetching import Fetched, NotFetched, fetch_files

__all__ = ["Fetched", "FetchedSource", "Imported", "NotFetched", "card_to_fetch", "fetch", "import_fetched"]

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class FetchedSource:
    """What a fetch brought: the source's card, the folder, the files that are there now, and those that are not."""

    card: Card
    folder: Path
    files: tuple[Fetched, ...]
    missing: tuple[NotFetched, ...]

    @property
    def readable(self) -> Path:
        """What to import: the one file or folder of members, else the folder that holds all of them."""
        return self.files[0].readable if len(self.files) == 1 else self.folder

    @property
    def next_step(self) -> str | None:
        """What to do with it, in words; None where the source has no files to import."""
        if not self.card.layouts:
            return None
        if self.card.named_texts and is_archive(self.readable):
            return f"comity read {self.readable}"
        held = [self.readable] if self.readable.is_file() else sorted(self.readable.rglob("*"))
        if workbook := next((path for path in held if path.suffix.lower() in (".xlsx", ".xls")), None):
            return (
                f"save the sheet of {workbook} as CSV (which one: comity sources {self.card.id}), and type: "
                f"comity import {self.card.id} FILE"
            )
        return f"comity import {self.card.id} {self.readable}"


def card_to_fetch(name: str) -> Card:
    """The card with this id or alias, where it names files to fetch. InputError says which sources do."""
    from difflib import get_close_matches

    cards = all_cards().values()
    named = {known: card for card in cards for known in (card.id, *card.aliases)}
    fetched = sorted(card.id for card in cards if card.fetch)
    if name not in named:
        near = get_close_matches(name, named, 3, 0.4) or fetched
        raise InputError(f"There is no source {name!r}; did you mean {', '.join(near)}?")
    card = named[name]
    if not card.fetch:
        why = f": {card.by_hand}" if card.by_hand else ""
        then = f"type: comity import {card.id} FILE" if card.layouts else "read it there."
        raise InputError(
            f"{card.id} names no file that may be fetched{why}.\n"
            f"Look at {card.homepage or 'its publisher'}, and {then}\n"
            f"Sources that can be fetched: {', '.join(fetched) or 'none'}"
        )
    return card


def fetch(
    source: str, to: str | Path | None = None, progress: Progress | None = None, rules: Rules | None = None
) -> FetchedSource:
    """Bring a source's files from its publisher into ``to``, else into the user's data folder.

    A file that is there and still what the publisher gives is left as it is; one that cannot be had is in
    ``missing``, with the reason and what to do.
    """
    card = card_to_fetch(source)
    folder = Path(to).expanduser() if to else user_data_path("comity") / "sources" / card.id
    results = list(fetch_files(card, folder, rules or Rules(), progress))
    files = tuple(one for one in results if isinstance(one, Fetched))
    return FetchedSource(card, folder, files, tuple(one for one in results if isinstance(one, NotFetched)))


def import_fetched(done: FetchedSource, ledger: str | Path | None = None) -> Imported:
    """Import what was fetched. InputError where a file is missing: half a source is not imported."""
    if done.missing:
        lacking = ", ".join(one.wanted.name for one in done.missing)
        raise InputError(f"{done.card.id} is not imported, because it lacks {lacking}.")
    return import_files(done.card.id, done.readable, ledger)
