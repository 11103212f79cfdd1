"""Named organs and groups of one country (the Pentagon, the Knesset, Hamas) as forms that stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from comity.actors.actor import Candidate, Form
from comity.actors.lexicon import STATE_SECTORS, Organ, lexicon
from comity.core.errors import UnknownActor
from comity.language.words import words

if TYPE_CHECKING:
    from comity.language.gazetteer import Names

_ACTING = STATE_SECTORS | {"REB", "PTY"}
_OF_MANY = words(
    """
    npa cio dia nis mss raw pri uss csis dss sdf eln cdu pla cni hts abw spd ccp aisi solidarity morena anc isi amanat
    """
)
"""Short forms that elsewhere stand for others, or are words."""


def organ_names(registry: Names, taken: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    """Yield each name of an organ that belongs to one country only, with the candidates that it stands for."""
    for folded, organs in lexicon().organs.items():
        acting = [o for o in organs if o.country and o.sector in _ACTING]
        if folded in taken or folded in _OF_MANY or len({o.country for o in acting}) != 1:
            continue
        found = tuple(c for o in acting if (c := _candidate(o, registry)) is not None)
        if found and len(acting) == len(organs):
            yield folded, found


def _candidate(organ: Organ, registry: Names) -> Candidate | None:
    try:
        state = registry.get(str(organ.country))
    except UnknownActor:
        return None
    why = f"{organ.name}, an organ or group of {state.name}"
    form: Form = "acronym" if organ.acronym else "office"
    return Candidate(state, form, state.id, organ.sector, why, organ.name, organ.since, organ.until)
