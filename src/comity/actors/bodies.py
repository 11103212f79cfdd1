"""International bodies as actors, and the PLOVER code that stands for a body where a country's would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.actors.actor import Actor
from comity.actors.index import Named, named
from comity.actors.names import is_acronym
from comity.actors.tables import entries, listed, rows

BODY_COLUMNS = (
    "id",
    "name",
    "aliases",
    "demonyms",
    "parent",
    "type",
    "sector",
    "founded",
    "dissolved",
    "seat",
    "url",
    "checked_against",
)
_OF_THEIR_OWN = {"UN": "UNO", "EU": "EUR"}
_APART = frozenset({"financial-institution"})


def bodies() -> Iterator[tuple[Actor, list[Named], str]]:
    """Yield each body with its forms and its type."""
    for row in rows("bodies.csv", required=BODY_COLUMNS):
        actor = Actor(
            row["id"],
            row["name"],
            "body",
            since=row["founded"] or None,
            until=row["dissolved"] or None,
            aliases=listed(row["aliases"]),
            demonyms=listed(row["demonyms"]),
            capitals=listed(row["seat"]),
            sector=row["sector"] or None,
            parent=row["parent"] or None,
            checked_against=listed(row["checked_against"]),
        )
        yield actor, list(_forms(actor, row)), row["type"]


def _forms(actor: Actor, row: dict[str, str]) -> Iterator[Named]:
    for entry in (*entries(row["id"]), *entries(row["name"]), *entries(row["aliases"])):
        acronym = is_acronym(entry.text)
        why = f"acronym of {actor.name}" if acronym else f"name of {actor.name}"
        yield named(
            entry.text,
            actor,
            "acronym" if acronym else "name",
            why,
            country=None,
            sector=actor.sector,
            since=entry.since,
            until=entry.until,
        )
    for entry in entries(row["demonyms"]):
        yield named(entry.text, actor, "demonym", f"adjective of {actor.name}", country=None, sector=actor.sector)


def plover_country(actor: Actor, bodies: Mapping[str, Actor], types: Mapping[str, str]) -> str:
    """UNO for the United Nations and its organs, EUR for the European Union's, IGO or NGO for any other body."""
    if types.get(actor.id) not in _APART:
        seen: Actor | None = actor
        while seen is not None:
            if seen.id in _OF_THEIR_OWN:
                return _OF_THEIR_OWN[seen.id]
            seen = bodies.get(seen.parent or "")
    return "NGO" if actor.sector == "NGO" else "IGO"
