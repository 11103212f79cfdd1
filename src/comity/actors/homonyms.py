"""Forms that stand for an actor besides the one whose table holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from comity.actors.actor import Actor, Form
from comity.actors.index import Named, named
from comity.actors.tables import rows
from comity.core.errors import RecordError

FORMS: dict[str, Form] = {form: form for form in get_args(Form)}


def homonyms(known: Mapping[str, Actor]) -> Iterator[Named]:
    """Yield the further forms; those of a body that is not there are left out, an unknown form is a RecordError."""
    for row in rows("homonyms.csv", required=("text", "actor", "form", "why")):
        if row["form"] not in FORMS:
            raise RecordError(f"actors/homonyms.csv: {row['form']!r} is none of {', '.join(FORMS)}.")
        actor = known.get(row["actor"])
        if actor:
            country = actor.id if actor.kind == "state" else None
            sector = actor.sector if actor.kind == "body" else None
            yield named(row["text"], actor, FORMS[row["form"]], row["why"], country=country, sector=sector)
