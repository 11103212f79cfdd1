"""Measure: where each state stands on one line by its votes, session by session, with intervals and convergence."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from comity.core.errors import InputError
from comity.measures.base import Estimates, Measure
from comity.measures.base.ballots import Ballots, chosen_ballots, published_ballots
from comity.measures.base.choice import Choice

if TYPE_CHECKING:
    import pyarrow as pa

    from comity.ledger import Ledger
    from comity.stats.responses import Responses

Method = Literal["walk", "published", "quick"]
POSITIVE, FALLBACK = ("USA",), ("GBR", "CAN", "ISR")
DEFINITION = (
    "Ordinal item response model (Bailey, Strezhnev and Voeten 2017): yes, abstain and no are steps on one line, each "
    "roll call has a slope and two cutpoints, each state one position a session; over all states and sessions the mean "
    "is 0 and the standard deviation 1. The sign is that the United States are positive. Absence is missing, never an "
    "abstention; roll calls on which all voted alike are left out. "
)
SAID = {
    "walk": "A state's positions are a random walk from session to session, estimated as one path.",
    "published": (
        "The authors' procedure: a position is expected where the session before was, later sessions do not speak of "
        "earlier ones, and the cutpoints move by the authors' step, which shifts sessions with few abstentions."
    ),
    "quick": "Approximate: roll calls are taken for known, so that intervals are too narrow. The same at every run.",
}
SWEEPS = {"walk": (860, 300), "published": (600, 160)}
"""How many sweeps a chain makes, and how many of them are left out."""
INTERVAL = "5 to 95 % of the posterior: q05 and q95"


def compute(
    ledger: Ledger,
    method: Method = "walk",
    matches: str | Path | None = None,
    chains: int = 2,
    sweeps: int | None = None,
    burn: int | None = None,
    seed: int = 1,
    sample: Literal["choice", "published"] = "choice",
    **choice: Any,
) -> Estimates:
    """A line a state and session: iso3, ccode, session, mean, sd, q05, q50, q95, n_votes, R-hat, ESS, and on how many
    of the recorded votes that list the state it took no part.

    ``choice`` as for other measures (body, source, since, until, issue); ``sample`` published takes the roll calls of
    the published estimates from the series unvotes_roll_calls. ``matches`` is a file of roll calls on the same text
    (rcid1, rcid2), which become one item; it needs a source that numbers roll calls. ``sweeps`` and ``burn``, those of
    them that are left out, are the method's own unless they are given.
    """
    if method not in SAID:
        raise InputError(f"{method!r} is no method; use one of {', '.join(SAID)}.")
    pairs = read_matches(Path(matches)) if matches else ()
    ballots = (
        published_ballots(ledger, pairs) if sample == "published" else chosen_ballots(ledger, Choice(**choice), pairs)
    )
    data = ballots.responses()
    positive = np.isin(data.actor, ballots.tracks_of(POSITIVE) or ballots.tracks_of(FALLBACK))
    many, left = SWEEPS.get(method, (0, 0))
    many, left = many if sweeps is None else sweeps, left if burn is None else burn
    columns, told = _estimated(data, positive, method, chains, many, left, seed)
    table = _table(ballots, data, columns)
    interval = INTERVAL if method != "quick" else f"{INTERVAL}, approximate and too narrow"
    linked = {"linked_pairs": len(pairs), "roll_calls": ballots.sample.units, "items": data.items}
    return Estimates("ideal_points", table, DEFINITION + SAID[method], ballots.sample, interval, told | linked)


def read_matches(path: Path) -> tuple[tuple[int, int], ...]:
    """Pairs of roll calls on one text, of a file with the columns rcid1 and rcid2."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return tuple((int(row["rcid1"]), int(row["rcid2"])) for row in csv.DictReader(lines))
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"{path} cannot be read as a list of matches: {error}\nIt needs the columns rcid1 and rcid2, both numbers."
        ) from error


def _estimated(
    data: Responses, positive: np.ndarray, method: Method, chains: int, sweeps: int, burn: int, seed: int
) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """The columns of the estimates by unit, and how the estimation went."""
    if method == "quick":
        from comity.stats.variational import STEPS, estimate

        quick = estimate(data, positive)
        ends = {name: quick.mean + at * quick.sd for name, at in (("q05", -1.6449), ("q50", 0), ("q95", 1.6449))}
        return {"mean": quick.mean, "sd": quick.sd, **ends}, {"method": "quick, approximate", "steps": STEPS}
    from comity.stats.ordinal_response import Settings
    from comity.stats.ordinal_response import sample as sampled

    found = sampled(data, positive, Settings(method, chains, sweeps, burn, seed=seed))
    columns = {"mean": found.mean, "sd": found.sd}
    columns |= dict(zip(("q05", "q50", "q95"), found.quantiles, strict=True))
    told = {
        "method": method, "chains": chains, "sweeps": sweeps, "left_out": burn, "seed": seed,
        "rhat_median": float(np.nanmedian(found.rhat)), "rhat_largest": float(np.nanmax(found.rhat)),
        "rhat_above_1.1": float(np.mean(found.rhat > 1.1)),
        "ess_median": float(np.nanmedian(found.ess)), "ess_least": float(np.nanmin(found.ess)),
    }  # fmt: skip
    return columns | {"rhat": found.rhat, "ess": found.ess}, told


def _table(ballots: Ballots, data: Responses, columns: dict[str, np.ndarray]) -> pa.Table:
    """The estimates, by state and session."""
    import pyarrow as pa

    order = np.lexsort((data.session, data.actor))
    named = [ballots.named(int(track), int(session)) for track, session in zip(data.actor, data.session, strict=True)]
    shown = {
        "iso3": pa.array([named[k] for k in order]),
        "ccode": pa.array([int(t) if t < ballots.FOREIGN else None for t in data.actor[order]], pa.int32()),
        "session": pa.array(data.session[order].astype(np.int32)),
    }
    values = {name: pa.array(column[order].astype(np.float64)) for name, column in columns.items()}
    met = {name: values.pop(name) for name in ("rhat", "ess") if name in values}
    keys = [(int(data.actor[k]), int(data.session[k])) for k in order]
    away = [ballots.away.get(key, (None, None)) for key in keys]
    beside = {name: pa.array([pair[k] for pair in away], pa.int32()) for k, name in enumerate(("silent", "listed"))}
    return pa.table(shown | values | {"n_votes": pa.array(data.answers[order].astype(np.int32))} | met | beside)


MEASURE = Measure(
    id="ideal_points",
    question="Where does each state stand on one line, session by session?",
    kinds=("vote",),
    unit="index: 0 the mean and 1 the standard deviation of all states and sessions",
    paper="Bailey, Strezhnev and Voeten 2017",
    compute=compute,
)
