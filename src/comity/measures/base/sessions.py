"""To which session and year a roll call belongs, and which rows of a source are one roll call."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

_OPENED_YEAR = 1945
_NUMBERED = re.compile(r"A/(?:RES/)?(\d+)/")
_ROMAN = re.compile(r"\(([IVXL]+)\)")
_SECTION = re.compile(r"(?<! )\[[^\]]+\]$|(?<=\d)[A-Z]-[A-Z]$")
_DRAFT = re.compile(r"/L\.\d")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


def session_year(body: str | None, symbol: str | None, session: str | None, day: str | None) -> int | None:
    """The year in which the regular session opened; outside the General Assembly the year of the vote.

    Resolutions of special and emergency sessions count to the regular session of their day, new sessions beginning on
    15 September. None where neither symbol nor date tells.
    """
    if body != "UNGA":
        return int(day[:4]) if day else None
    number = _session(symbol, session)
    if number is not None:
        return number + _OPENED_YEAR
    if not day or len(day) < 7:
        return None
    return int(day[:4]) - (day < f"{day[:4]}-09-15")


def _session(symbol: str | None, session: str | None) -> int | None:
    if session and session.isdigit():
        return int(session)
    if found := _NUMBERED.match(symbol or ""):
        return int(found[1])
    if found := _ROMAN.search(symbol or ""):
        return roman(found[1])
    return None


def roman(text: str) -> int:
    """The number that Roman digits write: ``XIV`` is 14."""
    values = [_DIGITS[c] for c in text]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def once(symbols: Sequence[str | None], readers: Sequence[str], casts: Sequence[bytes]) -> list[int]:
    """The places of the rows that stand for a roll call each, in their order.

    Where several files of one source hold a symbol, the file with the most roll calls leads. Sections of one
    resolution, all of which the source gives the same positions, went to one vote and count once; so does a draft
    whose positions and day are those of a resolution. ``casts`` are each row's positions and day.
    """
    sizes = {reader: readers.count(reader) for reader in set(readers)}
    lead = max(sorted(sizes), key=lambda reader: sizes[reader], default="")
    held = {s for s, r in zip(symbols, readers, strict=True) if r == lead}
    kept = [i for i, (s, r) in enumerate(zip(symbols, readers, strict=True)) if r == lead or (s and s not in held)]
    kept = _distinct(kept, symbols, readers, lead)
    sections: dict[str, list[int]] = defaultdict(list)
    for i in kept:
        if _SECTION.search(symbols[i] or ""):
            sections[_SECTION.sub("", symbols[i] or "")].append(i)
    doubled = {i for same in sections.values() if len({casts[i] for i in same}) == 1 for i in same[1:]}
    adopted = {casts[i] for i in kept if not _DRAFT.search(symbols[i] or "")}
    doubled |= {i for i in kept if _DRAFT.search(symbols[i] or "") and casts[i] in adopted}
    return [i for i in kept if i not in doubled]


def _distinct(kept: list[int], symbols: Sequence[str | None], readers: Sequence[str], lead: str) -> list[int]:
    """Without what a third file repeats of a second."""
    seen: dict[str, str] = {}
    return [i for i in kept if readers[i] == lead or seen.setdefault(symbols[i] or "", readers[i]) == readers[i]]
