"""A file that a publisher offers, as a card names it: where it is, what it is called here, what it must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from comity.core.errors import RecordError

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Download:
    """COW_Trade_4.0.zip is at https://correlatesofwar.org/..., and is to be unpacked.

    A file has an address of its own (``url``), or is ``file`` of the data set ``doi`` at a Dataverse installation
    (``dataverse``: its address), in the version ``edition`` ("33.0") or the latest. ``name`` is what it is called
    here. ``bytes`` and ``sha256`` pin one edition: another is refused. Of a zip file that is to be unpacked,
    ``members`` says which files are wanted (patterns such as ``*.csv``; none: all).
    """

    name: str
    url: str | None = None
    doi: str | None = None
    file: str | None = None
    dataverse: str | None = None
    edition: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    unpack: bool = False
    members: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an entry that names no one place, or a place that is not safe to fetch from or to write to."""
        if not isinstance(self.name, str) or not _PLAIN_NAME.fullmatch(self.name):
            raise RecordError(f"A card cannot fetch a file called {self.name!r}; name it in plain letters, no folder.")
        where = (self.url is not None, self.doi is not None, self.file is not None, self.dataverse is not None)
        if where not in ((True, False, False, False), (False, True, True, True)):
            raise RecordError(f"The card's file {self.name} needs a url, or a doi, a file and a dataverse.")
        if not is_safe(self.url or self.dataverse or ""):
            raise RecordError(f"The card's file {self.name} is at {self.url or self.dataverse}, which is not https.")
        if self.sha256 is not None and not _SHA256.fullmatch(str(self.sha256)):
            raise RecordError(f"The card's file {self.name} has the sha256 {self.sha256!r}; it has 64 hex digits.")
        if not isinstance(self.edition, str | None):
            raise RecordError(f"The card's file {self.name} has the edition {self.edition!r}; put it in quotes.")
        if (self.unpack or self.members) and not (self.unpack and self.name.lower().endswith(".zip")):
            raise RecordError(f"The card's file {self.name} cannot be unpacked; only a .zip with unpack: true can.")


def is_safe(address: str) -> bool:
    """Whether an address may be fetched from: it is https, or it is this machine's own."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.scheme == "https" or is_loopback(address))
    except ValueError:
        return False


def is_loopback(address: str) -> bool:
    """Whether an http address is this machine's own, where nothing travels."""
    parts = urlsplit(address)
    try:
        here = parts.hostname == "localhost" or ip_address(parts.hostname or "").is_loopback
    except ValueError:
        here = False
    return parts.scheme == "http" and here
