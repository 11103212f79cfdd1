"""Writes the record's figures on voting in the UN General Assembly.

Two series go into `figure.csv`:

`UNGA voting agreement` of a pair of states in a session:

    agreement = 1 - mean(|v_i - v_j|) / 2,    v = 1 (yes), 0 (abstain), -1 (no)

over the roll calls on adopted resolutions on which both states cast a position. Non-voting is left out of the mean and
counted in the note, because a state that is often absent says little by the positions that are left. The period is the
year in which the session opened, so a vote of 14 March 2008 (62nd session) belongs to 2007. Resolutions of an emergency
special session belong to the regular session that was open on their day. Sections of one resolution that went to one
vote, and that the file lists apart (A/RES/50/38, 61/128, 75/254), count once.

`UNGA ideal point` of a state in a session: the estimate that Bailey, Strezhnev and Voeten (2017) publish, copied with
its 5-95 % interval. Both series begin with the 47th session (1992), so every row labelled Russia is the Russian
Federation.

    python -m scripts.make_voting_agreement ../shared/data --into src/comity/record/figure.csv
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from pathlib import Path

import duckdb

PAIRS = (
    ("AZE", "RUS"), ("AZE", "TUR"), ("AZE", "UKR"), ("AZE", "ARM"), ("AZE", "GEO"), ("AZE", "USA"),
    ("RUS", "ARM"), ("RUS", "TUR"), ("RUS", "UKR"), ("RUS", "BLR"), ("RUS", "CHN"), ("RUS", "USA"),
)  # fmt: skip
IDEAL_POINT_STATES = ("AZE", "RUS", "ARM", "GEO", "TUR", "UKR", "USA", "CHN")
FIRST_YEAR, LAST_YEAR = 1992, 2021
YEAR_OF_SESSION_0 = 1945
IDEAL_POINTS_DOCUMENT = "Output/IdealpointestimatesAll_Apr2020.csv"
IDEAL_POINTS_PAGE = "https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points"

ROLL_CALLS = """
with position as (
  select symbol, iso3, vote, date,
    case when symbol like 'A/RES/ES-%'
      then year(date::date) - (date < year(date::date)::varchar || '-09-15')::int
      else regexp_extract(symbol, '^A/RES/([0-9]+)/', 1)::int + ? end as session_year
  from read_parquet(?) as votes join read_parquet(?) as resolutions using (symbol)
  where regexp_matches(symbol, '^A/RES/(ES-)?[0-9]+/') and date >= '1992'
), listed as (
  select symbol, min(session_year) as session_year, md5(string_agg(iso3 || vote, ',' order by iso3, vote)) as votes,
    regexp_matches(symbol, '\\[|[A-Z]-[A-Z]$') as section
  from position group by symbol
), roll_call as (
  select min(symbol) as symbol, session_year from listed
  group by session_year, case when section then regexp_extract(symbol, '^A/RES/[0-9]+/[0-9]+') || votes else symbol end
)
select session_year, symbol, iso3, vote from position join roll_call using (session_year, symbol)
"""

AGREEMENT = """
select a.session_year, count(*) as roll_calls, count(*) filter (a.vote <> 'X' and b.vote <> 'X') as used,
  sum(abs(a.score - b.score)) filter (a.vote <> 'X' and b.vote <> 'X')::int as distance,
  count(*) filter (a.vote = 'X') as absent_a, count(*) filter (b.vote = 'X') as absent_b
from ballot a join ballot b using (symbol) where a.iso3 = ? and b.iso3 = ? and a.session_year between ? and ?
group by a.session_year having used > 0 order by a.session_year
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One line of figure.csv: the indicator of a subject (with a counterpart) in a period, and where it is read."""

    indicator: str
    subject: str
    counterpart: str
    value: str
    unit: str
    period: str
    approx: str
    readings: str = ""
    publisher: str
    document: str
    locator: str
    url: str
    checked_against: str
    note: str


def plain(value: Decimal, places: int) -> str:
    """The number in plain decimal notation, with at most `places` places and no trailing zeros."""
    return f"{round(value, places).normalize():f}"


def agreement_rows(data: Path) -> list[FigureRow]:
    """The agreement of every pair in every session, in the order of PAIRS, then by year."""
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        votes, resolutions = (str(data / f"undl_ga_{name}.parquet") for name in ("votes", "resolutions"))
        scored = "case vote when 'Y' then 1 when 'A' then 0 when 'N' then -1 end as score"
        connection.execute(
            f"create table ballot as select *, {scored} from ({ROLL_CALLS})", [YEAR_OF_SESSION_0, votes, resolutions]
        )
        return [
            agreement_row(pair, *counts)
            for pair in PAIRS
            for counts in connection.execute(AGREEMENT, [*pair, FIRST_YEAR, LAST_YEAR]).fetchall()
        ]


def agreement_row(
    pair: tuple[str, str], year: int, roll_calls: int, used: int, distance: int, absent_a: int, absent_b: int
) -> FigureRow:
    """The row of one pair and session, whose note tells the sample and who did not vote."""
    session = year - YEAR_OF_SESSION_0
    unfinished = "; session 76 only to 24 Dec 2021" if year == LAST_YEAR else ""
    return FigureRow(
        indicator="UNGA voting agreement", subject=pair[0], counterpart=pair[1],
        value=plain(1 - Decimal(distance) / (2 * used), 4), unit="index", period=str(year), approx="false",
        publisher="comity_unga_agreement", document="scripts/make_voting_agreement.py", locator=f"session {session}",
        url="", checked_against=f"data/undl_ga_votes.parquet session={session} iso3={pair[0]},{pair[1]}",
        note=f"{used} of {roll_calls} roll calls used; non-voting: {pair[0]} {absent_a}, {pair[1]} {absent_b}; "
        f"years {FIRST_YEAR}-{LAST_YEAR} of the file's coverage{unfinished}",
    )  # fmt: skip


def ideal_point_rows(data: Path) -> list[FigureRow]:
    """The published ideal points from the 47th session on, in the order of the states, then by session."""
    with (data / "unga_ideal_points_published.csv").open(encoding="utf-8", newline="") as lines:
        published = {
            (line["iso3c"], int(line["session"])): line for line in csv.DictReader(lines) if int(line["session"]) >= 47
        }
    keys = sorted((key for key in published if key[0] in IDEAL_POINT_STATES), key=_state_then_session)
    return [ideal_point_row(state, session, published[state, session]) for state, session in keys]


def ideal_point_row(state: str, session: int, line: dict[str, str]) -> FigureRow:
    """The row of one state and session, with the interval and the number of votes in its note."""
    unfinished = "; session 74 unfinished in the estimates" if session == 74 else ""
    return FigureRow(
        indicator="UNGA ideal point", subject=state, counterpart="", value=plain(Decimal(line["IdealPoint"]), 4),
        unit="index", period=str(YEAR_OF_SESSION_0 + session), approx="false", publisher="unvotes_ideal_points",
        document=IDEAL_POINTS_DOCUMENT, locator=f"ccode={line['ccode']} session={session}", url=IDEAL_POINTS_PAGE,
        checked_against=f"data/unga_ideal_points_published.csv ccode={line['ccode']} session={session}",
        note=f"5-95% interval {plain(Decimal(line['Q5%']), 4)} to {plain(Decimal(line['Q95%']), 4)}; "
        f"NVotes {line['NVotes']}; session {session}; United States positive{unfinished}",
    )  # fmt: skip


def _state_then_session(key: tuple[str, int]) -> tuple[int, int]:
    return IDEAL_POINT_STATES.index(key[0]), key[1]


def rows(data: Path) -> list[FigureRow]:
    """Both series."""
    return agreement_rows(data) + ideal_point_rows(data)


def csv_lines(made: Iterable[FigureRow]) -> list[tuple[str, ...]]:
    """The rows as tuples of cells, in the columns of figure.csv."""
    return [astuple(row) for row in made]


def replace_rows(figure_csv: Path, made: Sequence[FigureRow]) -> None:
    """Rewrites figure.csv: rows of the publishers made here are replaced, all others stay as they are."""
    header = tuple(field.name for field in fields(FigureRow))
    publishers = {row.publisher for row in made}
    with figure_csv.open(encoding="utf-8", newline="") as lines:
        others = [line for line in csv.DictReader(lines) if line["publisher"] not in publishers]
    kept = [tuple(line.get(column, "") for column in header) for line in others]
    with figure_csv.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header, *kept, *csv_lines(made)])


def write(made: Sequence[FigureRow], arguments: argparse.Namespace) -> None:
    """Prints the rows as CSV, or puts them into the file named by --into."""
    if arguments.into is None:
        csv.writer(sys.stdout, lineterminator="\n").writerows(csv_lines(made))
    else:
        replace_rows(arguments.into, made)


def parse_arguments(description: str) -> argparse.Namespace:
    """The folder of reference data, and the file to write into (none: print)."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path, help="folder with the reference data")
    parser.add_argument("--into", type=Path, help="figure.csv whose rows of these publishers are replaced")
    return parser.parse_args()


if __name__ == "__main__":
    parsed = parse_arguments("Voting agreement and ideal points in the UN General Assembly")
    write(rows(parsed.data), parsed)
