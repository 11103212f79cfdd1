"""Who did what to whom, with whose mediation, when and where: PLOVER's sixteen types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from comity.core.kinds import Column, Kind, NameOf
from comity.kinds._prose import dated, folded, listed

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
SYMMETRIC = frozenset(("AGREE", "CONSULT", "COOPERATE"))

QUADS = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation", "COOPERATE": "material cooperation", "AID": "material cooperation",
    "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict",
    "SANCTION": "material conflict", "MOBILIZE": "material conflict", "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}  # fmt: skip
"""Type -> quad class (PLOVER manual, draft 0.8, 2021)."""


@dataclass(frozen=True, slots=True)
class Event:
    """State visit of Vladimir Putin to Azerbaijan (CONSULT, visit): Russia to Azerbaijan, 18-19 August 2024, Baku
    (kremlin.ru).

    A meeting or agreement may have all parties as sources and no target; in a visit the visitor is the source.
    """

    type: str
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    subtype: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        if self.type not in EVENT_TYPES:
            raise ValueError(f"{self.type!r} is no PLOVER type; use one of {', '.join(EVENT_TYPES)}.")


def _sentence(it: Event, name_of: NameOf) -> str:
    label = f"{it.type}, {it.subtype}" if it.subtype else it.type
    source, target = listed(it.source, name_of), listed(it.target, name_of)
    link = (
        " and " if it.type in SYMMETRIC and it.subtype != "visit" else " to " if it.subtype == "visit" else " toward "
    )
    who = f"{source or 'someone the source does not name'}{link + target if target else ''}"
    if it.mediator:
        who += f", mediated by {listed(it.mediator, name_of)}"
    where = f", {it.place}" if it.place else ""
    said = f"{it.title} ({label})" if it.title else label
    return f"{said}: {who}{dated(it.date)}{where}."


def _key(it: Event) -> tuple[str, ...] | None:
    if not it.date or not it.source:
        return None
    if len(it.date) < 10:
        return (it.type, it.date, *sorted({*it.source, *it.target}), folded(it.title)) if it.title else None
    if it.type in SYMMETRIC:
        return (it.type, it.date[:10], *sorted({*it.source, *it.target}))
    return (it.type, it.date[:10], *sorted(it.source), "->", *sorted(it.target))


def _differences(first: Event, second: Event) -> tuple[str, ...]:
    """Nothing: a place may lie in another, and type, sides and day are what makes two reports one event."""
    return ()


KIND = Kind(
    id="event",
    table="event",
    type=Event,
    columns=(
        Column("type", "text", "PLOVER type"),
        Column("source", "list", "who acted"),
        Column("target", "list", "toward whom"),
        Column("mediator", "list", "third parties who mediated"),
        Column("date", "date", "when"),
        Column("place", "text", "where, as written"),
        Column("subtype", "text", "visit, ceasefire, occupation ..."),
        Column("title", "text", "one neutral line"),
    ),
    named=("source", "target", "mediator"),
    dated=("date",),
    sentence=_sentence,
    key=_key,
    differences=_differences,
)
