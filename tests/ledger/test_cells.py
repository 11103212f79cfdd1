"""Reports of one thing are gathered; what they disagree on is disputed."""

from __future__ import annotations

from datetime import datetime

from comity.core.facts import Fact
from comity.kinds import all_kinds
from comity.kinds.event import Event
from comity.kinds.figure import Figure
from comity.kinds.vote import Vote
from comity.ledger import LedgerFact, cells
from tests.ledger.facts import row_fact, span_fact


def known(*facts: Fact) -> list[LedgerFact]:
    return [LedgerFact(fact.id, fact, datetime(2026, 1, 1)) for fact in facts]


def test_one_meeting_in_two_texts_is_one_event_with_two_reports() -> None:
    one = span_fact(Event("CONSULT", ("ARL",), ("BEL",), date="1992-04-04"), "d1")
    other = span_fact(Event("CONSULT", ("BEL", "ARL"), (), date="1992-04-04"), "d2")
    (cell,) = cells(known(one, other), all_kinds())
    assert len(cell.reports) == 2
    assert cell.sources == 2
    assert cell.disputes == ()


def test_the_record_leads_and_another_tally_is_disputed() -> None:
    said = span_fact(Vote("UNGA", "62/243", yes=39, no=7, abstain=100), "d1")
    record = row_fact(Vote("UNGA", "A/RES/62/243", yes=38, no=7, abstain=101))
    (cell,) = cells(known(said, record), all_kinds())
    assert cell.lead.fact.provenance.status == "record"
    assert [d.fields for d in cell.disputes] == [("yes", "abstain")]


def test_a_vote_against_a_text_adopted_without_a_vote_is_disputed() -> None:
    said = span_fact(Vote("UNGA", "A/RES/48/114", positions={"BEL": "no"}), "d1")
    record = row_fact(Vote("UNGA", "A/RES/48/114", adoption="without a vote"))
    (cell,) = cells(known(said, record), all_kinds())
    assert [d.fields for d in cell.disputes] == [("adoption",)]


def test_not_voting_does_not_contradict_absence_but_abstaining_does() -> None:
    record = row_fact(Vote("UNGA", "1/1", positions={"ARL": "non-voting"}))
    absent = span_fact(Vote("UNGA", "1/1", positions={"ARL": "absent"}), "d1")
    abstained = span_fact(Vote("UNGA", "1/1", positions={"ARL": "abstain"}), "d2")
    (cell,) = cells(known(record, absent, abstained), all_kinds())
    assert {d.fields for d in cell.disputes} == {("position of ARL",)}
    assert all(abstained.id in (d.first.id, d.second.id) for d in cell.disputes)


def test_turnover_has_no_first_side_and_a_rounded_figure_is_no_dispute() -> None:
    exact = row_fact(Figure("trade turnover", "ARL", "BEL", 3_952_067_090, "USD", "2023"))
    about = span_fact(Figure("trade turnover", "BEL", "ARL", 4e9, "USD", "2023", approx=True), "d1")
    other = span_fact(Figure("trade turnover", "BEL", "ARL", 5e9, "USD", "2023"), "d2")
    (cell,) = cells(known(exact, about, other), all_kinds())
    assert {frozenset((d.first.id, d.second.id)) for d in cell.disputes} == {
        frozenset((exact.id, other.id)), frozenset((about.id, other.id)),
    }  # fmt: skip
