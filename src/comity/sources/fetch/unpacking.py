"""The members of a zip file, unpacked into a folder of their own and nowhere else."""

from __future__ import annotations

import os
import stat
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from shutil import disk_usage
from zipfile import BadZipFile, ZipFile, ZipInfo

from comity.core.errors import OutputError
from comity.sources.fetch.connection import FetchError

_CHUNK = 1 << 20
_MOST_MEMBERS = 20_000
_ENCRYPTED = 0x1
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))))


Members = tuple[tuple[str, int], ...]


def unpack(
    archive: Path, folder: Path, members: tuple[str, ...], ours: frozenset[str], most_bytes: int,
    before: Callable[[Members], None],
) -> Members:  # fmt: skip
    """Unpack the wanted members into a folder and return their names and sizes; each is put in place when it is whole.

    ``ours`` are names that an earlier unpacking wrote and that may be replaced; ``before`` is told what will be
    written before anything is. Raises FetchError, before anything
    is written, where a member would lie outside the folder, is a link, encrypted, told twice, or where all of them
    are larger than ``most_bytes``; OutputError where a file of the user's own is in the way.
    """
    try:
        with ZipFile(archive) as zipped:
            wanted = _wanted(archive, zipped.infolist(), members)
            _check_room(archive, wanted, folder, ours, most_bytes)
            planned = tuple((member.filename, member.file_size) for member in wanted)
            before(planned)
            for member in wanted:
                _extract(archive, zipped, member, folder / member.filename)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise FetchError(f"{archive.name} is no whole zip file: {error}.") from error
    except OSError as error:
        raise OutputError(f"{archive.name} cannot be unpacked into {folder}: {error.strerror or error}.") from error
    return planned


def _wanted(archive: Path, found: list[ZipInfo], members: tuple[str, ...]) -> list[ZipInfo]:
    files = [m for m in found if not m.is_dir() and not m.filename.startswith("__MACOSX/")]
    for member in files:
        _check_safe(archive, member)
    told = Counter(m.filename.casefold() for m in files).most_common(1)
    if told and told[0][1] > 1:
        raise FetchError(f"{archive.name} has two members called {told[0][0]!r}; nothing of it was unpacked.")
    for pattern in members:
        if not any(_fits(m, pattern) for m in files):
            has = ", ".join(sorted(m.filename for m in files)[:12])
            raise FetchError(f"{archive.name} has no member {pattern}; it has {has}. The publisher has changed it.")
    return [m for m in files if not members or any(_fits(m, pattern) for pattern in members)]


def _fits(member: ZipInfo, pattern: str) -> bool:
    return fnmatchcase(member.filename, pattern) or fnmatchcase(PurePosixPath(member.filename).name, pattern)


def _check_safe(archive: Path, member: ZipInfo) -> None:
    """Refuse the archive for a member whose name leads out of the folder, or that is no plain file."""
    name, mode = member.orig_filename, member.external_attr >> 16
    parts = name.split("/")
    astray = name != member.filename or "\\" in name or ":" in name or any(ord(c) < 32 for c in name)
    if astray or any(not p.strip(". ") or p.split(".")[0].strip().lower() in _DEVICES for p in parts):
        raise FetchError(f"{archive.name} has a member called {name!r}, which would lie outside its folder; "
                         "nothing of it was unpacked.")  # fmt: skip
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise FetchError(f"{archive.name} has the member {name!r}, which is a link; nothing of it was unpacked.")
    if member.flag_bits & _ENCRYPTED:
        raise FetchError(f"{archive.name} has the member {name!r}, which is encrypted; nothing of it was unpacked.")


def _check_room(archive: Path, wanted: list[ZipInfo], folder: Path, ours: Iterable[str], most_bytes: int) -> None:
    size = sum(member.file_size for member in wanted)
    if size > most_bytes or len(wanted) > _MOST_MEMBERS:
        raise FetchError(f"{archive.name} would unpack to {len(wanted):,} files of {size:,} bytes; at most "
                         f"{_MOST_MEMBERS:,} and {most_bytes:,} are taken.")  # fmt: skip
    if size > disk_usage(archive.parent).free:
        raise OutputError(f"{archive.name} unpacks to {size:,} bytes; {archive.parent} has less room.")
    in_the_way = sorted({m.filename for m in wanted if (folder / m.filename).exists()} - set(ours))
    if in_the_way:
        raise OutputError(
            f"{folder / in_the_way[0]} is there and was not fetched; move it away, or fetch --to another FOLDER."
        )


def _extract(archive: Path, zipped: ZipFile, member: ZipInfo, target: Path) -> None:
    """One member, by way of ``<name>.part``; more bytes than the member declares are not taken."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    size = 0
    try:
        with zipped.open(member) as packed, part.open("wb") as file:
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                file.write(chunk)
        if size != member.file_size:
            raise FetchError(f"{archive.name}: {member.filename} has {size:,} bytes, not {member.file_size:,}.")
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
