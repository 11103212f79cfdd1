"""Check: in which years a state sat in a body, since when it belongs to it, and who came first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.checks.base import Check, Record, agreeing, clause, fits, seen, symbol_key, verdict
from comity.core.claims import Claim, Document
from comity.core.dates import period, reads
from comity.core.verdicts import Evidence, Judgement, Verdict
from comity.ledger import LedgerFact

_ID = "seats"
_WHOLE = {"UNSC": "un_security_council_membership"}
"""Bodies of whose every term a series tells, so that what it lacks was not."""
_SPAN = "SELECT fact FROM membership WHERE body = ?"
Answer = tuple[Judgement, str, list[Evidence]]


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each seat or membership: its years, its first day, how often, and the distance to another's."""
    for claim in document.of("seat"):
        found = [_answer(claim, state, record) for state in claim.values["states"]]
        whole = [f for f in found if f is not None]
        if not whole or len(whole) < len(found):
            continue
        judgement = next(
            (j for j in ("contradicted", "conflicts_with_other_source") if j in [w[0] for w in whole]), None
        )
        shown = [w for w in whole if judgement is None or w[0] == judgement]
        told = " ".join(dict.fromkeys(w[1] for w in shown))
        yield verdict(
            _ID, clause(document, claim), judgement or "supported", told, [e for w in shown for e in w[2]][:6]
        )


def _answer(claim: Claim, state: str, record: Record) -> Answer | None:
    values, body = claim.values, claim.values["body"]
    terms = terms_of(state, body, record)
    if values["years"]:
        return _years(state, body, [int(y) for y in values["years"]], terms, record)
    if values["times"] is not None:
        return _times(claim, state, body, terms, record)
    if values["since"]:
        return _since(claim, state, body, terms, record)
    return None


def terms_of(state: str, body: str, record: Record) -> list[LedgerFact]:
    """The terms of a state as a member of a body, the most exact first, with those of the state that it continues."""
    actors = [state, *(s.predecessor for s in record.registry.predecessors(state) if s.relation == "continues")]
    held = [f for actor in actors for f in record.facts("membership", actor) if f.fact.content.body == body]
    members = [f for f in held if not re.search(r"observer|president|chair", f.fact.content.role or "")]
    return sorted(record.leading(members), key=lambda f: -len(f.fact.content.since or ""))


def _years(state: str, body: str, years: Sequence[int], terms: Sequence[LedgerFact], record: Record) -> Answer | None:
    who = f"{record.name(state)} in the {record.name(body)}"
    outside = [year for year in years if not any(_holds(t, year) for t in terms)]
    if not outside:
        return "supported", f"The record has {who}: {_listed(terms, years)}.", _shown(terms, years)
    if body not in _WHOLE or not record.has_series(_WHOLE[body]) or not all(_covered(y, body, record) for y in years):
        return None
    missing = ", ".join(map(str, outside))
    if not terms:
        told = f"The list of all terms in the {record.name(body)} has none of {record.name(state)}; the text {missing}."
        return "contradicted", told, [Evidence(_WHOLE[body], f"terms of {record.name(state)}", "none")]
    told = f"The record has {who}: {_listed(terms)}; not in {missing}."
    return "contradicted", told, _shown(terms, ())


def _covered(year: int, body: str, record: Record) -> bool:
    """Whether the whole series tells of this year: terms that begin then or are running, and later ones or as late."""
    held = [f.fact.content for f in record.found("membership", _SPAN, body) if f.fact.provenance.source == _WHOLE[body]]
    years = [int(m.since[:4]) for m in held if m.since]
    return bool(years) and min(years) <= year <= max(years)


def _times(claim: Claim, state: str, body: str, terms: Sequence[LedgerFact], record: Record) -> Answer | None:
    if body not in _WHOLE or not record.has_series(_WHOLE[body]):
        return None
    first, last = (int(y) for y in claim.values["decade"].split("/"))
    own = [t for t in terms if t.fact.provenance.source == _WHOLE[body]]
    within = [t for t in own if any(_holds(t, year) for year in range(first, last + 1))]
    told = f"The record has {len(within)} terms of {record.name(state)} in the {record.name(body)} in {first}-{last}"
    evidence = _shown(within or own, ()) or [Evidence(_WHOLE[body], f"terms of {record.name(state)}", "none")]
    if len(within) == claim.values["times"]:
        return "supported", f"{told}.", evidence
    return (
        "contradicted",
        f"{told}: {_listed(within) if within else 'none'}; the text {claim.values['times']}.",
        evidence,
    )


def _since(claim: Claim, state: str, body: str, terms: Sequence[LedgerFact], record: Record) -> Answer | None:
    values, said = claim.values, claim.values["since"]
    if not terms or not any(t.fact.content.since for t in terms):
        return None
    first = [t for t in terms if t.fact.content.since]
    who = f"{record.name(state)}, member of the {record.name(body)}, {_lasting(first[0])}"
    agree = [t for t in first if fits(said, t.fact.content.since) == "same"]
    exact = len(first[0].fact.content.since) == 10
    if not agree or (exact and fits(said, first[0].fact.content.since) == "apart"):
        unborn = _unborn(state, said, record)
        told = f"The record has {who}; the text has {reads(said)}.{unborn}"
        if exact or unborn:
            return "contradicted", told, _shown(first, ())
        return "conflicts_with_other_source", told, _shown(first, ())
    if values["symbol"] and (wrong := _other_symbol(state, values["symbol"], record)):
        return (
            "contradicted",
            f"The record has {who}, by {wrong.fact.content.identifier}.",
            [seen(wrong, str(wrong.fact.content.identifier))],
        )
    if values["other"]:
        return _distance(claim, state, body, agree, record)
    return "supported", f"In the record: {who}.", _shown(agree, ())


def _other_symbol(state: str, symbol: str, record: Record) -> LedgerFact | None:
    """The resolution by which a state was admitted, where the record's has another number."""
    sql = "SELECT fact FROM instrument WHERE action = 'adopted' AND title = ?"
    title = f"Admission of {record.name(state)} to membership in the United Nations"
    found = record.found("instrument", sql, title)
    return None if not found or any(symbol_key(f.fact.content.identifier) == symbol for f in found) else found[0]


def _distance(claim: Claim, state: str, body: str, own: Sequence[LedgerFact], record: Record) -> Answer | None:
    """Whether the other state joined so many years later; a year of slack where the record has years alone."""
    other, said = claim.values["other"], claim.values["distance"]
    theirs = [t for t in terms_of(other, body, record) if t.fact.content.since]
    if not theirs:
        return None
    one, two = own[0].fact.content.since, theirs[0].fact.content.since
    years = _year(two) - _year(one)
    told = f"{record.name(state)} {reads(one)}, {record.name(other)} {reads(two)}"
    evidence = _shown([own[0], theirs[0]], ())
    if years == said:
        return "supported", f"In the record, members of the {record.name(body)} since: {told}.", evidence
    if abs(years - said) == 1:
        return None
    told = f"In the record, members of the {record.name(body)} since: {told}: {abs(years)} years"
    way = "later" if years > 0 else "earlier"
    return (
        "contradicted",
        f"{told} {way}, where the text has the other {abs(said)} years {'later' if said > 0 else 'earlier'}.",
        evidence,
    )


def _unborn(state: str, said: str, record: Record) -> str:
    actor = record.registry.known(state)
    since = period(actor.since).first if actor and actor.since else None
    last = period(said).last
    return f" It was no state before {since.year}." if since and last and last < since else ""


def _holds(term: LedgerFact, year: int) -> bool:
    it = term.fact.content
    first = _year(it.since) if it.since else None
    last = _year(it.until) if it.until else None
    return (first is None or first <= year) and (last is None or year <= last)


def _year(edtf: str) -> int:
    return period(edtf).year or int(re.findall(r"\d{4}", edtf)[0])


def _listed(terms: Sequence[LedgerFact], years: Sequence[int] = ()) -> str:
    shown = [t for t in terms if not years or any(_holds(t, y) for y in years)]
    spans = sorted({(_year(t.fact.content.since) if t.fact.content.since else 0, _lasting(t)) for t in shown})
    return "; ".join(dict.fromkeys(words for _, words in spans))


def _lasting(term: LedgerFact) -> str:
    it = term.fact.content
    ended = f" until {reads(it.until)}" if it.until else ""
    return f"since {reads(it.since)}{ended}" if it.since else ended.strip() or "without dates"


def _shown(terms: Sequence[LedgerFact], years: Sequence[int]) -> list[Evidence]:
    shown = [t for t in terms if not years or any(_holds(t, y) for y in years)]
    if years:
        return [seen(t, f"{t.fact.content.role or 'member'}, {_lasting(t)}") for t in shown[:4]]
    return [seen(t, f"{t.fact.content.role or 'member'}, {_lasting(t)}") for t in agreeing(shown)]


CHECK = Check(
    id=_ID,
    version="1",
    title="Seats",
    asks="Did the state sit in the body in those years, and did it join when the text says?",
    reads=("seat",),
    example="“Yerevan sat on the Security Council in 2012 and 2013”: the list of all terms has none of Armenia.",
    blind="Bodies of whose terms the record has no whole list: there a year that it lacks proves nothing.",
    judge=judge,
)
