"""Where sources differ from each other, and editions of one source from each other."""

from __future__ import annotations

from pathlib import Path

from comity.api.importing import card_named
from comity.api.ledgers import open_ledger
from comity.ledger.compare import Disagreement, EditionChange
from comity.ledger.compare import disagreements as _disagreements
from comity.ledger.compare import editions as _editions
from comity.sources import Card, all_cards

__all__ = ["Disagreement", "EditionChange", "disagreements", "editions"]


def disagreements(ledger: str | Path | None = None) -> list[Disagreement]:
    """Every roll call on which two sources that the ledger holds differ, by body and date."""
    with open_ledger(ledger) as held:
        return _disagreements(held.engine)


def editions(source: str, ledger: str | Path | None = None) -> list[EditionChange]:
    """The editions of a source that the ledger has learnt, with what each added and superseded."""
    card: Card = all_cards().get(source) or card_named(source)
    with open_ledger(ledger) as held:
        return _editions(held.engine, card.id)
