"""Sources: a card for each publisher's series, and the reader of the record that ships.

A card is ``sources/<publisher>_<series>.yml``. Single pages of publishers without a series of their own (news agencies,
archives) are described by one row each in ``record/publisher.csv``.
"""

from comity.sources.base.card import Card, Rights, all_cards
from comity.sources.base.record import EDITION, fingerprint, shipped_record

__all__ = ["EDITION", "Card", "Rights", "all_cards", "fingerprint", "shipped_record"]
