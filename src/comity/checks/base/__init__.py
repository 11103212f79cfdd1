"""What checks share: what a check is, the record they ask, and how they say what they found."""

from comity.checks.base.check import Check
from comity.checks.base.dates import Dating, dated, fits
from comity.checks.base.record import Record, symbol_key
from comity.checks.base.saying import Stretch, agreeing, clause, elsewhere, seen, verdict

__all__ = [
    "Check", "Dating", "Record", "Stretch", "agreeing", "clause", "dated", "elsewhere", "fits", "seen", "symbol_key",
    "verdict",
]  # fmt: skip
