"""Findings of the summary: one function a field, each yields cited sentences, or nothing where the ledger is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from comity.chapters.base.blocks import Remark, Sentence
from comity.chapters.base.brief import Brief
from comity.chapters.base.places import left, shared_bodies
from comity.chapters.base.selection import (
    AGREEMENT,
    between,
    content,
    distinct,
    dyads,
    flows,
    mutual,
    position,
    quad,
    roll_calls,
    series,
)
from comity.chapters.base.standing import ids, standing, tally, told
from comity.chapters.base.tables import VERBS
from comity.chapters.base.texts import Text, bilateral, texts
from comity.chapters.base.wording import listed, plural, quoted
from comity.core.dates import period, reads
from comity.kinds.figure import amount
from comity.ledger import Cell

_TITLES = 5
Said = Iterator[Sentence | Remark]


def names(brief: Brief) -> str:
    return f"{brief.name(brief.pair[0])} and {brief.name(brief.pair[1])}"


def sure(found: Sequence[Cell]) -> list[Cell]:
    """Those that more than a machine's reading vouches for."""
    return [c for c in found if standing(c) != "machine-read"]


def relations(brief: Brief) -> Said:
    """When diplomatic relations were established, every report cited."""
    found = [c for c in between(brief, *brief.pair) if content(c).subtype == "diplomatic relations"]
    yield from (told(brief, c) for c in sure(found)[:2])


def membership(brief: Brief) -> Said:
    """The bodies in which both are or were members together."""
    for un, where in (
        (True, "In the United Nations system both are, or were, members of"),
        (False, "Beyond it they are, or were, together in"),
    ):
        found = {b: cells for b, cells in shared_bodies(brief, un).items() if len(sure(cells)) == 2}
        if found:
            said = listed([brief.name(b) + left(brief, cells) for b, cells in found.items()])
            yield Sentence(f"{where} {said}.", ids(c for cells in found.values() for c in cells))


def law(brief: Brief) -> Said:
    """How many instruments the two have alone, the first and the last that are dated."""
    own = [t for t in texts(brief) if bilateral(t, *brief.pair) and sure(t.stages)]
    if not own:
        return
    acts = [
        (period(content(s).date).last, t, s)
        for t in own
        for s in sure(t.stages)
        if content(s).action in ("signed", "adopted") and content(s).date
    ]
    dated = sorted((act for act in acts if act[0]), key=lambda act: str(act[0]))
    window = f" with an act since {brief.since.year}" if brief.since else ""
    said = f"The record holds {plural(len(own), 'instrument', 'instruments')} of {names(brief)} alone{window}"
    if len(dated) > 1:
        (_, first, early), (_, last, late) = dated[0], dated[-1]
        said += f": the first dated one is the {_named(first, early)}, the latest the {_named(last, late)}"
    yield Sentence(f"{said}.", tuple(dict.fromkeys(f for t in own for f in t.facts)))


def _named(text: Text, stage: Cell) -> str:
    when = reads(content(stage).date)
    return text.title if when in text.title else f"{text.title} ({when})"


def votes(brief: Brief) -> Said:
    """How the two voted on texts that name one of them in their title, title by title, the latest five."""
    gathered: dict[str, list[Cell]] = {}
    for cell in sure(roll_calls(brief)):
        title = content(cell).title
        if brief.mentions(title, brief.pair):
            gathered.setdefault(title, []).append(cell)
    for title, found in list(gathered.items())[-_TITLES:]:
        said = listed([f"{brief.name(state)} {_voted(found, state)}" for state in brief.pair])
        parted = "; the sources part on it" if any(c.disputes for c in found) else ""
        yield Sentence(f"On {quoted(title)} ({_which(found)}) {said}{parted}.", ids(found))


def _which(found: Sequence[Cell]) -> str:
    """``A/RES/62/243, 14 March 2008``, or how many roll calls, from when to when."""
    first, last = content(found[0]), content(found[-1])
    if len(found) == 1:
        return ", ".join(part for part in (first.resolution, reads(first.date)) if part)
    return f"{len(found)} roll calls held here, {first.resolution} to {last.resolution}"


def _voted(found: Sequence[Cell], state: str) -> str:
    """``voted against``, or over several roll calls ``voted in favour (11) and abstained (4)``."""
    counts = Counter(VERBS[str(position(c, state))] for c in found)
    if len(found) == 1:
        return next(iter(counts))
    return listed([f"{verb} ({number})" for verb, number in counts.most_common()])


def agreement(brief: Brief) -> Said:
    """The first, lowest, highest and last value of the series of agreement."""
    found = series(brief, AGREEMENT, *brief.pair)
    if found:
        ends = [
            found[0],
            found[-1],
            min(found, key=lambda c: content(c).value),
            max(found, key=lambda c: content(c).value),
        ]
        first, last, low, high = (f"{content(c).value:.2f} in {content(c).period}" for c in ends)
        yield Sentence(
            f"Their voting agreement over all roll calls of a General Assembly session was {first} and {last}; it "
            "was lowest, "
            f"{low}, and highest, {high}.",
            ids(ends),
        )


def events(brief: Brief) -> Said:
    """How many events name both, by class, and the latest visit."""
    found = between(brief, *brief.pair)
    if not found:
        return
    dealt = sure(mutual(found, *brief.pair))
    classes = [f"{n} of {q}" for q in dict.fromkeys(map(quad, dealt)) if (n := sum(quad(c) == q for c in dealt))]
    yield Sentence(
        f"{brief.holds} {tally(found, 'event', 'events')} that name both. What one dealt the other, or both did "
        f"together, by class, machine readings left out: {listed(classes) or 'none'}.",
        ids(found),
    )
    visits = [
        c
        for c in sure(found)
        if content(c).type == "CONSULT" and "visit" in (content(c).subtype or "") and content(c).date
    ]
    if visits:
        yield Sentence(f"The latest visit held: {told(brief, visits[-1]).text}", ids(visits[-1:]))


def conflict(brief: Brief) -> Said:
    """The ceasefires that one of the two mediated and the other was party to."""
    ceasefires = [c for c in sure(between(brief, *brief.pair)) if content(c).subtype == "ceasefire"]
    found = distinct([c for c in ceasefires if _mediated(brief, c)])
    if found:
        by = listed([brief.name(s) for s in brief.pair if any(s in content(c).mediator for c in found)])
        dates = listed([reads(content(c).date) or "no date" for c in found])
        many = plural(len(found), "ceasefire", "ceasefires")
        yield Sentence(f"{by} mediated {many} that the other was party to ({dates}).", ids(found))


def _mediated(brief: Brief, cell: Cell) -> bool:
    """True when one of the pair mediated and the other acted."""
    it, (first, second) = content(cell), brief.pair
    acted = {*it.source, *it.target} - {*it.mediator}
    return (first in it.mediator and second in acted) or (second in it.mediator and first in acted)


def trade(brief: Brief) -> Said:
    """The last year of each mirror of each direction."""
    for sender, receiver in (brief.pair, brief.pair[::-1]):
        last = {name: found[-1] for name, found in flows(brief, sender, receiver).items() if found}
        if last:
            said = [
                f"{amount(content(c).value, content(c).unit)} in {content(c).period} ({name})"
                for name, c in last.items()
            ]
            yield Sentence(
                f"Goods from {brief.name(sender)} to {brief.name(receiver)}, latest year of each mirror: "
                f"{'; '.join(said)}.",
                ids(last.values()),
            )


def third(brief: Brief) -> Said:
    """Each of the pair beside each third state: the last session's agreement, or, without one, the events."""
    beside = [pair for pair in dyads(brief)[1:] if set(pair) & brief.dyad.members]
    last = {pair: series(brief, AGREEMENT, *pair)[-1:] for pair in beside}
    told_so = {pair: found[0] for pair, found in last.items() if found}
    if told_so:
        said = [
            f"{content(c).value:.2f} for {_names(brief, pair)} ({content(c).period})" for pair, c in told_so.items()
        ]
        yield Sentence(f"Beside the pair, voting agreement was last {listed(said)}.", ids(told_so.values()))
    for pair in beside:
        found = between(brief, *pair)
        if found and pair not in told_so:
            yield Sentence(f"Beside the pair, {_names(brief, pair)}: {tally(found, 'event', 'events')}.", ids(found))


def _names(brief: Brief, pair: tuple[str, str]) -> str:
    return listed([brief.name(state) for state in pair])
