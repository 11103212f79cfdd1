"""R's serialised objects (.RData, .rda, .rds) as plain values: vectors, lists, attributes. No code in them is run.

The format is that of R's "R Internals" manual, section 1.8, in its XDR form, versions 2 and 3.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from comity.core.errors import InputError

_MOST_BYTES = 4 << 30
_DEEPEST = 200
_NUMBERS = {10: ">i4", 13: ">i4", 14: ">f8", 15: ">c16", 24: "u1"}
_SINGLE = frozenset((241, 242, 250, 251, 252, 253, 254))
_OPENERS: dict[bytes, Callable[[Path], Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}


@dataclass(slots=True)
class Vector:
    """An R vector or list: its values (a numpy array, or a list of texts or vectors) and its attributes by name."""

    values: Any
    logical: bool = False
    attributes: dict[str, Any] = field(default_factory=dict)


class Broken(Exception):
    """The bytes are not what R writes; the message says where."""


def unserialized(path: Path) -> dict[str, Any]:
    """The objects of an R file by name (one without a name: ``object``). InputError where it is broken."""
    content = _content(path)
    start = 5 if content[:5] in (b"RDX2\n", b"RDX3\n") else 0
    if content[start : start + 2] != b"X\n":
        raise InputError(f"{path} is no R data file that Comity reads. Save it again in R: save(x, file = 'x.RData')")
    try:
        found = _Reader(content, start + 2).whole()
    except (Broken, struct.error, IndexError, ValueError, OverflowError) as error:
        raise InputError(f"{path} is a broken R data file: {error}. Download it again.") from error
    return dict(found) if isinstance(found, _Pairs) and start else {"object": found}


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            begins = file.read(6)
        opener = next((opener for magic, opener in _OPENERS.items() if begins.startswith(magic)), _plain)
        with opener(path) as stream:
            content: bytes = stream.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise InputError(f"{path} is a broken R data file: {error}. Download it again.") from error
    if len(content) > _MOST_BYTES:
        raise InputError(f"{path} unpacks to more than {_MOST_BYTES >> 30} GB, which Comity does not read.")
    return content


def _plain(path: Path) -> Any:
    return path.open("rb")


class _Pairs(list[tuple[str, Any]]):
    """A pairlist: names and values in order."""


class _Reader:
    """Reads one object after the other; ``at`` is the place in the bytes."""

    def __init__(self, content: bytes, at: int) -> None:
        self.content, self.at = content, at
        self.native = "utf-8"
        self.seen: list[Any] = []
        self.texts: dict[bytes, str] = {}
        self.depth = 0

    def whole(self) -> Any:
        version, _, _ = struct.unpack_from(">iii", self.content, self.at)
        self.at += 12
        if version not in (2, 3):
            raise Broken(f"its version is {version}")
        if version == 3:
            self.native = self.take(self.integer()).decode("ascii")
        return self.value()

    def integer(self) -> int:
        (found,) = struct.unpack_from(">i", self.content, self.at)
        self.at += 4
        return int(found)

    def take(self, size: int) -> bytes:
        if size < 0 or self.at + size > len(self.content):
            raise Broken(f"it ends within a value at byte {self.at:,}")
        self.at += size
        return self.content[self.at - size : self.at]

    def length(self) -> int:
        size = self.integer()
        if size == -1:
            high, low = self.integer(), self.integer()
            size = (high << 32) + low
        if size < 0 or size > len(self.content):
            raise Broken(f"a vector at byte {self.at:,} claims {size:,} values")
        return size

    def value(self) -> Any:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Broken(f"values lie more than {_DEEPEST} deep in one another")
        flags = self.integer()
        found = self.typed(flags & 0xFF, flags)
        self.depth -= 1
        return found

    def typed(self, type_: int, flags: int) -> Any:
        if type_ in _SINGLE:
            return None
        if type_ == 255:
            return self.seen[((flags >> 8) or self.integer()) - 1]
        if type_ == 1:
            self.seen.append(self.value())
            return self.seen[-1]
        if type_ == 9:
            return self.text(flags)
        if type_ in (2, 6, 239, 240):
            return self.pairs(flags if type_ < 7 else flags | 0x200)
        if type_ in (247, 248, 249):
            return self.named_place()
        if type_ == 4:
            return self.environment()
        if type_ == 238:
            return self.compact()
        return self.vector(type_, flags)

    def vector(self, type_: int, flags: int) -> Vector:
        if type_ in _NUMBERS:
            dtype = np.dtype(_NUMBERS[type_])
            numbers = np.frombuffer(self.take(self.length() * dtype.itemsize), dtype)
            found = Vector(numbers.astype(dtype.newbyteorder("=")), type_ == 10)
        elif type_ == 16:
            found = Vector(self.strings(self.length()))
        elif type_ in (19, 20):
            found = Vector([self.value() for _ in range(self.length())])
        else:
            raise Broken(f"it holds an R object of type {type_} at byte {self.at:,}, which is not data")
        if flags & 0x200:
            found.attributes = self.attributes()
        return found

    def attributes(self) -> dict[str, Any]:
        found = self.value()
        if found is not None and not isinstance(found, _Pairs):
            raise Broken(f"attributes are missing at byte {self.at:,}")
        return dict(found or ())

    def strings(self, size: int) -> list[str | None]:
        """The texts of a character vector; a loop of its own, as there are millions."""
        found: list[str | None] = []
        for _ in range(size):
            flags = self.integer()
            if flags & 0xFF != 9:
                raise Broken(f"a text is missing at byte {self.at:,}")
            found.append(self.text(flags))
        return found

    def text(self, flags: int) -> str | None:
        size = self.integer()
        if size == -1:
            return None
        raw = self.take(size)
        known = self.texts.get(raw)
        if known is None:
            marks = flags >> 12
            known = raw.decode("latin-1" if marks & 4 else "utf-8" if marks & 8 else self.native)
            self.texts[raw] = known
        return known

    def pairs(self, flags: int) -> _Pairs:
        """A pairlist, read along its tail and not by recursion; attributes of its nodes are dropped."""
        found = _Pairs()
        while flags & 0xFF in (2, 6, 239, 240):
            if flags & 0x200:
                self.value()
            name = self.value() if flags & 0x400 else ""
            found.append((str(name), self.value()))
            flags = self.integer()
        if flags & 0xFF not in _SINGLE:
            found.append(("", self.typed(flags & 0xFF, flags)))
        return found

    def named_place(self) -> None:
        """A package or namespace: told by its name, never loaded."""
        self.integer()
        self.strings(self.length())
        self.seen.append(None)

    def environment(self) -> None:
        self.seen.append(None)
        self.integer()
        for _ in range(4):
            self.value()

    def compact(self) -> Vector:
        """A vector that R kept in a short form: a sequence, wrapped values, numbers not yet made into texts."""
        told, state, attributes = self.value(), self.value(), self.attributes()
        name = str(told[0][1]) if isinstance(told, _Pairs) and told else ""
        inner = state[0][1] if isinstance(state, _Pairs) and state else state
        if name.startswith("wrap_") and inner is state and isinstance(state, Vector) and len(state.values):
            inner = state.values[0]
        if not isinstance(inner, Vector):
            raise Broken(f"a vector at byte {self.at:,} has no values")
        if name in ("compact_intseq", "compact_realseq"):
            kept = Vector(self.sequence(inner, name))
        elif name.startswith("wrap_"):
            kept = Vector(inner.values, inner.logical, dict(inner.attributes))
        elif name == "deferred_string":
            kept = Vector([None if _absent(x) else _number_text(x) for x in inner.values])
        else:
            raise Broken(f"it holds a vector of the form {name!r}, which Comity does not know")
        kept.attributes |= attributes
        return kept

    def sequence(self, told: Vector, name: str) -> Any:
        size, first, step = (float(x) for x in told.values)
        if not 0 <= size <= _MOST_BYTES // 8:
            raise Broken(f"a sequence at byte {self.at:,} claims {size:,.0f} values")
        found = first + step * np.arange(int(size))
        return found.astype("i4") if name == "compact_intseq" else found


def _absent(value: float) -> bool:
    return value != value or value == -(1 << 31)


def _number_text(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
