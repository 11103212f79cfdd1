"""Where a file of a Dataverse data set is: its number, size and checksum, as the installation's API tells them.

The form of the answers is that of guides.dataverse.org (native API and data access API), Dataverse 4 to 6.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import quote

from comity.sources.fetch.connection import FetchError, Rules, Unreachable, ask, reason_of, refusal
from comity.sources.fetch.download import Download

_LARGEST_LISTING = 64 * 2**20
_DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-512": "sha512"}


@dataclass(frozen=True, slots=True)
class Place:
    """The address of a file, and what its publisher says of it beforehand.

    ``digest`` is an algorithm's name and the value; ``edition`` the version of the data set. A ``lasting`` address
    never stands for other bytes.
    """

    address: str
    size: int | None = None
    digest: tuple[str, str] | None = None
    edition: str | None = None
    lasting: bool = False


def locate(wanted: Download, rules: Rules) -> Place:
    """Where a file of a card is; a file of a Dataverse is looked up in the list of its data set."""
    if wanted.url is not None:
        return Place(wanted.url, wanted.bytes)
    address = _listing_address(wanted)
    answer = _read_json(address, rules)
    try:
        version = answer["data"] if wanted.edition else answer["data"]["latestVersion"]
        edition = f"{version['versionNumber']}.{version['versionMinorNumber']}"
        entries = [(one, one["dataFile"]) for one in version["files"]]
    except (KeyError, TypeError) as error:
        raise FetchError(f"{address} does not answer as a Dataverse does: {error} is missing.") from error
    for original in (False, True):
        for entry, file in entries:
            if wanted.file in (
                (file.get("originalFileName"),) if original else (entry.get("label"), file.get("filename"))
            ):
                return _place(wanted, edition, entry, file, original)
    names = ", ".join(sorted(str(entry.get("label")) for entry, _ in entries)[:12])
    raise FetchError(f"doi:{wanted.doi}, version {edition}, has no file {wanted.file}; it has {names}.")


def _listing_address(wanted: Download) -> str:
    version = f"versions/{quote(wanted.edition)}" if wanted.edition else ""
    doi = quote(f"doi:{wanted.doi}", safe=":/")
    return f"{(wanted.dataverse or '').rstrip('/')}/api/datasets/:persistentId/{version}?persistentId={doi}"


def _place(wanted: Download, edition: str, entry: dict[str, Any], file: dict[str, Any], original: bool) -> Place:
    """A table that Dataverse has rewritten is there twice: the rewritten one, and the original file.

    The list's size is that of the first, its checksum that of the second (IQSS/dataverse issues 7275, 8449).
    """
    if entry.get("restricted"):
        raise FetchError(f"doi:{wanted.doi}, {wanted.file}: the publisher gives this file on request only.")
    rewritten = file.get("originalFileFormat") is not None
    checksum = file.get("checksum") or ({"type": "MD5", "value": file["md5"]} if file.get("md5") else {})
    name = _DIGESTS.get(checksum.get("type", ""))
    digest = (name, str(checksum["value"]).lower()) if name and (original or not rewritten) else None
    size = file.get("originalFileSize") if original else None if rewritten else file.get("filesize")
    address = f"{(wanted.dataverse or '').rstrip('/')}/api/access/datafile/{int(file['id'])}"
    return Place(address + ("?format=original" if original else ""), wanted.bytes or size, digest, edition, True)


def _read_json(address: str, rules: Rules) -> Any:
    with closing(ask(address, {"Accept": "application/json"}, rules)) as answer:
        if answer.status != 200:
            raise refusal(address, answer)
        try:
            text = answer.read(_LARGEST_LISTING)
        except (OSError, HTTPException) as error:
            raise Unreachable(f"{address} broke off: {reason_of(error, rules)}.") from error
    try:
        return json.loads(text)
    except ValueError as error:
        raise FetchError(f"{address} does not answer as a Dataverse does: {error}.") from error
