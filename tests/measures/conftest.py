"""A ledger with two sessions of an assembly and one council, as a source's whole series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from comity.api.ledgers import open_ledger
from comity.kinds import all_kinds
from comity.ledger import Ledger
from comity.ledger.bulk import Origin, Series

POSITIONS = {"y": "yes", "n": "no", "a": "abstain", "x": "non-voting", "-": "absent", "o": "not-a-member"}
STATES = ("AZE", "RUS", "USA", "TUR")
SESSION_62 = {  # symbol: (date, one letter a state; a space where the source does not list it)
    "A/RES/62/1": ("2007-12-01", "yyny"),
    "A/RES/62/2": ("2007-12-02", "yany"),
    "A/RES/62/3": ("2007-12-03", "nnyn"),
    "A/RES/62/4": ("2008-03-14", "ynnx"),
    "A/RES/62/5": ("2008-03-15", "xyna"),
}
"""Azerbaijan and Russia as in the worked example: yes-yes, yes-abstain, no-no, yes-no, and one without the first."""
SESSION_63 = {f"A/RES/63/{n}": (f"2008-12-{n:02d}", "yyny" if n % 3 else "ynny") for n in range(1, 25)}
Calls = Mapping[str, tuple[str, str]]


def series(ledger: Ledger, source: str, body: str, calls: Calls, silent: Sequence[tuple[str, str]] = (),
           part: str = "votes", states: Sequence[str] = STATES) -> None:  # fmt: skip
    """Append roll calls to a ledger as a whole series; ``silent`` were adopted without a vote."""
    rows = [(s, day, "recorded") for s, (day, _) in calls.items()] + [(s, day, "without a vote") for s, day in silent]
    facts = ", ".join(f"('{symbol}', '{day}', '{how}')" for symbol, day, how in rows)
    ballots = ", ".join(
        f"('symbol={symbol}', '{state}', '{POSITIONS[letter]}')"
        for symbol, (_, letters) in calls.items()
        for state, letter in zip(states, letters, strict=True)
        if letter != " "
    )
    made = Series(
        all_kinds()["vote"],
        f"""SELECT symbol AS document, 'symbol=' || symbol AS locator, '{body}' AS body, symbol AS resolution,
              'Question ' || split_part(symbol, '/', 4) AS title, day AS date, how AS adoption
            FROM (VALUES {facts}) v(symbol, day, how)""",
        f"SELECT * FROM (VALUES {ballots}) b(locator, actor, position)",
        part,
    )
    ledger.add_series(Origin(source, "first edition", "comity.sources.importing", "1", f"{part}.csv"), "{}", [made])


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The path of a ledger: an assembly's two sessions, a council's year, over the record that ships."""
    path = tmp_path_factory.mktemp("votes") / "ledger.duckdb"
    with open_ledger(path, write=True) as ledger:
        series(ledger, "un_digital_library_ga", "UNGA", {**SESSION_62, **SESSION_63})
        council = {"S/RES/1801": ("2008-02-20", " yyy"), "S/RES/1802": ("2008-02-25", " yyn")}
        series(ledger, "un_digital_library_sc", "UNSC", council, [("S/RES/1803", "2008-03-03")])
    yield path


@pytest.fixture(scope="session")
def ledger(held: Path) -> Iterator[Ledger]:
    """The same, open for reading."""
    with Ledger.open(held, all_kinds(), read_only=True) as opened:
        yield opened
