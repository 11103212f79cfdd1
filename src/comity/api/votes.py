"""Votes of bodies: alignment of pairs, blocs, movement, absence, ideal points, and one roll call as it was cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.actors import registry
from comity.api.frames import Frame
from comity.api.ledgers import open_ledger
from comity.api.rollcalls import RollCallReport, roll_call
from comity.core.errors import InputError, PartError, UnknownActor

if TYPE_CHECKING:
    from comity.measures import Measure
    from comity.measures.base.choice import Choice

__all__ = [
    "Frame",
    "RollCallReport",
    "absence",
    "agreement",
    "blocs",
    "divergence",
    "ideal_points",
    "movement",
    "permanent_five",
    "predecessors_named",
    "roll_call",
]

_ESTIMATING = ("method", "chains", "sweeps", "burn", "seed", "sample", "matches")


def agreement(
    *states: str,
    ledger: str | Path | None = None,
    by: str = "session",
    intervals: bool = True,
    **chosen: Any,
) -> Frame:
    """Every pair among some states (names or codes), or, without states, every pair of all states.

    ``by`` is session or whole; ``chosen`` are body, source, since, until and issue. UnknownActor or InputError where a
    choice is not known or the ledger holds no such votes.
    """
    from comity.stats.bootstrap import DRAWS

    codes = _states(states)
    if len(codes) == 1:
        raise InputError(f"Agreement is of two states; name another beside {states[0]!r}, or none for all pairs.")
    return _measured("agreement", ledger, chosen, states=codes, by=_by(by), draws=DRAWS if intervals else 0)


def absence(*states: str, ledger: str | Path | None = None, by: str = "session", **chosen: Any) -> Frame:
    """How often some states (none named: all) took no part, session by session, absence apart from abstention."""
    return _measured("participation", ledger, chosen, states=_states(states), by=_by(by))


def permanent_five(state: str, *, ledger: str | Path | None = None, by: str = "session", **chosen: Any) -> Frame:
    """A state's distance to each permanent member of the Security Council, session by session."""
    return _measured("permanent_five", ledger, chosen, state=_states((state,))[0], by=_by(by))


def divergence(first: str, second: str, *, ledger: str | Path | None = None, most: int = 20, **chosen: Any) -> Frame:
    """The roll calls on which two states part most."""
    one, two = _states((first, second))
    return _measured("divergence", ledger, chosen, first=one, second=two, most=most)


def movement(*states: str, ledger: str | Path | None = None, span: int = 1, most: int = 20, **chosen: Any) -> Frame:
    """The largest changes of agreement over ``span`` sessions, with the roll calls that made them."""
    if span < 1:
        raise InputError(f"Sessions are compared with an earlier one: a span of {span} is none; use 1 or more.")
    return _measured("movement", ledger, chosen, states=_states(states), span=span, most=most)


def blocs(*, ledger: str | Path | None = None, by: str = "session", least: float = 0.9, **chosen: Any) -> Frame:
    """Which states vote as one, session by session, at a threshold of agreement."""
    return _measured("blocs", ledger, chosen, by=_by(by), least=least)


def ideal_points(
    *states: str,
    ledger: str | Path | None = None,
    convergence: bool = False,
    absence: bool = False,
    **choice: Any,
) -> Frame:
    """Ideal points of states (none named: all) in every session of a body: mean, spread, votes.

    With ``convergence`` the R-hat and effective sample size of each stand beside it, with ``absence`` on how many of
    the recorded votes that list the state it took no part. ``choice`` are body, source, since, until and issue, and how
    to estimate: method (walk, published, quick), chains, sweeps, burn, seed, sample, matches.
    """
    import pyarrow.compute as pc

    from comity.measures.base import Estimates

    codes, settings = _states(states), {name: choice.pop(name) for name in _ESTIMATING if name in choice}
    wanted = _choice(choice)
    with open_ledger(ledger) as held:
        found = _measure("ideal_points").compute(held, **settings, **asdict(wanted))
    table = found.table
    if codes:
        import pyarrow as pa

        unseen = sorted(set(codes) - set(table["iso3"].to_pylist()))
        if unseen:
            raise InputError(f"No data: {found.sample.source} gives {', '.join(unseen)} no position in that period.")
        table = table.filter(pc.is_in(table["iso3"], value_set=pa.array(codes)))
    left = ((() if convergence else ("rhat", "ess")), (() if absence else ("silent", "listed")))
    table = table.drop_columns([name for names in left for name in names if name in table.column_names])
    return Frame(Estimates(found.measure, table, found.definition, found.sample, found.interval, found.diagnostics))


def predecessors_named(states: Sequence[str]) -> list[str]:
    """A line for each state that continues another in the body: the earlier one's votes stand under its own code."""
    lines = []
    for code in _states(states):
        for earlier in registry().predecessors(code):
            if earlier.relation == "continues":
                name = registry().name
                lines.append(
                    f"{name(code)} ({code}) continues {name(earlier.predecessor)} ({earlier.predecessor}), whose votes "
                    "stand under that code: the series break there."
                )
    return lines


def _measured(measure: str, ledger: str | Path | None, chosen: dict[str, Any], **choice: Any) -> Frame:
    wanted = _choice(chosen)
    with open_ledger(ledger) as held:
        return Frame(_measure(measure).compute(held, choice=wanted, **choice), wanted.body)


def _measure(name: str) -> Measure:
    from comity.measures import all_measures

    if name not in all_measures():
        raise PartError(f"comity/measures/{name}.py is missing from this copy of Comity; install it again.")
    return all_measures()[name]


def _choice(chosen: dict[str, Any]) -> Choice:
    from comity.measures.base.choice import Choice

    unknown = sorted(set(chosen) - {"body", "source", "since", "until", "issue"})
    if unknown:
        raise InputError(f"There is no choice {unknown[0]!r}; the choices are body, source, since, until and issue.")
    values = {name: str(value) for name, value in chosen.items() if value not in (None, "")}
    if "body" in values:
        values["body"] = _body(values["body"])
    return Choice(**values)


def _body(name: str) -> str:
    actor = registry().find(name)
    if actor.kind != "body":
        raise UnknownActor(f"{name!r} is a {actor.kind}, not a body: {actor.name}. Try UNGA or UNSC.")
    return actor.id


def _states(names: Sequence[str]) -> list[str]:
    codes = []
    for name in names:
        actor = registry().find(name)
        if actor.kind != "state":
            raise UnknownActor(f"{name!r} is a {actor.kind}, not a state: {actor.name}. Votes are cast by states.")
        codes.append(actor.id)
    if len(set(codes)) < len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise InputError(f"{registry().name(twice)} ({twice}) is named twice; name different states.")
    return codes


def _by(by: str) -> str:
    if by not in ("session", "whole"):
        raise InputError(f"Votes are counted by session or whole, not by {by!r}.")
    return by
