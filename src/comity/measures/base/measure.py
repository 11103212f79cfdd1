"""What a measure is: the question it answers, the kinds of fact it reads, its unit, its paper, and how it computes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Sample:
    """What estimates rest on: the source and edition that was read, how much of it, and what it does not hold.

    ``units`` counts what was used (roll calls); ``said`` tells the sample in one sentence for the reader; ``span`` is
    the first and the last day.
    """

    source: str
    edition: str
    units: int
    said: str
    span: str = ""


@dataclass(frozen=True, slots=True)
class Estimates:
    """A measure's answer: one row an estimate, and what every row must be read with.

    ``definition`` says in words what the numbers are, ``interval`` what the interval is (empty where none is given),
    ``diagnostics`` how well the computation went (convergence, draws, seconds).
    """

    measure: str
    table: pa.Table
    definition: str
    sample: Sample
    interval: str = ""
    diagnostics: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: an open ledger and the measure's own choices in, estimates out.

    ``kinds`` are the kinds of fact that it reads, ``unit`` what its numbers count or span, ``paper`` the published
    work whose definition it follows. ``compute`` takes the ledger first and its choices by name.
    """

    id: str
    question: str
    kinds: tuple[str, ...]
    unit: str
    paper: str
    compute: Callable[..., Estimates]
