"""Trade enters the ledger as both sides report it, speeches as documents, and no damaged file enters unseen."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.api.importing import Imported, import_all, import_files
from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.ledger import DocumentRow
from comity.sources import all_cards
from comity.sources.base.layout import header_of
from comity.sources.base.rdata import data_frame

LAID_OUT = [card for card in all_cards().values() if card.layouts]
R_FRAME = (
    "H4sICPzsAmsC/2F6LlJEYXRhAI1RwY6CMBAdqBJp4sbEH/AHJAVue9FN9rwHT16rQGJSJQGie9Pf8Tv8qT3pDm1HoSebTucxffNmpqy+1wlfcwDw"
    "wWegDQY+Hh4MIGzjWQHApogCtDEa07d4cwG9PtrY4s98nK1fjoDWxORctNrtSro/X3iGD1zoeUcXrDd5hj1NRJzMRYx7JsSn3s/0FyWdC2SlHQrr"
    "dWx8b75A5cdc1baeb6OeJLBx+MOtkjXRnyKF3DZlheju0MNMNlLJTa6cFP2ufeWD3OekHFD9HYFfAvWrNQsyAq4kP8oq0tVdXXjba0X2cNrn7VxR"
    "UWHL7sRVeYq6o9A/9GICCYHUvBjc/wFGkqBCiAIAAA=="
)
"""A data frame that R's format holds with missing values: i, x, s (one text is "NA"), b, d, f (a factor)."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the record which ships, to be copied."""
    path = tmp_path_factory.mktemp("base") / "ledger.duckdb"
    open_ledger(path).engine.close()
    return path


@pytest.fixture
def ledger(base: Path, tmp_path: Path) -> Path:
    """A ledger of the test's own."""
    path = tmp_path / "ledger.duckdb"
    path.write_bytes(base.read_bytes())
    return path


def rows(ledger: Path, sql: str, *values: Any) -> list[dict[str, Any]]:
    with open_ledger(ledger) as held:
        return held.engine.rows(sql, values)


def figures(ledger: Path, source: str, where: str = "true") -> dict[str, dict[str, Any]]:
    """The imported figures of a source by locator."""
    sql = f"""SELECT f.locator, f.note, f.document, f.first_day, g.* EXCLUDE (fact)
              FROM fact f JOIN figure g ON g.fact = f.id
              WHERE f.source = ? AND starts_with(f.extractor, 'comity.sources.importing') AND {where}
              AND NOT EXISTS (SELECT 1 FROM superseded s WHERE s.fact = f.id)"""
    return {row["locator"]: row for row in rows(ledger, sql, source)}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def traded(base: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with both trade series of the reference material."""
    path = tmp_path_factory.mktemp("traded") / "ledger.duckdb"
    path.write_bytes(base.read_bytes())
    folder = tmp_path_factory.mktemp("cow")
    for name in ("trade_cow_dyadic.parquet", "trade_cow_totals.parquet"):
        (folder / name).write_bytes((shared / "data" / name).read_bytes())
    done = import_files("cow_trade", folder, path)
    assert done.change is not None and done.notices == () and len(done.expected) == 3
    import_files("un_comtrade", shared / "data" / "trade_comtrade_4yearly.parquet", path)
    return path


def test_every_flow_that_is_given_is_one_fact(traded: Path, shared: Path) -> None:
    dyadic = pq.read_table(shared / "data" / "trade_cow_dyadic.parquet")
    totals = pq.read_table(shared / "data" / "trade_cow_totals.parquet")
    given = sum(len(t) - t[c].null_count for t, cs in ((dyadic, ("flow1", "flow2")), (totals, ("imports", "exports")))
                for c in cs)  # fmt: skip
    counted = "SELECT count(*) AS n FROM fact WHERE source = ? AND starts_with(extractor, 'comity.sources.importing')"
    assert rows(traded, counted, "cow_trade")[0]["n"] == given == 1_322_926
    comtrade = pq.read_table(shared / "data" / "trade_comtrade_4yearly.parquet")
    above_zero = sum(value > 0 for value in comtrade["export_usd"].to_pylist() if value is not None)
    assert rows(traded, counted, "un_comtrade")[0]["n"] == above_zero == 191_213


def test_flows_agree_with_the_rows_of_the_file(traded: Path, shared: Path) -> None:
    table = pq.read_table(shared / "data" / "trade_cow_dyadic.parquet")
    found = figures(traded, "cow_trade", "hash(regexp_extract(f.locator, '.*year=[0-9]+')) % 500 = 0")
    places = {locator.rpartition(" ")[0] for locator in found if locator.startswith("ccode1")}
    assert len(places) > 500
    seen = 0
    for row in table.to_pylist():
        place = f"ccode1={row['ccode1']} ccode2={row['ccode2']} year={row['year']}"
        for side, flow in (("flow1", row["flow1"]), ("flow2", row["flow2"])) if place in places else ():
            assert (f"{place} {side}" in found) == (flow is not None)
            if flow is not None:
                fact, seen = found[f"{place} {side}"], seen + 1
                assert (fact["value"], fact["period"]) == (flow * 1_000_000, str(row["year"]))
                assert (
                    fact["indicator"] == "imports" and fact["unit"] == "USD" and fact["first_day"].year == row["year"]
                )
    assert seen == len([locator for locator in found if locator.startswith("ccode1")])


def test_the_importer_is_the_subject_and_both_mirrors_stand(traded: Path) -> None:
    found = figures(traded, "cow_trade", "f.locator LIKE 'ccode1=365 ccode2=373%'")
    russian = found["ccode1=365 ccode2=373 year=2012 flow1"]
    azerbaijani = found["ccode1=365 ccode2=373 year=2012 flow2"]
    assert (russian["subject"], russian["counterpart"], russian["value"]) == ("RUS", "AZE", 564_000_000)
    assert (azerbaijani["subject"], azerbaijani["counterpart"]) == ("AZE", "RUS")
    mirror = figures(traded, "un_comtrade", "f.locator LIKE 'exporter=AZE importer=RUS%'")[
        "exporter=AZE importer=RUS year=2012"
    ]
    assert (mirror["indicator"], mirror["subject"], mirror["counterpart"]) == ("exports", "AZE", "RUS")
    assert round(mirror["value"]) == 938_011_520


def test_number_365_is_the_soviet_union_up_to_1991(traded: Path) -> None:
    sql = """SELECT g.subject, min(g.period) AS since, max(g.period) AS until, count(f.note) AS noted, count(*) AS n
             FROM fact f JOIN figure g ON g.fact = f.id WHERE f.source = 'cow_trade' AND g.subject IN ('SUN', 'RUS')
             AND starts_with(f.extractor, 'comity.sources.importing') GROUP BY g.subject ORDER BY g.subject"""
    russia, union = rows(traded, sql)
    assert (russia["subject"], russia["since"], union["until"]) == ("RUS", "1992", "1991")
    assert union["noted"] == union["n"]


def test_a_zero_is_told_and_one_that_may_be_unreported_makes_no_fact(traded: Path, shared: Path) -> None:
    assert figures(traded, "un_comtrade", "g.value = 0") == {}, "zero there may mean not reported"
    cow = rows(traded, "SELECT count(*) AS n FROM fact WHERE source = 'cow_trade' AND starts_with(note, 'zero in')")
    table = pq.read_table(shared / "data" / "trade_cow_dyadic.parquet")
    assert cow[0]["n"] == sum(v == 0 for c in ("flow1", "flow2") for v in table[c].to_pylist())


def test_one_file_of_a_source_does_not_withdraw_the_facts_of_another(tmp_path: Path, ledger: Path) -> None:
    dyads = write(tmp_path / "a" / "d.csv", "ccode1,ccode2,year,flow1,flow2\n365,373,2012,564,\n2,365,1980,-9,0\n")
    totals = write(tmp_path / "b" / "t.csv", "ccode,year,imports,exports\n373,2012,1.5,NA\n")
    import_files("cow_trade", dyads, ledger)
    import_files("cow_trade", totals, ledger)
    found = figures(ledger, "cow_trade")
    assert {k: v["value"] for k, v in found.items()} == {
        "ccode1=365 ccode2=373 year=2012 flow1": 564e6,
        "ccode1=2 ccode2=365 year=1980 flow2": 0,
        "ccode=373 year=2012 imports": 1.5e6,
    }
    write(dyads, "ccode1,ccode2,year,flow1,flow2\n365,373,2012,565,\n")
    done = import_files("cow_trade", dyads, ledger)
    assert done.change is not None and (done.change.new, done.change.withdrawn) == (1, 2)
    assert figures(ledger, "cow_trade").keys() >= {"ccode=373 year=2012 imports"}


def test_the_same_files_again_change_nothing(tmp_path: Path, ledger: Path) -> None:
    path = write(tmp_path / "d.csv", "ccode1,ccode2,year,flow1,flow2\n365,373,2012,564,3\n")
    first, second = import_files("cow_trade", path, ledger), import_files("cow_trade", path, ledger)
    assert first.change is not None and first.change.new == 2 and second.change is None


def test_a_doubled_row_is_refused_and_nothing_is_written(tmp_path: Path, ledger: Path) -> None:
    row = "365,373,2012,564,3\n"
    path = write(tmp_path / "d.csv", f"ccode1,ccode2,year,flow1,flow2\n{row}{row}")
    with pytest.raises(InputError, match="2 places of cow_trade hold several facts each, the first at 'ccode1=365"):
        import_files("cow_trade", path, ledger)
    assert figures(ledger, "cow_trade") == {}


def test_comtrade_takes_yearly_totals_of_goods_alone(tmp_path: Path, ledger: Path) -> None:
    head = "freqCode,refYear,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,cmdCode,primaryValue\n"
    lines = ("A,2020,31,AZE,X,643,RUS,TOTAL,700.5", "A,2020,31,AZE,M,0,W00,TOTAL,900", "A,2020,31,AZE,X,643,RUS,0702,5",
             "M,2020,31,AZE,X,643,RUS,TOTAL,4", "A,2020,31,AZE,RX,643,RUS,TOTAL,3")  # fmt: skip
    done = import_files("un_comtrade", write(tmp_path / "c.csv", head + "\n".join(lines) + "\n"), ledger)
    found = sorted(
        (f["indicator"], f["subject"], f["counterpart"], f["value"]) for f in figures(ledger, "un_comtrade").values()
    )
    assert found == [("exports", "AZE", "RUS", 700.5), ("imports", "AZE", None, 900)]
    assert any("layout: unverified" in notice for notice in done.notices)


def test_comtrade_bulk_files_are_read_by_name(tmp_path: Path, ledger: Path) -> None:
    names = ("Classification,Year,Aggregate Level,Trade Flow Code,Reporter ISO,Partner Code,Partner ISO,Commodity Code,"
             "Trade Value (US$)")  # fmt: skip
    lines = ("HS,1990,0,2,RUS,31,TUR,TOTAL,12", "HS,1990,2,2,RUS,31,TUR,07,5")
    import_files("un_comtrade", write(tmp_path / "b.csv", "\n".join((names, *lines)) + "\n"), ledger)
    (fact,) = figures(ledger, "un_comtrade").values()
    assert (fact["subject"], fact["value"], fact["note"]) == ("SUN", 12, "labelled Russia in the source")


def test_baci_adds_up_products_and_a_year_that_is_not_there_stays(tmp_path: Path, ledger: Path) -> None:
    write(
        tmp_path / "one" / "country_codes_V1.csv",
        "country_code,country_name,country_iso3\n31,Azerbaijan,AZE\n643,Russia,RUS\n",
    )
    write(tmp_path / "one" / "B_Y2019.csv", "t,i,j,k,v,q\n2019,31,643,010121,1.5,NA\n2019,31,643,020110,   2,1\n")
    write(tmp_path / "one" / "B_Y2020.csv", "t,i,j,k,v,q\n2020,31,643,010121,4,1\n2020,31,9999,010121,,1\n")
    import_files("cepii_baci", tmp_path / "one", ledger)
    assert {k: v["value"] for k, v in figures(ledger, "cepii_baci").items()} == {
        "t=2019 i=31 j=643": 3500,
        "t=2020 i=31 j=643": 4000,
    }
    (tmp_path / "one" / "B_Y2019.csv").unlink()
    write(tmp_path / "one" / "B_Y2020.csv", "t,i,j,k,v,q\n2020,31,643,010121,5,1\n")
    import_files("cepii_baci", tmp_path / "one", ledger)
    assert sorted(f["value"] for f in figures(ledger, "cepii_baci").values()) == [3500, 5000]


def test_baci_gives_a_union_of_states_to_none_of_them(tmp_path: Path, ledger: Path) -> None:
    write(
        tmp_path / "one" / "country_codes_V202201.csv",
        "country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha\n"
        "58,Belgium-Luxembourg,Belgium-Luxembourg,BE,BEL\n490,Other,Other,N/A,N/A\n516,Namibia,Namibia,NA,NAM\n",
    )
    write(tmp_path / "one" / "B_Y1995.csv", "t,i,j,k,v,q\n1995,58,516,010121,2,1\n1995,490,516,010121,3,1\n")
    import_files("cepii_baci", tmp_path / "one", ledger)
    found = {(f["subject"], f["counterpart"]): f["note"] for f in figures(ledger, "cepii_baci").values()}
    assert found == {
        ("baci:58", "NAM"): "sum of 1 products; 58: Belgium and Luxembourg together",
        ("baci:490", "NAM"): "sum of 1 products",
    }


def test_baci_gives_a_region_to_no_state(tmp_path: Path, ledger: Path) -> None:
    write(
        tmp_path / "one" / "country_codes_V202501.csv",
        "country_code,country_name,country_iso2,country_iso3\n"
        '490,"Other Asia, nes",,S19\n516,Namibia,,NAM\n697,"Europe EFTA, nes",,R20\n711,Union,,ZA1\n',
    )
    write(tmp_path / "one" / "B_Y1995.csv", "t,i,j,k,v,q\n1995,697,516,010121,2,1\n1995,490,711,010121,3,1\n")
    import_files("cepii_baci", tmp_path / "one", ledger)
    found = {(f["subject"], f["counterpart"]) for f in figures(ledger, "cepii_baci").values()}
    assert found == {("baci:697", "NAM"), ("baci:490", "baci:711")}


def test_a_name_that_two_states_bore_is_a_states_own_once_it_is_alone(tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text(
        "Recipient,Supplier,Year of order,Weapon designation,Weapon description,Number delivered,Year(s) of delivery\n"
        "Viet Nam,Russia,2010,X,Tank,2,2011\nViet Nam,Soviet Union,1965,Y,Tank,2,1966\n",
        encoding="utf-8",
    )
    import_files("sipri_transfers", path, ledger)
    sql = """SELECT e.target, e.date FROM fact f JOIN event e ON e.fact = f.id
             WHERE f.source = 'sipri_transfers' ORDER BY e.date"""
    assert [(r["date"], r["target"]) for r in rows(ledger, sql)] == [("1966", ["Viet Nam"]), ("2011", ["VNM"])]


def test_kiel_counts_what_is_allocated(tmp_path: Path, ledger: Path) -> None:
    text = (
        "donor,announcement_date,aid_type_general,measure,tot_sub_activity_value_EUR\n"
        "Norway,2023-02-01,Military,Allocation,5\nNorway,2023-05-01,Military,Allocation,.\n"
        "Norway,2023-05-01,Military,Commitment,100\nEU (Commission and Council),2023-05-01,Financial,Allocation,7\n"
    )
    done = import_files("kiel_ukraine_tracker", write(tmp_path / "k.csv", text), ledger)
    assert any("layout: unverified" in notice for notice in done.notices)
    found = {
        (f["subject"], f["indicator"]): (f["value"], f["note"])
        for f in figures(ledger, "kiel_ukraine_tracker").values()
    }
    assert found == {
        ("NOR", "aid allocated, military"): (5, "sum of 1 entries; 1 more have no amount"),
        ("EU (Commission and Council)", "aid allocated, financial"): (7, "sum of 1 entries"),
    }


def test_aiddata_adds_up_what_the_source_recommends(tmp_path: Path, ledger: Path) -> None:
    names = ("Recommended For Aggregates,Financier Country,Recipient,Recipient ISO-3,Commitment Year,Flow Class,"
             "Adjusted Amount (Constant USD 2021) ")  # fmt: skip
    lines = ("Yes,China,Namibia,NAM,2010,ODA-like,5", "No,China,Namibia,NAM,2010,ODA-like,9",
             "Yes,China,Namibia,NAM,2010,ODA-like,", "Yes,China,\"Africa, regional\",,2010,OOF-like,3")  # fmt: skip
    import_files("aiddata_gcdf", write(tmp_path / "g.csv", "\n".join((names, *lines)) + "\n"), ledger)
    found = {f["counterpart"]: (f["indicator"], f["value"]) for f in figures(ledger, "aiddata_gcdf").values()}
    assert found == {
        "NAM": ("development finance committed, ODA-like", 5),
        "Africa, regional": ("development finance committed, OOF-like", 3),
    }


ABOVE = (
    "Transfers of major conventional arms from all to all. Deals, with deliveries\n\n"
    "Source: SIPRI Arms Transfers Database\nData generated: 1 Jan 2030 7:10:21 PM\n"
)
DELIVERIES = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
    "Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production\n"
)


def test_sipri_explains_above_the_header_and_tells_what_it_estimates(tmp_path: Path, ledger: Path) -> None:
    lines = (
        "1,Czechia,Azerbaijan,D-1,towed gun,Artillery,2022,No,6,No,2022,Yes,New,1,0.4,2.4,No\n"
        "1,Czechia,Azerbaijan,D-1,towed gun,Artillery,2022,No,7,Yes,2023,No,New,1,0.4,2.8,No\n"
    )
    import_files("sipri_transfers", write(tmp_path / "d.csv", ABOVE + DELIVERIES + lines), ledger)
    sql = """SELECT e.source, e.target, e.date, e.title, f.note FROM fact f JOIN event e ON e.fact = f.id
             WHERE f.source = 'sipri_transfers' ORDER BY e.date"""
    first, second = rows(ledger, sql)
    assert (first["source"], first["target"], first["date"]) == (["CZE"], ["AZE"], "2022~")
    assert (second["date"], second["title"]) == ("2023", "Delivery of 7 D-1, towed gun")
    assert "marks the number as an estimate" in second["note"] and "number" not in first["note"]


def test_sipri_makes_an_event_of_each_delivery(tmp_path: Path, ledger: Path) -> None:
    names = ("Recipient,Supplier,Year of order,,Number ordered,,Weapon designation,Weapon description,"
             "Number delivered,,Year(s) of delivery,status,Comments,SIPRI TIV of delivered weapons")  # fmt: skip
    lines = ("Azerbaijan,Russia,2010,,94,,T-90S,Tank,94,,2013; 2014; 2015,New,,376",
             "Türkiye,Soviet Union,1980,,1,,Mi-8,Helicopter,1,,1981,New,,",
             "Azerbaijan,Russia,2020,,1,,X,Tank,,,,New,,")  # fmt: skip
    path = tmp_path / "s.csv"
    path.write_bytes(("\n".join((names, *lines)) + "\n").encode("latin-1"))
    import_files("sipri_transfers", path, ledger)
    sql = """SELECT e.type, e.source, e.target, e.date, e.title, f.note FROM fact f JOIN event e ON e.fact = f.id
             WHERE f.source = 'sipri_transfers' ORDER BY e.date"""
    first, second = rows(ledger, sql)
    assert (first["source"], first["target"], first["date"]) == (["SUN"], ["TUR"], "1981")
    assert (second["source"], second["target"], second["date"]) == (["RUS"], ["AZE"], "2013/2015")
    assert second["title"] == "Delivery of 94 T-90S, tank" and second["note"].endswith("million: 376")
    path.write_bytes(("\n".join((names, *lines)) + "\n").encode())
    import_files("sipri_transfers", path, ledger)
    assert [row["target"] for row in rows(ledger, sql)][-2:] != [["TÃ¼rkiye"]]
    assert all("Ã" not in row["target"][0] for row in rows(ledger, sql))


def test_speeches_enter_as_documents_and_their_text_is_not_stored(shared: Path, ledger: Path, tmp_path: Path) -> None:
    path = shared / "data" / "un_general_debate_samples.parquet"
    done = import_files("un_general_debate_corpus", path, ledger)
    assert done.documents == 194 and done.change is not None and done.change.new == 0
    with open_ledger(ledger) as held:
        documents = {d.name: d for d in held.documents()}
    for speech in pq.read_table(path).to_pylist():
        row = documents[speech["file_name"]]
        assert row.id == hashlib.sha256(speech["text"].encode()).hexdigest()
        assert (row.published, row.characters) == (str(speech["year"]), len(speech["text"]))
        assert "not read" in row.reader and json.loads(row.card or "{}")["rights"]["quote"] == "CC0"
    needle = speech["text"][200:260].encode()
    assert needle not in ledger.read_bytes()


def test_a_speech_that_was_read_stays_read(tmp_path: Path, ledger: Path) -> None:
    text = "Azerbaijan and Russia signed a treaty on 3 July 1997."
    id_ = hashlib.sha256(text.encode()).hexdigest()
    row = DocumentRow(id_, "AZE.txt", "/x/AZE.txt", "text/plain", "utf-8", 53, 53, None, None, "comity.reading 1")
    with open_ledger(ledger, write=True) as held:
        held.add_document(row, ())
    pq.write_table(
        pa.table({"file_name": ["AZE_52_1997.txt"], "iso3": ["AZE"], "session": [52], "year": [1997], "text": [text]}),
        tmp_path / "speeches.parquet",
    )
    import_files("un_general_debate_corpus", tmp_path / "speeches.parquet", ledger)
    with open_ledger(ledger) as held:
        (kept,) = [d for d in held.documents() if d.id == id_]
    assert kept.name == "AZE.txt" and kept.reader.startswith("comity.reading")


def test_the_catalogue_of_speeches_is_recognised_and_holds_no_facts(shared: Path, ledger: Path) -> None:
    done = import_files("un_general_debate_corpus", shared / "data" / "un_general_debate_index.csv", ledger)
    assert done.described and done.change is None


def test_an_r_data_frame_is_read_with_its_missing_values(tmp_path: Path) -> None:
    path = tmp_path / "frame.RData"
    path.write_bytes(base64.b64decode(R_FRAME))
    assert header_of(path) == ("i", "x", "s", "b", "d", "f")
    assert data_frame(path).to_pylist()[1:] == [
        {"i": 2, "x": None, "s": "NA", "b": False, "d": None, "f": "b"},
        {"i": None, "x": 3.0, "s": None, "b": True, "d": "2013-02-03 00:00:00", "f": "a"},
    ]


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:200], lambda b: b"RDX2\nX\n" + b[100:], lambda b: b"RDX3\n", lambda b: b""]
)
def test_a_broken_r_file_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "frame.RData"
    path.write_bytes(spoil(base64.b64decode(R_FRAME)))
    with pytest.raises(InputError, match=r"frame\.RData"):
        header_of(path)


def test_every_byte_of_an_r_file_can_be_wrong_without_a_crash(tmp_path: Path) -> None:
    import gzip

    whole = gzip.decompress(base64.b64decode(R_FRAME))
    for place in range(len(whole)):
        path = tmp_path / f"{place}.rda"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            data_frame(path)
        except InputError as error:
            assert str(path) in str(error)


def test_an_r_file_enters_the_ledger_like_any_other(
    tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = pa.table({"ccode1": [365], "ccode2": [373], "year": [2012], "flow1": [564.0], "flow2": [None]})
    monkeypatch.setattr("comity.sources.base.rdata.data_frame", lambda path: frame)
    monkeypatch.setattr("comity.sources.base.opening.data_frame", lambda path: frame)
    path = tmp_path / "trade.rda"
    path.write_bytes(b"R")
    done = import_files("cow_trade", path, ledger)
    assert done.change is not None and done.change.new == 1


def test_one_source_that_fails_loses_nothing_of_the_others(tmp_path: Path, ledger: Path) -> None:
    write(tmp_path / "in" / "bad.csv", "ccode1,ccode2,year,flow1,flow2\n365,373,2012,many,3\n")
    write(tmp_path / "in" / "good.csv", "exporter,importer,year,export_usd\nAZE,RUS,2012,5\n")
    write(tmp_path / "in" / "other.csv", "ccode,year,imports,export\n2,2012,5,6\n")
    write(tmp_path / "in" / "events" / "20200101.export.CSV", "\t".join(["1", "20200101", *["x"] * 59]) + "\n")
    told: list[tuple[int, int, str]] = []
    results = list(import_all(tmp_path / "in", ledger, lambda *step: told.append(step)))
    (done,) = [r for r in results if isinstance(r, Imported)]
    assert done.card.id == "un_comtrade" and done.change is not None and done.change.new == 1
    skipped = {r[0].name: r[1] for r in results if not isinstance(r, Imported)}
    assert "cow_trade" in skipped["bad.csv"] and "many" in skipped["bad.csv"]
    assert "the nearest is cow_trade, layout totals: it lacks exports and has export" in skipped["other.csv"]
    assert "GDELT 2); not yet read by this version" in skipped["20200101.export.CSV"]
    assert told[0][:2] == (0, 8) and told[-1][:2] == (8, 8) and told == sorted(told, key=lambda step: step[0])
