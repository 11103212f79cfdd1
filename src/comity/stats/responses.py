"""Ordered answers of actors to items, session by session, laid out for both halves of a response model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comity.core.errors import InputError

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
CATEGORIES = 3


@dataclass(frozen=True, slots=True)
class Responses:
    """Who answered what. A unit is one actor in one session; a row is one item with one of its three categories.

    ``actor``, ``session`` and ``answers`` (how many) are of units, which are ordered by session and actor. ``rows`` are
    the rows of each unit's answers, from ``unit_start[u]`` to ``unit_start[u + 1]``; ``voters`` the units behind each
    row, from ``row_start[r]``. ``before`` is the unit of the actor's previous session, of the next for its first, -1
    where there is neither; ``first`` marks the first. ``ratio`` is n / (n + n of ``before``).
    """

    actor: Ints
    session: Ints
    answers: Ints
    rows: Ints
    unit_start: Ints
    voters: Ints
    row_start: Ints
    before: Ints
    first: NDArray[np.bool_]
    ratio: Floats

    @property
    def units(self) -> int:
        """How many pairs of actor and session there are."""
        return len(self.actor)

    @property
    def items(self) -> int:
        """How many items were answered."""
        return (len(self.row_start) - 1) // CATEGORIES


def responses(item: ArrayLike, actor: ArrayLike, session: ArrayLike, category: ArrayLike) -> Responses:
    """Return answers laid out for estimation; one entry of each array is one answer (0 yes, 1 abstain, 2 no).

    Items are 0, 1, 2 ...; items that all answered alike say nothing and should be dropped before (see ``informative``).
    InputError where there is no answer, or a category is none of the three: absence is no answer and never stands here.
    """
    items, actors, sessions, categories = (np.asarray(a, np.int64) for a in (item, actor, session, category))
    if not len(items):
        raise InputError("There are no votes to estimate positions from. Import roll calls: comity import --all DIR")
    if categories.min() < 0 or categories.max() >= CATEGORIES:
        raise InputError(f"A vote is coded {categories.max()}; use 0 yes, 1 abstain, 2 no, and leave absences out.")
    width = int(actors.max()) + 1
    keys, unit = np.unique(sessions * width + actors, return_inverse=True)
    row = items * CATEGORIES + categories
    answers = np.bincount(unit, minlength=len(keys))
    before, first = _previous(keys % width)
    known = np.maximum(before, 0)
    ratio = np.where(before < 0, 0.5, answers / (answers + answers[known]))
    return Responses(
        actor=_int(keys % width),
        session=_int(keys // width),
        answers=_int(answers),
        rows=_int(row[np.argsort(unit * (int(row.max()) + 1) + row)]),
        unit_start=_starts(answers),
        voters=_int(unit[np.argsort(row * len(keys) + unit)]),
        row_start=_starts(np.bincount(row, minlength=CATEGORIES * (int(items.max()) + 1))),
        before=_int(before),
        first=first,
        ratio=ratio.astype(np.float32),
    )


def informative(item: ArrayLike, category: ArrayLike) -> NDArray[np.bool_]:
    """Return which answers belong to items on which not all answered alike."""
    items, categories = np.asarray(item, np.int64), np.asarray(category, np.int64)
    seen = np.zeros((int(items.max(initial=-1)) + 1, CATEGORIES), bool)
    seen[items, categories] = True
    kept: NDArray[np.bool_] = (seen.sum(axis=1) > 1)[items]
    return kept


def _previous(actor: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Each unit's neighbour in time (see Responses.before), and which units are the first of their actor."""
    order = np.argsort(actor, kind="stable")
    same = actor[order][1:] == actor[order][:-1]
    before = np.full(len(actor), -1)
    before[order[1:][same]] = order[:-1][same]
    first = before < 0
    after = np.full(len(actor), -1)
    after[order[:-1][same]] = order[1:][same]
    before[first] = after[first]
    return before, first


def _starts(counts: NDArray[np.int64]) -> Ints:
    return _int(np.concatenate([[0], np.cumsum(counts)]))


def _int(values: Any) -> Ints:
    return np.ascontiguousarray(values, np.int32)
