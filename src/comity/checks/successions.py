"""Check: whether a state came out of the former one that the text names."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, Stretch, clause, verdict
from comity.core.claims import Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Verdict

_ID = "successions"
_BESIDE = 5
_HOW = {"continues": "continued", "succeeds": "succeeded", "merges": "came out of", "separates": "came out of"}


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each state told as a part of a former one, by the registry's successions that have a source."""
    for claim in document.of("succession"):
        state, former = claim.values["state"], claim.values["former"]
        rows = [s for s in record.registry.successors(former) if s.checked_against]
        held = next((s for s in rows if s.successor == state), None)
        at = clause(document, claim)
        if held:
            told = f"{record.name(state)} {_HOW[held.relation]} the {record.name(former)} on {reads(held.date)}."
            evidence = [Evidence(held.checked_against or "", "succession", f"{former} to {state}, {reads(held.date)}")]
            yield verdict(_ID, at, "supported", told, evidence)
        elif rows and state not in _all_after(former, record):
            yield _none(at, state, former, record)


def _none(at: Stretch, state: str, former: str, record: Record) -> Verdict:
    """A contradiction where the state stood beside the former one, and none of those that came out of it is it."""
    actor, union = record.registry.known(state), record.registry.known(former)
    since = period(actor.since).first if actor and actor.since else None
    until = period(union.until).first if union and union.until else None
    told = f"The registry does not have {record.name(state)} among the successors of the {record.name(former)}"
    if actor and since and until and until.year - since.year > _BESIDE and actor.checked_against:
        evidence = [Evidence(actor.checked_against[0], "state since", reads(actor.since or ""))]
        return verdict(_ID, at, "contradicted", f"{told}: it is a state since {since.year}.", evidence)
    return verdict(_ID, at, "not_in_record", f"{told}.")


def _all_after(former: str, record: Record) -> set[str]:
    """Those that came after a state, and after these in turn."""
    found: set[str] = set()
    ahead = [former]
    while ahead:
        later = {s.successor for s in record.registry.successors(ahead.pop())} - found
        found |= later
        ahead += later
    return found


CHECK = Check(
    id=_ID,
    version="1",
    title="Successions of states",
    asks="Did the state come out of that former one?",
    reads=("succession",),
    example="“Azerbaijan, a former Soviet state”: the registry has the succession with its day.",
    blind="Former states other than the Soviet Union, Yugoslavia and Czechoslovakia.",
    judge=judge,
)
