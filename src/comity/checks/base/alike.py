"""Whether a text and an event of the record tell of one happening."""

from __future__ import annotations

import re

from comity.actors.scan import mentions, words_of
from comity.checks.base.record import Record

_COMMON_WORDS = (
    "with from that this into between betwee which presid minist state states also their were "
    "been have after before during under over first second third foreig nation united republ "
    "prime leader countr year januar februa march april june july august septem octobe novemb "
    "decemb secret genera affair offici said took place will held other number part them they "
    "where when more than about against both"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE)


def shared_stems(text: str, title: str, names: str) -> set[str]:
    """The beginnings of the words that two texts share, names of the actors and common words left out."""
    return (stems(text) & stems(title)) - stems(names) - _COMMON


def numbered(text: str, title: str) -> set[str]:
    """The ordinals that both use: the second meeting is not the third."""
    return {n.lower() for n in _ORDINAL.findall(text)} & {n.lower() for n in _ORDINAL.findall(title)}


def one_company(text: str, title: str, record: Record) -> bool:
    """False where both name persons and none of them is the same, or number the thing otherwise (first, second)."""
    said, held = _persons(text, record), _persons(title, record)
    if said and held and not said & held:
        return False
    numbers = [{n.lower() for n in _ORDINAL.findall(one)} for one in (text, title)]
    return not (numbers[0] and numbers[1] and not numbers[0] & numbers[1])


def _persons(text: str, record: Record) -> set[str]:
    """The ids of all whom the names in a text can mean."""
    found = (m for m in mentions(words_of(text), record.registry, None) if m.person)
    return {c.actor.id for m in found for c in m.candidates if c.actor.kind == "person"}


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text, without case."""
    return {w.casefold()[:6] for w in re.findall(r"[^\W\d_]{4,}", text)}
