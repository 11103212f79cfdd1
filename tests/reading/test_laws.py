"""What holds for every reading: spans hold their text, the order is fixed, impossible dates are flagged."""

from __future__ import annotations

from comity.actors import registry
from comity.core.facts import Fact
from comity.core.provenance import SpanLocator
from comity.language.analysis import analyse
from comity.reading import read, readers

TEXT = (
    "In May 2004 the President of Chile visited Peru.\nBoth countries signed a Treaty on Fisheries (Gómez, 2006).\n\n"
    "Norway sent 2,000 soldiers to Kenya. Kenya, a member of the United Nations, supports the reform of the court."
)


def test_every_kind_has_its_reader() -> None:
    assert set(readers()) == {"vote", "instrument", "membership", "event", "figure", "quotation", "position"}


def test_the_text_of_every_fact_stands_at_its_span() -> None:
    for fact in read(analyse("own.txt", TEXT, None, registry()), registry()):
        where = fact.provenance.locator
        assert isinstance(where, SpanLocator)
        assert TEXT[where.start : where.end] == where.text
        assert fact.provenance.extractor == f"comity.reading.{fact.kind}"
        assert fact.provenance.status == "machine-read"
        assert 0 < fact.confidence < 1


def test_reading_twice_gives_the_same_facts_in_order() -> None:
    first, second = (read(analyse("own.txt", TEXT, None, registry()), registry()) for _ in range(2))
    assert first == second
    starts = [place(f) for f in first]
    assert starts == sorted(starts)


def place(fact: Fact) -> int:
    where = fact.provenance.locator
    assert isinstance(where, SpanLocator)
    return where.start


def test_a_treaty_signed_before_the_state_existed_is_flagged_and_kept() -> None:
    found = read(
        analyse("own.txt", "Azerbaijan signed the Covenant on Rivers on 3 March 1966.", None, registry()), registry()
    )
    treaty = next(f for f in found if f.kind == "instrument")
    assert "anachronistic" in treaty.flags
    assert treaty.content.date == "1966-03-03"


def test_a_citation_gives_no_fact() -> None:
    plain = "Peru voted against the resolution."
    cited = "Peru voted against the resolution (Chile, 2006)."
    dates = [f.content.date for text in (plain, cited) for f in read(analyse("a", text, None, registry()), registry())]
    assert set(dates) == {None}
