"""An actor's stance on an issue; never inferred from not voting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from comity.core.kinds import Column, Kind, NameOf
from comity.kinds._prose import dated, folded

Stance = Literal["support", "oppose", "neutral", "conditional"]
STANCES: tuple[str, ...] = get_args(Stance)
_WORDS = {
    "support": "supports",
    "oppose": "opposes",
    "neutral": "is neutral on",
    "conditional": "supports on conditions",
}


@dataclass(frozen=True, slots=True)
class Position:
    """Turkey supports the territorial integrity of Azerbaijan (statement of 27 September 2020, mfa.gov.tr)."""

    actor: str
    issue: str
    stance: str
    date: str | None = None

    def __post_init__(self) -> None:
        if self.stance not in STANCES:
            raise ValueError(f"{self.stance!r} is no stance; use one of {', '.join(STANCES)}.")


def _sentence(it: Position, name_of: NameOf) -> str:
    return f"{name_of(it.actor)} {_WORDS[it.stance]}: {it.issue}{dated(it.date)}."


def _key(it: Position) -> tuple[str, ...] | None:
    return (it.actor, folded(it.issue), it.date or "")


def _differences(first: Position, second: Position) -> tuple[str, ...]:
    return ("stance",) if first.stance != second.stance else ()


KIND = Kind(
    id="position",
    table="position",
    type=Position,
    columns=(
        Column("actor", "text", "who takes it"),
        Column("issue", "text", "on what"),
        Column("stance", "text", "support, oppose, neutral or conditional"),
        Column("date", "date", "when it was taken"),
    ),
    named=("actor",),
    dated=("date",),
    sentence=_sentence,
    key=_key,
    differences=_differences,
)
