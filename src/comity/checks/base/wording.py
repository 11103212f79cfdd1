"""Lists and amounts as explanations word them."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def listed(codes: Iterable[str], name: Callable[[str], str] = str) -> str:
    """``A``, ``A and B``, ``A, B and C``; empty for nothing."""
    names = [name(code) for code in codes]
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} and {names[-1]}"


def number(value: float) -> str:
    """``1,234``, ``12.5``, ``3.952 billion``: a number as an editor writes it."""
    size = abs(value)
    for step, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if size >= step:
            return f"{value / step:,.6g} {word}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"
