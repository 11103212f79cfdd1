"""Check: whether a person held the office that the text names, on the day that it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from comity.actors import Tenure
from comity.actors.choose import covers
from comity.checks.base import Check, Record, clause, dated, verdict
from comity.checks.base.leaders import SLACK, lead, leader_of, terms_of
from comity.checks.base.leaders import lasting as lasting_leader
from comity.checks.base.leaders import shown as shown_leader
from comity.checks.base.offices import held, kinds_of, lasting, other_holder, shown, terms_named
from comity.core.claims import Claim, Document
from comity.core.dates import Period, period
from comity.core.facts import Fact
from comity.core.verdicts import Verdict

_ID = "offices"
_SLACK = timedelta(days=62)
"""What an election, an oath and the announcement of either may lie apart."""
_MAY_BE = "The text may use a title of another time."
_YEAR = timedelta(days=400)
_MONTH = len("2010-02")


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each person named with a title, and on each office that a person is said to have taken or held."""
    for claim in document.of("office"):
        yield from _titled(document, claim, record)
    for fact in document.told("membership"):
        it = fact.content
        if fact.modality == "asserted" and it.role and it.body and record.registry.known(it.actor) is None:
            yield from _told(document, fact, record)


def _titled(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    values, at = claim.values, clause(document, claim)
    terms = terms_named(values["name"], values["person"], record)
    of = [t for t in terms if held(t, values["title"], values["actor"])]
    if not of:
        if terms and values["date"]:
            told = f"The record has no such office of {terms[0].person.name}, but {lasting(terms[0])}."
            yield verdict(_ID, at, "not_in_record", told)
        return
    known = [t for t in of if t.checked_against]
    when = _when(values["since"], values["until"]) or (period(values["date"]) if values["date"] else None)
    if when is None or not claim.values["date"]:
        if known and len({t.person.id for t in of}) == 1 and len(values["name"].split()) > 1:
            told = f"{lasting(known[-1])}; the text gives no day with the title."
            yield verdict(_ID, at, "supported", told, [shown(known[-1])])
    elif agree := [t for t in known if _holds(t, when)]:
        yield verdict(_ID, at, "supported", f"{lasting(agree[0])}.", [shown(agree[0])])
    elif values["tied"] and (other := _out_of_office(of, when, record)):
        yield _another(document, claim, of, other, when)
    elif values["tied"] and len(when.text) >= _MONTH:
        yield from _led_by_another(document, claim, of, when, record)


def _led_by_another(
    document: Document, claim: Claim, of: Sequence[Tenure], when: Period, record: Record
) -> Iterator[Verdict]:
    """A contradiction where the series of leaders has another in power then, and the person at other times only."""
    state = claim.values["actor"] or of[0].actor
    terms = terms_of([claim.values["name"], claim.values["person"]], state, record)
    other = leader_of(state, when, record)
    if not terms or other is None or any(lead(t, when, SLACK) for t in terms) or other.id in {t.id for t in terms}:
        return
    if any(_holds(t, when) or _within(t, when) or _near_in(t, when) for t in of):
        return
    told = f"{lasting_leader(terms[0])}; {dated(when.text)} {lasting_leader(other)}."
    yield verdict(_ID, clause(document, claim), "contradicted", told, [shown_leader(terms[0]), shown_leader(other)])


def _near_in(term: Tenure, when: Period) -> bool:
    days = (when.first - _SLACK, when.last + _SLACK) if when.first and when.last else ()
    return any(covers(term.since, term.until, day) for day in days)


def _when(since: str | None, until: str | None) -> Period | None:
    return period(f"{since}/{until}") if since and until else None


def _holds(term: Tenure, when: Period) -> bool:
    """Whether the text's time lies in a term, or the term begins or ends in it."""
    return period(f"{_day(term.since) or '..'}/{_day(term.until) or '..'}").overlaps(when)


def _day(edtf: str | None) -> str | None:
    return None if edtf is None or edtf.endswith("/..") else edtf


def _out_of_office(of: Sequence[Tenure], when: Period, record: Record) -> Tenure | None:
    """Who held the office then, where the record's terms of the one person that is meant are over or not begun."""
    if len({t.person.id for t in of}) > 1 or not (when.first and when.last):
        return None
    days = (when.first - _SLACK, when.first, when.last, when.last + _SLACK)
    if any(covers(t.since, t.until, day) for t in of for day in days) or any(_within(t, when) for t in of):
        return None
    return other_holder(of, when.first, when.last, record)


def _within(term: Tenure, when: Period) -> bool:
    return _holds(term, when) or (term.since is None and term.until is None)


def _another(document: Document, claim: Claim, of: Sequence[Tenure], other: Tenure, when: Period) -> Verdict:
    """A contradiction where the clause gives the office outright, or by a title of before; else a title of later."""
    told = f"{lasting(of[0])}; {dated(when.text)} it was another: {lasting(other)}."
    later = any(t.since and period(t.since).first and period(t.since).first >= when.last for t in of)  # type: ignore[operator]
    evidence = [shown(of[0]), shown(other)]
    precise = claim.values["tied"] and len(when.text) >= _MONTH
    if claim.values["stated"] or precise or (claim.values["owner"] and not later):
        return verdict(_ID, clause(document, claim), "contradicted", told, evidence)
    return verdict(_ID, clause(document, claim), "conflicts_with_other_source", f"{told} {_MAY_BE}", evidence)


def _told(document: Document, fact: Fact, record: Record) -> Iterator[Verdict]:
    """An office with its first or last day: "was elected President in 2003"."""
    it, at = fact.content, clause(document, fact)
    terms = [t for t in terms_named(it.actor, it.actor, record) if held(t, it.role, it.body)]
    known = [t for t in terms if t.checked_against]
    if not kinds_of(it.role) or not known or len({t.person.id for t in terms}) > 1:
        return
    when = period(it.since or it.until)
    if agree := [t for t in known if _near(t.since if it.since else t.until, when)]:
        yield verdict(_ID, at, "supported", f"{lasting(agree[0])}.", [shown(agree[0])])
    elif when.first and when.last and not any(_holds(t, when) or _near(t.since, when) for t in terms):
        other = other_holder(terms, when.first, when.last, record)
        told = f"{lasting(known[0])}; {dated(when.text)} it was another: {lasting(other) if other else ''}."
        yield from [verdict(_ID, at, "contradicted", told, [shown(known[0]), shown(other)])] if other else ()


def _near(edtf: str | None, when: Period) -> bool:
    """Whether a term begins (or ends) within a little more than a year of the text's time."""
    day = period(edtf) if edtf and not edtf.endswith("/..") else None
    if day is None or not (day.first and day.last and when.first and when.last):
        return False
    return when.first - _SLACK <= day.last and day.first <= when.last + (_YEAR if day.is_day else _SLACK)


CHECK = Check(
    id=_ID,
    version="1",
    title="Offices",
    asks="Did the person hold that office then?",
    reads=("office", "membership"),
    example="“French President Nicolas Sarkozy visited Brazil in 2013”: the record has another president that year.",
    blind="Persons and offices that the registry does not hold; a title of a later or an earlier time, which a text "
    "may well use.",
    judge=judge,
)
