"""What every format declares and returns, and the front matter that text formats share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from comity.core.dates import period
from comity.core.errors import DateError
from comity.formats._places import Place

MAX_BYTES = 50_000_000
MAX_CHARACTERS = 5_000_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a format finds in a file: its text, the encoding read, and the title, date and pages where it tells them.

    ``pages`` holds the offset at which each page begins and the page's label; ``places`` the same of each line,
    paragraph or element, for formats that have them.
    """

    text: str
    encoding: str | None = None
    title: str | None = None
    published: str | None = None
    pages: tuple[tuple[int, str], ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class DecodedText:
    """One document: its text, to which all offsets refer, with the file's hash and how it was read.

    ``published`` is EDTF and None where the file does not say it; ``encoding`` is None for formats that name their own.
    """

    text: str
    media_type: str
    encoding: str | None
    title: str | None
    published: str | None
    pages: tuple[tuple[int, str], ...]
    sha256: str
    byte_size: int
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One document of a .jsonl file: its id, its text and its date (EDTF) where one is given."""

    id: str
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: id, suffixes, media type, and the function from its bytes (and path, for messages) to text."""

    id: str
    suffixes: tuple[str, ...]
    media_type: str
    decode: Callable[[bytes, Path], Decoded]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML block at the head of a text: where it ends (0: there is none), and the date (EDTF), title and address
    that it gives."""

    end: int
    published: str | None
    title: str | None = None
    address: str | None = None


_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?=[\w-]+:)(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_DATE = re.compile(
    r"^(?:date|published|published_time|publication_date|publishdate)[ \t]*:[ \t]*['\"]?"
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?=['\"\sT]|$)",
    re.MULTILINE | re.IGNORECASE,
)


def front_matter(text: str) -> FrontMatter:
    """Return where a text's YAML front matter ends, and what it says of the text."""
    found = _FRONT.match(text)
    if not found:
        return FrontMatter(0, None)
    fields = _fields(found[1])
    address = next((fields[key] for key in ("source_url", "url", "address") if key in fields), None)
    return FrontMatter(found.end(), _published(found[1]), fields.get("title"), address)


def _published(block: str) -> str | None:
    dates = {m.group().split(":")[0].strip().lower(): m[1] for m in _DATE.finditer(block)}
    for key in ("date", "published", "publication_date", "publishdate", "published_time"):
        if key in dates:
            try:
                return str(period(dates[key]).text)
            except DateError:
                continue
    return None


def _fields(block: str) -> dict[str, str]:
    """The fields of a YAML block that are text, each on one line; none where it is no YAML."""
    try:
        fields = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    found = fields.items() if isinstance(fields, dict) else ()
    return {str(k).lower(): " ".join(v.split()) for k, v in found if isinstance(v, str) and v.strip()}
