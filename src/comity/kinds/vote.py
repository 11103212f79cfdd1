"""A body's roll call on a text: tally and positions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from comity.core.kinds import Column, Kind, NameOf
from comity.kinds._prose import dated, dates_differ, listed

Position = Literal["yes", "no", "abstain", "absent", "not-participating", "non-voting", "not-a-member"]
POSITIONS: tuple[str, ...] = get_args(Position)
CAST = frozenset(("yes", "no", "abstain"))

_WORDS = {
    "yes": "voted in favour", "no": "voted against", "abstain": "abstained", "absent": "was absent",
    "not-participating": "did not participate", "non-voting": "did not vote", "not-a-member": "was not a member",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vote:
    """The General Assembly adopted A/RES/62/243 on 14 March 2008 by 39 votes to 7, with 100 abstentions; Russia voted
    against (UN Digital Library).

    ``non_voting`` counts members without a recorded position. A state missing from ``positions`` is not in the source;
    nothing is concluded from that.
    """

    body: str | None = None
    resolution: str | None = None
    title: str | None = None
    session: str | None = None
    meeting: str | None = None
    date: str | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    non_voting: int | None = None
    adoption: str | None = None
    positions: Mapping[str, str] = field(default_factory=dict)
    subject: str | None = None

    def __post_init__(self) -> None:
        wrong = [p for p in self.positions.values() if p not in POSITIONS]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is no position; use one of {', '.join(POSITIONS)}.")
        object.__setattr__(self, "positions", MappingProxyType(dict(sorted(self.positions.items()))))


def symbol(resolution: str | None) -> str | None:
    """The resolution's symbol without its prefix, so that ``A/RES/62/243`` and ``62/243`` are one text."""
    if not resolution:
        return None
    plain = re.sub(r"\s*\(.*?\)|\b(resolution|no\.?|section)\s*|[\[\]]", "", resolution, flags=re.IGNORECASE).strip()
    return re.sub(r"^[AS]/(HRC/)?RES/", "", plain).upper()


def _sentence(vote: Vote, name_of: NameOf) -> str:
    body = name_of(vote.body) if vote.body else "A body that the source does not name"
    text = vote.resolution or "a text whose symbol the source does not give"
    if vote.title:
        text += f", \N{LEFT DOUBLE QUOTATION MARK}{vote.title}\N{RIGHT DOUBLE QUOTATION MARK},"
    said = f"{body} voted on {text}{dated(vote.date)}"
    if vote.adoption == "without a vote":
        said = f"{body} adopted {text}{dated(vote.date)} without a vote"
    elif None not in (vote.yes, vote.no, vote.abstain):
        said += f": {vote.yes} in favour, {vote.no} against, {vote.abstain} abstaining"
    by = [f"{listed(_with(vote, p), name_of)} {_WORDS[p]}" for p in POSITIONS if _with(vote, p)]
    return "; ".join([said, *by]) + "."


def _with(vote: Vote, position: str) -> list[str]:
    return [actor for actor, p in vote.positions.items() if p == position]


def _key(vote: Vote) -> tuple[str, ...] | None:
    text = symbol(vote.resolution)
    return (vote.body or "UNGA", text) if text else None


def _differences(first: Vote, second: Vote) -> tuple[str, ...]:
    found = [f for f in ("yes", "no", "abstain") if _unequal(getattr(first, f), getattr(second, f))]
    if dates_differ(first.date, second.date):
        found.append("date")
    both = first.positions.keys() & second.positions.keys()
    found += [f"position of {a}" for a in sorted(both) if _clash(first.positions[a], second.positions[a])]
    if "without a vote" in (first.adoption, second.adoption) and first.adoption != second.adoption:
        other = second if first.adoption == "without a vote" else first
        if other.adoption or other.positions or other.yes is not None:
            found.append("adoption")
    return tuple(found)


def _unequal(first: int | None, second: int | None) -> bool:
    return None not in (first, second) and first != second


def _clash(first: str, second: str) -> bool:
    """Two positions differ; but ``non-voting`` contradicts no other way of casting no position."""
    unsaid = {"absent", "not-participating", "non-voting", "not-a-member"}
    return first != second and not ("non-voting" in (first, second) and {first, second} <= unsaid)


KIND = Kind(
    id="vote",
    table="roll_call",
    type=Vote,
    columns=(
        Column("body", "text", "the body that voted"),
        Column("resolution", "text", "the text's symbol, as the source writes it"),
        Column("title", "text", "the text's title"),
        Column("session", "text", "the body's session"),
        Column("meeting", "text", "the meeting"),
        Column("date", "date", "day of the vote"),
        Column("yes", "integer", "votes in favour"),
        Column("no", "integer", "votes against"),
        Column("abstain", "integer", "abstentions"),
        Column("non_voting", "integer", "members with no recorded position"),
        Column("adoption", "text", "recorded, or without a vote"),
        Column("positions", "positions", "actor -> position"),
        Column("subject", "text", "short tags of the subject"),
    ),
    named=("positions",),
    dated=("date",),
    sentence=_sentence,
    key=_key,
    differences=_differences,
)
