"""Chapter: the two states in the United Nations."""

from __future__ import annotations

from comity.chapters.base import (
    Block,
    Brief,
    Chapter,
    Entry,
    Gap,
    Paragraph,
    Remark,
    Row,
    Sentence,
    Subheading,
    Table,
)
from comity.chapters.base.alike import agreement, ideal_points, parting, permanent_five
from comity.chapters.base.ballots import absences, ballot_table, bearing, by_issue
from comity.chapters.base.places import membership_table
from comity.chapters.base.selection import cast_by_both, roll_calls
from comity.chapters.base.standing import ids, standing
from comity.chapters.base.tables import NO_DATA
from comity.chapters.base.texts import Text, stage_entries, texts
from comity.chapters.base.wording import listed, plural
from comity.ledger import cells

_COUNCIL, _PLENARY, _RIGHTS = ("UNSC",), ("UNGA",), ("UNHRC",)


def write(brief: Brief) -> tuple[Block, ...]:
    """Membership and terms, roll calls body by body, how often the two agree, and the Human Rights Council."""
    return (
        *_membership(brief),
        *_votes(brief, _PLENARY, "The General Assembly"),
        *_votes(brief, _COUNCIL, "The Security Council"),
        *_votes(brief, _RIGHTS, "The Human Rights Council"),
        *_issues(brief),
        *_resolutions(brief),
        *agreement(brief),
        *permanent_five(brief),
        *_parting(brief),
        *ideal_points(brief),
    )


def _membership(brief: Brief) -> tuple[Block, ...]:
    table = membership_table(
        brief, un=True, caption="Membership, terms and presidencies in the United Nations and its bodies"
    )
    gap = Gap(
        "The ledger holds no membership of these states in the United Nations.",
        "the UN's list of Member States, or a document that names their membership",
        "comity read your-documents/",
    )
    return (Subheading("Membership and terms"), table or gap)


def _votes(brief: Brief, bodies: tuple[str, ...], title: str) -> tuple[Block, ...]:
    found = bearing(brief, bodies)
    if not found:
        gap = Gap(
            f"{brief.holds} no vote of this body that bears on {brief.name(brief.pair[0])} or "
            f"{brief.name(brief.pair[1])}.",
            "the voting records of the UN Digital Library, or a document that reports the vote",
            "comity read your-documents/",
        )
        return (Subheading(title), gap)
    return (Subheading(title), Paragraph(_counts(brief, bodies)), ballot_table(brief, found, f"{title}: votes"))


def _issues(brief: Brief) -> tuple[Block, ...]:
    """The same votes gathered by issue."""
    table = by_issue(brief, bearing(brief, (*_PLENARY, *_COUNCIL, *_RIGHTS)))
    return (Subheading("Positions by issue"), table) if table else ()


def _parting(brief: Brief) -> tuple[Block, ...]:
    """Of all recorded votes held, those on which the pair parted most."""
    told = parting(brief)
    if not told:
        return ()
    order = {fact.id: place for place, fact in enumerate(brief.voting.parted)}
    found = sorted(cells(brief.voting.parted, brief.kinds), key=lambda cell: order[cell.lead.id])
    return (*told, ballot_table(brief, found, "Votes on which the two part most"))


def _resolutions(brief: Brief) -> tuple[Block, ...]:
    """Resolutions whose title names one of the pair, or that one of the states sponsored."""
    organs = {*_PLENARY, *_COUNCIL, *_RIGHTS}
    own = [t for t in texts(brief) if t.parties and t.parties <= organs]
    found = [t for t in own if brief.mentions(t.title, brief.pair) or _sponsors(brief, t)]
    if not found:
        return ()
    columns = ("Symbol", "Title", "Stages", "Sponsors among these states")
    made = tuple(
        Row(
            (
                (Entry(t.identifier or "no symbol given"),),
                (Entry(t.title),),
                stage_entries(brief, t.stages, naming=True),
                (Entry(listed(_sponsors(brief, t)) or NO_DATA),),
            )
        )
        for t in found
    )
    caption = "Resolutions that name one of the two in their title, or that these states sponsored"
    return (Subheading("Resolutions and sponsors"), Table(caption, columns, made))


def _sponsors(brief: Brief, text: Text) -> list[str]:
    named = {s for stage in text.stages for r in stage.reports for s in r.fact.content.sponsors}
    return [brief.name(state) for state in brief.states if state in named]


def _counts(brief: Brief, bodies: tuple[str, ...]) -> tuple[Sentence | Remark, ...]:
    """How many roll calls give both states, and how often each cast no position; no rate, since the votes were
    chosen."""
    both = [c for c in roll_calls(brief, bodies) if standing(c) != "machine-read"]
    limit = Remark(
        "The votes held here were chosen because they bear on these states: they are no sample, and no rate follows "
        "from them."
    )
    if not both:
        return (Remark("No vote held here gives a position for both states."), limit)
    cast = [c for c in both if cast_by_both(c, *brief.pair)]
    held = plural(len(both), "roll call", "roll calls")
    said = f"Both states stand in the source on {held} held here; both cast a position on {len(cast)}."
    counts = {s: absences(both, s) for s in brief.states}
    away = [f"{brief.name(s)} on {none} of {given}" for s, (given, none) in counts.items() if given]
    return (
        Sentence(said[:1].upper() + said[1:], ids(both)),
        Sentence(f"No position cast: {listed(away)}.", ids(both)),
        limit,
    )


CHAPTER = Chapter("united_nations", "The United Nations", 30, ("membership", "vote", "figure", "instrument"), write)
