"""Voting sources: what their cards make of real files equals what independent code reads in them."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from comity.api.importing import Imported, import_files
from comity.core.errors import InputError
from comity.kinds import all_kinds
from comity.ledger import Ledger, LedgerFact, Query

Rows = list[dict[str, Any]]
POSITION = {"Y": "yes", "N": "no", "A": "abstain", "X": "non-voting"}
VOETEN = {1: "yes", 2: "abstain", 3: "no", 8: "absent", 9: "not-a-member"}


class World:
    """A ledger of one's own: a source's files imported into it, and what it then holds."""

    def __init__(self, folder: Path, source: str, files: Iterable[Path]) -> None:
        self.ledger, self.source = folder / "ledger.duckdb", source
        self.folder = folder / "files"
        self.folder.mkdir()
        for file in files:
            (self.folder / file.name).symlink_to(file)
        self.imported = self.again()

    def again(self) -> Imported:
        return import_files(self.source, self.folder, self.ledger)

    def rows(self, sql: str) -> Rows:
        """Rows of a question to the ledger; ``imported`` is the table of the facts that came from the files."""
        mine = "SELECT * FROM fact WHERE source = ? AND extractor LIKE 'comity.sources.importing%'"
        with Ledger.open(self.ledger, all_kinds(), read_only=True) as held:
            return held.engine.rows(f"WITH imported AS ({mine}) {sql}", [self.source])

    def facts(self, *locators: str) -> dict[str, LedgerFact]:
        """The imported facts at some locators."""
        ids = {r["id"]: r["locator"] for r in self.rows("SELECT id, locator FROM imported") if r["locator"] in locators}
        with Ledger.open(self.ledger, all_kinds(), read_only=True) as held:
            return {ids[f.id]: f for f in held.facts(Query(ids=tuple(ids)))}

    def count(self, sql: str) -> int:
        return int(self.rows(f"SELECT ({sql}) AS n")[0]["n"])


Make = Callable[..., World]


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Imports files of ../shared once for all tests of this module."""
    made: dict[str, World] = {}

    def make(source: str, *names: str) -> World:
        if source not in made:
            made[source] = World(tmp_path_factory.mktemp(source), source, (shared / "data" / name for name in names))
        return made[source]

    return make


GA = ("un_digital_library_ga", "undl_ga_resolutions.parquet", "undl_ga_votes.parquet")
SC = (
    "un_digital_library_sc", "unsc_resolutions.parquet", "unsc_votes.parquet", "unsc_membership_by_year_derived.csv",
)  # fmt: skip
UNVOTES = ("unvotes_roll_calls", "unga_votes.parquet", "unga_roll_calls.parquet", "unga_issues.parquet")
VOETEN_FILE = ("voeten_unga_votes", "unga_votes_voeten.parquet")
POINTS = ("unvotes_ideal_points", "unga_ideal_points_published.csv", "unga_matches.csv")
VIZ = ("ukraine_viz", "unga_es11_1_and_68_262_votes.csv")
PRESS = ("unga_es11_press", "unga_es11_tallies.csv", "unga_es11_positions_partial.csv")
VETOES = ("yordan_unsc_vetoes", "unsc_vetoes_1946_2022.csv")
EVERY = (GA, SC, UNVOTES, VOETEN_FILE, POINTS, VIZ, PRESS, VETOES)


def parquet(shared: Path, name: str) -> Rows:
    return pq.read_table(shared / "data" / name).to_pylist()  # type: ignore[no-any-return]


def table(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def some(rows: Rows, number: int = 25) -> Rows:
    return random.Random(1992).sample(rows, number)


@pytest.mark.parametrize("source", EVERY, ids=[s[0] for s in EVERY])
def test_a_second_import_changes_nothing_and_totals_hold(real: Make, source: tuple[str, ...]) -> None:
    world = real(*source)
    assert not [notice for notice in world.imported.notices if "expects" in notice]
    before = world.count("SELECT count(*) FROM imported")
    assert not world.again().change
    assert world.count("SELECT count(*) FROM imported") == before
    assert world.count("SELECT count(DISTINCT locator || kind) FROM imported") == before


@pytest.mark.parametrize("source", EVERY, ids=[s[0] for s in EVERY])
def test_every_ballot_has_a_state_and_a_position_once(real: Make, source: tuple[str, ...]) -> None:
    world = real(*source)
    mine = "FROM ballot b JOIN imported f ON f.id = b.fact"
    assert world.count(f"SELECT count(*) {mine} WHERE position IS NULL OR length(actor) <> 3") == 0
    assert world.count(f"SELECT count(*) - count(DISTINCT b.fact || b.actor) {mine}") == 0
    assert world.count(f"SELECT count(*) {mine} WHERE actor = 'RUS' AND f.last_day < DATE '1991-12-24'") == 0
    assert world.count(f"SELECT count(*) {mine} WHERE actor = 'SUN' AND f.first_day >= DATE '1991-12-24'") == 0


def test_general_assembly_records_agree_with_the_files(real: Make, shared: Path) -> None:
    world, calls = real(*GA), parquet(shared, "undl_ga_resolutions.parquet")
    votes = parquet(shared, "undl_ga_votes.parquet")
    assert world.count("SELECT count(*) FROM imported") == len(calls) == 5237
    assert world.count("SELECT count(*) FROM ballot WHERE fact IN (SELECT id FROM imported)") == len(votes)
    chosen = {row["symbol"]: row for row in some([c for c in calls if c["date"] >= "1992"])}
    found = world.facts(*(f"symbol={symbol}" for symbol in chosen))
    for symbol, row in chosen.items():
        vote = found[f"symbol={symbol}"].fact.content
        assert (vote.yes, vote.no, vote.abstain, vote.non_voting, vote.date) == (
            row["yes"], row["no"], row["abstain"], row["nonvoting"], row["date"],
        )  # fmt: skip
        assert vote.positions == {v["iso3"]: POSITION[v["vote"]] for v in votes if v["symbol"] == symbol}


def test_general_assembly_defects_are_told_and_not_passed_on(real: Make) -> None:
    found = real(*GA).facts("symbol=MISSING_DATA", "symbol=A/RES/66/230", "symbol=A/73/L.42", "symbol=A/RES/10(I)")
    assert found["symbol=MISSING_DATA"].fact.content.resolution is None
    assert found["symbol=A/RES/66/230"].fact.content.date == "2011"
    assert "draft" in (found["symbol=A/73/L.42"].fact.provenance.locator.note or "")  # type: ignore[union-attr]
    early = found["symbol=A/RES/10(I)"].fact.content.positions
    assert early["SUN"] and early["TWN"] and not early.keys() & {"RUS", "CHN"}


def test_security_council_records_agree_with_the_files(real: Make, shared: Path) -> None:
    world, calls = real(*SC), parquet(shared, "unsc_resolutions.parquet")
    votes = parquet(shared, "unsc_votes.parquet")
    assert world.count("SELECT count(*) FROM imported WHERE kind = 'vote'") == len(calls) == 2617
    cast = {c["symbol"] for c in calls if c["yes"] + c["no"] + c["abstain"]}
    known = [v for v in votes if v["symbol"] in cast and v["iso3"]]
    assert world.count("SELECT count(*) FROM ballot WHERE fact IN (SELECT id FROM imported)") == len(known)
    chosen = {row["symbol"]: row for row in some([c for c in calls if c["symbol"] in cast and c["date"] >= "1992"])}
    found = world.facts(*(f"symbol={symbol}" for symbol in chosen))
    for symbol, row in chosen.items():
        vote = found[f"symbol={symbol}"].fact.content
        assert (vote.resolution, vote.yes, vote.no, vote.date) == (
            symbol.split("(")[0], row["yes"], row["no"], row["date"],
        )  # fmt: skip
        assert vote.positions == {v["iso3"]: POSITION[v["vote"]] for v in known if v["symbol"] == symbol}


def test_a_resolution_with_every_member_silent_is_adopted_without_a_vote(real: Make) -> None:
    world = real(*SC)
    silent = "SELECT count(*) FROM roll_call WHERE adoption = 'without a vote' AND fact IN (SELECT id FROM imported)"
    assert world.count(silent) == 42
    vote = world.facts("symbol=S/RES/742(1992)")["symbol=S/RES/742(1992)"].fact.content
    assert (vote.resolution, vote.adoption, vote.yes, dict(vote.positions)) == ("S/RES/742", "without a vote", None, {})


def test_roll_calls_of_the_r_package_agree_with_the_files(real: Make, shared: Path) -> None:
    world, calls = real(*UNVOTES), parquet(shared, "unga_roll_calls.parquet")
    votes = parquet(shared, "unga_votes.parquet")
    assert world.count("SELECT count(*) FROM imported") == len(calls) == 6203
    assert world.count("SELECT count(*) FROM ballot WHERE fact IN (SELECT id FROM imported)") == len(votes)
    counted: dict[int, Counter[str]] = {}
    for v in votes:
        counted.setdefault(v["rcid"], Counter())[v["vote"]] += 1
    chosen = {row["rcid"]: row for row in some(calls, 40)}
    found = world.facts(*(f"rcid={rcid}" for rcid in chosen))
    for rcid, row in chosen.items():
        vote, tally = found[f"rcid={rcid}"].fact.content, counted[rcid]
        assert (vote.yes, vote.no, vote.abstain) == (tally["yes"], tally["no"], tally["abstain"])
        assert row["date"].isoformat().startswith(vote.date) and vote.session == str(row["session"])
        assert Counter(vote.positions.values()) == tally


def test_days_before_session_58_are_not_taken_over(real: Make) -> None:
    world = real(*UNVOTES)
    days = world.rows(
        """SELECT CAST(r.session AS BIGINT) < 58 AS early, length(r.date) AS size, count(*) AS n FROM roll_call r
           JOIN imported f ON f.id = r.fact
           WHERE CAST(split_part(f.locator, '=', 2) AS BIGINT) NOT BETWEEN 5600 AND 6058 GROUP BY ALL"""
    )
    assert {(r["early"], r["size"]) for r in days} == {(True, 7), (False, 10)}
    late = world.facts("rcid=6013")["rcid=6013"].fact.content
    assert late.date == "1997-11-25"


def test_one_vote_has_a_resolutions_symbol_and_parts_have_their_own(real: Make) -> None:
    found = real(*UNVOTES).facts("rcid=4431", "rcid=5710", "rcid=6013", "rcid=4042", "rcid=812", "rcid=3", "rcid=2163")
    said = {locator: fact.fact.content.resolution for locator, fact in found.items()}
    assert said == {
        "rcid=4431": "A/RES/57/214", "rcid=5710": "A/RES/57/214 [rcid 5710]", "rcid=6013": "A/RES/52/22 [rcid 6013]",
        "rcid=4042": "A/RES/52/22", "rcid=812": None, "rcid=3": "R/1/66 [rcid 3]", "rcid=2163": "A/RES/35/39",
    }  # fmt: skip
    symbols = real(*UNVOTES).rows("SELECT resolution FROM roll_call WHERE fact IN (SELECT id FROM imported)")
    assert max(Counter(r["resolution"] for r in symbols if r["resolution"]).values()) == 1


def test_names_without_a_code_and_names_that_outlive_a_state(real: Make) -> None:
    world = real(*UNVOTES)
    mine = "FROM ballot b JOIN imported f ON f.id = b.fact"
    assert world.count(f"SELECT count(*) {mine} WHERE actor = 'ZAN'") == 2
    assert world.count(f"SELECT count(*) {mine} WHERE actor = 'NAM'") > 2000
    assert world.count(f"SELECT count(*) {mine} WHERE actor IN ('SUN', 'RUS')") == 6145
    assert world.count(f"SELECT count(*) {mine} WHERE actor = 'YUG' AND f.first_day > DATE '2003-02-03'") == 0
    assert world.count(f"SELECT count(*) {mine} WHERE actor = 'YAR' AND f.first_day > DATE '1990-05-22'") == 0


def test_absence_and_not_being_a_member_are_kept_apart(real: Make, shared: Path) -> None:
    world, rows = real(*VOETEN_FILE), parquet(shared, VOETEN_FILE[1])
    found = world.rows("SELECT position, count(*) AS n FROM ballot WHERE fact IN (SELECT id FROM imported) GROUP BY 1")
    assert {r["position"]: r["n"] for r in found} == Counter(VOETEN[row["vote"]] for row in rows)
    by_call: dict[int, Rows] = {}
    for row in rows:
        by_call.setdefault(row["rcid"], []).append(row)
    facts = world.facts(*(f"rcid={rcid}" for rcid in random.Random(9).sample(sorted(by_call), 20)))
    for locator, fact in facts.items():
        its = by_call[int(locator.split("=")[1])]
        vote = fact.fact.content
        assert Counter(vote.positions.values()) == Counter(VOETEN[row["vote"]] for row in its)
        assert vote.positions["AZE"] == next(VOETEN[row["vote"]] for row in its if row["ccode"] == 373)
        assert vote.non_voting == sum(row["vote"] == 8 for row in its)


def test_two_copies_of_one_roll_call_meet_in_one_cell(real: Make) -> None:
    def calls(world: World) -> dict[str, str]:
        rows = world.rows("SELECT f.locator, r.resolution FROM roll_call r JOIN imported f ON f.id = r.fact")
        return {r["locator"]: r["resolution"] for r in rows if r["resolution"]}

    package, voeten = calls(real(*UNVOTES)), calls(real(*VOETEN_FILE))
    both = package.keys() & voeten.keys()
    same = [locator for locator in both if package[locator] == voeten[locator]]
    assert len(both) > 5000 and len(same) > 0.85 * len(both)
    library = {r["resolution"] for r in real(*GA).rows("SELECT resolution FROM roll_call")}
    assert len(library & set(package.values())) > 3900


def test_ideal_points_agree_with_the_file(real: Make, shared: Path) -> None:
    world, rows = real(*POINTS), table(shared, POINTS[1])
    found = world.rows("SELECT f.locator, f.note, g.* FROM figure g JOIN imported f ON f.id = g.fact")
    assert len(found) == len(rows) == 10469
    by = {r["locator"]: r for r in found}
    for row in rows:
        figure = by[f"ccode={row['ccode']} session={row['session']}"]
        assert figure["value"] == float(row["IdealPoint"]) and f"NVotes {row['NVotes']};" in figure["note"]
        assert figure["period"] == str(int(row["session"]) + 1945) and figure["indicator"] == "UNGA ideal point"
    assert {r["subject"] for r in found if r["locator"].startswith("ccode=365 ")} == {"SUN", "RUS"}
    assert all(len(r["subject"]) == 3 for r in found)


def test_positions_on_the_eleventh_emergency_session(real: Make, shared: Path) -> None:
    votes = real(*VIZ).facts("symbol=A/RES/ES-11/1", "symbol=A/RES/68/262")
    vote = votes["symbol=A/RES/ES-11/1"].fact.content
    assert (vote.yes, vote.no, vote.abstain, vote.non_voting, vote.date) == (141, 5, 35, 12, "2022-03-02")
    official = [v for v in parquet(shared, "undl_ga_votes.parquet") if v["symbol"] == "A/RES/68/262"]
    mine = votes["symbol=A/RES/68/262"].fact.content.positions
    assert mine == {v["iso3"]: POSITION[v["vote"]] for v in official}


def test_named_positions_do_not_become_a_full_roll_call(real: Make) -> None:
    world = real(*PRESS)
    named = world.facts("positions symbol=A/RES/ES-11/3")["positions symbol=A/RES/ES-11/3"].fact.content
    assert set(named.positions.values()) == {"no"} and len(named.positions) == 24 and named.yes is None
    tally = world.facts("tally symbol=A/RES/ES-11/4")["tally symbol=A/RES/ES-11/4"].fact.content
    assert (tally.yes, tally.no, tally.abstain, tally.date) == (143, 5, 35, "2022-10-12")


def test_vetoes_follow_the_names_not_the_columns_beside_them(real: Make, shared: Path) -> None:
    world, rows = real(*VETOES), table(shared, VETOES[1])
    assert world.count("SELECT count(*) FROM imported") == len(rows) == 214
    names = [row[f"member_veto{n}"] for row in rows for n in (1, 2, 3) if row[f"member_veto{n}"]]
    assert world.count("SELECT count(*) FROM ballot WHERE fact IN (SELECT id FROM imported)") == len(names)
    found = world.facts("draft=S/21084 n=1", "draft=S/1994/1358 n=1", "draft=S/12211 n=1")
    positions = {locator: dict(fact.fact.content.positions) for locator, fact in found.items()}
    assert positions == {
        "draft=S/21084 n=1": {"USA": "no"},
        "draft=S/1994/1358 n=1": {"RUS": "no"},
        "draft=S/12211 n=1": {"FRA": "no", "GBR": "no", "USA": "no"},
    }
    dates = {(row["draft"], row["date"]) for row in rows}
    assert ("S/1994/1358", "12/2/1994") in dates
    assert found["draft=S/1994/1358 n=1"].fact.content.date == "1994-12-02"


HEADER = (
    "undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "draft", "committee_report", "meeting",
    "title", "agenda_title", "subjects", "vote_note", "total_yes", "total_no", "total_abstentions", "total_non_voting",
    "total_ms", "undl_link",
)  # fmt: skip


def ballot(number: str, code: str, name: str, vote: str, date: str, resolution: str, **more: str) -> dict[str, str]:
    """A line of the Library's file that was made up for a test."""
    line = {
        "undl_id": number, "ms_code": code, "ms_name": name, "ms_vote": vote, "date": date, "session": "99",
        "resolution": resolution, "title": "A text, made up", "total_yes": "1.0", "total_no": "1.0",
        "total_abstentions": "0.0", "total_non_voting": "1.0", "total_ms": "3.0", "undl_link": f"https://example/{number}",
    }  # fmt: skip
    return {name: line.get(name, "") for name in HEADER} | more


LINES = [
    ballot("1", "AZE", "AZERBAIJAN", "X", "2030-01-02", "A/RES/99/1", vote_note="NA"),
    ballot("1", "RUS", "RUSSIAN FEDERATION", "N", "2030-01-02", "A/RES/99/1"),
    ballot("1", "NAM", "NAMIBIA", "Y", "2030-01-02", "A/RES/99/1"),
    ballot("2", "RUS", "USSR", "Y", "1980-01-02", "A/RES/34/999"),
    ballot("2", "ZAR", "ZAIRE", "A", "1980-01-02", "A/RES/34/999"),
]


def write(path: Path, lines: Iterable[Mapping[str, str]], encoding: str = "utf-8") -> Path:
    rows = list(lines)
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def positions(path: Path, source: str = "un_digital_library_ga") -> dict[str, Any]:
    """The votes that a file gives, by locator."""
    ledger = path.with_suffix(".duckdb")
    imported = import_files(source, path, ledger)
    assert any("layout: unverified" in notice for notice in imported.notices)
    with Ledger.open(ledger, all_kinds(), read_only=True) as held:
        ids = held.engine.rows("SELECT id FROM fact WHERE extractor LIKE 'comity.sources.importing%'")
        found = held.facts(Query(ids=tuple(r["id"] for r in ids)))
    return {str(f.fact.provenance.locator.locator): f.fact.content for f in found}  # type: ignore[union-attr]


def test_the_librarys_long_file_gives_roll_calls_and_ballots(tmp_path: Path) -> None:
    found = positions(write(tmp_path / "ga.csv", LINES))
    vote = found["undl_id=1"]
    assert (vote.resolution, vote.session, vote.date, vote.yes, vote.non_voting) == (
        "A/RES/99/1", "99", "2030-01-02", 1, 1,
    )  # fmt: skip
    assert vote.positions == {"AZE": "non-voting", "RUS": "no", "NAM": "yes"}
    assert found["undl_id=2"].positions == {"SUN": "yes", "COD": "abstain"}


def test_a_reordered_header_is_read_rightly_and_an_unknown_column_is_no_matter(tmp_path: Path) -> None:
    turned = [dict(reversed(line.items())) | {"colour": "blue"} for line in LINES]
    assert positions(write(tmp_path / "turned.csv", turned)) == positions(write(tmp_path / "plain.csv", LINES))


def test_earlier_layouts_without_notes_or_with_plural_names(tmp_path: Path) -> None:
    plural = {"resolution": "resolutions", "draft": "drafts", "meeting": "meetings"}
    earlier = [{plural.get(k, k): v for k, v in line.items() if k != "vote_note"} for line in LINES]
    assert positions(write(tmp_path / "earlier.csv", earlier))["undl_id=1"].positions["RUS"] == "no"


def test_the_edition_of_2024_has_other_names_and_letters(tmp_path: Path) -> None:
    names = {"ms_code": "ms_codes", "ms_name": "ms_names", "ms_vote": "ms_votes", "resolution": "resolutions",
             "agenda_title": "agenda_titles", "total_yes": "yes", "total_no": "no", "total_abstentions": "abstentions",
             "total_non_voting": "non-voting", "total_ms": "total-voting"}  # fmt: skip
    lines = [LINES[0] | {"ms_vote": "NV"}, *LINES[1:3]]
    edition = [
        {names.get(k, k): v for k, v in line.items() if k not in ("session", "vote_note")} | {"modality": "Recorded"}
        for line in lines
    ]
    (vote,) = positions(write(tmp_path / "edition.csv", edition)).values()
    assert vote.positions == {"AZE": "non-voting", "RUS": "no", "NAM": "yes"}
    assert (vote.yes, vote.no, vote.non_voting, vote.adoption, vote.session) == (1, 1, 1, "recorded", None)


@pytest.mark.parametrize(("modality", "adoption"), [("Without a vote", "without a vote"), ("Vote, non-recorded", None)])
def test_an_assembly_resolution_without_a_recorded_vote_has_no_recorded_yes(
    tmp_path: Path, modality: str, adoption: str | None
) -> None:
    lines = [line | {"ms_vote": "Y", "modality": modality} for line in LINES[:3]]
    (vote,) = positions(write(tmp_path / "silent.csv", lines)).values()
    assert (vote.adoption, vote.yes, dict(vote.positions)) == (adoption, None, {})


def test_a_code_of_no_state_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "odd.csv", [LINES[0] | {"ms_code": "QQQ"}, *LINES[1:3]])
    notices = import_files("un_digital_library_ga", path, tmp_path / "l.duckdb").notices
    assert any("codes of the Library's own file that are of no state: found 1" in notice for notice in notices)


@pytest.mark.parametrize("lost", ["ms_vote", "undl_id", "total_no"])
def test_a_dropped_or_renamed_column_is_refused_by_name(tmp_path: Path, lost: str) -> None:
    without = [{k: v for k, v in line.items() if k != lost} for line in LINES]
    with pytest.raises(InputError, match=lost):
        import_files("un_digital_library_sc", write(tmp_path / "a.csv", without), tmp_path / "l.duckdb")
    if lost != "ms_vote":
        with pytest.raises(InputError, match=lost):
            import_files("un_digital_library_ga", write(tmp_path / "b.csv", without), tmp_path / "l.duckdb")


def test_a_truncated_last_row_and_foreign_bytes_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "cut.csv", LINES)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputError, match="line end"):
        import_files("un_digital_library_ga", path, tmp_path / "l.duckdb")
    latin = [LINES[0] | {"ms_name": "TÜRKIYE", "ms_code": "TUR"}]
    with pytest.raises(InputError):
        import_files("un_digital_library_ga", write(tmp_path / "x.csv", latin, "latin-1"), tmp_path / "l.duckdb")


def test_a_wide_file_gives_one_ballot_for_each_members_column(tmp_path: Path) -> None:
    gone = ("ms_code", "ms_name", "ms_vote")
    plain = {k: v for k, v in LINES[0].items() if k not in gone}
    old = {k: v for k, v in LINES[3].items() if k not in gone}
    wide = [
        plain | {"AZE": "X", "RUS": "N", "NAM": "Y", "DDR": ""},
        old | {"AZE": "", "RUS": "Y", "NAM": "", "DDR": "N"},
    ]
    found = positions(write(tmp_path / "wide.csv", wide))
    assert found["undl_id=1"].positions == {"AZE": "non-voting", "RUS": "no", "NAM": "yes"}
    assert found["undl_id=2"].positions == {"SUN": "yes", "DDR": "no"}


def test_a_wide_file_may_head_its_columns_with_names(tmp_path: Path) -> None:
    plain = {k: v for k, v in LINES[0].items() if k not in ("ms_code", "ms_name", "ms_vote")}
    wide = [plain | {"AZERBAIJAN": "X", "RUSSIAN FEDERATION": "N", "NAMIBIA": "Y"}]
    assert positions(write(tmp_path / "names.csv", wide))["undl_id=1"].positions == {
        "AZE": "non-voting", "RUS": "no", "NAM": "yes",
    }  # fmt: skip
    with pytest.raises(InputError, match="no position"):
        wrong = [plain | {"AZE": "X", "RUS": "Q", "NAM": "Y"}]
        import_files("un_digital_library_ga", write(tmp_path / "w.csv", wrong), tmp_path / "l.duckdb")


def test_a_council_resolution_adopted_without_a_vote_has_no_recorded_yes(tmp_path: Path) -> None:
    def member(number: str, code: str, vote: str, modality: str) -> dict[str, str]:
        line = ballot(number, code, code, vote, "2030-01-02", f"S/RES/{number}(2030)")
        kept = {k: v for k, v in line.items() if k not in ("session", "committee_report", "title", "agenda_title")}
        return kept | {"permanent_member": "False", "description": "A text", "agenda": "", "modality": modality}

    lines = [member("8", code, "Y", "Adopted without vote") for code in ("AZE", "RUS")]
    lines += [member("9", "AZE", "Y", "Adopted by vote"), member("9", "RUS", "N", "Adopted by vote")]
    found = positions(write(tmp_path / "sc.csv", lines), "un_digital_library_sc")
    silent = found["undl_id=8"]
    assert (silent.resolution, silent.adoption, silent.yes, dict(silent.positions)) == (
        "S/RES/8", "without a vote", None, {},
    )  # fmt: skip
    assert (found["undl_id=9"].adoption, found["undl_id=9"].positions) == ("recorded", {"AZE": "yes", "RUS": "no"})


@pytest.mark.parametrize(
    ("modality", "vote", "adoption"),
    [("By acclamation", "Y", "without a vote"), ("Consensus", "Y", "without a vote"),
     ("Without Vote", "X", "without a vote"), ("Vote", "Y", "recorded"), ("", "Y", "recorded"),
     ("Something new", "Y", None)],
)  # fmt: skip
def test_only_a_recorded_vote_of_the_council_has_positions(
    tmp_path: Path, modality: str, vote: str, adoption: str | None
) -> None:
    line = ballot("8", "AZE", "AZERBAIJAN", vote, "2030-01-02", "S/RES/8(2030)") | {"permanent_member": "False"}
    lines = [line | {"description": "A text", "modality": modality}]
    (found,) = positions(write(tmp_path / "sc.csv", lines), "un_digital_library_sc").values()
    assert (found.adoption, found.yes) == (adoption, 1 if adoption == "recorded" else None)
    assert dict(found.positions) == ({"AZE": "yes"} if adoption == "recorded" else {})


def test_an_outcome_without_a_recorded_vote_is_no_roll_call(tmp_path: Path) -> None:
    gone = ("ms_code", "ms_name", "ms_vote")
    plain = {k: v for k, v in LINES[0].items() if k not in gone}
    empty = dict.fromkeys(("total_yes", "total_no", "total_abstentions", "total_non_voting"), "")
    lines = [
        plain | {"modality": "Vote, recorded"},
        plain | empty | {"undl_id": "7", "resolution": "A/RES/99/7", "modality": "Without a vote"},
        plain | {"undl_id": "8", "resolution": "A/RES/43/62", "modality": "Vote, non-recorded"},
    ]
    found = positions(write(tmp_path / "outcomes.csv", lines))
    told = {v.resolution: (v.adoption, v.yes, dict(v.positions)) for v in found.values()}
    assert told == {"A/RES/99/7": ("without a vote", None, {}), "A/RES/43/62": (None, 1, {})}


@pytest.mark.parametrize("source", ["un_digital_library_ga", "un_digital_library_sc"])
def test_a_letter_that_is_no_position_is_refused(tmp_path: Path, source: str) -> None:
    lines = [LINES[1] | {"ms_vote": "Q"}]
    if source.endswith("sc"):
        more = {"permanent_member": "True", "description": "A text", "modality": "Vote", "resolution": "S/RES/9(2030)"}
        lines = [line | more for line in lines]
    with pytest.raises(InputError, match="no position"):
        import_files(source, write(tmp_path / "odd.csv", lines), tmp_path / "l.duckdb")


def test_the_librarys_own_file_supersedes_the_scrape_and_keeps_it_out(tmp_path: Path) -> None:
    scrape = tmp_path / "scrape"
    scrape.mkdir()
    head = {"symbol": "A/RES/99/1", "date": "2030-01-02", "title": "A text", "yes": "1", "no": "0", "abstain": "0",
            "nonvoting": "0", "total": "1", "undl_id": "1"}  # fmt: skip
    write(scrape / "r.csv", [head])
    write(scrape / "v.csv", [{"symbol": "A/RES/99/1", "country": "NAMIBIA", "iso3": "NAM", "vote": "Y"}])
    ledger = tmp_path / "l.duckdb"
    import_files("un_digital_library_ga", scrape, ledger)
    newer = write(tmp_path / "ga.csv", LINES)
    done = import_files("un_digital_library_ga", newer, ledger)
    assert done.change and (done.change.new, done.change.withdrawn) == (2, 1)
    with pytest.raises(InputError, match=r"same things as roll \(ga.csv\)"):
        import_files("un_digital_library_ga", scrape, ledger)


VOETEN_LINES = [
    {"rcid": "1.0", "session": "47", "vote": "1", "ccode": "365", "importantvote": "0", "date": "1992-11-03",
     "unres": "R/47/1", "me": "0", "nu": "1", "di": "0", "hr": "0", "co": "0", "ec": "NA", "amend": "NA", "para": "NA",
     "short": "A TEXT", "descr": "NA"},
    {"rcid": "1.0", "session": "47", "vote": "8", "ccode": "373", "importantvote": "0", "date": "1992-11-03",
     "unres": "R/47/1", "me": "0", "nu": "1", "di": "0", "hr": "0", "co": "0", "ec": "NA", "amend": "NA", "para": "NA",
     "short": "A TEXT", "descr": "NA"},
]  # fmt: skip


def test_the_authors_own_file_as_text(tmp_path: Path) -> None:
    path = write(tmp_path / "UNVotes.csv", VOETEN_LINES)
    imported = import_files("voeten_unga_votes", path, tmp_path / "l.duckdb")
    assert imported.change and imported.change.new == 1
    with Ledger.open(tmp_path / "l.duckdb", all_kinds(), read_only=True) as held:
        vote = held.facts(Query(sources=("voeten_unga_votes",)))[0].fact.content
    assert (vote.resolution, vote.title, vote.subject) == (
        "A/RES/47/1", "A TEXT", "Nuclear weapons and nuclear material",
    )  # fmt: skip
    assert vote.positions == {"RUS": "yes", "AZE": "absent"}


def test_the_authors_own_file_separated_by_tabs(tmp_path: Path) -> None:
    path = write(tmp_path / "UNVotes.tab", VOETEN_LINES)
    path.write_text(path.read_text(encoding="utf-8").replace(",", "\t"), encoding="utf-8")
    imported = import_files("voeten_unga_votes", path, tmp_path / "l.duckdb")
    assert imported.change and imported.change.new == 1


def test_agreement_scores_have_an_indicator_of_their_own(tmp_path: Path) -> None:
    line = {"": "1", "session.x": "47", "ccode1": "365", "ccode2": "373", "agree": "0.75", "year": "1992",
            "IdealPointDistance": "0.5"}  # fmt: skip
    mirror = line | {"": "2", "ccode1": "373", "ccode2": "365"}
    path = write(tmp_path / "AgreementScores.csv", [line, mirror])
    import_files("unvotes_ideal_points", path, tmp_path / "l.duckdb")
    with Ledger.open(tmp_path / "l.duckdb", all_kinds(), read_only=True) as held:
        found = [f.fact.content for f in held.facts(Query(sources=("unvotes_ideal_points",), kinds=("figure",)))]
    agreed = [f for f in found if f.indicator == "UNGA voting agreement on contested roll calls"]
    assert [(f.subject, f.counterpart, f.value, f.period) for f in agreed] == [("RUS", "AZE", 0.75, "1992")]


def test_pairs_of_identical_texts_are_recognised_and_hold_no_facts(tmp_path: Path) -> None:
    path = write(tmp_path / "matches.csv", [{"v1": "1", "rcid1": "299", "rcid2": "331"}])
    imported = import_files("unvotes_ideal_points", path, tmp_path / "l.duckdb")
    assert not imported.change and imported.card.id == "unvotes_ideal_points"
