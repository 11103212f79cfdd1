"""Layouts: which columns a source's file has, and whether a file on disk is of that layout."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from comity.core.errors import InputError
from comity.sources.base import rdata
from comity.sources.base.foreign import refuse_foreign

_FEW = 300
DELIMITERS = ",\t;"
_LAST_ABOVE = "Data generated:"
_MOST_ABOVE = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """A file of a source: ``id`` is the name of its table in the card's SQL.

    ``columns`` must all be there, in any order; ``optional`` may be, and ``rare`` in a few editions, whose lack is not
    told; others are kept in the file and not read. ``same`` maps other names for a column to the one in ``columns``.
    ``begins`` tells apart files whose columns are alike: column -> how nearly all its values begin. A file may be
    Parquet, an R data frame or delimited text of ``form`` (csv, tsv); in text every value is text, an empty one is null
    and ``NA`` is the text NA. ``rows`` is how many the edition known to the card holds; ``line_end`` is False for a
    publisher whose files do not end with one; ``many`` is True where the series comes in several files alike, one a
    year, which are read as one table.
    """

    id: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    same: Mapping[str, str] | None = None
    begins: Mapping[str, str] | None = None
    encoding: str = "utf-8"
    rows: int | None = None
    line_end: bool = True
    many: bool = False
    verified: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that the layout knows."""
        return (*self.columns, *self.optional, *self.rare)

    def named(self, header: tuple[str, ...]) -> dict[str, str]:
        """The file's column -> the layout's name for it."""
        same = self.same or {}
        return {column: same.get(column, column) for column in header}

    def missing(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """The demanded columns that a header lacks; none: the file is of this layout."""
        have = set(self.named(header).values())
        return tuple(column for column in self.columns if column not in have)

    def holds(self, path: Path, header: tuple[str, ...]) -> bool:
        """Whether a file is of this layout: its columns, and the values that tell it from files with the same ones."""
        if self.missing(header):
            return False
        there = {here: name for name, here in self.named(header).items()}
        return all(_mostly(first_values(path, there[c]), start) for c, start in (self.begins or {}).items())

    def known(self, header: tuple[str, ...]) -> int:
        """How many of a header's columns the layout names, demanded or not."""
        return len(set(self.named(header).values()) & set(self.names))

    def shared(self, header: tuple[str, ...]) -> float:
        """The part of the demanded columns that a header has, from 0 to 1."""
        return 1 - len(self.missing(header)) / len(self.columns)

    def difference(self, header: tuple[str, ...]) -> str:
        """What keeps a header from being of this layout, in words."""
        if not self.missing(header):
            told = " and ".join(f"{column} with {start}" for column, start in (self.begins or {}).items())
            return f"has its columns, but its values do not begin as they should ({told})"
        unknown = [c for c in self.named(header).values() if c not in self.names]
        told = f"lacks {', '.join(self.missing(header))}"
        return told + (f" and has {', '.join(unknown)}" if unknown else "")


def header_of(path: Path) -> tuple[str, ...]:
    """The column names of a Parquet, R, CSV or tab-separated file.

    Raises InputError for a file that is none of these, is empty, is a web page, or names a column twice.
    """
    readers = {"parquet": _parquet_header, "r": _r_header, "text": _text_header}
    refuse_foreign(path, form_of(path))
    header = readers[form_of(path)](path)
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise InputError(f"{path} names the column {twice[0]!r} more than once; give every column its own name.")
    return header


def form_of(path: Path) -> str:
    """``parquet``, ``r`` or ``text``, as a file's name says."""
    suffix = path.suffix.lower()
    return "parquet" if suffix == ".parquet" else "r" if suffix in rdata.SUFFIXES else "text"


def _r_header(path: Path) -> tuple[str, ...]:
    return tuple(rdata.data_frame(path).column_names)


def delimiter_of(path: Path) -> str:
    """What separates the columns of a delimited text, as its header shows."""
    with _from_header(path) as file:
        return max(DELIMITERS, key=file.readline(1_000_000).count)


@contextmanager
def _from_header(path: Path) -> Iterator[IO[str]]:
    """A text file at its header line."""
    above = lines_above(path)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        for _ in range(above):
            file.readline()
        yield file


def lines_above(path: Path) -> int:
    """How many lines of explanation stand above a text's header.

    SIPRI writes six to eleven, the last of which tells when the file was made (seen in files of 2025).
    """
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        first = [file.readline(1_000_000) for _ in range(_MOST_ABOVE)]
    told = [number for number, line in enumerate(first, 1) if line.lstrip('"').startswith(_LAST_ABOVE)]
    return told[0] if told else 0


def _parquet_header(path: Path) -> tuple[str, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(
            f"{path} is no readable Parquet file: {str(error).splitlines()[0]}. Download it again."
        ) from error


def _text_header(path: Path) -> tuple[str, ...]:
    try:
        with _from_header(path) as file:
            line = file.readline(1_000_000)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    header = next(csv.reader([line], delimiter=max(DELIMITERS, key=line.count)), [])
    if not [name for name in header if name]:
        raise InputError(f"{path} has no header line; download it again, or name the source: comity import SOURCE FILE")
    return _named_each(header)


def _named_each(header: list[str]) -> tuple[str, ...]:
    """The names without the blanks around them; columns without a name are called by their place."""
    return tuple(name.strip() or f"column {place}" for place, name in enumerate(header, 1))


def first_values(path: Path, column: str) -> list[str]:
    """The first few hundred values of a column, as text."""
    if form_of(path) == "r":
        return [str(value) for value in rdata.data_frame(path)[column].slice(0, _FEW).to_pylist()]
    if form_of(path) == "parquet":
        import pyarrow.parquet as pq

        batch = next(pq.ParquetFile(path).iter_batches(_FEW, columns=[column]), None)
        return [str(value) for value in batch.column(0).to_pylist()] if batch is not None else []
    with _from_header(path) as file:
        header = file.readline(1_000_000)
        rows = csv.DictReader(islice(file, _FEW), header_of(path), delimiter=max(DELIMITERS, key=header.count))
        return [row.get(column) or "" for row in rows]


def _mostly(values: list[str], start: str) -> bool:
    return sum(value.startswith(start) for value in values) >= 0.9 * len(values)


def ends_whole(path: Path) -> bool:
    """Whether a text file ends with a line end: one that does not may have been cut in its last row."""
    with path.open("rb") as file:
        file.seek(0, 2)
        if file.tell() == 0:
            return False
        file.seek(-1, 2)
        return file.read(1) in b"\r\n"


_EVENT_WIDTHS = {57: "GDELT 1", 58: "GDELT 1", 61: "GDELT 2"}


def event_edition(path: Path) -> str | None:
    """The series of news events that a file holds, told by its form; None where it is none.

    GDELT's files have no header: 61 fields, 58 or 57, the first a number and the second a day. A reduced one is
    separated by the control character 1. ICEWS names its columns.
    """
    if form_of(path) != "text":
        return None
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        line = file.readline(1_000_000).rstrip("\r\n")
    fields = line.split("\t")
    if {"Event ID", "CAMEO Code"} <= set(fields):
        return "ICEWS"
    if line.count("\x01") >= 5 and line.split("\x01")[0].isdigit():
        return "GDELT, reduced"
    numbers = fields[0].isdigit() and len(fields) > 1 and fields[1].isdigit()
    return _EVENT_WIDTHS.get(len(fields)) if numbers else None


def encoding_of(path: Path, layout: Layout) -> str:
    """The encoding to read a text file in: the layout's, but UTF-8 where a file in another one is valid UTF-8.

    Any bytes are valid Latin-1, so a copy that somebody saved as UTF-8 would be misread without a word.
    """
    if layout.encoding.lower() in ("utf-8", "utf8"):
        return "utf-8"
    decode, plain = codecs.getincrementaldecoder("utf-8")(), True
    with path.open("rb") as file:
        try:
            for block in iter(lambda: file.read(1 << 20), b""):
                plain = decode.decode(block).isascii() and plain
            decode.decode(b"", final=True)
        except UnicodeDecodeError:
            return layout.encoding
    return layout.encoding if plain else "utf-8"
