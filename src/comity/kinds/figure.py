"""An indicator's value, with subject, counterpart, unit and period."""

from __future__ import annotations

from dataclasses import dataclass

from comity.core.dates import reads
from comity.core.kinds import Column, Kind, NameOf
from comity.kinds._prose import folded


@dataclass(frozen=True, slots=True)
class Figure:
    """Imports of Russia from Azerbaijan were 564,000,000 USD in 2012 (COW trade).

    ``value`` is in base units (USD, persons, percent); it is None where the number is malformed, and ``readings``
    then holds every value it could stand for.
    """

    indicator: str | None = None
    subject: str | None = None
    counterpart: str | None = None
    value: float | None = None
    unit: str | None = None
    period: str | None = None
    approx: bool = False
    readings: tuple[str, ...] = ()


def amount(value: float | None, unit: str | None) -> str:
    """``3.95 billion USD``, ``12,000 person``, ``3.4 percent``; ``no single reading`` for a malformed number."""
    if value is None:
        return "no single reading"
    size, word = abs(value), ""
    for step, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if size >= step and unit not in ("index", "percent"):
            value, word = value / step, name
            break
    digits = f"{value:,.4g}" if word or not float(value).is_integer() else f"{value:,.0f}"
    return f"{digits}{word} {unit or ''}".strip()


def _sentence(it: Figure, name_of: NameOf) -> str:
    about = it.indicator or "a figure"
    if it.subject:
        about += f", {name_of(it.subject)}"
    if it.counterpart:
        about += f" with {name_of(it.counterpart)}"
    value = amount(it.value, it.unit)
    if it.readings:
        value += f" (could be {' or '.join(it.readings)})"
    when = f", {reads(it.period)}" if it.period else ""
    return f"{about[:1].upper()}{about[1:]}{when}: {'about ' if it.approx else ''}{value}."


def _key(it: Figure) -> tuple[str, ...] | None:
    if not (it.indicator and it.subject and it.period):
        return None
    sides = [it.subject, it.counterpart or ""]
    if "turnover" in it.indicator or "agreement" in it.indicator:
        sides.sort()
    return (folded(it.indicator), *sides, it.period, it.unit or "")


def _differences(first: Figure, second: Figure) -> tuple[str, ...]:
    if first.value is None or second.value is None:
        return ()
    near = 0.05 if first.approx or second.approx else 0.005
    apart = abs(first.value - second.value) > near * max(abs(first.value), abs(second.value))
    return ("value",) if apart else ()


KIND = Kind(
    id="figure",
    table="figure",
    type=Figure,
    columns=(
        Column("indicator", "text", "what is measured"),
        Column("subject", "text", "of whom"),
        Column("counterpart", "text", "with whom"),
        Column("value", "real", "in base units; null where malformed"),
        Column("unit", "text", "USD, percent, person ..."),
        Column("period", "date", "the period measured"),
        Column("approx", "boolean", "given as approximate"),
        Column("readings", "list", "what a malformed number could stand for"),
    ),
    named=("subject", "counterpart"),
    dated=("period",),
    sentence=_sentence,
    key=_key,
    differences=_differences,
)
