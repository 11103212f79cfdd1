"""Which roll calls of the record a text's vote can mean: by number, or by day and subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from comity.actors.scan import mentions, words_of
from comity.checks.base.alike import stems
from comity.checks.base.calls import on_symbol
from comity.checks.base.record import Record, symbol_key
from comity.core.dates import period
from comity.ledger import LedgerFact

_TEXT = re.compile(r"^(?:[AS]/(?:HRC/)?RES/|R/\d|S/\d)(?!.*RCID)")
"""A resolution or a draft; votes on paragraphs, amendments and procedure stand under other marks."""
_HEADS = """
    SELECT r.fact, r.resolution, r.title FROM roll_call r JOIN fact f ON f.id = r.fact
    WHERE f.kind = 'vote' AND f.status IN ('record', 'reviewed') AND r.body = ? AND r.resolution IS NOT NULL
      AND f.first_day >= ? AND f.last_day <= ? ORDER BY r.fact"""
_WORDS = """
    resolu genera assemb securi counci voted vote votes favour favor agains abstai adopte oppose opposi
    states state united nation member text draft years later month year both only first time while when
    with that this from nobody januar februa march april june july august septem octobe novemb decemb
    which report situat questi annual countr republ govern implem same other their into were been have
    took part affair
"""
_COMMON = frozenset(_WORDS.split())
"""The beginnings of words that say nothing of a resolution's subject."""
_LIKE, _FEW = 3, 80
Texts = dict[str, list[LedgerFact]]
"""The roll calls of each text that may be meant, by its key, the leading source first."""


def texts(values: Mapping[str, Any], record: Record) -> list[Texts]:
    """For each vote that a claim speaks of, the texts that it can mean; an empty one where the record knows none."""
    if values["number"]:
        bodies = [values["body"]] if values["body"] else ["UNGA", "UNSC"]
        found = [c for body in bodies for c in on_symbol(record, body, values["number"])]
        return [_of_part(_grouped(found), values["part"])]
    if not (values["date"] and values["body"]):
        return [{}]
    return [_on(values, day, record) for day in (values.get("dates") or [values["date"]])]


def _on(values: Mapping[str, Any], day: str, record: Record) -> Texts:
    stretch = period(day)
    if not (stretch.first and stretch.last):
        return {}
    heads = record.ledger.engine.rows(_HEADS, [values["body"], stretch.first, stretch.last])
    titles: dict[str, str] = {}
    for row in heads:
        if not _TEXT.match(row["resolution"]):
            continue
        titles[_key(row["resolution"])] = f"{titles.get(_key(row['resolution']), '')} {row['title'] or ''}"
    meant = _meant(values, titles, record)
    ids = [row["fact"] for row in heads if _key(row["resolution"]) in meant]
    return _grouped(record.leading(record.by_id("vote", ids)))


def _meant(values: Mapping[str, Any], titles: Mapping[str, str], record: Record) -> set[str]:
    """The texts whose titles share most with the words of the clause; a name alone is enough, a common word is not."""
    voters = set(values.get("states") or ())
    own = {stem for code in voters for stem in _name_stems(code, record)}
    topic, named = stems(values["topic"]) - _COMMON - own, _named(values["topic"], record) - voters
    names = {w.casefold()[:6] for w in re.findall(r"\b[A-Z][^\W\d_]{3,}", values["topic"])} - _COMMON - own
    if values["like"]:
        names, named = set(), set()
    fit = {}
    for key, title in titles.items():
        shared = topic & stems(title)
        if shared or (named and len(titles) <= _FEW):
            states = named & _named(title, record)
            if states or len(shared) > 1 or shared & names:
                fit[key] = len(shared) + 2 * len(states)
    if not fit and values["like"]:
        earlier = " ".join(c.fact.content.title or "" for c in on_symbol(record, values["body"], values["like"]))
        alike = {key: len((stems(earlier) - _COMMON) & stems(title)) for key, title in titles.items()}
        fit = {key: count for key, count in alike.items() if count >= _LIKE}
    return {key for key, count in fit.items() if count == max(fit.values())}


def _name_stems(code: str, record: Record) -> set[str]:
    actor = record.registry.known(code)
    return stems(" ".join((actor.name, *actor.aliases, *actor.demonyms))) if actor else set()


def _named(text: str, record: Record) -> set[str]:
    """The states that a text names."""
    return {m.country for m in mentions(words_of(text), record.registry, None) if m.country}


def _grouped(found: Iterable[LedgerFact]) -> Texts:
    groups: Texts = {}
    for call in found:
        groups.setdefault(_key(call.fact.content.resolution), []).append(call)
    return groups


def _of_part(groups: Texts, part: str | None) -> Texts:
    """Only the texts with the letter of the part, where one is told and the record tells parts apart."""
    own = {key: calls for key, calls in groups.items() if part and key.endswith(part)}
    return own or groups


def _key(resolution: str) -> str:
    """``3265B`` for A/RES/3265(XXIX)[B] and for R/29/3265B: the bare number with the letter of the part."""
    letter = re.search(r"\[([A-Z])\]\s*$|\d([A-Z])$", resolution.strip())
    bare = re.sub(r"^R/\d+/|(?<=\d)[A-Z]$", "", symbol_key(resolution))
    return bare + ((letter[1] or letter[2]) if letter else "")
