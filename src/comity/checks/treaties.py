"""Check: whether a state signed or joined a treaty of the depositary's list, when, and how long before another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.checks.base import Check, Record, clause, dated, fits, seen, verdict
from comity.checks.base.existence import not_yet
from comity.checks.base.treaties import BINDING, acts, last_day, treaty
from comity.core.claims import Claim, Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Judgement, Verdict
from comity.ledger import LedgerFact

_ID = "treaties"
_HOME = 3 * 366
"""Days by which an act at home may come before its deposit."""
_SLACK = 31
Answer = tuple[Judgement, str, list[Evidence]]


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each act whose treaty the depositary's list knows by the name that the text gives it."""
    for claim in document.of("treaty"):
        identifier = treaty(claim.values["title"], record)
        if identifier is None:
            continue
        found = [_answer(claim, state, identifier, record) for state in claim.values["states"]]
        whole = [f for f in found if f is not None]
        if whole and len(whole) == len(found):
            said = {w[0] for w in whole}
            judgement: Judgement = next((j for j in ("contradicted", "not_in_record") if j in said), "supported")
            shown = [w for w in whole if w[0] == judgement]
            told = " ".join(w[1] for w in shown)
            yield verdict(_ID, clause(document, claim), judgement, told, [e for w in shown for e in w[2]][:6])


def _answer(claim: Claim, state: str, identifier: str, record: Record) -> Answer | None:
    values, own = claim.values, acts(identifier, state, record)
    signed = [a for a in own if a.fact.content.action == "signed"]
    bound = [a for a in own if a.fact.content.action in BINDING]
    of_kind = signed if values["action"] == "signed" else bound
    who = record.name(state)
    if values["never"]:
        told = f"The depositary's list has {_listed(own, who)}."
        evidence = _shown(own) or [Evidence("un_treaty_collection", identifier, f"no act of {who}")]
        return ("contradicted" if of_kind else "supported"), told, evidence
    if not of_kind:
        return _lacking(claim, who, identifier, own, record)
    first, said = of_kind[0], values["date"]
    if said and fits(said, first.fact.content.date) != "same":
        return _otherwise(claim, first, own, who, record)
    if values["other"]:
        return _distance(claim, first, identifier, who, record)
    return ("supported", f"In the record: {_listed([first], who)}.", _shown([first])) if said or own else None


def _lacking(claim: Claim, who: str, identifier: str, own: Sequence[LedgerFact], record: Record) -> Answer | None:
    """A contradiction where the list, which reaches past the text's day, has no such act."""
    last, said = last_day(record), claim.values["date"]
    when = period(said).last if said else None
    if not last or (said and (when is None or when.isoformat() > last)) or (not said and not own):
        return None
    evidence = _shown(own) or [Evidence("un_treaty_collection", identifier, f"no act of {who}")]
    told = f"The depositary's list has {_listed(own, who)}; the text tells of {_act(claim.values['action'])}."
    return "contradicted", _with_age(told, claim, record), evidence


def _otherwise(claim: Claim, first: LedgerFact, own: Sequence[LedgerFact], who: str, record: Record) -> Answer | None:
    """A contradiction where the day is another; a day before the deposit may be that of the act at home."""
    said, held = claim.values["date"], first.fact.content.date
    if fits(said, held) != "apart":
        return None
    one, other = period(said).first, period(held).first
    told = f"The record has {_listed([first], who)}; the text has {reads(said)}."
    if claim.values["action"] == "ratified" and one and other and 0 < (other - one).days <= _HOME:
        told = (
            f"The record has the deposit: {_listed([first], who)}. The text's day is earlier and may be that "
            "of the act at home, which the record does not hold."
        )
        return "not_in_record", told, _shown(own)
    return "contradicted", _with_age(told, claim, record), _shown(own)


def _with_age(told: str, claim: Claim, record: Record) -> str:
    """The explanation, after what is plainer: that a party was not yet a state."""
    age = not_yet(claim.values["states"], claim.values["date"], record)
    return f"{age} {told}" if age else told


def _distance(claim: Claim, first: LedgerFact, identifier: str, who: str, record: Record) -> Answer | None:
    """Whether the other state's act lies as far from this one as the text says."""
    values = claim.values
    other = record.name(values["other"])
    theirs = [a for a in acts(identifier, values["other"], record) if a.fact.content.action in BINDING]
    if values["action"] == "signed":
        theirs = [a for a in acts(identifier, values["other"], record) if a.fact.content.action == "signed"]
    if not theirs:
        return None
    one, two = (period(f.fact.content.date).first for f in (first, theirs[0]))
    if one is None or two is None:
        return None
    days = (two - one).days
    unit = 365.25 if values["unit"] == "year" else 30.44
    told = f"{_listed([first], who)}, {_listed([theirs[0]], other)}"
    evidence = _shown([first, theirs[0]])
    years = two.year - one.year
    if abs(days - values["distance"] * unit) <= _SLACK or (values["unit"] == "year" and years == values["distance"]):
        return "supported", f"In the record: {told}.", evidence
    if values["unit"] == "year" and abs(days / unit - values["distance"]) < 1:
        return None
    apart = f"{abs(days / unit):.1f} {values['unit']}s {'later' if days > 0 else 'earlier'}"
    return "contradicted", f"In the record: {told}, {apart}; the text has {abs(values['distance'])}.", evidence


def _listed(own: Sequence[LedgerFact], who: str) -> str:
    """``signature by Peru on 7 December 2000``; ``no act of Peru`` for none."""
    told = [f"{_act(a.fact.content.action)}{_of(a)} by {who} {dated(a.fact.content.date)}" for a in own]
    return ", ".join(dict.fromkeys(told)) if told else f"no act of {who}"


def _of(act: LedgerFact) -> str:
    """ " of the Treaty", by the first words of its title."""
    title = (act.fact.content.title or "").partition(". ")[0]
    return f" of the {title}" if title else ""


def _act(action: str) -> str:
    names = {"signed": "signature", "ratified": "ratification", "acceded": "accession", "succeeded": "succession"}
    return names.get(
        action, {"approved": "approval", "accepted": "acceptance", "party": "an act that binds"}.get(action, action)
    )


def _shown(own: Sequence[LedgerFact]) -> list[Evidence]:
    return [seen(a, f"{a.fact.content.action} {a.fact.content.date or ''}".strip()) for a in own[:4]]


CHECK = Check(
    id=_ID,
    version="1",
    title="Treaties",
    asks="Did the state sign the treaty or become a party to it then, and so long before or after the other?",
    reads=("treaty",),
    example="“Argentina ratified the Rome Statute twenty-six months before Brazil”: it was sixteen.",
    blind="Treaties that are not deposited with the Secretary-General of the United Nations; acts at home, where the "
    "record has only the deposit.",
    judge=judge,
)
