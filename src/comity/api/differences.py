"""Where sources differ from each other, and editions of one source from each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from comity.api.ledgers import open_ledger
from comity.api.sources import card_known
from comity.ledger.compare import Disagreement
from comity.ledger.compare import disagreements as _disagreements
from comity.ledger.editions import Edition, FactChange
from comity.ledger.editions import changes as _changes
from comity.ledger.editions import editions as _editions
from comity.sources import Card, all_cards

__all__ = ["Difference", "Edition", "FactChange", "changes", "differences", "editions"]

ANY = "*"


@dataclass(frozen=True, slots=True)
class Difference:
    """A disagreement of two sources, and which of them leads, as their cards say, and why; None: neither."""

    found: Disagreement
    leads: str | None
    why: str

    def as_row(self) -> dict[str, Any]:
        """All fields on one level."""
        return {**asdict(self.found), "leads": self.leads, "why": self.why}


def differences(
    ledger: str | Path | None = None, *, kind: str | None = None, between: Sequence[str] = (), limit: int | None = None
) -> list[Difference]:
    """The facts of the record on which two sources that the ledger holds differ, by kind.

    ``between`` (ids or aliases) names the only sources to compare, ``limit`` the most that are returned. InputError
    for a kind or a source that is not known.
    """
    cards = all_cards()
    named = [card_known(name).id for name in between]
    derived = [card.id for card in cards.values() if card.derived_years]
    with open_ledger(ledger) as held:
        found = _disagreements(held.engine, kind, named, derived)
        return [Difference(one, *leading(one.first, one.second, cards)) for one in islice(found, limit)]


def leading(first: str, second: str, cards: Mapping[str, Card]) -> tuple[str | None, str]:
    """Which of two sources leads, and why, as their cards say; a card that names the other goes before ``*``."""
    sides = [(first, second), (second, first)]
    for name in (None, ANY):
        yields = [
            (other, cards[own].yields_to[name or other])
            for own, other in sides
            if own in cards and (name or other) in cards[own].yields_to
        ]
        if len(yields) == 1:
            return yields[0]
        if yields:
            return None, "each yields to the other"
        beside = (cards[own].neither_leads.get(other) for own, other in sides if own in cards and name is None)
        if why := next(filter(None, beside), None):
            return None, why
    return None, "no card says which leads"


def editions(source: str, ledger: str | Path | None = None) -> list[Edition]:
    """The editions of a source that the ledger has learnt, with how much each added, removed and changed."""
    card = card_known(source)
    with open_ledger(ledger) as held:
        return _editions(held.engine, card.id)


def changes(source: str, ledger: str | Path | None = None, limit: int | None = None) -> Iterator[FactChange]:
    """What the editions of a source changed, the latest first: at each place of it what was said and what is said."""
    card = card_known(source)
    with open_ledger(ledger) as held:
        yield from _changes(held.engine, held.kinds, card.id, limit)
