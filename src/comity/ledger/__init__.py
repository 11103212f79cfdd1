"""The ledger: every fact with its source, where it was found, who read it and when; nothing is ever deleted."""

from comity.ledger.backup import backup
from comity.ledger.cells import Cell, Dispute, cells
from comity.ledger.ledger import Change, Ledger
from comity.ledger.query import Query
from comity.ledger.rows import DocumentRow, LedgerFact, SourceRow
from comity.ledger.verdicts import LedgerVerdict

__all__ = [
    "Cell", "Change", "Dispute", "DocumentRow", "Ledger", "LedgerFact", "LedgerVerdict", "Query", "SourceRow", "backup",
    "cells",
]  # fmt: skip
