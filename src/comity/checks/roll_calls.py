"""Check: the tally of a roll call, and who voted how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.actors.scan import mentions, words_of
from comity.checks.base import Check, Record, Stretch, agreeing, clause, seen, verdict
from comity.checks.base.calls import (
    count_of,
    day_of,
    on_day,
    on_symbol,
    one_text,
    recorded_without_vote,
    text_of,
    with_tally,
)
from comity.checks.base.wording import listed
from comity.core.claims import Document
from comity.core.facts import Fact
from comity.core.provenance import SpanLocator
from comity.core.verdicts import Verdict
from comity.ledger import LedgerFact

_ID = "roll_calls"
_ABSENT = ("absent", "not-participating", "non-voting")
_NOT_SO = re.compile(r"\b(?:not|never|n[o\u2019']t)\s+(?:vote|cast)\w*\s+(?:against|for|in\s+favou?r)\b", re.IGNORECASE)
"""A position denied, which is none told."""
_COUNTED = re.compile(
    r"\b(?:states|countries|members|delegations|nations)\s+(?:had\s+)?voted\s+(?:in\s+favou?r\s+of|for|against)\s+\w+ing\b",
    re.I,
)
"""A count of votes on doing something to a state, which is no vote of that state."""
_SAID = {
    "yes": "voted in favour", "no": "voted against", "abstain": "abstained", "absent": "was absent",
    "not-participating": "took no part in the vote", "non-voting": "did not vote", "not-a-member": "was not a member",
}  # fmt: skip


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on each vote that the document tells of: its tally and the positions of named states."""
    for fact in document.told("vote"):
        if fact.modality not in ("asserted", "reported"):
            continue
        calls = _calls(fact, record)
        at = clause(document, fact)
        if not _read_closer(document, fact, "tally"):
            yield from _tally(at, fact, calls)
        yield from _positions(at, fact, calls, record, document)


def _read_closer(document: Document, fact: Fact, form: str, state: str | None = None) -> bool:
    """Whether a claim of the same passage tells this count, or this state's vote, of words of its own."""
    where = fact.provenance.locator
    assert isinstance(where, SpanLocator)
    near = (c for c in document.of(form) if where.start <= c.start < where.end)
    return any(state is None or state in c.values["states"] for c in near)


def _own_words(document: Document, fact: Fact, state: str) -> Stretch:
    """The words that tell a state's vote; the clause of the whole where none are known."""
    at = clause(document, fact)
    start, end = document.clauses.get(f"{fact.id}/{state}", (at.start, at.end))
    where = fact.provenance.locator
    assert isinstance(where, SpanLocator)
    return replace(at, start=start, end=end, text=where.text[start - where.start : end - where.start])


def _told_here(document: Document, fact: Fact, state: str, record: Record) -> bool:
    """Whether the words of a vote name the state at all: a position carried from elsewhere proves nothing."""
    at, own = clause(document, fact), _own_words(document, fact, state)
    passage = next((p for p in document.passages if p.start <= at.start < p.end), None)
    if passage is None or not passage.start <= own.start < passage.end:
        return False
    words = own.text
    return state in {m.country for m in mentions(words_of(words), record.registry, None)}


def _calls(fact: Fact, record: Record) -> list[LedgerFact]:
    """The roll calls that the text speaks of: by symbol, else by tally, else the only one of its day."""
    it = fact.content
    if it.body and it.resolution:
        return on_symbol(record, str(it.body), it.resolution)
    if not it.body:
        return []
    tally = (it.yes, it.no, it.abstain)
    if None not in tally and (found := with_tally(record, it.body, tally, it.date)):
        return found if one_text(found) else []
    found = on_day(record, it.body, it.date) if it.date else []
    return found if one_text(found) else []


def _tally(at: Stretch, fact: Fact, calls: Sequence[LedgerFact]) -> Iterator[Verdict]:
    said = {name: getattr(fact.content, name) for name in ("yes", "no", "abstain")}
    said = {name: count for name, count in said.items() if count is not None}
    counted = [c for c in calls if c.fact.content.yes is not None]
    if not said or fact.content.yes is None:
        return
    if without := recorded_without_vote(calls):
        told = f"{text_of(without)} was adopted without a vote {day_of(without)}, so that there is no tally."
        yield verdict(_ID, at, "contradicted", told, [seen(without, "adopted without a vote")])
        return
    if not counted:
        yield verdict(_ID, at, "not_in_record", "The ledger holds no roll call with this text and tally.")
        return
    agree = [c for c in counted if all(getattr(c.fact.content, n) == count for n, count in said.items())]
    rest = [c for c in counted if c not in agree]
    evidence = [seen(c, count_of(c)) for c in (*agreeing(agree), *agreeing(rest, 2))]
    if counted[0] in agree:
        told = f"{text_of(counted[0])}: {count_of(counted[0])} (in favour, against, abstaining) {day_of(counted[0])}."
        yield verdict(_ID, at, "supported", told + _others(rest), evidence)
    elif agree:
        both = f"the leading one has {count_of(counted[0])}, another {count_of(agree[0])}"
        told = f"Sources differ on {text_of(agree[0])}: {both}."
        yield verdict(_ID, at, "conflicts_with_other_source", told, evidence)
    else:
        said_as = "-".join(str(said.get(n, "?")) for n in ("yes", "no", "abstain"))
        held = f"{count_of(counted[0])} (in favour, against, abstaining) for {text_of(counted[0])}"
        told = f"The record has {held}; the text has {said_as}."
        yield verdict(_ID, at, "contradicted", told, evidence)


def _others(rest: Sequence[LedgerFact]) -> str:
    return f" Another source counts {count_of(rest[0])}." if rest else ""


def _positions(
    at: Stretch, fact: Fact, calls: Sequence[LedgerFact], record: Record, document: Document
) -> Iterator[Verdict]:
    said = {
        state: position
        for state, position in fact.content.positions.items()
        if not _read_closer(document, fact, "ballot", state) and _told_here(document, fact, state, record)
    }
    if not said or _NOT_SO.search(at.text) or (fact.content.yes is not None and _COUNTED.search(at.text)):
        return
    if without := recorded_without_vote(calls):
        if cast := [a for a, p in said.items() if p in ("yes", "no", "abstain")]:
            who = listed(cast, record.name)
            adopted = f"{text_of(without)} was adopted without a vote {day_of(without)}"
            told = f"{adopted}: nobody voted, {who} included."
            yield verdict(_ID, at, "contradicted", told, [seen(without, "adopted without a vote")])
        return
    known = [c for c in calls if c.fact.content.positions]
    wrong, right, missing = [], [], []
    for actor, position in said.items():
        held = [(c, c.fact.content.positions[actor]) for c in known if actor in c.fact.content.positions]
        if not held:
            missing.append(actor)
        elif any(_same(position, p) for _, p in held):
            right.append((actor, held[0][0], held[0][1]))
        else:
            wrong.append((actor, held[0][0], held[0][1]))
    evidence = [seen(c, f"{record.name(actor)}: {p}") for actor, c, p in (*wrong, *right)][:6]
    if wrong:
        parts = (f"{record.name(a)} {_SAID[p]}, where the text says that it {_SAID[said[a]]}" for a, _, p in wrong)
        told = "; ".join(parts)
        yield verdict(_ID, at, "contradicted", f"On {text_of(wrong[0][1])}, {told}.", evidence)
    elif right and not missing:
        told = "; ".join(f"{record.name(a)} {_SAID[p]}" for a, _, p in right)
        yield verdict(_ID, at, "supported", f"On {text_of(right[0][1])}, {told}.", evidence)
    elif known:
        told = f"The record of {text_of(known[0])} does not name {listed(missing, record.name)}."
        yield verdict(_ID, at, "not_in_record", told)


def _same(said: str, held: str) -> bool:
    return said == held or (said in _ABSENT and held in _ABSENT)


CHECK = Check(
    id=_ID,
    version="1",
    title="Roll calls",
    asks="Is the tally right, and did the named states vote as the text says?",
    reads=("vote",),
    example="“Armenia and Russia voted against resolution A/RES/60/285”: it was adopted without a vote.",
    blind="A vote whose resolution, tally and day the text leaves out; a correction that a state made after the vote.",
    judge=judge,
)
