"""The files that publishers give out themselves, where the cards were first written from copies of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.api.importing import import_files
from comity.core.errors import InputError
from comity.kinds import all_kinds
from comity.ledger import Ledger, Query

MIDB = (
    "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,"
    "hiact,hostlev,orig,version\n"
)
FP = "ccode\tiso3c\tCountryname\tyear\tNVotesFP\tIdealPointFP\tQ5%FP\tQ10%FP\tQ50%FP\tQ90%FP\tQ95%FP\n"
FILES = {
    "cow_mid": MIDB + '9,"AZE",373,5,10,1998,20,11,1998,1,0,0,-9,0,0,17,4,1,5\n'
    '9,"RUS",365,-9,11,1998,1,11,1998,0,0,0,-9,0,0,0,1,1,5\n9,"GRG",372,1,1,2000,2,1,2000,0,0,0,-9,0,0,0,1,1,5\n',
    "cow_igo": "ccode,year,state,AAAID,UN,Wassen\n373,1992,azerbaijan,0,1,-1\n373,1993,azerbaijan,0,1,0\n",
    "cow_states": "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
    "AUH,300,Austria-Hungary,1816,1,1,1918,11,3,2016\nRUS,365,Russia,1816,1,1,2016,12,31,2016\n",
    "atop_alliances": "atopid1,ddyad,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul\n"
    "1,365373,365,373,1993,1,1,0,0,0,0\n1,365373,365,373,1994,1,0,0,0,0,0\n",
    "unvotes_ideal_points": FP + "365\tRUS\tRussia\t1990\t60\t-1.5\t-1.7\t-1.6\t-1.5\t-1.4\t-1.3\n",
}


def imported(source: str, tmp_path: Path, kind: str) -> list[dict[str, object]]:
    """What a file of a source says of one kind."""
    path = tmp_path / f"{source}.csv"
    path.write_text(FILES[source], encoding="utf-8")
    ledger = tmp_path / "ledger.duckdb"
    import_files(source, path, ledger)
    with Ledger.open(ledger, all_kinds(), read_only=True) as held:
        ids = held.engine.rows("SELECT id FROM fact WHERE extractor LIKE 'comity.sources.importing%'")
        found = held.facts(Query(ids=tuple(r["id"] for r in ids)))
    assert {type(f.fact.content).__name__.lower() for f in found} == {kind}
    return [{name: getattr(f.fact.content, name) for name in f.fact.content.__dataclass_fields__} for f in found]


def test_two_sides_of_a_dispute_are_one_event_while_both_were_in_it(tmp_path: Path) -> None:
    (event,) = imported("cow_mid", tmp_path, "event")
    assert (event["type"], event["source"], event["target"]) == ("ASSAULT", ("AZE",), ("RUS",))
    assert event["date"] == "1998-11/1998-11-01"


def test_a_column_for_each_organization_is_a_membership_for_each(tmp_path: Path) -> None:
    (member,) = imported("cow_igo", tmp_path, "membership")
    assert (member["actor"], member["body"], member["role"], member["since"]) == ("AZE", "UN", "member", "1992")


def test_the_list_of_states_ends_no_state_that_goes_on(tmp_path: Path) -> None:
    found = sorted((str(m["actor"]), m["since"], m["until"]) for m in imported("cow_states", tmp_path, "membership"))
    assert [f for f in found if f[0] in {"RUS", "SUN"}] == [
        ("RUS", "1991-12-24", None), ("SUN", "1816-01-01", "1991-12-23"),
    ]  # fmt: skip
    assert [f[2] for f in found if f[0] not in {"RUS", "SUN"}] == ["1918-11-03"]


def test_a_newer_list_of_states_ends_none_at_its_last_day(tmp_path: Path) -> None:
    path = tmp_path / "newer.csv"
    lines = ("stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version,,",
             "NAM,565,Namibia,1990,3,21,2024,12,31,2024,,",
             "CZE,315,Czechoslovakia,1945,5,10,1992,12,31,2024,,")  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    import_files("cow_states", path, tmp_path / "l.duckdb")
    with Ledger.open(tmp_path / "l.duckdb", all_kinds(), read_only=True) as held:
        found = [f.fact for f in held.facts(Query(sources=("cow_states",)))]
    assert {(f.content.actor, f.content.until) for f in found} == {("NAM", None), ("CSK", "1992-12-31")}
    path.write_text("\n".join(lines)[:-8], encoding="utf-8")
    with pytest.raises(InputError):
        import_files("cow_states", path, tmp_path / "l.duckdb")


@pytest.mark.parametrize("first", ["own", "copy"])
def test_a_copy_and_the_own_file_do_not_both_count(tmp_path: Path, first: str) -> None:
    own, copy = tmp_path / "own.csv", tmp_path / "copy.csv"
    own.write_text(FILES["cow_mid"], encoding="utf-8")
    copy.write_text(
        "dispnum,ccode1,ccode2,year,sidea1,hiact1,hiact2,hostlev1,hostlev2\n"
        "9,365,373,1998,0,0,17,1,4\n9,373,365,1998,1,17,0,4,1\n",
        encoding="utf-8",
    )
    ledger = tmp_path / "l.duckdb"
    import_files("cow_mid", {"own": own, "copy": copy}[first], ledger)
    if first == "copy":
        with pytest.raises(InputError, match="same things as dyad_years"):
            import_files("cow_mid", own, ledger)
    else:
        import_files("cow_mid", copy, ledger)
    with Ledger.open(ledger, all_kinds(), read_only=True) as held:
        found = [f.fact.provenance.extractor for f in held.facts(Query(sources=("cow_mid",), kinds=("event",)))]
    assert [e for e in found if "importing" in e] == ["comity.sources.importing.dyad_years"]


def test_the_number_of_a_dyad_holds_both_states(tmp_path: Path) -> None:
    (obligation,) = imported("atop_alliances", tmp_path, "figure")
    assert (obligation["subject"], obligation["counterpart"], obligation["period"]) == ("RUS", "AZE", "1993")


def test_ideal_points_by_year_name_the_state_of_that_year(tmp_path: Path) -> None:
    (point,) = imported("unvotes_ideal_points", tmp_path, "figure")
    assert (point["subject"], point["value"], point["period"]) == ("SUN", pytest.approx(-1.5), "1990")


def test_ideal_points_of_all_votes_tell_their_interval(tmp_path: Path) -> None:
    path = tmp_path / "june.csv"
    path.write_text(
        '"","ccode","session","NVotesAll","IdealPointAll","QO%All","Q5%All","Q95%All","iso3c","Countryname"\n'
        '"71",2,74,91,2.60521,2.144093,2.433765,2.777133,"USA","United States"\n',
        encoding="utf-8",
    )
    import_files("unvotes_ideal_points", path, tmp_path / "l.duckdb")
    with Ledger.open(tmp_path / "l.duckdb", all_kinds(), read_only=True) as held:
        (point,) = [
            f.fact for f in held.facts(Query(sources=("unvotes_ideal_points",)))
            if "importing" in f.fact.provenance.extractor
        ]  # fmt: skip
    told = point.provenance.locator.note  # type: ignore[union-attr]
    assert told == "5-95% interval 2.4338 to 2.7771; NVotes 91; session 74; United States positive"
