"""Trade flows as checks see them."""

from __future__ import annotations

from comity.checks.base.trade import by_partner, once


def _row(source: str, fact: str, subject: str, counterpart: str, value: float) -> dict[str, object]:
    row = {"source": source, "fact": fact, "indicator": "imports", "subject": subject, "counterpart": counterpart}
    return {**row, "value": value, "period": "2012"}


def test_a_row_that_two_parts_of_the_record_hold_counts_once() -> None:
    rows = [_row("series", f, "AZE", "TUR", 10.0) for f in ("b", "a")] + [_row("series", "c", "AZE", "RUS", 9.0)]
    assert by_partner(once(rows), "AZE", "imports", 2) == {("series", "imports"): {"RUS": 9.0, "TUR": 10.0}}
