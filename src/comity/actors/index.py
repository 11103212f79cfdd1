"""Every form under which an actor is met, by its folded text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.actors.actor import Actor, Candidate, Form
from comity.actors.names import ORDINARY_WORDS, fold

_OWN = ("name", "acronym")


@dataclass(frozen=True, slots=True)
class Named:
    """One form of one actor: its text in its own spelling and the candidate that it stands for."""

    text: str
    candidate: Candidate


def named(
    text: str,
    actor: Actor,
    form: Form,
    why: str,
    *,
    country: str | None,
    sector: str | None,
    since: str | None = None,
    until: str | None = None,
    role: str | None = None,
) -> Named:
    """The form of an actor, with the days between which it holds."""
    return Named(text, Candidate(actor, form, country, sector, why, role, since, until))


def index(forms: Iterable[Named]) -> dict[str, tuple[Candidate, ...]]:
    """Folded form -> candidates, in the order given; one candidate for each actor, form, role and time."""
    found: dict[str, dict[tuple[str, str, str | None, str | None], Candidate]] = {}
    for form in forms:
        one, text = form.candidate, fold(form.text)
        if text not in ORDINARY_WORDS:
            found.setdefault(text, {}).setdefault((one.actor.id, one.form, one.role, one.since), one)
    return {text: _merged(tuple(many.values())) for text, many in found.items()}


def _merged(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without the forms that say no more of an actor than its name already says."""
    if len(candidates) == 1:
        return candidates
    by_name = {c.actor.id for c in candidates if c.form in _OWN and c.since is None and c.until is None}
    return tuple(c for c in candidates if c.form in _OWN or c.form == "person" or c.actor.id not in by_name)
