"""Check: ranks and superlatives among trading partners, where the record can rank."""

from __future__ import annotations

from collections.abc import Iterator

from comity.checks.base import Check, Record, clause, verdict
from comity.checks.base.groups import states_of
from comity.checks.base.trade import by_partner, last_years, of_state
from comity.checks.base.wording import number
from comity.core.claims import Claim, Document
from comity.core.dates import period
from comity.core.verdicts import Evidence, Judgement, Verdict

_ID = "ranks"
_RANKED = ("trade turnover", "exports", "imports")
_FAR = 4
Ranking = tuple[str, str, str, list[tuple[str, float]]]
"""Source, sort of figure, year, and partners with their values, the largest first."""


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """A verdict on each rank among the trading partners of a state."""
    for claim in document.of("rank"):
        values = claim.values
        if values["of"] and values["quantity"] in _RANKED and values["direction"] == "largest":
            yield from _judged(document, claim, record)


def _judged(document: Document, claim: Claim, record: Record) -> Iterator[Verdict]:
    values, at = claim.values, clause(document, claim)
    when = period(values["period"]) if values["period"] else None
    years = (str(when.year),) if when and when.year else last_years(record, values["of"]) if not when else ()
    rankings = [r for year in years for r in _rankings(claim, record, year)]
    if when and values["rank"] == 1 and (larger := _larger(claim, record, years)):
        _, _, year, ordered = larger
        amounts = "; ".join(f"{record.name(code)} {number(value)} USD" for code, value in ordered)
        told = f"In {year} another state stood before it by {values['quantity']}: {amounts}."
        yield verdict(_ID, at, "contradicted", told, [_shown(larger, values["subject"], record)])
        return
    if not rankings:
        told = f"The record cannot rank the partners of {record.name(values['of'])} at that time."
        yield verdict(_ID, at, "outside_coverage", told)
        return
    places = [place for r in rankings if (place := _place(values["subject"], r[3]))]
    evidence = [_shown(r, values["subject"], record) for r in rankings[:3]]
    span = years[0] if len(years) == 1 else f"{years[-1]}-{years[0]}"
    found = " or ".join(str(p) for p in sorted(set(places)))
    who, of = record.name(values["subject"]), record.name(values["of"])
    told = (
        f"By {values['quantity']}, {who} was number {found} among the partners of {of}"
        f"{' in this group' if values['group'] else ''} in {span}, by the figures of one side or the other"
    )
    judgement = _judgement(claim, places, when is not None)
    said = f"{told}; the text makes it number {values['rank']}."
    if judgement == "outside_coverage":
        said = f"The text gives no time, and the record ends before it was written. {told}."
    yield verdict(_ID, at, judgement, said, evidence)


def _judgement(claim: Claim, places: list[int], dated: bool) -> Judgement:
    """A rank of a known year is judged where all figures agree; of an unknown one, only "the first" that is far off.

    Figures of two sides and two sources differ, so that a place beside the one claimed contradicts nothing.
    """
    said = claim.values["rank"]
    if dated and all(p == said for p in places):
        return "supported"
    if dated and len(places) > 1 and all(abs(p - said) > 1 for p in places):
        return "contradicted"
    if dated:
        return "conflicts_with_other_source"
    far = said == 1 and len(places) > 1 and min(places) >= _FAR
    return "contradicted" if far and (claim.values["group"] or " in " not in claim.text) else "outside_coverage"


def _rankings(claim: Claim, record: Record, year: str) -> Iterator[Ranking]:
    values = claim.values
    group = states_of(values["group"], int(year), record) if values["group"] else None
    if values["group"] and not group:
        return
    for (source, sort), partners in by_partner(
        of_state(record, values["of"], (year,)), values["of"], values["quantity"]
    ).items():
        among = {p: v for p, v in partners.items() if group is None or p in group}
        ordered = sorted(among.items(), key=lambda one: -one[1])
        if values["subject"] in among and len(ordered) > 2:
            yield source, sort, year, ordered


def _larger(claim: Claim, record: Record, years: tuple[str, ...]) -> Ranking | None:
    """A partner who stands clearly before the one called first, by every source that has both; one is enough."""
    values, found = claim.values, []
    for year in years:
        flows = of_state(record, values["of"], (year,))
        group = states_of(values["group"], int(year), record) if values["group"] else None
        for (source, sort), partners in by_partner(flows, values["of"], values["quantity"], 2).items():
            own = partners.get(values["subject"])
            before = [(p, v) for p, v in partners.items() if own and v > 1.1 * own and (group is None or p in group)]
            if own and not before:
                return None
            if own:
                found.append((source, sort, year, [max(before, key=lambda one: one[1]), (values["subject"], own)]))
    return found[0] if found and (not values["group"] or group) else None


def _place(subject: str, ordered: list[tuple[str, float]]) -> int | None:
    return next((i for i, (code, _) in enumerate(ordered, 1) if code == subject), None)


def _shown(ranking: Ranking, subject: str, record: Record) -> Evidence:
    source, sort, year, ordered = ranking
    shown = ordered[:4] + [one for one in ordered[4:] if one[0] == subject]
    said = "; ".join(f"{record.name(code)} {number(value)} USD" for code, value in shown)
    return Evidence(source, f"{sort}, {year}", said)


CHECK = Check(
    id=_ID,
    version="1",
    title="Ranks",
    asks="Is the state in that place among the trading partners, by the figures of each side?",
    reads=("rank",),
    example="“Russia was the largest supplier of Azerbaijan” in 2012: by the figures, another state sold more.",
    blind="Ranks in other things than trade in goods; groups whose members the record does not hold.",
    judge=judge,
)
