"""What stands between two sentences: a heading or a table's cell that names the state of which the next ones speak."""

from __future__ import annotations

import re

from comity.language.gazetteer import Names, fold

UNKNOWN = "?"
_CELLS = re.compile(r"[|\n]+")
_MARKS = re.compile(r"[#*_=+:\-\u2013\s\[\]]+|\(https?:[^)]*\)|\[\d+\]")
_RULE = re.compile(r"[+|][-=]{3,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def topic_between(gap: str, registry: Names) -> str | None:
    """The state that the last heading or cell in the gap names; "" where there is other wording, None where none.

    A new row of a table whose first cell names no state is about an ``UNKNOWN`` one.
    """
    found: str | None = None
    worded = False
    for cell in _CELLS.split(gap):
        name = _MARKS.sub(" ", cell).strip()
        if _LETTERS.search(name):
            worded = True
            named = {c.actor.id for c in registry.surfaces().get(fold(name), ()) if c.actor.kind == "state"}
            found = named.pop() if len(named) == 1 else found
    if found is None and _RULE.search(gap):
        return UNKNOWN
    return found or ("" if worded else None)
