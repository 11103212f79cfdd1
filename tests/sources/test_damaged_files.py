"""No damaged file enters unseen: every layout of every card, each with every damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.api.ledgers import open_ledger
from comity.sources import all_cards
from comity.sources.base.recognising import recognise
from tests.sources.damage import LAID_OUT, card_files, first_rows, silent_changes

LIBRARY = "date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,vote_note,"
TOTALS = "total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link"
GA_END = "2030-01-02,99,A/RES/99/1,A/99/L.1,,A/99/PV.1,A text,Agenda,WORDS,,1.0,1.0,0.0,0.0,2.0,https://example/1"
SIPRI_ABOVE = "Transfers of arms, made up\n\nData generated: 1 Jan 2030 7:10:21 PM\n"
OWN = {
    ("un_digital_library_ga", "roll"): f"undl_id,ms_code,ms_name,ms_vote,{LIBRARY}{TOTALS}\n"
    f"1,AZE,AZERBAIJAN,N,{GA_END}\n1,RUS,RUSSIAN FEDERATION,Y,{GA_END}\n",
    ("un_digital_library_ga", "wide"): f"undl_id,{LIBRARY}{TOTALS},AZE,RUS\n1,{GA_END},N,Y\n",
    ("un_digital_library_ga", "outcomes"): f"undl_id,modality,{LIBRARY}{TOTALS}\n1,Without a vote,{GA_END}\n",
    ("un_digital_library_sc", "roll"): "undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution,draft,meeting,"
    f"description,agenda,subjects,vote_note,{TOTALS},modality\n"
    "1,AZE,AZERBAIJAN,False,N,2030-01-02,S/RES/9(2030),,S/PV.1,A text,Agenda,WORDS,,1,1,0,0,2,https://example/1,Vote\n"
    "1,RUS,RUSSIA,True,Y,2030-01-02,S/RES/9(2030),,S/PV.1,A text,Agenda,WORDS,,1,1,0,0,2,https://example/1,Vote\n",
    ("cow_mid", "participants"): "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,"
    "revtype2,fatality,fatalpre,hiact,hostlev,orig,version\n"
    '9,"AZE",373,5,10,1998,20,11,1998,1,0,0,-9,0,0,17,4,1,5\n9,"RUS",365,-9,11,1998,1,11,1998,0,0,0,-9,0,0,0,1,1,5\n',
    ("cow_igo", "wide"): "ccode,year,state,AAAID,UN,Wassen\n373,1992,azerbaijan,0,1,-1\n373,1993,azerbaijan,2,1,0\n",
    ("cow_states", "list2016"): "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version,,\n"
    "AUH,300,Austria-Hungary,1816,1,1,1918,11,3,2016,,\nRUS,365,Russia,1816,1,1,2016,12,31,2016,,\n",
    (
        "atop_alliances",
        "ddyr",
    ): "ddyad,year,atopally,defense,offense,neutral,nonagg,consul,shareob,"
    "stateA,stateB,version\n365373,1993,1,1,0,1,0,1,0,365,373,5.1\n365373,1994,1,0,1,0,1,0,0,365,373,5.1\n",
    ("desta_agreements", "dyads"): "country1,country2,iso1,iso2,number,base_treaty,name,entry_type,consolidated,year,"
    "entryforceyear,language,typememb,regioncon,wto_listed,wto_name\n"
    "Russia,Ukraine,643,804,7,7,A Treaty,base_treaty,0,1993,1994,English,1,Europe,1,A Treaty\n"
    "Russia,Namibia,643,516,8,8,Another,base_treaty,0,2003,2004,English,1,Europe,0,Another\n",
    ("sipri_transfers", "register"): SIPRI_ABOVE + "Recipient,Supplier,Year of order, ,Number ordered, ,"
    "Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,"
    "SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
    "Azerbaijan,Russia,2010,,94,?,T-90S,Tank,94,,2013; 2014,New,Aid,4,376,376\n",
    ("sipri_transfers", "deliveries"): SIPRI_ABOVE + "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,"
    "Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,"
    "Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production\n"
    "1,Czechia,Azerbaijan,D-1,towed gun,Artillery,2022,No,6,No,2022,Yes,New,1,0.4,2.4,No\n",
    ("cepii_baci", "flows"): "t,i,j,k,v,q\n2019,31,643,010121,1.5,1\n2019,31,516,020110,2,1\n",
    ("cepii_baci", "countries"): "country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,"
    "iso_3digit_alpha\n31,Azerbaijan,Azerbaijan,AZ,AZE\n643,Russia,Russia,RU,RUS\n516,Namibia,Namibia,NA,NAM\n",
    (
        "kiel_ukraine_tracker",
        "bilateral",
    ): "donor,announcement_date,aid_type_general,measure,"
    "tot_sub_activity_value_EUR\nNorway,2023-02-01,Military,Allocation,5\nNorway,2023-05-01,Financial,Allocation,7\n",
    (
        "aiddata_gcdf",
        "projects",
    ): "Recommended For Aggregates,Financier Country,Recipient,Recipient ISO-3,"
    "Commitment Year,Flow Class,Adjusted Amount (Constant USD 2021)\nYes,China,Namibia,NAM,2010,ODA-like,5\n",
    (
        "un_comtrade",
        "api",
    ): "freqCode,refYear,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,"
    "cmdCode,customsCode,motCode,typeCode,isReported,primaryValue\nA,2010,31,AZE,X,643,RUS,0,TOTAL,C00,0,C,1,12\n",
    (
        "un_comtrade",
        "bulk",
    ): "Classification,Year,Aggregate Level,Trade Flow Code,Reporter ISO,Partner Code,"
    "Partner ISO,Commodity Code,Trade Value (US$)\nHS,2010,0,2,AZE,643,RUS,TOTAL,12\n",
    (
        "unvotes_ideal_points",
        "points_fp",
    ): "ccode,iso3c,Countryname,year,NVotesFP,IdealPointFP,Q5%FP,Q10%FP,Q50%FP,"
    "Q90%FP,Q95%FP\n365,RUS,Russia,1990,60,-1.5,-1.7,-1.6,-1.5,-1.4,-1.3\n",
    ("unvotes_ideal_points", "points_all"): "ccode,session,iso3c,Countryname,NVotesAll,IdealPointAll\n"
    "365,75,RUS,Russia,60,-1.5\n",
    ("unvotes_ideal_points", "agreement"): "ccode1,ccode2,session.x,agree,year,IdealPointDistance\n"
    "365,373,47,0.75,1992,0.5\n",
}
"""Rows that were made up, under the headers of layouts of which the reference material has no file."""


def test_no_damaged_file_enters_unseen(shared: Path, tmp_path: Path) -> None:
    by_card: dict[str, list[Path]] = {}
    for card, path in card_files(shared):
        by_card.setdefault(card.id, []).append(first_rows(path, tmp_path / card.id))
    with open_ledger(tmp_path / "ledger.duckdb", write=True) as held:
        silent, tried = silent_changes(held, by_card)
    assert silent == [], silent
    assert tried > 100


def written(folder: Path, source: str, *layouts: str) -> list[Path]:
    paths = [folder / f"{source} {layout}.csv" for layout in layouts]
    for path, layout in zip(paths, layouts, strict=True):
        path.write_text(OWN[source, layout], encoding="utf-8")
    return paths


ALONE = [key for key in OWN if key[0] != "cepii_baci"]


@pytest.mark.parametrize(("source", "layout"), ALONE)
def test_no_damaged_file_of_an_own_layout_enters_unseen(tmp_path: Path, source: str, layout: str) -> None:
    with open_ledger(tmp_path / "ledger.duckdb", write=True) as held:
        silent, _ = silent_changes(held, {source: written(tmp_path, source, layout)})
    assert silent == [], silent


def test_no_damaged_file_of_two_that_belong_together_enters_unseen(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.duckdb", write=True) as held:
        silent, _ = silent_changes(held, {"cepii_baci": written(tmp_path, "cepii_baci", "flows", "countries")})
    assert silent == [], silent


def test_every_layout_is_damaged(shared: Path, tmp_path: Path) -> None:
    tried = {(f.card.id, f.layout.id) for _, path in card_files(shared) for f in recognise(path, LAID_OUT)}
    own = {
        (f.card.id, f.layout.id)
        for key in OWN
        for path in written(tmp_path, key[0], key[1])
        for f in recognise(path, [all_cards()[key[0]]])
    }
    assert own == set(OWN)
    assert {(card.id, layout.id) for card in LAID_OUT for layout in card.layouts} == tried | own
