"""One file from a server into ``<name>.part``: streamed, taken up again where it was cut, held against its size."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from shutil import disk_usage

from comity.core.errors import OutputError
from comity.sources.fetch.connection import FetchError, Rules, Unreachable, ask, reason_of, refusal

_CHUNK = 1 << 18
_LONGEST_PAUSES = 30
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
Progress = Callable[[int, int, str], None]


class _Cut(Unreachable):
    """The connection ended before the file did."""


class _Changed(FetchError):
    """What was begun is of another edition than the server gives now."""


@dataclass(frozen=True, slots=True)
class Edition:
    """How a server names the copy of a file that it gives: its ETag, its last change, its size where it is told."""

    etag: str | None = None
    modified: str | None = None
    total: int | None = None

    @property
    def sure(self) -> str | None:
        """What names this copy closely enough to complete a part of it; None: nothing does."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


@dataclass(frozen=True, slots=True)
class Transfer:
    """A file on its way: its address, the ``.part`` it is written to, its size where that is known beforehand."""

    address: str
    part: Path
    wanted: int | None
    rules: Rules
    progress: Progress | None = None

    @property
    def note(self) -> Path:
        """Where it is kept which edition the part belongs to."""
        return self.part.with_name(f"{self.part.name}.json")

    def discard(self) -> None:
        """Drop what came."""
        self.part.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)


def receive(job: Transfer, held: Edition | None) -> Edition | None:
    """Bring the file into its part, whole, and return which edition it is; None: the edition held is still the one.

    What an earlier attempt left is completed where the server still gives the same edition, else begun anew. Raises
    FetchError after too many cuts; what came by then stays.
    """
    cuts, last = 0, FetchError("")
    while cuts <= job.rules.cuts:
        try:
            return _attempt(job, held)
        except _Changed as error:
            job.discard()
            last = error
        except _Cut as error:
            last = error
        except Unreachable as error:
            if not cuts:
                raise
            last = error
        cuts += 1
        if cuts <= job.rules.cuts:
            job.rules.sleep(job.rules.pause_s * min(2 ** (cuts - 1), _LONGEST_PAUSES))
    size = job.part.stat().st_size if job.part.exists() else 0
    raise FetchError(f"{job.part.stem} broke off {cuts} times, last at {size:,} bytes: {last}\n"
                     "What came is kept; type the command again to go on from there.")  # fmt: skip


def _attempt(job: Transfer, held: Edition | None) -> Edition | None:
    begun, at = _left(job)
    with closing(ask(job.address, _conditions(begun, at, held), job.rules)) as answer:
        if held and not at and _still(answer, held):
            return None
        edition, at = _offered(job, answer, begun, at)
        _check_room(job, edition, at)
        try:
            job.note.write_text(json.dumps({"url": job.address, **asdict(edition)}), encoding="utf-8")
            _write(job, answer, edition, at)
        except OSError as error:
            raise OutputError(f"{job.part} cannot be written: {error.strerror or error}.") from error
    return edition


def _left(job: Transfer) -> tuple[Edition, int]:
    """What an earlier attempt left of this file: its edition and how many bytes of it count."""
    try:
        kept = json.loads(job.note.read_text(encoding="utf-8"))
        size = job.part.stat().st_size
        begun = Edition(kept["etag"], kept["modified"], kept["total"])
    except (OSError, ValueError, KeyError, TypeError):
        return Edition(), 0
    if kept.get("url") != job.address or not begun.sure:
        return Edition(), 0
    return begun, min(size, begun.total - 1) if begun.total else size


def _conditions(begun: Edition, at: int, held: Edition | None) -> dict[str, str]:
    if at and begun.sure:
        return {"Range": f"bytes={at}-", "If-Range": begun.sure}
    if held and held.etag:
        return {"If-None-Match": held.etag}
    return {"If-Modified-Since": held.modified} if held and held.modified else {}


def _still(answer: HTTPResponse, held: Edition) -> bool:
    """Whether the server says, in one way or another, that nothing has changed."""
    if answer.status != 200:
        return answer.status == 304
    if held.etag:
        return answer.headers["ETag"] == held.etag
    return bool(held.modified) and (answer.headers["Last-Modified"], answer.length) == (held.modified, held.total)


def _offered(job: Transfer, answer: HTTPResponse, begun: Edition, at: int) -> tuple[Edition, int]:
    """The edition that an answer brings, and the byte with which it starts."""
    etag, modified, total = answer.headers["ETag"], answer.headers["Last-Modified"], answer.length
    if at and answer.status == 416:
        raise _Changed(f"{job.address} no longer has the bytes from {at:,} on.")
    if at and answer.status == 206:
        span = _RANGE.fullmatch(answer.headers["Content-Range"] or "")
        whole = begun.total if not span or span[2] == "*" else int(span[2])
        if not span or int(span[1]) != at or whole != begun.total or (etag and begun.etag and etag != begun.etag):
            raise _Changed(f"{job.address} gives another edition than the one begun.")
        return begun, at
    if answer.status != 200:
        raise refusal(job.address, answer)
    _check_form(job, answer)
    return Edition(etag, modified, total), 0


def _check_form(job: Transfer, answer: HTTPResponse) -> None:
    """Refuse what is no file: a page for people, an empty answer, bytes in another coding than the file's own."""
    coding = (answer.headers["Content-Encoding"] or "identity").lower()
    if answer.headers.get_content_type() == "text/html" and not job.part.stem.lower().endswith((".html", ".htm")):
        raise FetchError(f"{job.address} answers with a web page where {job.part.stem} was expected: a login, "
                         "a check for robots, or a notice that the file has moved.")  # fmt: skip
    if coding != "identity":
        raise FetchError(f"{job.address} gives {job.part.stem} in the coding {coding!r}, which was not asked for.")
    if answer.length == 0:
        raise FetchError(f"{job.address} gives an empty file.")


def _check_room(job: Transfer, edition: Edition, at: int) -> None:
    if job.wanted is not None and edition.total not in (None, job.wanted):
        raise FetchError(f"{job.address} gives {edition.total:,} bytes; {job.wanted:,} were expected: the publisher "
                         "has another edition there now.")  # fmt: skip
    if (edition.total or 0) > job.rules.most_bytes:
        raise FetchError(f"{job.address} gives {edition.total:,} bytes; at most {job.rules.most_bytes:,} are taken.")
    free = disk_usage(job.part.parent).free
    if edition.total and edition.total - at > free:
        raise OutputError(f"{job.part.stem} needs {edition.total - at:,} bytes more; {job.part.parent} has {free:,}.")


def _write(job: Transfer, answer: HTTPResponse, edition: Edition, at: int) -> None:
    with job.part.open("r+b" if at else "wb") as file:
        file.truncate(at)
        file.seek(at)
        while chunk := _read(job, answer):
            at += len(chunk)
            if at > job.rules.most_bytes:
                raise FetchError(f"{job.address} gives more than {job.rules.most_bytes:,} bytes; no more are taken.")
            file.write(chunk)
            if job.progress:
                job.progress(at, edition.total or 0, job.part.stem)
        file.flush()
        os.fsync(file.fileno())
    if edition.total is not None and at < edition.total:
        raise _Cut(f"the connection ended after {at:,} of {edition.total:,} bytes.")


def _read(job: Transfer, answer: HTTPResponse) -> bytes:
    try:
        return answer.read1(_CHUNK)
    except (OSError, HTTPException) as error:
        raise _Cut(f"the connection broke: {reason_of(error, job.rules)}.") from error
