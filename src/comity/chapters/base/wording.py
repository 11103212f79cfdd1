"""Lists and counts in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; semicolons where a part has a comma of its own."""
    if len(names) < 2:
        return "".join(names)
    comma = "; " if any("," in name for name in names) else ", "
    return f"{comma.join(names[:-1])} and {names[-1]}"


def plural(count: int, one: str, many: str) -> str:
    """``1 visit``, ``4 visits``, ``no visits``."""
    return f"{count or 'no'} {one if count == 1 else many}"


def quoted(words: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"


def years(values: Sequence[Mapping[str, object]]) -> str:
    """``from 1992 to 2025``: the years that the points of a timeline span."""
    first, last = min(str(v["start"]) for v in values), max(str(v["end"]) for v in values)
    return f"from {first[:4]} to {last[:4]}"
