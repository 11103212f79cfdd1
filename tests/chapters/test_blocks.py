"""What states a fact cannot be made without one."""

from __future__ import annotations

import pytest

from comity.chapters.base import Chart, Entry, Paragraph, Remark, Row, Sentence, Table, Words
from comity.chapters.base.blocks import citations


@pytest.mark.parametrize(
    "make",
    [
        lambda: Sentence("Velmora signed.", ()),
        lambda: Row(((Entry("Velmora"),), (Entry("signed"),))),
        lambda: Chart({}, "Trade", "In words", ()),
        lambda: Words("Peace.", "Ana Vel", ()),
    ],
)
def test_an_uncited_statement_cannot_be_made(make: object) -> None:
    with pytest.raises(ValueError, match="cite a fact, or make it a Remark"):
        make()  # type: ignore[operator]


def test_a_row_may_rest_on_the_facts_of_one_cell() -> None:
    assert Row(((Entry("Sea Convention"),), (Entry("acceded", ("f1",)),), (Entry("no data"),))).facts == ()


def test_citations_come_in_the_order_of_printing() -> None:
    paragraph = Paragraph((Sentence("One.", ("b",)), Remark("By the way."), Sentence("Two.", ("a", "c"))))
    assert list(citations(paragraph)) == [("b",), ("a", "c")]
    row = Row(((Entry("x", ("d",)),), (Entry("y"),)), ("e",))
    assert list(citations(Table("T", ("x", "y"), (row,)))) == [("d",), ("e",)]
