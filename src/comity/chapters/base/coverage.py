"""Whose sources speak: facts counted by the side of their source, and the sides that are silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from comity.chapters.base.blocks import Block, Paragraph, Register, Remark, Subheading
from comity.chapters.base.brief import Brief
from comity.chapters.base.wording import listed

_UNDESCRIBED = ("documents read", "", "unknown")


def sides(brief: Brief) -> Iterator[Block]:
    """How many facts come from sources of each state, and which of the states' sources are not heard."""
    counts: Counter[str] = Counter(_side(brief, f.fact.provenance.source) for f in brief.facts.values())
    silent = [brief.name(s) for s in brief.states if not counts[s]]
    said = "Facts are counted by the seat or owner that the source's card names; this does not rate a source."
    heard = f" Not heard here: any source of {listed(silent)}." if silent else ""
    yield Subheading("Coverage by side")
    yield Paragraph((Remark(said + heard),))
    own = [(brief.name(state), str(counts.pop(state, 0)), "") for state in brief.states]
    groups = (
        ("other states", [side for side in counts if side in brief.gazette.states]),
        (
            "international bodies and others",
            [side for side in counts if side not in (*brief.gazette.states, *_UNDESCRIBED)],
        ),
        ("documents read", ["documents read"]),
        ("not described", ["", "unknown"]),
    )
    made = [
        (name, str(total), _counted(brief, counts, members))
        for name, members in groups
        if (total := sum(counts[s] for s in members))
    ]
    columns = ("Side", "Facts that bear on these states", "Of which")
    yield Register("Facts by the side of their source", columns, (*own, *made), numeric=(1,))


def _counted(brief: Brief, counts: Counter[str], sides: list[str]) -> str:
    """``United States 438, Sweden 26``: the members of a group, the largest first."""
    ordered = sorted((side for side in sides if side not in _UNDESCRIBED), key=lambda side: (-counts[side], side))
    return ", ".join(f"{brief.name(side)} {counts[side]}" for side in ordered)


def _side(brief: Brief, source: str) -> str:
    if source in brief.documents:
        return "documents read"
    return str(brief.sources[source].describes.get("country") or "") if source in brief.sources else ""
