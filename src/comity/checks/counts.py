"""Check: how many resolutions a body adopted in a time, and how many members it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comity.checks.base import Check, Record, clause, dated, verdict
from comity.core.claims import Claim, Document
from comity.core.dates import Period, period, reads
from comity.core.verdicts import Evidence, Judgement, Verdict

_ID = "counts"
_CALLS = """
    SELECT f.source, min(r.date) AS first, max(r.date) AS last, count(DISTINCT r.resolution) AS n
    FROM roll_call r JOIN fact f ON f.id = r.fact
    WHERE r.body = ? AND r.resolution LIKE 'S/RES/%' AND r.date BETWEEN ? AND ? GROUP BY f.source ORDER BY n DESC"""
_MEMBERS = """
    SELECT DISTINCT m.actor FROM membership m JOIN fact f ON f.id = m.fact
    WHERE m.body = ? AND f.source = ? AND coalesce(m.role, 'member') NOT LIKE '%observer%'
      AND coalesce(m.role, 'member') NOT LIKE '%associate%'
      AND (m.since IS NULL OR substr(m.since, 1, 4) <= ?) AND (m.until IS NULL OR substr(m.until, 1, 4) >= ?)"""
_LAST = "SELECT max(substr(m.until, 1, 4)) AS y FROM membership m JOIN fact f ON f.id = m.fact WHERE f.source = ?"
_KEPT_UP, _WHOLE_SINCE = "un_membership", 1993
"""A list of the members of today, with no row for those that ended before that year."""
_YEAR = 360
_SLACK, _SHARE = 2, 0.02
"""Some dates of the series are days off, so that a count over a time may be off by a few."""


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each count that a whole series in the ledger covers."""
    for claim in document.of("count"):
        yield from (_texts if claim.values["what"] == "resolutions" else _members)(document, claim, record)


def _texts(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    values, at = claim.values, clause(document, claim)
    times = [period(values["date"])] if values["date"] else _terms(claim, record)
    counted = [(when, found) for when in times if (found := _adopted(values["body"], when, record))]
    if not times or len(counted) < len(times):
        told = f"No whole series in the ledger covers the resolutions of the {record.name(values['body'])} then."
        yield verdict(_ID, at, "outside_coverage", told)
        return
    evidence = [Evidence(source, reads(when.text), f"{n} resolutions") for when, (source, n) in counted]
    said = values["count"]
    whole = sum(n for _, (_, n) in counted)
    numbers = {whole, *(n for _, (_, n) in counted)}
    told = "; ".join(f"{n} resolutions {dated(when.text)}" for when, (_, n) in counted)
    days = max((w.last - w.first).days for w in times if w.first and w.last)
    judgement: Judgement = "supported"
    if said not in numbers:
        far = all(abs(said - n) > _SLACK + _SHARE * n for n in numbers)
        judgement = "contradicted" if far and days >= _YEAR else "conflicts_with_other_source"
        told += f"; the text has {said}"
    yield verdict(_ID, at, judgement, f"The series has {told}.", evidence)


def _adopted(body: str, when: Period, record: Record) -> tuple[str, int] | None:
    """The source and its count of resolutions adopted in a time that lies within its series."""
    if not (when.first and when.last):
        return None
    for row in record.ledger.engine.rows(_CALLS, [body, when.first.isoformat(), when.last.isoformat()]):
        if record.has_series(row["source"]) and _covers(row["source"], body, when.first, when.last, record):
            return str(row["source"]), int(row["n"])
    return None


def _covers(source: str, body: str, first: date, last: date, record: Record) -> bool:
    """Whether the series holds every resolution of the time: its numbers run on from one before it to one after it."""
    sql = """SELECT min(r.date) AS a, max(r.date) AS b, count(DISTINCT r.resolution) AS n,
        max(CAST(regexp_extract(r.resolution, 'S/RES/([0-9]+)', 1) AS INTEGER)) AS top
        FROM roll_call r JOIN fact f ON f.id = r.fact
        WHERE r.body = ? AND f.source = ? AND regexp_matches(r.resolution, '^S/RES/[0-9]+')"""
    row = record.ledger.engine.rows(sql, [body, source])[0]
    whole = row["n"] and row["n"] >= 0.99 * row["top"]
    return bool(whole and row["a"] <= first.isoformat() and last.isoformat()[:7] <= row["b"][:7])


def _terms(claim: Claim, record: Record) -> list[Period]:
    """The terms of the state in the body, or in its chair, as the record has them to the day."""
    values = claim.values
    held = [f.fact.content for f in record.facts("membership", values["actor"])]
    chair = values["term"] == "chair"
    of = [m for m in held if m.body == values["body"] and ((m.role or "") in ("president", "chair")) == chair]
    spans = {f"{m.since}/{m.until}" for m in of if m.since and m.until and len(m.since) == len(m.until) == 10}
    return sorted((period(s) for s in spans), key=lambda p: p.text) if chair or len(spans) == 1 else []


def _members(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    values, at = claim.values, clause(document, claim)
    when = period(values["date"]) if values["date"] else None
    if when is not None and when.year is None:
        return
    for source in (_KEPT_UP, "cow_igo"):
        year = when.year if when else _last_year(source, record)
        members = _counted(values["body"], source, year, record) if year else set()
        if members:
            then = f"in {year}" if when or source != _KEPT_UP else "now"
            told = f"The record has {len(members)} members of the {record.name(values['body'])} {then}"
            evidence = [Evidence(source, f"members {then}", str(len(members)))]
            if len(members) == values["count"]:
                yield verdict(_ID, at, "supported", f"{told}.", evidence)
            elif when or source == _KEPT_UP:
                told = f"{told}; the text has {values['count']}."
                yield verdict(_ID, at, "conflicts_with_other_source", told, evidence)
            return


def _counted(body: str, source: str, year: int, record: Record) -> set[str]:
    """The members of a body in a year by one source; nobody where it is no whole list for that year."""
    if not record.has_series(source) or (source == _KEPT_UP and year < _WHOLE_SINCE):
        return set()
    rows = record.ledger.engine.rows(_MEMBERS, [body, source, f"{year:04}", f"{year:04}"])
    known = ((row["actor"], record.registry.known(row["actor"])) for row in rows)
    return {code for code, actor in known if not (actor and actor.until and (period(actor.until).year or year) < year)}


def _last_year(source: str, record: Record) -> int | None:
    """The last year for which a source tells of members; that of the list of today lies ahead."""
    if source == _KEPT_UP:
        return 9999
    found = record.ledger.engine.rows(_LAST, [source])[0]["y"]
    return int(found) if found else None


CHECK = Check(
    id=_ID,
    version="1",
    title="Counts",
    asks="Does a whole series count as many resolutions, or members?",
    reads=("count",),
    example="“During its term the Council adopted seven resolutions”: the series has 100 in those two years.",
    blind="Resolutions of the General Assembly, of which the series hold recorded votes alone; counts of texts on one "
    "subject; times that the series does not cover.",
    judge=judge,
)
