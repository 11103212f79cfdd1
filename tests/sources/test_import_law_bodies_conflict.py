"""Treaties, memberships, leaders, alliances, rivalries, disputes and conflicts enter the ledger as their files say."""

from __future__ import annotations

import csv
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from comity.api.importing import Imported, import_files
from comity.api.ledgers import open_ledger
from comity.core.errors import InputError

SOURCES = (
    "un_treaty_collection", "un_membership", "un_security_council_membership", "cow_igo", "cow_states",
    "atop_alliances", "thompson_rivalries", "archigos_leaders", "cow_mid", "ucdp_acd", "capitals", "iso_country_codes",
)  # fmt: skip
REGISTRY_MATERIAL = {"capitals", "iso_country_codes"}
COW_IN_TURN = {255, 260, 345, 365, 510}
"""COW numbers that several states bear in turn, or two of which are one state: runs are split or joined there."""

Rows = list[dict[str, Any]]
Facts = Callable[[str, str], Rows]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the record that ships and nothing else."""
    path = tmp_path_factory.mktemp("empty") / "ledger.duckdb"
    with open_ledger(path, write=True):
        return path


@pytest.fixture(scope="module")
def filled(shared: Path, empty: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Imported]]:
    """A ledger into which every source was imported, with what each import reported."""
    path = tmp_path_factory.mktemp("filled") / "ledger.duckdb"
    shutil.copy(empty, path)
    return path, {source: import_files(source, shared / "data", path) for source in SOURCES}


@pytest.fixture(scope="module")
def facts(filled: tuple[Path, dict[str, Imported]]) -> Facts:
    """Current imported facts of a source and kind, with the kind's columns."""
    return lambda source, kind: _facts(filled[0], source, kind)


def _facts(path: Path, source: str, kind: str) -> Rows:
    sql = f"""SELECT f.locator, f.document, f.url, f.note, f.first_day, f.last_day, k.* FROM fact f
              JOIN {kind} k ON k.fact = f.id WHERE f.source = ? AND f.extractor LIKE 'comity.sources.importing%'
              AND f.id NOT IN (SELECT fact FROM superseded)"""
    with open_ledger(path) as ledger:
        return ledger.engine.rows(sql, [source])


def parquet(shared: Path, name: str) -> Rows:
    rows: Rows = pq.read_table(shared / "data" / name).to_pylist()
    return rows


def text(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Unbroken runs of years."""
    found: list[tuple[int, int]] = []
    for year in sorted(years):
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def numbers(actors: Iterable[str]) -> set[int]:
    """Numbers that no registered state bore in some year."""
    return {int(actor.removeprefix("cow:")) for actor in actors if actor.startswith("cow:")}


def span(period: str, end: int) -> tuple[int, int]:
    first, _, last = period.partition("/")
    return int(first), end if last == ".." else int(last or first)


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_the_known_edition_gives_what_its_card_expects(filled: tuple[Path, dict[str, Imported]], source: str) -> None:
    assert filled[1][source].notices == ()


@pytest.mark.parametrize("source", SOURCES)
def test_a_second_import_changes_nothing(shared: Path, filled: tuple[Path, dict[str, Imported]], source: str) -> None:
    assert not import_files(source, shared / "data", filled[0]).change


@pytest.mark.parametrize("source", sorted(REGISTRY_MATERIAL))
def test_material_of_the_registry_makes_no_facts(filled: tuple[Path, dict[str, Imported]], source: str) -> None:
    with open_ledger(filled[0]) as ledger:
        assert ledger.engine.rows("SELECT count(*) AS n FROM fact WHERE source = ?", [source]) == [{"n": 0}]


@pytest.mark.parametrize("source", sorted(set(SOURCES) - REGISTRY_MATERIAL))
def test_every_locator_names_one_fact(filled: tuple[Path, dict[str, Imported]], source: str) -> None:
    sql = """SELECT kind, locator, count(*) AS n FROM fact WHERE source = ?
             AND extractor LIKE 'comity.sources.importing%' AND id NOT IN (SELECT fact FROM superseded)
             GROUP BY kind, locator HAVING count(*) > 1"""
    with open_ledger(filled[0]) as ledger:
        assert ledger.engine.rows(sql, [source]) == []


# Treaties


ACTIONS = {
    "ratification": "ratified", "accession": "acceded", "succession": "succeeded", "acceptance": "approved",
    "definitive acceptance": "approved", "approval": "approved", "definitive signature": "signed",
    "signature": "signed",
}  # fmt: skip


def test_every_signature_and_action_of_a_participant_is_a_fact(shared: Path, facts: Facts) -> None:
    rows = parquet(shared, "un_treaty_participants.parquet")
    acts = {(r["treaty_id"], r["participant"], r["action_kind"], r["action_date"]) for r in rows if r["action_date"]}
    acts |= {
        (r["treaty_id"], r["participant"], r["signature_kind"], r["signature_date"])
        for r in rows
        if r["signature_date"]
    }
    adopted = [
        r for r in text(shared, "un_treaties.csv") if r["adopted_date"] and not r["title"].startswith("Declarations ")
    ]
    found = facts("un_treaty_collection", "instrument")
    assert len(found) == len(acts) + len(adopted)
    held = {f["locator"]: f for f in found}
    for treaty, who, called, day in random.Random(1).sample(sorted(acts, key=str), 300):
        fact = held[f"treaty_id={treaty} participant={who} {called} {day}"]
        assert fact["date"] == day and str(fact["first_day"]) == day
        assert fact["action"] == ACTIONS.get(called)
        assert fact["action"] or f"calls it {called}" in fact["note"]


def test_treaties_carry_the_number_and_address_of_the_collection(shared: Path, facts: Facts) -> None:
    address = {r["treaty_id"]: r["url"].replace("http:", "https:") for r in text(shared, "un_treaties.csv")}
    for fact in facts("un_treaty_collection", "instrument"):
        treaty = fact["locator"].split()[0].removeprefix("treaty_id=")
        assert fact["url"] == address[treaty]
        assert f"mtdsg_no={fact['identifier'].removeprefix('UNTC ')}&" in fact["url"]


def test_acts_meet_the_rows_that_ship(filled: tuple[Path, dict[str, Imported]]) -> None:
    sql = """SELECT k.instrument, k.action, array_to_string(k.parties, ' ') AS parties, k.date, f.extractor
             FROM fact f JOIN instrument k ON k.fact = f.id WHERE f.source = 'un_treaty_collection'
             AND k.action <> 'adopted' AND k.date <= '2015-03-14' AND f.id NOT IN (SELECT fact FROM superseded)"""
    with open_ledger(filled[0]) as ledger:
        rows = ledger.engine.rows(sql)
    read = {(r["instrument"], r["action"], r["parties"], r["date"]) for r in rows if "importing" in r["extractor"]}
    ships = {(r["instrument"], r["action"], r["parties"], r["date"]) for r in rows if "importing" not in r["extractor"]}
    assert len(ships) > 300
    assert ships - read == set()


def test_soviet_acts_are_not_russian_and_keep_the_label(facts: Facts) -> None:
    russian = [
        f for f in facts("un_treaty_collection", "instrument") if "participant=Russian Federation " in f["locator"]
    ]
    assert {p for f in russian for p in f["parties"] if f["date"] < "1991-12-24"} == {"SUN"}
    assert {p for f in russian for p in f["parties"] if f["date"] >= "1991-12-24"} == {"RUS"}
    assert all("labelled Russian Federation" in f["note"] for f in russian if f["parties"] == ["SUN"])


def test_organizations_are_not_the_state_whose_code_the_copy_gives_them(facts: Facts) -> None:
    found = [f for f in facts("un_treaty_collection", "instrument") if "Southern African Development" in f["locator"]]
    assert [f["parties"] for f in found] == [["SADC"]]
    assert "ZAF" in found[0]["note"]


# Members


def test_members_of_the_united_nations_begin_on_the_files_day(shared: Path, facts: Facts) -> None:
    held = {f["locator"]: f for f in facts("un_membership", "membership")}
    rows = text(shared, "un_membership_dates.csv")
    assert len(held) == len(rows) == 193
    for row in rows:
        fact = held[f"iso3={row['iso3']}"]
        assert fact["actor"] == ("SUN" if row["iso3"] == "RUS" else row["iso3"])
        assert (fact["since"], fact["until"], fact["body"]) == (row["un_member_since"], None, "UN")
        assert fact["role"] == ("member" if row["admission_date"] else "founding member")


def test_one_resolution_is_one_instrument_however_many_it_admitted(shared: Path, facts: Facts) -> None:
    named = {r["admission_resolution"].replace("21 75", "2175") for r in text(shared, "un_membership_dates.csv")} - {""}
    found = {f["identifier"]: f for f in facts("un_membership", "instrument")}
    assert len(found) == len(named) == 122
    assert found["A/RES/995(X)"]["note"].count(",") == 15
    assert found["A/RES/46/230"]["instrument"] == "a-res-46-230"
    assert "21 75" in found["A/RES/2175(XXI)"]["note"]


def test_terms_in_the_security_council_are_unbroken_years(shared: Path, facts: Facts) -> None:
    sat: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in text(shared, "unsc_membership_by_year_derived.csv"):
        soviet = row["iso3"] == "RUS" and int(row["year"]) <= 1991
        sat["SUN" if soviet else row["iso3"], row["permanent"].lower()].append(int(row["year"]))
    expected = {
        (a, "permanent member" if p == "true" else "non-permanent member", *run)
        for (a, p), ys in sat.items()
        for run in runs(ys)
    }
    found = facts("un_security_council_membership", "membership")
    read = {(f["actor"], f["role"], int(f["since"][:4]), int(f["until"] or 2021)) for f in found}
    assert read == {(a, r, 1991 if a == "RUS" else first, last) for a, r, first, last in expected}
    assert {f["since"] for f in found if f["actor"] == "RUS"} == {"1991-12-24"}
    assert all(f["until"] is None for f in found if f["actor"] in {"CHN", "FRA", "GBR", "RUS", "USA"})


def test_memberships_are_unbroken_years_of_one_status(shared: Path, facts: Facts) -> None:
    years: dict[tuple[int, str, int], dict[int, int]] = defaultdict(dict)
    for row in parquet(shared, "igo_membership.parquet"):
        years[row["ccode"], row["igo"], 0][row["year"]] = row["status"]
    expected = Counter[tuple[int, str, int, int, int]]()
    for (ccode, igo, _), statuses in years.items():
        for status in (1, 2, 3):
            for first, last in runs(y for y, s in statuses.items() if s == status):
                expected[ccode, igo, status, first, last] += 1
    read = Counter[tuple[int, str, int, int, int]]()
    unborne = numbers(f["actor"] for f in facts("cow_igo", "membership"))
    for fact in facts("cow_igo", "membership"):
        parts = dict(
            part.split("=", 1) for part in fact["locator"].replace(f" ({fact['actor']})", "").split(" ") if "=" in part
        )
        first, last = parts["years"].split("-")
        code = int(parts["ccode"].split("|")[0])
        read[code, parts["igo"], int(parts["status"]), int(first), int(last)] += 1
    left = COW_IN_TURN | unborne
    kept = {key: n for key, n in expected.items() if key[0] not in left}
    assert len(kept) > 15_000
    assert {key: n for key, n in read.items() if key[0] not in left} == kept


def test_no_year_of_membership_is_lost_or_doubled(shared: Path, facts: Facts) -> None:
    rows = parquet(shared, "igo_membership.parquet")
    listed = Counter(row["status"] for row in rows)
    read = Counter[int]()
    for fact in facts("cow_igo", "membership"):
        status, years = fact["locator"].split(" status=")[1].split(" years=")
        first, last = years.split("-")
        read[int(status)] += int(last) - int(first) + 1
    assert read == {status: listed[status] for status in (1, 2, 3)}


def test_bodies_and_ends_of_memberships(facts: Facts) -> None:
    found = facts("cow_igo", "membership")
    azerbaijan = {f["body"]: (f["role"], f["since"], f["until"]) for f in found if f["actor"] == "AZE"}
    assert azerbaijan["OIC"] == ("member", "1991", None)
    assert azerbaijan["Non-Aligned Movement"] == ("member", "2011", None)
    assert azerbaijan["ICAC"] == ("member", "1999", "2005")
    assert azerbaijan["ICAO"] == ("member", "1994", None)
    assert {f["body"] for f in found} & {"NAM", "GEO", "ITC", "NRC"} == set()
    russia = {f["body"]: f["since"] for f in found if f["actor"] == "RUS"}
    assert (russia["UN"], russia["IMF"]) == ("1991-12-24", "1992")
    assert {f["until"] for f in found if f["actor"] == "SUN" and f["body"] == "UN"} == {"1991"}


def test_states_of_a_system_with_one_number_are_two_rows(facts: Facts) -> None:
    found = facts("cow_states", "membership")
    days = {(f["actor"], f["body"][:3], f["role"], f["since"]): f["until"] for f in found}
    assert days["SUN", "COW", "system member", "1816-01-01"] == "1991-12-23"
    assert days["RUS", "COW", "system member", "1991-12-24"] is None
    assert days["AZE", "COW", "system member", "1991-12-26"] is None
    assert days["AZE", "Gle", "system member", "1991-12-21"] is None
    assert days["NRU", "COW", "system member", "1999-09-14"] is None
    assert days["YAR", "COW", "system member", "1926-09-02"] == "1990-05-21"
    assert days["YEM", "Gle", "system member", "1990-05-22"] is None
    assert days["FRA", "COW", "major power", "1816-01-01"] == "1940-06-22"
    assert days["cow:255", "COW", "major power", "1816-01-01"] == "1918-11-11"


def test_leaders_keep_their_days_and_open_ends(shared: Path, facts: Facts) -> None:
    rows = {row["obsid"]: row for row in text(shared, "leaders_archigos.csv")}
    found = facts("archigos_leaders", "membership")
    assert {f["locator"].split()[0].removeprefix("obsid=") for f in found} == rows.keys()
    cut = {f["locator"].split()[0] for f in found if " from " in f["locator"]}
    assert len(found) == len(rows) + len(cut)
    for fact in found:
        row = rows[fact["locator"].split()[0].removeprefix("obsid=")]
        assert fact["actor"] == row["leader"] and fact["role"] == "effective leader"
        if fact["locator"].split()[0] not in cut:
            open_end = row["enddate"] == "2015-12-31" or row["exit"] == "Still in Office"
            assert (fact["since"], fact["until"]) == (row["startdate"], None if open_end else row["enddate"])
    yeltsin = {f["body"]: (f["since"], f["until"]) for f in found if f["actor"] == "Yeltsin"}
    assert yeltsin == {"SUN": ("1991-08-21", "1991-12-23"), "RUS": ("1991-12-24", "1999-12-31")}


# Alliances, rivalries, disputes, conflicts


OBLIGATIONS = {
    "defense": "atop_defense", "offense": "atop_offense", "neutrality": "atop_neutral", "nonaggression": "atop_nonagg",
    "consultation": "atop_consul",
}  # fmt: skip


def test_obligations_are_unbroken_years_of_a_directed_dyad(shared: Path, facts: Facts) -> None:
    years: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for row in parquet(shared, "alliances_atop.parquet"):
        for obligation, column in OBLIGATIONS.items():
            if row[column] == 1:
                years[row["ccode1"], row["ccode2"], obligation].append(row["year"])
    read: dict[tuple[int, int, str], list[tuple[int, int]]] = defaultdict(list)
    for fact in facts("atop_alliances", "figure"):
        one, other, _, obligation = fact["locator"].split()
        key = (int(one.removeprefix("ccode1=")), int(other.removeprefix("ccode2=")), obligation)
        read[key].append(span(fact["period"], 2018))
        assert (fact["indicator"], fact["value"], fact["unit"]) == (f"ATOP {obligation} obligation", 1.0, "index")
        assert fact["subject"] != fact["counterpart"]
    assert {key: sum(last - first + 1 for first, last in spans) for key, spans in read.items()} == {
        k: len(v) for k, v in years.items()
    }
    left = COW_IN_TURN | numbers(f["subject"] for f in facts("atop_alliances", "figure"))
    single = [key for key in read if not left & set(key[:2])]
    assert len(single) > 5_000
    assert [key for key in single if sorted(read[key]) != runs(years[key])] == []


def test_an_obligation_coded_at_the_end_of_the_series_is_open_and_a_defect_is_told(facts: Facts) -> None:
    found = [f for f in facts("atop_alliances", "figure") if {f["subject"], f["counterpart"]} == {"AZE", "RUS"}]
    defense = [f for f in found if "defense" in f["indicator"]]
    assert {(f["subject"], f["period"]) for f in defense} == {("AZE", "1993/.."), ("RUS", "1993/..")}
    assert all("left the Collective Security Treaty in 1999" in f["note"] for f in defense)


def test_rivalries_keep_their_years_and_break_at_the_succession(shared: Path, facts: Facts) -> None:
    found = facts("thompson_rivalries", "figure")
    covered: dict[int, int] = Counter()
    for fact in found:
        first, last = span(fact["period"], 2010)
        covered[int(fact["locator"].split()[0].removeprefix("rivalryno="))] += last - first + 1
    rows = text(shared, "rivalries_thompson_dreyer.csv")
    assert covered == {int(float(r["rivalryno"])): int(float(r["endyear"])) - int(float(r["styear"])) + 1 for r in rows}
    pairs = {(f["subject"], f["counterpart"], f["period"]) for f in found}
    assert {("ARM", "AZE", "1991/.."), ("USA", "SUN", "1945/1989"), ("USA", "RUS", "2007/..")} <= pairs
    assert ("FRA", "cow:300", "1494/1918") in pairs


def test_disputes_are_events_of_a_dispute_and_a_pair(shared: Path, facts: Facts) -> None:
    years: dict[tuple[int, int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in parquet(shared, "cow_mid_dyads.parquet"):
        if row["ccode1"] < row["ccode2"]:
            years[row["dispnum"], row["ccode1"], row["ccode2"]].append(row)
    acted = {key: rows for key, rows in years.items() if max(max(r["hostlev1"], r["hostlev2"]) for r in rows) > 1}
    read: dict[tuple[int, int, int], list[dict[str, Any]]] = defaultdict(list)
    for fact in facts("cow_mid", "event"):
        dispute, one, other, _ = (int(p.split("=")[1].split("-")[0]) for p in fact["locator"].split())
        read[dispute, one, other].append(fact)
    assert read.keys() == acted.keys()
    for key in random.Random(2).sample([k for k in acted if len(read[k]) == 1 and len(acted[k]) == 1], 200):
        (fact,), (row,) = read[key], acted[key]
        level = max(row["hostlev1"], row["hostlev2"])
        assert fact["date"] == str(row["year"])
        seized = level == 4 and max(row["hiact1"], row["hiact2"]) == 15
        assert fact["type"] == (
            "COERCE" if seized else {2: "THREATEN", 3: "MOBILIZE", 4: "ASSAULT", 5: "ASSAULT"}[level]
        )
        actors = 2 if min(row["hostlev1"], row["hostlev2"]) > 1 else 1
        assert (len(fact["source"]), len(fact["target"])) == (actors, 0 if actors == 2 else 1)


def test_disputes_meet_the_rows_that_ship(filled: tuple[Path, dict[str, Imported]]) -> None:
    sql = """SELECT k.type, list_sort(k.source) AS source, k.target, k.date, f.extractor FROM fact f
             JOIN event k ON k.fact = f.id WHERE f.source = 'cow_mid' AND f.id NOT IN (SELECT fact FROM superseded)"""
    with open_ledger(filled[0]) as ledger:
        rows = ledger.engine.rows(sql)
    keys = [(r["type"], *r["source"], "->", *r["target"], r["date"]) for r in rows]
    ships = {key for key, row in zip(keys, rows, strict=True) if "importing" not in row["extractor"]}
    read = {key for key, row in zip(keys, rows, strict=True) if "importing" in row["extractor"]}
    assert len(ships) > 15
    assert ships - read == set()


def test_a_conflict_year_is_one_event_with_all_its_states(shared: Path, facts: Facts) -> None:
    sides: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    types: dict[tuple[str, str], str] = {}
    for row in text(shared, "ucdp_acd.csv"):
        key = (row["conflict_id"], row["year"])
        types[key] = row["type_of_conflict"]
        for column in ("gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd"):
            sides[key][column] |= {row[column]} - {"", "NA"}
    held = {f["locator"]: f for f in facts("ucdp_acd", "event")}
    assert len(held) == len(types) == 2752
    for (conflict, year), side in sides.items():
        fact = held[f"conflict_id={conflict} year={year}"]
        between_states = types[conflict, year] == "interstate"
        source = side["gwno_a"] if between_states else side["gwno_a"] | side["gwno_b_2nd"]
        assert (fact["type"], fact["date"], fact["place"]) == ("ASSAULT", year, None)
        assert (len(fact["source"]), len(fact["target"])) == (len(source), len(side["gwno_b"]) if between_states else 0)
        assert ("supporting side A" in fact["note"]) == bool(side["gwno_a_2nd"])


def test_conflicts_of_the_worked_case(facts: Facts) -> None:
    held = {f["locator"]: f for f in facts("ucdp_acd", "event")}
    assert held["conflict_id=388 year=1991"]["source"] == ["ARM", "AZE"]
    assert held["conflict_id=388 year=1994"]["source"] == ["AZE"]
    assert "TUR supporting side A" in held["conflict_id=388 year=2020"]["note"]
    interstate = held["conflict_id=13243 year=2024"]
    assert (interstate["source"], interstate["target"]) == (["RUS"], ["UKR"])
    assert "PRK supporting side A" in interstate["note"]
    soviet = [f for f in held.values() if "SUN" in f["source"] + f["target"]]
    assert soviet and all(f["date"] <= "1991" for f in soviet)


# Small files


MEMBERS = "iso3,name,admission_resolution,admission_date,charter_ratification_date,un_member_since\n"
NAMIBIA = "NAM,NA,18/1,1990-04-23,,1990-04-23\n"


def written(tmp_path: Path, content: str, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return path


@pytest.fixture
def ledger(empty: Path, tmp_path: Path) -> Path:
    """A ledger of the test's own."""
    return Path(shutil.copy(empty, tmp_path / "own.duckdb"))


def test_na_in_text_is_a_word(tmp_path: Path, ledger: Path) -> None:
    done = import_files("un_membership", written(tmp_path, MEMBERS + NAMIBIA), ledger)
    assert done.change and done.change.new == 2
    assert "admission to membership of NA" in [f["note"] for f in _facts(ledger, "un_membership", "instrument")]


@pytest.mark.parametrize("column", ["admission_date", "un_member_since"])
def test_a_missing_or_renamed_column_is_refused_by_name(tmp_path: Path, ledger: Path, column: str) -> None:
    path = written(tmp_path, MEMBERS.replace(column, "other") + NAMIBIA)
    with pytest.raises(InputError, match=rf"lacks {column}\b.*other"):
        import_files("un_membership", path, ledger)


def test_order_does_not_matter_and_unknown_columns_are_left(tmp_path: Path, ledger: Path) -> None:
    header = "remark,un_member_since,charter_ratification_date,admission_date,admission_resolution,name,iso3\n"
    content = header + "x,1990-04-23,,1990-04-23,18/1,Namibia,NAM\n"
    import_files("un_membership", written(tmp_path, content), ledger)
    (fact,) = _facts(ledger, "un_membership", "membership")
    assert (fact["actor"], fact["role"], fact["since"]) == ("NAM", "member", "1990-04-23")


def test_a_cut_last_row_is_refused(tmp_path: Path, ledger: Path) -> None:
    with pytest.raises(InputError, match="last row may be cut"):
        import_files("un_membership", written(tmp_path, MEMBERS + NAMIBIA + "AZE,Azerb"), ledger)


def test_bytes_of_another_encoding_are_refused(tmp_path: Path, ledger: Path) -> None:
    row = "CIV,Côte d'Ivoire,1484 (XV),1960-09-20,,1960-09-20\n"
    with pytest.raises(InputError):
        import_files("un_membership", written(tmp_path, MEMBERS + row, encoding="latin-1"), ledger)
    assert _facts(ledger, "un_membership", "membership") == []


def igo(tmp_path: Path, *rows: tuple[int, int, int]) -> Path:
    folder = tmp_path / "igo"
    folder.mkdir()
    lines = "".join(f"{code},{year},ILO,{status}\n" for code, year, status in rows)
    written(folder, "ccode,year,igo,status\n" + lines, "state_years.csv")
    written(folder, "igo,orgname,longorgname,ionum,first_year,last_year\nILO,Labour,NA,1,1919,2014\n", "list.csv")
    return folder


def test_years_that_the_whole_file_lacks_break_no_membership(tmp_path: Path, ledger: Path) -> None:
    rows = [(640, year, 1) for year in (1950, 1955, 1960, 1965, 1966)] + [
        (630, 1955, 1),
        (630, 1965, 1),
        (630, 1966, 1),
    ]
    import_files("cow_igo", igo(tmp_path, *rows), ledger)
    found = {(f["actor"], f["since"], f["until"]) for f in _facts(ledger, "cow_igo", "membership")}
    assert found == {("TUR", "1950", None), ("IRN", "1955", "1955"), ("IRN", "1965", None)}


def test_a_missing_status_is_neither_membership_nor_its_end(tmp_path: Path, ledger: Path) -> None:
    rows = [(640, 2001, 1), (640, 2002, -9), (640, 2003, 1), (640, 2004, 2), (630, 2005, 1)]
    import_files("cow_igo", igo(tmp_path, *rows), ledger)
    found = {
        (f["role"], f["since"], f["until"]): f["note"]
        for f in _facts(ledger, "cow_igo", "membership")
        if f["actor"] == "TUR"
    }
    assert found.keys() == {("member", "2001", None), ("member", "2003", "2003"), ("associate member", "2004", "2004")}
    assert "last listed in 2001" in found["member", "2001", None]


DESTA = "country1,country2,iso1,iso2,number,base_treaty,name,entry_type,year,entryforceyear\n"


def test_trade_agreements_have_their_parties_once(tmp_path: Path, ledger: Path) -> None:
    rows = (
        "Russia,Côte d'Ivoire,643,384,7,7,A Treaty,base_treaty,1985,NA\n"
        "Russia,Kosovo,643,0,7,7,A Treaty,base_treaty,1985,NA\n"
        "Russia,Ukraine,643,804,8,8,Another,base_treaty,1993,1994\n"
        "Russia,Ukraine,643,804,8a,8,Late,accession,1995,1995\n"
    )
    done = import_files("desta_agreements", written(tmp_path, DESTA + rows, encoding="latin-1"), ledger)
    assert not any("unverified" in notice for notice in done.notices)
    found = {
        (f["title"], f["action"], tuple(f["parties"]), f["date"])
        for f in _facts(ledger, "desta_agreements", "instrument")
    }
    assert found == {
        ("A Treaty", "signed", ("CIV", "Kosovo", "SUN"), "1985"),
        ("Another", "signed", ("RUS", "UKR"), "1993"),
        ("Another", "entered-into-force", ("RUS", "UKR"), "1994"),
    }
