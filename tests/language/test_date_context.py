"""Dates without year read by their neighbour, or left open."""

from __future__ import annotations

import pytest

from comity.language.analysis import analyse


def edtf(text: str) -> list[str | None]:
    return [d.edtf for d in analyse("own.txt", text).dates]


@pytest.mark.parametrize(
    ("text", "dates"),
    [("Peru joined on 1 June 1992 and Chile on 18 September.", ["1992-06-01", "1992-09-18"]),
     ("It began on 3 May 1999. On 9 May it ended.", ["1999-05-03", "1999-05-09"]),
     ("It began on 3 May 1999. On 9 March it ended.", ["1999-05-03", None]),
     ("It began on 3 May 1999.\n\nOn 9 May it ended.", ["1999-05-03", None]),
     ("It began in 1999. In the same year it ended.", ["1999", "1999"]),
     ("It began in 1999. In the following year it ended.", ["1999", "2000"]),
     ("On 9 May it ended.", [None])],
)  # fmt: skip
def test_year_of_the_neighbour(text: str, dates: list[str | None]) -> None:
    assert edtf(text) == dates
