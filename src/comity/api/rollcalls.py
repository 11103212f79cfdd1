"""One roll call: who voted how in each source that holds it, absence apart from abstention, the tally checked."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from comity.actors import registry
from comity.api.files import write_text
from comity.api.ledgers import open_ledger
from comity.core.errors import InputError
from comity.core.provenance import RowLocator
from comity.kinds import all_kinds
from comity.kinds.vote import POSITIONS, Vote, symbol
from comity.ledger import Ledger, LedgerFact, Query

HEADINGS = {
    "yes": "In favour", "no": "Against", "abstain": "Abstained", "absent": "Absent",
    "not-participating": "Did not participate", "non-voting": "No position (the source does not say whether absent)",
    "not-a-member": "Not a member",
}  # fmt: skip
_TALLY = ("yes", "no", "abstain")


@dataclass(frozen=True, slots=True)
class RollCallReport(Sequence[LedgerFact]):
    """The reports of one vote, the fullest official one first. Sources stand apart: no roll call is counted twice."""

    resolution: str
    reports: tuple[LedgerFact, ...]

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, index: Any) -> Any:
        return self.reports[index]

    @property
    def lead(self) -> LedgerFact:
        return self.reports[0]

    def lines(self) -> list[str]:
        """The vote for a reader: what, when, the tally and its check, who voted how, what other sources say."""
        vote: Vote = self.lead.fact.content
        told = [f"{vote.resolution}: {vote.title}" if vote.title else str(vote.resolution)]
        told.append(f"{_body(vote)}, {vote.date or 'no date'}. {result(vote)} {checked(vote)}".rstrip())
        for position in POSITIONS:
            states = [actor for actor, p in vote.positions.items() if p == position]
            if states:
                told.append(f"{HEADINGS[position]} ({len(states)}): {_named(states)}")
        told.append(f"Source: {_source(self.lead)}")
        return [*told, *self._others()]

    def _others(self) -> list[str]:
        lines = []
        for report in self.reports[1:]:
            vote: Vote = report.fact.content
            held = f"{len(vote.positions)} positions" if vote.positions else "no positions"
            lines.append(f"Also in {_source(report)}: {result(vote)} {held}. {checked(vote)}".rstrip())
        return list(dict.fromkeys((*lines, *self._parted())))

    def _parted(self) -> list[str]:
        """What two reports cannot both be right in, a line for each pair of sources."""
        differences = all_kinds()["vote"].differences
        lines = []
        for first, second in combinations(self.reports, 2):
            fields = differences(first.fact.content, second.fact.content)
            if fields:
                who = f"{first.fact.provenance.source} and {second.fact.provenance.source}"
                lines.append(f"The sources part ({who}): {'; '.join(_part(f, first, second) for f in fields)}.")
        return lines

    def rows(self) -> list[dict[str, Any]]:
        """One row a state and source."""
        found: list[dict[str, Any]] = []
        for report in self.reports:
            vote: Vote = report.fact.content
            origin = report.fact.provenance
            head = {"resolution": vote.resolution, "date": vote.date, "adoption": vote.adoption}
            tail = {"source": origin.source, "edition": origin.edition, "status": origin.status, "fact": report.id}
            for actor, position in vote.positions.items():
                found.append({**head, "iso3": actor, "name": registry().name(actor), "position": position, **tail})
        return found

    def as_csv(self) -> str:
        """The rows as CSV with a header."""
        out = io.StringIO()
        columns = ["resolution", "date", "adoption", "iso3", "name", "position", "source", "edition", "status", "fact"]
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows())
        return out.getvalue()

    def as_jsonl(self) -> str:
        """The rows, one object a line."""
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows())

    def save(self, path: str | Path, form: str) -> Path:
        """Write csv or jsonl; returns the path."""
        if form not in ("csv", "jsonl"):
            raise InputError(f"A roll call is written as csv or jsonl, not as {form!r}.")
        return write_text(Path(path), self.as_jsonl() if form == "jsonl" else self.as_csv())


def roll_call(resolution: str, *, ledger: str | Path | None = None) -> RollCallReport:
    """Who voted how on a resolution, by its symbol (A/RES/62/243). InputError where the ledger holds no vote on it."""
    plain = symbol(resolution)
    if not plain or not any(c.isdigit() for c in plain):
        raise InputError(f"{resolution!r} is no symbol of a resolution; write it as A/RES/62/243 or S/RES/1973.")
    with open_ledger(ledger) as held:
        found = [f for f in _of_symbol(held, plain) if _same_body(f.fact.content, resolution)]
    found = [f for f in found if f.fact.provenance.status != "rejected"]
    if not found:
        raise InputError(
            f"The ledger holds no vote on {resolution}. That does not say that there was none:\n"
            "it may have been adopted without a vote, or lie outside what was imported. See: comity sources"
        )
    return RollCallReport(resolution, tuple(sorted(found, key=_rank)))


def _of_symbol(held: Ledger, plain: str) -> list[LedgerFact]:
    like = f"%{plain.split('(')[0]}%"
    rows = held.engine.rows("SELECT fact, resolution FROM roll_call WHERE upper(resolution) LIKE ?", [like])
    wanted = tuple(row["fact"] for row in rows if symbol(row["resolution"]) == plain)
    return held.facts(Query(kinds=("vote",), ids=wanted)) if wanted else []


def _same_body(vote: Vote, asked: str) -> bool:
    """A symbol that begins with A/ or S/ is the General Assembly's or the Security Council's."""
    body = {"A/": "UNGA", "S/": "UNSC"}.get(asked.strip().upper()[:2])
    return body is None or vote.body in (None, body) or (asked.upper().startswith("A/HRC") and vote.body == "UNHRC")


def _rank(report: LedgerFact) -> tuple[int, int, str]:
    """Official rows before readings, the fullest first, and of equals the Library's."""
    status = {"record": 0, "reviewed": 1, "unverified": 2}.get(report.fact.provenance.status, 3)
    source = report.fact.provenance.source
    lead = 0 if source.startswith("un_digital_library") else 1
    whole = 0 if len(report.fact.content.positions) > 20 or report.fact.content.body == "UNSC" else 1
    return (status, whole * 2 + lead, f"{1000 - len(report.fact.content.positions):04d}{source}")


def result(vote: Vote) -> str:
    """``39 in favour, 7 against, 100 abstaining.``, that it was adopted without a vote, or that no tally is given."""
    if vote.adoption == "without a vote":
        return "Adopted without a vote."
    if vote.yes is None or vote.no is None or vote.abstain is None:
        return "The source gives no tally."
    return f"{vote.yes} in favour, {vote.no} against, {vote.abstain} abstaining."


def checked(vote: Vote) -> str:
    """Whether the tally equals the positions counted; empty where there is nothing to compare."""
    stated = {name: getattr(vote, name) for name in _TALLY}
    counted = {name: sum(p == name for p in vote.positions.values()) for name in _TALLY}
    if None in stated.values() or not vote.positions:
        return ""
    if stated == counted:
        return "The tally equals the positions counted."
    if all(counted[name] <= stated[name] for name in _TALLY) and sum(counted.values()) < 0.9 * sum(stated.values()):
        return f"Positions of {len(vote.positions)} states only: the tally cannot be checked."
    parts = [
        f"{name}: {stated[name]} stated, {counted[name]} counted" for name in _TALLY if stated[name] != counted[name]
    ]
    return f"The tally differs from the positions counted ({'; '.join(parts)})."


def _part(field: str, first: LedgerFact, second: LedgerFact) -> str:
    if field.startswith("position of "):
        actor = field.removeprefix("position of ")
        one, two = (r.fact.content.positions[actor] for r in (first, second))
        return f"{registry().name(actor)} {one} / {two}"
    return f"{field} {getattr(first.fact.content, field)} / {getattr(second.fact.content, field)}"


def _named(states: Sequence[str]) -> str:
    return ", ".join(sorted(registry().name(code) for code in states))


def _body(vote: Vote) -> str:
    return registry().name(vote.body) if vote.body else "Body not given"


def _source(report: LedgerFact) -> str:
    origin = report.fact.provenance
    where = origin.locator.url if isinstance(origin.locator, RowLocator) else None
    mark = "" if origin.status == "record" else f", {origin.status}"
    return f"{origin.source} ({origin.edition}{mark}){f', {where}' if where else ''}"
