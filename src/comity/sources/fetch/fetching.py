"""The files that a card names, from their publisher into a folder: each whole, checked and with its manifest."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from comity.core.errors import ComityError, OutputError
from comity.sources.base.card import Card
from comity.sources.fetch.connection import FetchError, Rules
from comity.sources.fetch.dataverse import Place, locate
from comity.sources.fetch.download import Download
from comity.sources.fetch.manifest import Manifest, check_ours, digest_of, last_manifest
from comity.sources.fetch.transfer import Edition, Progress, Transfer, receive
from comity.sources.fetch.unpacking import Members, unpack


@dataclass(frozen=True, slots=True)
class Fetched:
    """A publisher's file that is there now: where, what its manifest says, and whether it came this time."""

    path: Path
    manifest: Manifest
    new: bool

    @property
    def readable(self) -> Path:
        """The file to import, or the folder of its members."""
        return unpacked_folder(self.path) if self.manifest.members is not None else self.path


@dataclass(frozen=True, slots=True)
class NotFetched:
    """A publisher's file that could not be had: which, why, and what to do."""

    wanted: Download
    why: str


def fetch_files(
    card: Card, folder: Path, rules: Rules, progress: Progress | None = None
) -> Iterator[Fetched | NotFetched]:
    """Fetch every file that a card names; one that cannot be had is told and keeps none of the others back."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {folder} cannot be made: {error.strerror}. Name another with --to.") from error
    with _alone_in(folder):
        for wanted in card.fetch:
            try:
                yield fetch_file(card, wanted, folder, rules, progress)
            except OutputError as error:
                yield NotFetched(wanted, str(error))
            except ComityError as error:
                yield NotFetched(wanted, f"{error}\n{_by_hand(card, wanted, folder)}")


def fetch_file(card: Card, wanted: Download, folder: Path, rules: Rules, progress: Progress | None = None) -> Fetched:
    """Fetch one file, unless the edition that is there is still the publisher's, or is the one that the card pins.

    Raises FetchError where it cannot be had as the card says, OutputError where it cannot be written.
    """
    path = folder / wanted.name
    before = last_manifest(path)
    if path.exists():
        check_ours(path, before)
    held = before if path.exists() else None
    if held and wanted.sha256 and held.sha256 == wanted.sha256:
        return _unpacked(path, held, wanted, rules, new=False)
    place = locate(wanted, rules)
    pinned = wanted.sha256 is not None or (held is not None and wanted.bytes not in (None, held.bytes))
    same_place = held is not None and held.url == place.address and not pinned
    if held and same_place and place.lasting:
        return _unpacked(path, held, wanted, rules, new=False)
    job = Transfer(place.address, path.with_name(f"{path.name}.part"), place.size, rules, progress)
    known = Edition(held.etag, held.last_modified, held.bytes) if held and same_place else None
    edition = receive(job, known)
    if held and edition is None:
        return _unpacked(path, held, wanted, rules, new=False)
    made = _checked(card, wanted, job, place, edition or Edition())
    made = replace(made, unpacked=before.unpacked if before else ())
    _put(path, made, job)
    return _unpacked(path, made, wanted, rules, new=True)


def unpacked_folder(path: Path) -> Path:
    """Where the members of a zip file are unpacked: beside it, in a folder of its name."""
    return path.with_suffix("")


def _checked(card: Card, wanted: Download, job: Transfer, place: Place, edition: Edition) -> Manifest:
    """The manifest of what came; where it is not what the card or the publisher says, it is dropped."""
    size, sha256 = job.part.stat().st_size, digest_of(job.part, "sha256")
    wrong = None
    if size != (edition.total or size) or size != (job.wanted or size):
        wrong = f"has {size:,} bytes; {job.wanted or edition.total:,} were expected"
    elif wanted.sha256 and sha256 != wanted.sha256:
        wrong = f"has the SHA-256 {sha256}; the card expects {wanted.sha256}"
    elif place.digest and digest_of(job.part, place.digest[0]) != place.digest[1]:
        wrong = f"has not the checksum {place.digest[1]} that its publisher tells"
    if wrong:
        job.discard()
        raise FetchError(f"{wanted.name} from {place.address} {wrong}: another edition, or damaged on its way.\n"
                         "It was not kept.")  # fmt: skip
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Manifest(
        card.id, wanted.name, place.address, now, size, sha256, edition.etag, edition.modified, place.edition
    )


def _put(path: Path, made: Manifest, job: Transfer) -> None:
    """Put the file in place. The manifest goes first: a file is never there without one."""
    try:
        made.write(path)
        os.replace(job.part, path)
        job.discard()
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from error


def _unpacked(path: Path, made: Manifest, wanted: Download, rules: Rules, *, new: bool) -> Fetched:
    """The file with its members unpacked, where the card wants that and they are not there yet.

    Until it is done the manifest names what was and what will be there, so that a broken-off unpacking can be
    taken up again and the user's own files are never mistaken for members.
    """
    folder = unpacked_folder(path)
    there = made.members == wanted.members and all(_has(folder / name, size) for name, size in made.unpacked)
    if not wanted.unpack or there:
        return Fetched(path, made, new)
    ours = frozenset(name for name, _ in made.unpacked)

    def planned(members: Members) -> None:
        both = tuple({**dict(made.unpacked), **dict(members)}.items())
        replace(made, unpacked=both, members=None).write(path)

    members = unpack(path, folder, wanted.members, ours, rules.most_bytes, planned)
    for gone in ours - dict(members).keys():
        (folder / gone).unlink(missing_ok=True)
    made = replace(made, unpacked=members, members=wanted.members)
    made.write(path)
    return Fetched(path, made, new)


def _has(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _by_hand(card: Card, wanted: Download, folder: Path) -> str:
    """What a user can do without the command."""
    address = wanted.url or f"https://doi.org/{wanted.doi} (the file {wanted.file})"
    then = f"type: comity import {card.id} FILE" if card.layouts else f"put it into {folder}"
    return f"By hand: download it at {address}, or look for it at {card.homepage}, and {then}"


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder against a second fetch at the same time, where the system can."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise OutputError(f"Another comity fetch is writing to {folder}; wait for it to end.") from error
    finally:
        os.close(handle)
