"""Check: the same words in the record or another text: by the same speaker, on the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from comity.checks.base import Check, Record, clause, dated, fits, seen, verdict
from comity.core.claims import Document
from comity.core.facts import Fact
from comity.core.verdicts import Evidence, Verdict

_ID = "quotations"
_WORD = re.compile(r"\w+")
_ENOUGH = 5


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on quotations of five words or more whose words stand in the record or in another text."""
    held = [(f.fact, seen(f, _who(f.fact.content))) for f in record.facts("quotation")]
    for other in record.beside:
        if other.id != document.id:
            held += [(f, _place(other, f)) for f in other.told("quotation")]
    for fact in document.told("quotation"):
        words = _words(fact.content.quote)
        if len(words) >= _ENOUGH:
            yield from _judged(document, fact, [(f, e) for f, e in held if _same(words, _words(f.content.quote))])


def _judged(document: Document, fact: Fact, same: list[tuple[Fact, Evidence]]) -> Iterator[Verdict]:
    at, it = clause(document, fact), fact.content
    for found, evidence in same:
        held = found.content
        if it.speaker and held.speaker and not _one_person(it.speaker, held.speaker, it.affiliation, held.affiliation):
            told = f"These words are {_who(held)}'s in {evidence.source}; the text gives them to {it.speaker}."
            yield verdict(_ID, at, "conflicts_with_other_source", told, [evidence])
        elif fits(it.date, held.date) == "apart":
            told = f"{evidence.source} has these words {dated(held.date)}; the text has {dated(it.date)}."
            yield verdict(_ID, at, "conflicts_with_other_source", told, [evidence])
        else:
            told = f"{evidence.source} has these words by {_who(held)}, {dated(held.date)}."
            yield verdict(_ID, at, "supported", told, [evidence])
        return


def _words(quote: str | None) -> list[str]:
    return [w.casefold() for w in _WORD.findall(quote or "")]


def _same(one: list[str], other: list[str]) -> bool:
    """Whether one quotation is the other or a part of it, word for word."""
    short, long = sorted((one, other), key=len)
    if len(short) < _ENOUGH:
        return False
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _one_person(said: str, held: str, of: str | None, held_of: str | None) -> bool:
    """Whether two names can be one speaker: a shared word of the name, or an office of the same state."""
    names = [{w.casefold() for w in _WORD.findall(name) if len(w) > 2} for name in (said, held)]
    return bool(names[0] & names[1]) or (of is not None and of == held_of)


def _who(content: Any) -> str:
    return content.speaker or content.affiliation or "a speaker who is not named"


def _place(other: Document, fact: Fact) -> Evidence:
    where = fact.provenance.locator
    return Evidence(
        other.name, f"characters {getattr(where, 'start', 0)}-{getattr(where, 'end', 0)}", _who(fact.content)
    )


CHECK = Check(
    id=_ID,
    version="1",
    title="Quotations",
    asks="Do the record or another text have the same words, by the same speaker, of the same day?",
    reads=("quotation",),
    example="Words that one article gives to a president and another to his minister.",
    blind="Translations; quotations that no source in the ledger has.",
    judge=judge,
)
