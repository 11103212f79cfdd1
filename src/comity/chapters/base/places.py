"""Memberships, terms and offices: one row a body, one column a state, what is not known said as no data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.chapters.base.blocks import Entry, Row, Table
from comity.chapters.base.brief import Brief
from comity.chapters.base.selection import UN, content, memberships
from comity.chapters.base.standing import standing
from comity.chapters.base.tables import NO_DATA, marked, versions
from comity.chapters.base.wording import listed, quoted
from comity.core.dates import period, reads
from comity.kinds.membership import Membership
from comity.ledger import Cell, LedgerFact

_PLAIN = frozenset(("member", "founding member", "participating state", "member state"))


def membership_table(brief: Brief, un: bool, caption: str) -> Table | None:
    """The table of places in the bodies of the United Nations, or of all others; None where there is none."""
    held = {state: _held(brief, state, un) for state in brief.states}
    ours = [c for s in brief.pair for c in held[s]]
    bodies = sorted({content(c).body for c in ours}, key=lambda body: (body != UN, _first(ours, body), body))
    if not bodies:
        return None
    rows = tuple(Row(((Entry(brief.name(b)),), *(_cell(brief, s, held[s], b) for s in brief.states))) for b in bodies)
    note = f"{quoted(NO_DATA)} says that the ledger holds no such place, not that there was none."
    before = [f"{brief.name(p)} and {brief.name(s)}" for s in brief.states for p in brief.gazette.continues(s)]
    if before:
        note += f" {listed(before)} are two states with a succession; places of the earlier stand under its own name."
    return Table(caption, ("Body", *(brief.name(s) for s in brief.states)), rows, note)


def _held(brief: Brief, state: str, un: bool) -> list[Cell]:
    """A state's places, and those of the state that it continues; other successor states have none of their own
    there."""
    own = memberships(brief, state, un)
    bodies = {content(c).body for c in own}
    before = [c for p in brief.gazette.continues(state) for c in memberships(brief, p, un)]
    return [c for c in before if content(c).body in bodies] + own


def _first(found: Sequence[Cell], body: str) -> str:
    return min((content(c).since or "9999" for c in found if content(c).body == body), default="9999")


def _cell(brief: Brief, state: str, found: Sequence[Cell], body: str) -> tuple[Entry, ...]:
    here = [c for c in found if content(c).body == body]
    entries = []
    for cell in here:
        for reports in versions(cell):
            said = place(brief, reports[0], state)
            entries.append(Entry(f"{said} (disputed)" if cell.disputes else said, tuple(r.id for r in reports)))
    return tuple(entries) or (Entry(NO_DATA),)


def place(brief: Brief, fact: LedgerFact, state: str) -> str:
    """``member since 2 March 1992``, ``president 1 May 2012 - 31 May 2012``, ``USSR: member until 24 December
    1991``."""
    it: Membership = fact.fact.content
    role = it.role or "member"
    said = role if it.actor == state else f"{brief.name(it.actor)}: {role}"
    if it.since and it.until:
        when = reads(it.since) if it.since == it.until else f"{reads(it.since)} \N{EN DASH} {reads(it.until)}"
    elif it.since:
        when = (
            f"since {reads(it.since)}" if role in _PLAIN or role.startswith("permanent") else f"from {reads(it.since)}"
        )
    else:
        when = f"until {reads(it.until)}" if it.until else "no dates"
    mark = marked(fact)
    return f"{said} {when}{' ' + mark if mark else ''}"


def shared_bodies(brief: Brief, un: bool = False) -> dict[str, tuple[Cell, Cell]]:
    """Bodies of which both of the pair were members at one time, each with the two facts that say so."""
    first, second = (_best(c for c in memberships(brief, s, un) if is_member(c)) for s in brief.pair)
    both = [b for b in first if b in second and _together(content(first[b]), content(second[b]))]
    ordered = sorted(both, key=lambda body: (body != UN, _first((first[body], second[body]), body), body))
    return {body: (first[body], second[body]) for body in ordered}


def _best(found: Iterable[Cell]) -> dict[str, Cell]:
    """By body the membership that is best vouched for, one with a first day before one without."""
    ranked = sorted(
        found,
        key=lambda c: (
            content(c).since is None,
            standing(c) != "record",
            bool(content(c).until),
            content(c).since or "",
        ),
    )
    return {content(c).body: c for c in reversed(ranked)}


def _since(cell: Cell) -> str:
    return content(cell).since or ""


def is_member(cell: Cell) -> bool:
    role = content(cell).role or "member"
    return role in _PLAIN or role.startswith("permanent") or role == "co-founding member"


def _together(first: Membership, second: Membership) -> bool:
    """True when both have a first day and neither left before the other came."""
    if not (first.since and second.since):
        return False
    return not (
        (first.until and period(first.until).last < period(second.since).first)  # type: ignore[operator]
        or (second.until and period(second.until).last < period(first.since).first)  # type: ignore[operator]
    )


def left(brief: Brief, cells: Sequence[Cell]) -> str:
    """`` (Russia until 16 March 2022)`` for those that have left, else nothing."""
    gone = [f"{brief.name(content(c).actor)} until {reads(content(c).until)}" for c in cells if content(c).until]
    return f" ({', '.join(gone)})" if gone else ""
