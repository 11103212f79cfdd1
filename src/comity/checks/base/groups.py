"""The states of a group that a text names: members of a body, successors of a state, and what is taken out of them."""

from __future__ import annotations

import re

from comity.checks.base.record import Record
from comity.core.dates import period

_PARTS = re.compile(
    r"(?P<not>\bnon[- ]|\boutside\s+(?:of\s+)?(?:the\s+)?|\bnot\s+in\s+(?:the\s+)?|\bexcept\s+(?:for\s+)?(?:the\s+)?)?"
    r"(?P<soviet>\b(?:former|ex|post)[- ](?:ussr|soviet)(?:\s+union)?\b)"
    r"|(?P<out>\bnon[- ]|\boutside\s+(?:of\s+)?(?:the\s+)?"
    r"|\bnot\s+in\s+(?:the\s+)?)?(?P<body>\b[A-Z]{2,}\b)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:the|countries|states|republics|members?|of|and|space|all|its|former)\b|[\s,-]+", re.IGNORECASE
)


def states_of(words: str, year: int, record: Record) -> set[str] | None:
    """The codes of the states that a group's name covers in a year; None where a word of it is not understood."""
    inside: set[str] | None = None
    outside: set[str] = set()
    for part in _PARTS.finditer(words):
        out = part["not"] or part["out"]
        found = _soviet(record) if part["soviet"] else _members(part["body"] or "", year, record)
        if found is None:
            continue
        outside |= found if out else set()
        inside = inside if out else (found if inside is None else inside & found)
    rest = _PLAIN.sub("", _PARTS.sub(lambda m: "" if m["soviet"] or _body(m["body"], record) else m[0], words))
    return inside - outside if inside and not rest else None


def _soviet(record: Record) -> set[str]:
    return {s.successor for s in record.registry.successors("SUN")}


def _body(acronym: str | None, record: Record) -> str | None:
    actor = record.registry.known(acronym or "")
    return actor.id if actor and actor.kind == "body" else None


def _members(acronym: str, year: int, record: Record) -> set[str] | None:
    body = _body(acronym, record)
    if body is None:
        return None
    found = record.found("membership", "SELECT fact FROM membership WHERE body = ?", body)
    lasting = [f.fact.content for f in found if "observer" not in (f.fact.content.role or "")]
    return {m.actor for m in lasting if _in(m.since, m.until, year)}


def _in(since: str | None, until: str | None, year: int) -> bool:
    first = period(since).first if since else None
    last = period(until).last if until else None
    return (first is None or first.year <= year) and (last is None or last.year >= year)
