"""Votes: tallies and the positions of named states, with the resolution they were cast on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.core.facts import Fact
from comity.kinds.vote import Vote
from comity.language.model import Analysis
from comity.reading._casting import Cast, casts
from comity.reading._resolutions import day_of, named_in_order
from comity.reading._symbols import body_of
from comity.reading._tally import tally
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "3"
_ORGANS = ("UNGA", "UNSC", "UNHRC")
_FAR, _NEAR = 6, 3
_BACK = 2
_LIST = re.compile(r"\bresolutions\b[^.;]*?\b((?:\d{3,4},\s+)+\d{3,4}\s+and\s+\d{3,4}|\d{3,4}\s+and\s+\d{3,4})\b")


@dataclass(slots=True)
class _Roll:
    """What neighbouring sentences say of one vote."""

    first: View
    last: View
    resolution: str | None = None
    body: str | None = None
    day: str | None = None
    tally: dict[str, int] = field(default_factory=dict)
    positions: dict[str, str] = field(default_factory=dict)

    @property
    def rule(self) -> str:
        """What the vote was told by: its tally, its positions, or both."""
        return "+".join(word for word, told in (("tally", self.tally), ("positions", self.positions)) if told)


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """One fact a vote, around the sentence of the adoption and those that tell tally and positions."""
    roll: _Roll | None = None
    for view in context.views:
        told = tally(view)
        cast = casts(view, context)
        if roll is not None and view.index - roll.last.index > _FAR:
            yield _made(roll, context)
            roll = None
        if not told and not cast:
            continue
        numbers = _listed(view) if told else []
        if numbers:
            yield from (_made(r, context) for r in (roll, *_each(numbers, view, told, cast)) if r is not None)
            roll = None
            continue
        for resolution, some in _by_resolution(view, cast, told):
            if roll is not None and _is_another(roll, view, told, resolution, some):
                yield _made(roll, context)
                roll = None
            roll = roll or _opened(view, resolution, context)
            _add(roll, view, told, some)
    if roll is not None:
        yield _made(roll, context)


def _by_resolution(view: View, cast: list[Cast], told: dict[str, int]) -> list[tuple[str | None, list[Cast]]]:
    """The casts of a sentence, grouped by the resolution named nearest after or before each; most name one."""
    named = named_in_order(view)
    if len(named) < 2 or not cast:
        return [(named[0][1] if named else None, cast)]
    groups: dict[str, list[Cast]] = {}
    for one in cast:
        after = [s for place, s in named if place > one.anchor.i and place - one.anchor.i < 12]
        symbol = after[0] if after else min(named, key=lambda n: abs(n[0] - one.anchor.i))[1]
        groups.setdefault(symbol, []).append(one)
    return list(groups.items())


def _is_another(roll: _Roll, view: View, told: dict[str, int], named: str | None, cast: list[Cast]) -> bool:
    if named is not None and named != roll.resolution:
        return True
    if any(roll.positions.get(state, one.position) != one.position for one in cast for state in one.states):
        return True
    same = view.sentence.paragraph == roll.last.sentence.paragraph and not told and not named
    apart = _FAR if same else _NEAR
    return view.index - roll.last.index > apart or bool(told and roll.tally and told != roll.tally)


def _opened(view: View, resolution: str | None, context: Context) -> _Roll:
    """A roll that begins at the sentence naming the resolution: this one, or one just before."""
    first = view
    if resolution is None:
        first = _adopting(view, context) or view
        named = named_in_order(first)
        resolution = named[-1][1] if named else None
    organs = [c for v in (view, first) for m in v.mentions for c in m.codes if c in _ORGANS]
    session = re.search(rf"\b{re.escape(resolution)}\s?\([IVXLC]+\)", first.text) if resolution else None
    body = "UNGA" if session else body_of(resolution, "") or (organs[0] if organs else None)
    resolution = session.group() if session else resolution
    return _Roll(first, view, resolution, body, day_of(view, resolution) or day_of(first, resolution))


def _adopting(view: View, context: Context) -> View | None:
    """The nearest sentence, this or one of the two before, that speaks of a text put to the vote."""
    near: View | None = view
    for _ in range(_BACK + 1):
        if near is None:
            return None
        text = re.search(r"\b(?:resolution|draft|document)\b", near.text, re.IGNORECASE)
        done = re.search(r"\badopted\b|\bintroduced\b|\bput to (?:a|the) vote", near.text)
        if named_in_order(near) or (text and done):
            return near
        near = context.before(near)
    return None


def _add(roll: _Roll, view: View, told: dict[str, int], cast: list[Cast]) -> None:
    roll.last = view
    roll.tally.update(told)
    for one in cast:
        for state in one.states:
            roll.positions.setdefault(state, one.position)


def _listed(view: View) -> list[str]:
    """The numbers of resolutions that share a tally: "resolutions 822, 853 and 874, each by 15 votes to none"."""
    found = _LIST.search(view.text)
    return re.findall(r"\d{3,4}", found.group(1)) if found else []


def _each(numbers: list[str], view: View, told: dict[str, int], cast: list[Cast]) -> Iterator[_Roll]:
    for number in numbers:
        roll = _Roll(view, view, number, "UNSC", day_of(view, number))
        _add(roll, view, told, cast)
        yield roll


def _made(roll: _Roll, context: Context) -> Fact:
    content = Vote(
        body=roll.body,
        resolution=roll.resolution,
        date=roll.day,
        yes=roll.tally.get("yes"),
        no=roll.tally.get("no"),
        abstain=roll.tally.get("abstain"),
        adoption="recorded",
        positions=roll.positions,
    )
    sure = 0.4 + (0.25 if roll.resolution else 0.0) + (0.1 if roll.body else 0.0)
    return fact(("vote", _VERSION), context, (roll.first, roll.last), content, round(sure, 2), rule=roll.rule)


READER = Reader("vote", _VERSION, find)
