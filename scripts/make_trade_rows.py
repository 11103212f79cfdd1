"""Writes the record's figures on bilateral trade in goods, both mirrors apart.

`imports`: what the subject imported from the counterpart in a year, 1992-2014, from the COW Trade Data Set 4.0
(Barbieri, Keshk and Pollins 2009; Barbieri and Keshk 2016). In the file `flow1` is what state 1 imports from state 2
and `flow2` the reverse, in million USD rounded to whole millions, so the values here are marked approximate. A zero
cannot be told from less than half a million or from no report, and has no row.

`exports`: what the subject exported to the counterpart, from UN Comtrade in USD, every fourth year 1992-2016. There too
a zero means zero or unreported, and has no row.

    python -m scripts.make_trade_rows ../shared/data --into src/comity/record/figure.csv
"""

from decimal import Decimal
from pathlib import Path

import duckdb

from scripts.make_voting_agreement import FigureRow, parse_arguments, plain, write

COW_CODES = {"RUS": 365, "ARM": 371, "GEO": 372, "AZE": 373, "TUR": 640}
PAIRS = (("AZE", "RUS"), ("AZE", "TUR"), ("AZE", "GEO"), ("RUS", "ARM"), ("RUS", "TUR"))
DIRECTIONS = tuple(direction for first, second in PAIRS for direction in ((first, second), (second, first)))
MILLION = 1_000_000

COW_FLOWS = """
select year, case when ccode1 = ? then flow1 else flow2 end as imports
from read_parquet(?) where ccode1 = least(?, ?) and ccode2 = greatest(?, ?) and year >= 1992 and imports > 0
order by year
"""
COMTRADE_FLOWS = """
select year, export_usd from read_parquet(?)
where exporter = ? and importer = ? and year >= 1992 and export_usd > 0 order by year
"""


def cow_rows(data: Path) -> list[FigureRow]:
    """Yearly imports in both directions of every pair."""
    file = str(data / "trade_cow_dyadic.parquet")
    made = []
    with duckdb.connect() as connection:
        for importer, partner in DIRECTIONS:
            code, other = COW_CODES[importer], COW_CODES[partner]
            flows = connection.execute(COW_FLOWS, [code, file, code, other, code, other]).fetchall()
            made += [cow_row(importer, partner, year, Decimal(str(millions))) for year, millions in flows]
    return made


def cow_row(importer: str, partner: str, year: int, millions: Decimal) -> FigureRow:
    """The row of one flow and year."""
    code, other = COW_CODES[importer], COW_CODES[partner]
    first, second, flow = (code, other, "flow1") if code < other else (other, code, "flow2")
    keys = f"ccode1={first} ccode2={second} year={year}"
    return FigureRow(
        indicator="imports", subject=importer, counterpart=partner, value=plain(millions * MILLION, 0), unit="USD",
        period=str(year), approx="true", publisher="cow_trade", document="COW Trade Data Set 4.0, dyadic file",
        locator=f"{keys} {flow}", url="",
        checked_against=f"data/trade_cow_dyadic.parquet {keys}",
        note="current USD, rounded to the million; the importer's mirror, which differs from the exporter's",
    )  # fmt: skip


def comtrade_rows(data: Path) -> list[FigureRow]:
    """Exports in both directions of every pair, every fourth year."""
    file = str(data / "trade_comtrade_4yearly.parquet")
    made = []
    with duckdb.connect() as connection:
        for exporter, importer in DIRECTIONS:
            flows = connection.execute(COMTRADE_FLOWS, [file, exporter, importer]).fetchall()
            made += [comtrade_row(exporter, importer, year, Decimal(str(value))) for year, value in flows]
    return made


def comtrade_row(exporter: str, importer: str, year: int, value_usd: Decimal) -> FigureRow:
    """The row of one flow and year."""
    keys = f"exporter={exporter} importer={importer} year={year}"
    return FigureRow(
        indicator="exports", subject=exporter, counterpart=importer, value=plain(value_usd, 0), unit="USD",
        period=str(year), approx="false", publisher="un_comtrade", document="UN Comtrade exports, every fourth year",
        locator=keys, url="", checked_against=f"data/trade_comtrade_4yearly.parquet {keys}",
        note="current USD, read in the copy of the penppml package; differs from the importer's mirror",
    )  # fmt: skip


def rows(data: Path) -> list[FigureRow]:
    """Both sources, one after the other."""
    return cow_rows(data) + comtrade_rows(data)


if __name__ == "__main__":
    parsed = parse_arguments("Bilateral trade, both mirrors")
    write(rows(parsed.data), parsed)
