"""States and regions as actors, with every form under which English prose has them.

``states.csv`` and ``regions.csv`` are this project's own rows. ``checked_against`` says where the codes, numbers, days
and capitals were read; names, demonyms and seats of power are common English usage.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.actors.actor import Actor
from comity.actors.index import Named, named
from comity.actors.names import is_acronym
from comity.actors.tables import Entry, entries, listed, number, rows

STATE_COLUMNS = (
    "id",
    "name",
    "official_name",
    "short_names",
    "aliases",
    "demonyms",
    "adjectives",
    "capital",
    "capital_aliases",
    "iso2",
    "iso3",
    "cow",
    "gw",
    "since",
    "until",
    "un_since",
    "un_status",
    "note",
    "checked_against",
)
REGION_COLUMNS = ("id", "name", "aliases", "demonyms", "capitals", "iso2", "iso3", "within", "note", "checked_against")


def states() -> Iterator[tuple[Actor, list[Named], tuple[int, ...]]]:
    """Yield each state with its forms and its COW numbers, of which the first is the present one."""
    for row in rows("states.csv", required=STATE_COLUMNS):
        actor = _state(row)
        yield actor, list(_state_forms(actor, row)), tuple(int(n) for n in listed(row["cow"]))


def regions() -> Iterator[tuple[Actor, list[Named]]]:
    """Yield each region with its forms; a region is never a state, whatever a document calls it."""
    for row in rows("regions.csv", required=REGION_COLUMNS):
        actor = _region(row)
        yield actor, list(_region_forms(actor, row))


def _state(row: dict[str, str]) -> Actor:
    text = {key: value or None for key, value in row.items()}
    demonyms = dict.fromkeys(listed(row["demonyms"]) + listed(row["adjectives"]))
    return Actor(
        row["id"],
        row["name"],
        "state",
        text["official_name"],
        text["iso3"],
        text["iso2"],
        number(row["cow"]),
        number(row["gw"]),
        text["since"],
        text["until"],
        text["un_since"],
        text["un_status"],
        tuple(dict.fromkeys(listed(row["short_names"]) + listed(row["aliases"]))),
        tuple(demonyms),
        listed(row["capital"]) + listed(row["capital_aliases"]),
        "GOV",
        None,
        text["note"],
        listed(row["checked_against"]),
    )


def _state_forms(actor: Actor, row: dict[str, str]) -> Iterator[Named]:
    aliases = entries(row["aliases"])
    windows = {entry.text: entry for entry in aliases}
    own = [windows.get(text, Entry(text)) for text in (row["name"], row["official_name"])]
    lasted = _lasted(actor)
    for entry in (*own, *entries(row["short_names"]), *aliases):
        form = "acronym" if is_acronym(entry.text) else "name"
        why = f"{form} of {actor.name}{lasted}" + (f". {actor.note}" if actor.note and form == "name" else "")
        yield named(
            entry.text,
            actor,
            "acronym" if form == "acronym" else "name",
            why,
            country=actor.id,
            sector=None,
            since=entry.since,
            until=entry.until,
        )
    for entry in dict.fromkeys(entries(row["demonyms"]) + entries(row["adjectives"])):
        yield named(
            entry.text,
            actor,
            "demonym",
            f"people or adjective of {actor.name}{lasted}",
            country=actor.id,
            sector=None,
            since=entry.since,
            until=entry.until,
        )
    for column, what in (("capital", "capital"), ("capital_aliases", "seat of government or its name")):
        for entry in entries(row[column]):
            yield named(
                entry.text,
                actor,
                "capital",
                f"{what}: {actor.name}{_between(entry)}",
                country=actor.id,
                sector="GOV",
                since=entry.since,
                until=entry.until,
            )


def _region(row: dict[str, str]) -> Actor:
    within = listed(row["within"])
    return Actor(
        row["id"],
        row["name"],
        "region",
        None,
        row["iso3"] or None,
        row["iso2"] or None,
        aliases=listed(row["aliases"]),
        demonyms=listed(row["demonyms"]),
        capitals=listed(row["capitals"]),
        sector="PRE" if "de facto" in row["note"] else None,
        parent="|".join(within) or None,
        note=row["note"] or None,
        checked_against=listed(row["checked_against"]),
    )


def _region_forms(actor: Actor, row: dict[str, str]) -> Iterator[Named]:
    within = listed(row["within"])
    country = within[0] if len(within) == 1 else None
    forms = [
        (row["name"], "region"),
        *((a, "region") for a in actor.aliases),
        *((c, "seat in the region") for c in actor.capitals),
        *((d, "people or adjective of the region") for d in actor.demonyms),
    ]
    for text, what in forms:
        yield named(text, actor, "region", f"{what} {actor.name}, not a state", country=country, sector=actor.sector)


def _lasted(actor: Actor) -> str:
    return f", which existed until {actor.until}" if actor.until else ""


def _between(entry: Entry) -> str:
    if entry.since and entry.until:
        return f", {entry.since} to {entry.until}"
    return f", from {entry.since}" if entry.since else f", until {entry.until}" if entry.until else ""
