"""How actors are named in a dossier, drawn from the registry of actors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from comity.actors import registry
from comity.actors.longer import containing, plain


@dataclass(frozen=True, slots=True)
class Gazette:
    """The name to print for a code, a state's predecessors and the one it continues, the forms that texts use for it.

    ``forms`` are lower case, words parted by single spaces, those of the regions within a state among them;
    ``family`` is the uppermost body above one (UNHRC -> UN), ``longer`` the names of others in which a form stands.
    """

    name: Callable[[str], str]
    predecessors: Callable[[str], tuple[str, ...]]
    continues: Callable[[str], tuple[str, ...]]
    forms: Callable[[str], tuple[str, ...]]
    family: Callable[[str], str]
    states: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    longer: Callable[[str], tuple[str, ...]] = lambda form: ()


@cache
def gazette() -> Gazette:
    """The gazette of the registry that ships."""
    known = registry()
    states, bodies = (tuple(actor.id for actor in some) for some in (known.states(), known.bodies()))
    return Gazette(known.name, _predecessors, _continues, _forms, _family, states, bodies, _longer)


def _predecessors(code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(succession.predecessor for succession in registry().predecessors(code)))


def _continues(code: str) -> tuple[str, ...]:
    return tuple(s.predecessor for s in registry().predecessors(code) if s.relation == "continues")


def _forms(code: str) -> tuple[str, ...]:
    actor = registry().known(code)
    if actor is None:
        return ()
    within = [r for r in registry().regions() if code in (r.parent or "").split("|")]
    forms = [form for a in (actor, *within) for form in (a.name, *a.aliases, *a.demonyms)]
    return tuple(dict.fromkeys(plain(form) for form in forms))


def _longer(form: str) -> tuple[str, ...]:
    return containing().get(form, ())


def _family(code: str) -> str:
    seen = {code}
    while True:
        actor = registry().known(code)
        parent = actor.parent if actor else None
        if not parent or parent in seen:
            return code
        seen.add(parent)
        code = parent
