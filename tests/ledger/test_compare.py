"""Where sources differ: what contradicts, what is only less exact, and which of two leads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from comity.api.differences import leading
from comity.core.errors import InputError
from comity.core.facts import Fact
from comity.core.provenance import Provenance, RowLocator
from comity.kinds import all_kinds
from comity.kinds.figure import Figure
from comity.kinds.instrument import Instrument
from comity.kinds.membership import Membership
from comity.kinds.vote import Vote
from comity.ledger import Ledger, cells
from comity.ledger.compare import Disagreement, disagreements
from comity.ledger.rows import LedgerFact
from comity.sources import all_cards

Said = tuple[str, object] | tuple[str, object, str]
"""A source, what it says, and its note."""


def fact(source: str, content: object, place: str, note: str | None = None) -> Fact:
    kind = next(kind.id for kind in all_kinds().values() if kind.type is type(content))
    where = RowLocator("file", place, None, "data/file", note)
    return Fact(kind, content, Provenance(source, "edition", where, "test", "1", "record"))


def compare(folder: Path, said: Iterable[Said], **choice: object) -> list[Disagreement]:
    """The disagreements of a ledger that holds these contents, each from the source named before it."""
    facts: dict[str, list[Fact]] = {}
    for place, (source, content, *note) in enumerate(said):
        facts.setdefault(source, []).append(fact(source, content, f"row={place}", *note))

    def fill(ledger: Ledger) -> None:
        for source, some in facts.items():
            ledger.add_edition(source, "edition", "{}", some)

    path = folder / "ledger.duckdb"
    Ledger.create(path, all_kinds(), fill)
    with Ledger.open(path, all_kinds(), read_only=True) as held:
        found = list(disagreements(held.engine, **choice))  # type: ignore[arg-type]
        _as_the_kinds_say(held, found)
    return found


def _as_the_kinds_say(held: Ledger, found: list[Disagreement]) -> None:
    """Every disagreement of tally, date or value is one for the kind too."""
    facts = {stored.id: stored.fact for stored in held.facts()}
    for one in found:
        if one.kind in ("figure", "vote") and not one.first_note and not one.second_note:
            first, second = (facts[id_].content for id_ in (one.first_fact, one.second_fact))
            assert held.kinds[one.kind].differences(first, second)


def test_a_tally_and_the_position_behind_it_are_told(tmp_path: Path) -> None:
    official = Vote("UNGA", "A/RES/62/243", date="2008-03-14", yes=39, no=7, abstain=100, positions={"PAK": "yes"})
    other = Vote("UNGA", "A/RES/62/243", date="2008-03-14", yes=38, no=7, abstain=101, positions={"PAK": "abstain"})
    (one,) = compare(tmp_path, [("library", official), ("scholars", other)])
    assert one.fields == ("tally", "positions")
    assert (one.first_says, one.second_says) == ("39-7-100; PAK yes", "38-7-101; PAK abstain")


def test_the_day_that_a_file_gives_is_compared_where_only_its_month_is_kept(tmp_path: Path) -> None:
    vague = Vote("UNGA", "A/RES/42/100", date="1987-12", yes=1, no=0, abstain=0)
    exact = Vote("UNGA", "42/100", date="1987-12-07", yes=1, no=0, abstain=0)
    said: list[Said] = [("a", exact), ("b", vague, "the file gives the day as 1987-12-02, which is not reliable")]
    (one,) = compare(tmp_path, said)
    assert one.fields == ("date",)
    assert one.second_says == "1987-12-02 (kept as 1987-12)"


def test_several_votes_on_one_text_are_not_compared(tmp_path: Path) -> None:
    votes = [("a", Vote("UNGA", "1/1", yes=yes, no=0, abstain=0)) for yes in (5, 9)]
    assert compare(tmp_path, [*votes, ("b", Vote("UNGA", "1/1", yes=7, no=0, abstain=0))]) == []


def test_not_voting_contradicts_no_absence(tmp_path: Path) -> None:
    votes = [(s, Vote("UNGA", "1/1", positions={"ARL": p})) for s, p in (("a", "non-voting"), ("b", "absent"))]
    assert compare(tmp_path, votes) == []


def test_a_year_that_holds_the_day_is_less_exact_and_no_disagreement(tmp_path: Path) -> None:
    said = [("a", Membership("AZE", "UN", "member", "1992")), ("b", Membership("AZE", "UN", "member", "1992-03-02"))]
    assert compare(tmp_path, said) == []


@pytest.mark.parametrize(("derived", "found"), [((), 1), (("a",), 0)])
def test_a_year_beside_is_one_unless_the_years_are_derived(
    tmp_path: Path, derived: tuple[str, ...], found: int
) -> None:
    said = [("a", Membership("USA", "UNSC", "permanent member", "1946")),
            ("b", Membership("USA", "UNSC", "permanent member", "1945-10-24"))]  # fmt: skip
    assert len(compare(tmp_path, said, derived=derived)) == found


def test_terms_are_compared_with_the_term_they_overlap(tmp_path: Path) -> None:
    said = [("a", Membership("AZE", "X", "member", "1960", "1970")), ("a", Membership("AZE", "X", "member", "1992")),
            ("b", Membership("AZE", "X", "founding member", "1961", "1970")),
            ("b", Membership("AZE", "X", "member", "1992-05-01"))]  # fmt: skip
    (one,) = compare(tmp_path, said)
    assert (one.fields, one.first_says, one.second_says) == (("since",), "1960", "1961")


def test_terms_that_do_not_overlap_are_two_cells() -> None:
    terms = [("1960", "1970"), ("1961", "1970"), ("1992", None), ("1993", None), (None, None)]
    facts = [fact(f"s{n}", Membership("AZE", "X", "member", *term), f"row={n}") for n, term in enumerate(terms)]
    found = cells([LedgerFact(one.id, one, datetime(2026, 1, 1)) for one in facts], all_kinds())
    since = [sorted(r.fact.content.since or "" for r in cell.reports) for cell in found]
    assert sorted(since) == [[""], ["1960", "1961"], ["1992", "1993"]]
    assert sorted(len(cell.disputes) for cell in found) == [0, 1, 1]


def test_figures_differ_beyond_rounding_and_mirrors_are_two_things(tmp_path: Path) -> None:
    said = [("a", Figure("imports", "RUS", "AZE", 564e6, "USD", "2012")),
            ("b", Figure("exports", "AZE", "RUS", 938e6, "USD", "2012")),
            ("a", Figure("trade turnover", "AZE", "RUS", 3.0e9, "USD", "2021")),
            ("b", Figure("trade turnover", "RUS", "AZE", 3.4e9, "USD", "2021")),
            ("c", Figure("trade turnover", "RUS", "AZE", 3.001e9, "USD", "2021"))]  # fmt: skip
    found = compare(tmp_path, said)
    assert [(one.first, one.second) for one in found] == [("a", "b"), ("b", "c")]


def test_one_party_of_several_signed_on_another_day(tmp_path: Path) -> None:
    both = Instrument("x-treaty", "Treaty on X", action="signed", parties=("ARL", "BEL"), date="1992-04-04")
    one = Instrument("x-treaty", "Treaty of X", action="signed", parties=("BEL",), date="1992-04-05")
    (found,) = compare(tmp_path, [("a", both), ("b", one)])
    assert found.about == "BEL signed Treaty on X"
    assert (found.first_says, found.second_says) == ("1992-04-04", "1992-04-05")


def test_only_the_sources_named_are_compared(tmp_path: Path) -> None:
    said = [(s, Figure("gdp", "AZE", None, v, "USD", "2012")) for s, v in (("a", 1.0), ("b", 2.0), ("c", 3.0))]
    (found,) = compare(tmp_path, said, between=("a", "c"))
    assert (found.first, found.second) == ("a", "c")


def test_a_kind_that_is_not_compared_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="vote, membership, figure, instrument"):
        compare(tmp_path, [("a", Figure("gdp", "AZE", None, 1.0))], kind="quotation")


def test_the_cards_say_which_leads() -> None:
    cards = all_cards()
    assert leading("un_digital_library_ga", "unvotes_roll_calls", cards)[0] == "un_digital_library_ga"
    assert leading("cow_igo", "un_membership", cards)[0] == "un_membership"
    assert leading("cow_igo", "wikipedia_en", cards) == (None, "each yields to the other")
    assert leading("cow_trade", "un_comtrade", cards)[0] is None
    assert leading("tass_news", "turan_news", cards) == (None, "no card says which leads")


def test_cards_yield_to_sources_that_are_there() -> None:
    named = {other for card in all_cards().values() for other in (*card.yields_to, *card.neither_leads)}
    assert named - {"*"} <= all_cards().keys()
