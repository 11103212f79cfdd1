"""Check: two statements of one text that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from comity.checks.base import Check, Record, clause, elsewhere, fits, symbol_key, verdict
from comity.core.claims import Claim, Document
from comity.core.facts import Fact
from comity.core.verdicts import Evidence, Verdict

_ID = "within_text"
_ABSENT = ("absent", "not-participating", "non-voting")
_CAST = ("yes", "no", "abstain")
_SURE = 0.5


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on positions in one vote, days of one act and names of one text that part within the document."""
    yield from _votes(document, record)
    yield from _acts(document, record)
    for claim in document.of("naming"):
        yield from _named(document, claim)


def _sure(document: Document, kind: str) -> list[Fact]:
    return [f for f in document.told(kind) if f.modality == "asserted" and f.confidence >= _SURE]


def _votes(document: Document, record: Record) -> Iterator[Verdict]:
    votes = [f for f in _sure(document, "vote") if f.content.resolution]
    for first, second in combinations(votes, 2):
        one, other = first.content, second.content
        if symbol_key(one.resolution) != symbol_key(other.resolution) or one.body != other.body:
            continue
        for actor in sorted(one.positions.keys() & other.positions.keys()):
            if _apart(one.positions[actor], other.positions[actor]):
                told = (
                    f"On {one.resolution} the text says of {record.name(actor)} “{other.positions[actor]}” here and "
                    f"“{one.positions[actor]}” elsewhere."
                )
                said = elsewhere(document, first, one.positions[actor])
                yield verdict(_ID, clause(document, second), "internally_inconsistent", told, [said])


def _apart(one: str, other: str) -> bool:
    if one in _CAST and other in _CAST:
        return one != other
    return (one in _CAST and other in _ABSENT) or (other in _CAST and one in _ABSENT)


def _acts(document: Document, record: Record) -> Iterator[Verdict]:
    acts = [f for f in _sure(document, "instrument") if f.content.instrument and f.content.action and f.content.date]
    for first, second in combinations(acts, 2):
        one, other = first.content, second.content
        same = (one.instrument, one.action, set(one.parties)) == (other.instrument, other.action, set(other.parties))
        if same and fits(one.date, other.date) == "apart":
            told = f"The text dates this act {other.date} here and {one.date} elsewhere."
            said = elsewhere(document, first, one.date)
            yield verdict(_ID, clause(document, second), "internally_inconsistent", told, [said])


def _named(document: Document, claim: Claim) -> Iterator[Verdict]:
    """Titles of two sorts (an agreement, a declaration) for one instrument; wording that differs is no fault."""
    values = claim.values
    if values["same_kind"] or values["times"] > values["other_times"]:
        return
    others = "”, “".join(values["others"])
    told = f"The text calls this instrument “{values['title']}” here and “{others}” elsewhere."
    evidence = [Evidence(document.name, f"characters {a}-{b}", others) for a, b in values["other_spans"][:3]]
    yield verdict(_ID, clause(document, claim), "internally_inconsistent", told, evidence)


CHECK = Check(
    id=_ID,
    version="1",
    title="Within the text",
    asks="Can two statements of the text both be true?",
    reads=("vote", "instrument", "naming"),
    example="“abstained on resolution ES-11/1”, where the same article says that the state took no part in the vote.",
    blind="Contradictions in meaning that do not show in a position, a day or a name.",
    judge=judge,
)
