"""Which source a file is of: the layout of a card that its header fulfils."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from comity.sources.base.card import Card
from comity.sources.base.layout import Layout, header_of

_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file and the layout of a card that it has."""

    path: Path
    card: Card
    layout: Layout


def recognise(path: Path, cards: Iterable[Card]) -> list[Recognised]:
    """Every card's layout that a file's header fulfils, those with the most demanded columns alone.

    None where another layout knows more of the file's columns than these and only lacks a few: the file may be one of
    that layout with a column renamed or lost.
    """
    header, layouts = header_of(path), [(card, layout) for card in cards for layout in card.layouts]
    fits = [Recognised(path, card, layout) for card, layout in layouts if layout.holds(path, header)]
    most = max((len(r.layout.columns) for r in fits), default=0)
    best = [r for r in fits if len(r.layout.columns) == most]
    known = max((r.layout.known(header) for r in best), default=0)
    near = any(lay.missing(header) and lay.shared(header) > _NEAR and lay.known(header) > known for _, lay in layouts)
    return [] if near else best


def nearest(path: Path, cards: Iterable[Card]) -> str:
    """Which layout a file comes closest to, and what keeps it from being of that layout."""
    header = header_of(path)
    layouts = [(-lay.shared(header), len(lay.missing(header)), card.id, lay) for card in cards for lay in card.layouts]
    if not layouts or not min(layouts, key=lambda found: found[:3])[0]:
        wanted = f"; it needs {', '.join(layouts[0][3].columns)}" if len(layouts) == 1 else ""
        return f"no layout has any of its columns{wanted}"
    _, _, id_, layout = min(layouts, key=lambda found: found[:3])
    return f"the nearest is {id_}, layout {layout.id}: it {layout.difference(header)}"
