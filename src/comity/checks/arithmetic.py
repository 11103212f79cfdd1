"""Check: sums, shares, growth, rates and counts of lists that the text itself gives the parts of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from comity.checks.base import Check, Record, clause, verdict
from comity.checks.base.wording import number
from comity.core.claims import Claim, Document
from comity.core.verdicts import Evidence, Verdict

_ID = "arithmetic"
_HEDGED, _EXACT, _NEARBY = 0.05, 1e-9, 1500
Finding = tuple[bool, str, str]
"""Whether the numbers fit, what follows from them, and the reckoning."""


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each reckoning whose numbers the text gives."""
    for claim in document.of(*_RECKONED):
        found = _RECKONED[claim.form](_exact(claim, document))
        if found is None:
            continue
        fits, told, reckoning = found
        evidence = [Evidence(document.name, f"characters {claim.start}-{claim.end}", reckoning)]
        judgement = "supported" if fits else "internally_inconsistent"
        yield verdict(_ID, clause(document, claim), judgement, told, evidence)  # type: ignore[arg-type]


def _exact(claim: Claim, document: Document) -> Mapping[str, Any]:
    """A share's values with a part that is rounded in the clause as the same text gives it nearby in full."""
    values = claim.values
    if claim.form != "share" or not values["part"] or not values["approx"]:
        return values
    totals = [
        c for c in document.of("sum") if abs(c.start - claim.start) < _NEARBY and c.values["unit"] == values["unit"]
    ]
    fuller = [
        abs(float(c.values["total"]))
        for c in totals
        if abs(abs(float(c.values["total"])) - values["part"]) <= values["rounding"][0]
    ]
    if len(set(fuller)) != 1:
        return values
    return {**values, "part": fuller[0], "rounding": (0.0, values["rounding"][1])}


def _sum(values: Mapping[str, Any]) -> Finding | None:
    parts, total = [float(p) for p in values["parts"]], float(values["total"])
    found = sum(parts)
    reckoning = f"{_added(parts)} = {number(abs(found))}"
    slack = values["rounding"] + (_HEDGED * abs(total) if values["approx"] else 0.0)
    right = abs(abs(found) - abs(total)) <= slack + _EXACT * abs(total)
    if not right and not values["complete"]:
        return None
    return right, f"{reckoning}; the text has {number(abs(total))}.", reckoning


def _added(parts: Sequence[float]) -> str:
    signs = ("" if i == 0 else " + " if p >= 0 else " \u2212 " for i, p in enumerate(parts))
    return "".join(f"{sign}{number(abs(p) if i else p)}" for i, (sign, p) in enumerate(zip(signs, parts, strict=True)))


def _share(values: Mapping[str, Any]) -> Finding | None:
    rounding, hedged = values["rounding"], values["approx"]
    if shares := values["shares"]:
        return _shares(shares, sum(rounding) + (_HEDGED * 100 if hedged else 0.0), values["complete"])
    part, whole, said = values["part"], values["whole"], values["percent"]
    if not (part and whole and said):
        return None
    found = 100 * part / whole
    from_ = f" ({values['whole_from']})" if values["whole_from"] else ""
    reckoning = f"{number(part)} of {number(whole)}{from_} is {found:.3g} percent"
    slack = rounding[1] + found * rounding[0] / part
    return abs(found - said) <= slack + _EXACT, f"{reckoning}; the text has {said:g}.", reckoning


def _shares(shares: Sequence[float], slack: float, complete: bool) -> Finding | None:
    total = sum(shares)
    reckoning = f"{' + '.join(f'{s:g}' for s in shares)} = {total:g} percent"
    right = abs(total - 100) <= slack if complete else total <= 100 + slack
    if right and not complete:
        return None
    return right, f"The shares of one whole come to {total:g} percent.", reckoning


def _growth(values: Mapping[str, Any]) -> Finding | None:
    start, end = values["from"], values["to"]
    if not (start and end):
        return None
    rounding = [*values["rounding"], 0.0, 0.0, 0.0]
    unsure = (rounding[0] / abs(start) + rounding[1] / abs(end)) * abs(end / start)
    if percent := values["percent"]:
        found = abs(100 * (end - start) / start)
        way = "an increase" if end > start else "a decrease"
        told = f"From {number(start)} to {number(end)} is {way} of {found:.3g} percent"
        slack = rounding[2] + 100 * unsure + (_HEDGED * percent if values["approx"] else 0.0)
        return abs(found - percent) <= slack, f"{told}; the text has {percent:g}.", told
    if factor := values["factor"]:
        found = max(end / start, start / end)
        told = f"{number(end)} is {found:.3g} times {number(start)}"
        slack = rounding[2] + unsure + (_HEDGED * factor if values["approx"] else 0.05 * factor)
        return abs(found - factor) <= slack, f"{told}; the text has {factor:g}.", told
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
