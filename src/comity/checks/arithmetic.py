"""Check: sums, shares, growth, rates and counts of lists that the text itself gives the parts of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from comity.checks.base import Check, Record, clause, verdict
from comity.checks.base.wording import number
from comity.core.claims import Claim, Document
from comity.core.verdicts import Evidence, Verdict

_ID = "arithmetic"
Finding = tuple[bool, str, str]
"""Whether the numbers fit, what follows from them, and the reckoning."""


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each reckoning whose numbers the text gives."""
    for claim in document.of(*_RECKONED):
        found = _RECKONED[claim.form](claim.values)
        if found is None:
            continue
        fits, told, reckoning = found
        evidence = [Evidence(document.name, f"characters {claim.start}-{claim.end}", reckoning)]
        judgement = "supported" if fits else "internally_inconsistent"
        yield verdict(_ID, clause(document, claim), judgement, told, evidence)  # type: ignore[arg-type]


def _sum(values: Mapping[str, Any]) -> Finding | None:
    parts, total = [float(p) for p in values["parts"]], float(values["total"])
    minus = values.get("operation") == "difference"
    found = parts[0] - sum(parts[1:]) if minus else sum(parts)
    found = abs(found) if minus else found
    reckoning = f"{(' - ' if minus else ' + ').join(number(p) for p in parts)} = {number(found)}"
    slack = sum(_rounding(p) for p in (*parts, total))
    return abs(found - abs(total)) <= slack, f"{reckoning}; the text has {number(total)}.", reckoning


def _share(values: Mapping[str, Any]) -> Finding | None:
    if shares := values.get("shares"):
        total = sum(shares)
        reckoning = f"{' + '.join(f'{s:g}' for s in shares)} = {total:g} percent"
        return total <= 100.0 + 0.6 * len(shares), f"The shares of one whole come to {total:g} percent.", reckoning
    part, whole, said = (values.get(name) for name in ("part", "whole", "percent"))
    if not (part and whole and said):
        return None
    found = 100 * part / whole
    reckoning = f"{number(part)} of {number(whole)} is {found:.3g} percent"
    slack = _rounding(said) + found * (_relative(part) + _relative(whole))
    return abs(found - said) <= slack, f"{reckoning}; the text has {said:g}.", reckoning


def _growth(values: Mapping[str, Any]) -> Finding | None:
    start, end = values.get("from"), values.get("to")
    if not (start and end):
        return None
    rounded = (_relative(start) + _relative(end)) * end / start
    if percent := values.get("percent"):
        found = abs(100 * (end - start) / start)
        told = f"From {number(start)} to {number(end)} is {'an increase' if end > start else 'a decrease'} of {found:.3g} percent"
        return abs(found - percent) <= _rounding(percent) + 100 * rounded, f"{told}; the text has {percent:g}.", told
    if factor := values.get("factor"):
        found = max(end / start, start / end)
        told = f"{number(end)} is {found:.3g} times {number(start)}"
        return abs(found - factor) <= _rounding(factor) + rounded, f"{told}; the text has {factor:g}.", told
    return None


def _rate(values: Mapping[str, Any]) -> Finding | None:
    """Two amounts of one thing in two currencies: the rate that they imply is told, not judged."""
    first, second = values["amounts"][:2]
    if not (first["value"] and second["value"]):
        return None
    told = f"The two amounts imply {second['value'] / first['value']:.4g} {second['unit']} for one {first['unit']}."
    return True, told, told


def _list(values: Mapping[str, Any]) -> Finding | None:
    claimed, listed = int(values["claimed"]), int(values["listed"])
    told = f"The text counts {claimed} {values['noun']} and lists {listed}."
    return claimed == listed, told, f"{listed} listed"


def _rounding(value: float) -> float:
    """Half a unit of the last figure that is given: 0.5 for 72, 0.05 for 579.2, half a million for 579 million."""
    digits = f"{abs(value):.10g}"
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.partition(".")[2])
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 0.5


def _relative(value: float) -> float:
    return _rounding(value) / abs(value)


_RECKONED: Mapping[str, Callable[[Mapping[str, Any]], Finding | None]] = {
    "sum": _sum, "share": _share, "growth": _growth, "rate": _rate, "list_count": _list,
}  # fmt: skip

CHECK = Check(
    id=_ID,
    version="1",
    title="Arithmetic",
    asks="Do the sums, shares, growth and counts follow from the numbers that the text gives?",
    reads=tuple(_RECKONED),
    example="“rose from $579.2 million to $938.0 million, an increase of 72 percent”: it is 62 percent.",
    blind="Numbers of which the text gives no parts; rounding is allowed for, half a unit of the last figure.",
    judge=judge,
)
