"""Which treaty of the depositary's list a text means, and what each state did about it."""

from __future__ import annotations

import re

from comity.checks.base.record import Record
from comity.ledger import LedgerFact

BINDING = ("ratified", "acceded", "succeeded", "approved", "accepted")
"""The acts by which a state becomes a party."""
_TITLES = """SELECT DISTINCT i.identifier, i.title FROM instrument i JOIN fact f ON f.id = i.fact
    WHERE f.kind = 'instrument' AND f.status = 'record' AND i.identifier LIKE 'UNTC %' AND i.title IS NOT NULL
    ORDER BY i.identifier, i.title"""
_ACTS = "SELECT fact FROM instrument WHERE identifier = ?"
_LAST = """SELECT max(f.last_day) AS last FROM instrument i JOIN fact f ON f.id = i.fact
    WHERE f.kind = 'instrument' AND i.identifier LIKE 'UNTC %' AND f.source = 'un_treaty_collection'"""
_SHORT = {
    "ICCPR": "International Covenant on Civil and Political Rights",
    "ICESCR": "International Covenant on Economic, Social and Cultural Rights",
    "CEDAW": "Convention on the Elimination of All Forms of Discrimination against Women",
    "CERD": "International Convention on the Elimination of All Forms of Racial Discrimination",
    "UNCLOS": "United Nations Convention on the Law of the Sea",
    "CTBT": "Comprehensive Nuclear-Test-Ban Treaty",
    "UNFCCC": "United Nations Framework Convention on Climate Change",
    "CRC": "Convention on the Rights of the Child",
    "CAT": "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
    "CRPD": "Convention on the Rights of Persons with Disabilities",
}
_HEADS = ("treaty", "convention", "covenant", "statute", "protocol", "charter", "agreement", "constitution")
_CHANGES = ("amendment", "amendments", "annex", "modification", "declaration", "procès", "rectification")
"""What changes a treaty bears its name, and is another instrument."""
_SMALL = frozenset(
    ("the", "and", "for", "from", "with", "its", "their", "all", "other", "united", "nations", "international")
)


def treaty(words: str, record: Record) -> str | None:
    """The identifier of the one treaty whose title holds every word that the text names it by; None for several.

    Of titles that all hold them the shortest is meant, where it is shorter than any other by a word.
    """
    if words in record.treaties:
        return record.treaties[words]
    record.treaties[words] = found = _found(words, record)
    return found


def _found(words: str, record: Record) -> str | None:
    said = _words(_SHORT.get(words, words))
    heads = [w for w in _order(_SHORT.get(words, words)) if w in _HEADS]
    if len(said) < 2 or not heads:
        return None
    fit: dict[str, int] = {}
    for row in record.ledger.engine.rows(_TITLES):
        title = re.split(r"\.\s", row["title"], maxsplit=1)[0]
        its = next((w for w in _order(title) if w in _HEADS or w in _CHANGES), None)
        held = _words(row["title"])
        if its == heads[0] and said <= held:
            length = len(_words(title))
            fit[row["identifier"]] = min(length, fit.get(row["identifier"], length))
    best = sorted(fit.items(), key=lambda one: one[1])
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def acts(identifier: str, state: str, record: Record) -> list[LedgerFact]:
    """What a state did about a treaty, by date; a state's acts include those of the one that it continues."""
    same = {state, *(s.predecessor for s in record.registry.predecessors(state) if s.relation == "continues")}
    held = [f for f in record.found("instrument", _ACTS, identifier) if set(f.fact.content.parties) & same]
    found = {(f.fact.content.action, f.fact.content.date): f for f in reversed(record.leading(held))}
    return sorted(found.values(), key=lambda f: f.fact.content.date or "9999")


def last_day(record: Record) -> str | None:
    """The last day of which the depositary's list tells."""
    found = record.ledger.engine.rows(_LAST)[0]["last"]
    return found.isoformat() if found else None


def _order(text: str) -> list[str]:
    return [w.casefold() for w in re.findall(r"[^\W\d_]+", text)]


def _words(text: str) -> set[str]:
    """The beginnings of the words that tell treaties apart."""
    return {w[:6] for w in _order(text) if len(w) > 2 and w not in _SMALL}
