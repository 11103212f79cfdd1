"""A treaty, declaration, resolution, statement or agreement, and an action on it by its parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from comity.core.kinds import Column, Kind, NameOf
from comity.kinds._prose import dated, dates_differ, folded, listed

Action = Literal[
    "proposed", "signed", "adopted", "ratified", "acceded", "succeeded", "approved", "extended", "entered-into-force",
    "suspended", "withdrawn", "terminated",
]  # fmt: skip
ACTIONS: tuple[str, ...] = get_args(Action)

_VERBS = {"entered-into-force": "brought into force", "acceded": "acceded to", "succeeded": "succeeded to",
          "withdrawn": "withdrew from"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instrument:
    """Azerbaijan and Russia signed the Declaration on Allied Interaction on 22 February 2022 (kremlin.ru).

    ``instrument`` is the identity under which all names and stages of one text are gathered, where it is known;
    signed is not ratified, and a date of deposit is not a domestic act.
    """

    instrument: str | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()
    type: str | None = None
    identifier: str | None = None
    action: str | None = None
    parties: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    date: str | None = None
    points: int | None = None

    def __post_init__(self) -> None:
        if self.action is not None and self.action not in ACTIONS:
            raise ValueError(f"{self.action!r} is no action on an instrument; use one of {', '.join(ACTIONS)}.")


def _sentence(it: Instrument, name_of: NameOf) -> str:
    name = _with_article(it) or it.identifier or "an instrument that the source does not name"
    if it.identifier and it.identifier not in name:
        name += f" ({it.identifier})"
    if it.action == "entered-into-force":
        among = f" between {listed(it.parties, name_of)}" if len(it.parties) > 1 else ""
        return f"{_capital(name)} entered into force{among}{dated(it.date)}."
    verb = _VERBS.get(it.action or "", it.action or "acted on")
    who = listed(it.parties, name_of)
    if not who:
        return f"{_capital(name)}: {it.action or 'action not given'}{dated(it.date)}."
    return f"{who} {verb} {name}{dated(it.date)}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _with_article(it: Instrument) -> str | None:
    """The title, with ``the`` before a text that is called by its sort: the Treaty, the Declaration."""
    bare = it.type in ("resolution", "decision", None) or (it.title or "").lower().startswith(("the ", "a ", "an "))
    return it.title if not it.title or bare else f"the {it.title}"


def _key(it: Instrument) -> tuple[str, ...] | None:
    """The text, the action and its parties; a title that only names the sort (a joint statement) needs its date too."""
    name = it.instrument or it.identifier or folded(it.title)
    if not name or not it.action or not it.parties:
        return None
    bare = not (it.instrument or it.identifier) and len(name.split()) < 3
    return (name, *((it.date or "",) if bare else ()), it.action, *sorted(it.parties))


def _differences(first: Instrument, second: Instrument) -> tuple[str, ...]:
    found = ["date"] if dates_differ(first.date, second.date) else []
    if None not in (first.points, second.points) and first.points != second.points:
        found.append("points")
    return tuple(found)


KIND = Kind(
    id="instrument",
    table="instrument",
    type=Instrument,
    columns=(
        Column("instrument", "text", "identity shared by all names and stages of one text"),
        Column("title", "text", "title as written"),
        Column("aliases", "list", "other names in circulation"),
        Column("type", "text", "treaty, covenant, declaration, resolution, statement ..."),
        Column("identifier", "text", "document symbol or treaty number"),
        Column("action", "text", "proposed, signed, adopted, ratified, acceded ..."),
        Column("parties", "list", "who acted"),
        Column("sponsors", "list", "who sponsored the text"),
        Column("date", "date", "day of the action"),
        Column("points", "integer", "number of articles or points"),
    ),
    named=("parties",),
    dated=("date",),
    sentence=_sentence,
    key=_key,
    differences=_differences,
)
