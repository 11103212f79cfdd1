"""Check: how named states voted and how the votes were counted, on the text that the passage speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.checks.base import Check, Record, Stretch, clause, seen, verdict
from comity.checks.base.calls import count_of, day_of, recorded_without_vote, text_of
from comity.checks.base.motions import Texts, texts
from comity.checks.base.wording import listed
from comity.core.claims import Claim, Document
from comity.core.dates import period
from comity.core.verdicts import Evidence, Judgement, Verdict
from comity.ledger import LedgerFact

_ID = "ballots"
_ABSENT = ("absent", "not-participating", "non-voting")
_CAST = ("yes", "no", "abstain")
_SAID = {
    "yes": "voted in favour", "no": "voted against", "abstain": "abstained", "absent": "was absent",
    "not-participating": "took no part in the vote", "non-voting": "did not vote", "not-a-member": "was not a member",
}  # fmt: skip
_TEXT = {"yes": "in favour", "no": "against", "abstain": "abstaining", "absent": "taking no part"}
_COUNCIL = 11
"""The fewest members that the Security Council has had: with as many positions a roll call names them all."""
Finding = tuple[Judgement, str, list[Evidence]]


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each position and each count, where every text that can be meant gives the same answer.

    Nobody is accused where several texts can be meant.
    """
    for claim in document.of("ballot", "tally"):
        votes = texts(claim.values, record)
        found = [f for of in votes for f in _of_vote(claim, of, record)]
        if any(f[0] == "contradicted" for f in found) and any(len(of) > 1 for of in votes):
            continue
        if found and len(found) >= len(votes):
            yield from _together(clause(document, claim), claim, found)


def _of_vote(claim: Claim, of: Texts, record: Record) -> list[Finding]:
    """What each text that may be meant says of the claim; nothing where one of them says nothing."""
    look = _positions if claim.form == "ballot" else _counts
    found = [look(claim.values, calls, record) for calls in of.values()]
    whole = [f for f in found if f is not None]
    return whole if len(whole) == len(found) else []


def _together(at: Stretch, claim: Claim, found: Sequence[Finding]) -> Iterator[Verdict]:
    """The answer in which all agree; one vote of several that is otherwise makes the statement of all untrue."""
    kinds = {judgement for judgement, _, _ in found}
    several = len(claim.values.get("dates") or ()) > 1
    if len(kinds) > 1 and not (several and kinds == {"supported", "contradicted"}):
        return
    judgement: Judgement = "contradicted" if "contradicted" in kinds else found[0][0]
    shown = [f for f in found if f[0] == judgement]
    told = " ".join(dict.fromkeys(t for _, t, _ in shown[:3]))
    yield verdict(_ID, at, judgement, told, [e for _, _, some in shown[:3] for e in some][:6])


def _positions(values: Mapping[str, Any], calls: Sequence[LedgerFact], record: Record) -> Finding | None:
    said, states = values["position"], values["states"]
    if without := recorded_without_vote(calls):
        if said not in _CAST or not states:
            return None
        told = f"{text_of(without)} was adopted without a vote {day_of(without)}: nobody voted."
        return "contradicted", told, [seen(without, "adopted without a vote")]
    known = [c for c in calls if c.fact.content.positions]
    if not known:
        return None
    parts: list[str] = []
    shown: list[Evidence] = []
    wrong = False
    for state in states:
        answer = _position(state, said, known, record)
        if answer is None:
            return None
        right, words, evidence = answer
        wrong = wrong or not right
        parts.append(words)
        shown.append(evidence)
    if values["only"] or values["count"] is not None:
        others = _number(values, states, known, record)
        if others is None:
            return None
        wrong = wrong or not others[0]
        parts.append(others[1])
        shown.append(others[2])
    judgement: Judgement = "contradicted" if wrong else "supported"
    return judgement, f"On {text_of(known[0])}, {'; '.join(parts)}.", shown


def _position(state: str, said: str, known: Sequence[LedgerFact], record: Record) -> tuple[bool, str, Evidence] | None:
    """Whether a source has the state vote so; where none names it, whether it was no member at all."""
    held = [(c, c.fact.content.positions[state]) for c in known if state in c.fact.content.positions]
    name = record.name(state)
    if agree := [(c, p) for c, p in held if p == said or (said == "absent" and p in _ABSENT)]:
        call, its = agree[0]
        return True, f"{name} {_SAID[its]}", seen(call, f"{name}: {its}")
    if held:
        call, its = held[0]
        if its == "not-a-member" and said == "absent":
            return None
        told = f"{name} {_SAID[its]}, where the text has it {_TEXT[said]}"
        return False, told, seen(call, f"{name}: {its}")
    call = known[0]
    if said in _CAST and _no_member(state, call, record):
        return False, f"{name} was not a member and had no vote", seen(call, f"{name}: not among those who voted")
    return None


def _no_member(state: str, call: LedgerFact, record: Record) -> bool:
    """Whether a state that a roll call does not name was outside the body: its day comes before the admission."""
    it = call.fact.content
    if it.body == "UNSC":
        return len(it.positions) >= _COUNCIL and not any(
            s.predecessor in it.positions for s in record.registry.predecessors(state)
        )
    held = [f.fact.content for f in record.facts("membership", state) if f.fact.content.body == "UN"]
    days = [period(m.since).first for m in held if m.since and len(m.since) == 10]
    voted = period(it.date).last if it.date else None
    return bool(days and voted and all(d and voted < d for d in days))


def _number(
    values: Mapping[str, Any], states: Sequence[str], known: Sequence[LedgerFact], record: Record
) -> tuple[bool, str, Evidence] | None:
    """Whether as many voted so as the text says, or nobody else."""
    said = values["position"]
    if said not in _CAST:
        return None
    wanted = len(states) if values["only"] else values["count"]
    sources = [c for c in known if getattr(c.fact.content, said) is not None]
    if not sources:
        return None
    agree = [c for c in sources if getattr(c.fact.content, said) == wanted]
    call = (agree or sources)[0]
    number = getattr(call.fact.content, said)
    who = sorted(a for a, p in call.fact.content.positions.items() if p == said)
    named = f": {listed(who, record.name)}" if 0 < len(who) <= 12 else ""
    return bool(agree), f"{number} {_SAID[said]}{named}", seen(call, f"{said}: {number}")


def _counts(values: Mapping[str, Any], calls: Sequence[LedgerFact], record: Record) -> Finding | None:
    said = {name: values[name] for name in ("yes", "no", "abstain", "rest") if values[name] is not None}
    if without := recorded_without_vote(calls):
        if "yes" not in said:
            return None
        told = f"{text_of(without)} was adopted without a vote {day_of(without)}, so that there is no tally."
        return "contradicted", told, [seen(without, "adopted without a vote")]
    columns = {"rest": "non_voting"}
    counted = [c for c in calls if all(getattr(c.fact.content, columns.get(n, n)) is not None for n in said)]
    if not counted:
        return None
    agree = [
        c for c in counted if all(getattr(c.fact.content, columns.get(n, n)) == count for n, count in said.items())
    ]
    shown = [seen(c, count_of(c)) for c in (agree or counted)[:3]]
    held = (agree or counted)[0]
    told = f"The record has {count_of(held)} (in favour, against, abstaining) for {text_of(held)} {day_of(held)}"
    if agree and (counted[0] in agree or len(agree) * 2 >= len(counted)):
        return "supported", f"{told}.", shown
    if agree:
        told = (
            f"Sources differ on {text_of(held)}: the leading one has {count_of(counted[0])}, another {count_of(held)}."
        )
        return "conflicts_with_other_source", told, [seen(c, count_of(c)) for c in (counted[0], held)]
    has = "-".join(str(said.get(n, "?")) for n in ("yes", "no", "abstain"))
    rest = f" and {said['rest']} not voting" if "rest" in said else ""
    return "contradicted", f"{told}; the text has {has}{rest}.", shown


CHECK = Check(
    id=_ID,
    version="1",
    title="Ballots",
    asks="Did the states vote so on the text that the passage speaks of, and were the votes counted so?",
    reads=("ballot", "tally"),
    example="“Brazil voted in favour of resolution 73/48 and Argentina against”: Argentina abstained.",
    blind="A vote of which the passage gives neither the number of the text nor its day and subject; states that no "
    "roll call names.",
    judge=judge,
)
