"""Facts for the ledger's tests: short, literal, and many at once by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from comity.core.facts import Fact
from comity.core.provenance import Provenance, RowLocator, SpanLocator
from comity.kinds.event import EVENT_TYPES, Event
from comity.kinds.figure import Figure
from comity.kinds.position import STANCES, Position
from comity.kinds.vote import POSITIONS, Vote
from comity.ledger import DocumentRow

CODES = st.sampled_from(["ARL", "BEL", "CAL", "UNX"])
DATES = st.one_of(st.none(), st.sampled_from(["1992", "1992-04", "1992-04-04", "2023-01/2023-11", "2012~"]))
WORDS = st.text(min_size=1, max_size=30)
CONTENTS = st.one_of(
    st.builds(Vote, body=st.just("UNGA"), resolution=WORDS, date=DATES, yes=st.none() | st.integers(0, 193),
              positions=st.dictionaries(CODES, st.sampled_from(POSITIONS))),
    st.builds(Event, type=st.sampled_from(EVENT_TYPES), source=st.lists(CODES, max_size=3).map(tuple), date=DATES),
    st.builds(Figure, indicator=WORDS, subject=CODES, value=st.none() | st.floats(-1e12, 1e12), period=DATES,
              readings=st.lists(WORDS, max_size=2).map(tuple)),
    st.builds(Position, actor=CODES, issue=WORDS, stance=st.sampled_from(STANCES), date=DATES),
)  # fmt: skip
KIND_OF = {Vote: "vote", Event: "event", Figure: "figure", Position: "position"}


def span_fact(content: object, document: str = "d1", start: int = 0, text: str = "A sentence.") -> Fact:
    where = SpanLocator(document, start, start + len(text), text)
    origin = Provenance(document, document, where, "comity.reading.test", "1", "machine-read")
    return Fact(KIND_OF[type(content)], content, origin, confidence=0.7)


def row_fact(content: object, source: str = "un_votes", locator: str = "row 1") -> Fact:
    where = RowLocator("A/RES/1/1", locator, "https://example.org/1", "data/votes.csv row=1")
    return Fact(
        KIND_OF[type(content)], content, Provenance(source, "2026", where, "comity.sources.record", "1", "record")
    )


def document(id_: str = "d1", path: str = "a.txt", reader: str = "reader 1") -> DocumentRow:
    return DocumentRow(id_, path, path, "text/plain", "utf-8", 100, 100, None, None, reader)


FACTS = st.builds(lambda content, start: span_fact(content, start=start), CONTENTS, st.integers(0, 10_000))
