"""``<name>.fetched.json``: where a file beside it came from, when, and what it was then."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from comity.core.errors import OutputError


@dataclass(frozen=True, slots=True)
class Manifest:
    """COW_Trade_4.0.zip came from https://... on 2026-11-22T09:00:00Z: so many bytes, this SHA-256, this ETag.

    ``edition`` is the publisher's own number of the data set's version, where it tells one; ``unpacked`` names the
    members in the folder beside it, with their sizes; ``members`` is what the card wanted of them when they were
    unpacked, and None as long as that is not done.
    """

    source: str
    name: str
    url: str
    fetched_at: str
    bytes: int
    sha256: str
    etag: str | None = None
    last_modified: str | None = None
    edition: str | None = None
    unpacked: tuple[tuple[str, int], ...] = ()
    members: tuple[str, ...] | None = None

    def write(self, beside: Path) -> None:
        """Write it beside its file, whole or not at all."""
        path, part = _path(beside), _path(beside).with_suffix(".json.part")
        part.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(part, path)


def last_manifest(beside: Path) -> Manifest | None:
    """What the last fetch noted of a file, whether the file is still there or not; None: it was never fetched."""
    path = _path(beside)
    if not path.exists():
        return None
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        members = None if values["members"] is None else tuple(values["members"])
        unpacked = tuple((str(name), int(size)) for name, size in values["unpacked"])
        return Manifest(**{**values, "unpacked": unpacked, "members": members})
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(f"{path} cannot be read ({error}); delete it and {beside.name}, and fetch again.") from error


def check_ours(beside: Path, known: Manifest | None) -> None:
    """Raise OutputError for a file that was not fetched, or is no longer what was fetched: it is the user's own."""
    if known is None:
        raise OutputError(f"{beside} is there and was not fetched; move it away, or fetch --to another FOLDER.")
    if digest_of(beside, "sha256") != known.sha256:
        raise OutputError(f"{beside} has changed since it was fetched; move it away or delete it, and fetch again.")


def digest_of(path: Path, algorithm: str) -> str:
    """A file's checksum in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def _path(beside: Path) -> Path:
    return beside.with_name(f"{beside.name}.fetched.json")
