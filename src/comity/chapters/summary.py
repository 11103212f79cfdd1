"""Chapter: the findings in one page, each with its sources, and what limits them."""

from __future__ import annotations

from collections.abc import Iterator

from comity.chapters.base import Block, Brief, Chapter, Gap, Paragraph, Remark, Subheading
from comity.chapters.base.findings import agreement, conflict, events, law, membership, relations, third, trade, votes
from comity.chapters.base.texts import disputed
from comity.chapters.base.wording import plural

_FINDINGS = (relations, membership, law, votes, agreement, events, conflict, trade, third)


def write(brief: Brief) -> tuple[Block, ...]:
    """One paragraph for each field in which the ledger holds something, then the limits."""
    found = [tuple(finding(brief)) for finding in _FINDINGS]
    paragraphs = tuple(Paragraph(sentences) for sentences in found if sentences)
    if not paragraphs:
        names = f"{brief.name(brief.pair[0])} and {brief.name(brief.pair[1])}"
        gap = Gap(
            f"{brief.holds} no fact on {names} that can be printed.",
            "any document or record on the two",
            "comity read your-documents/",
        )
        return (gap,)
    return (*paragraphs, Subheading("What limits these findings"), Paragraph(tuple(_limits(brief))))


def _limits(brief: Brief) -> Iterator[Remark]:
    statuses = [f.fact.provenance.status for f in brief.facts.values()]
    machine, unverified = statuses.count("machine-read"), statuses.count("unverified")
    yield Remark(
        "A finding says what the sources of this ledger say. What they leave out is not here, and absence is never "
        "zero."
    )
    counts = (
        (machine, "machine-read and unreviewed, marked and counted apart"),
        (unverified, "in rows that nobody has yet read in their source, and marked"),
        (len(brief.withheld), "withheld, as the last chapter explains"),
    )
    told = [f"{count} {'is' if count == 1 else 'are'} {said}" for count, said in counts if count]
    if told:
        yield Remark(f"Of the facts that bear on these states {'; '.join(told)}.")
    parted = len(disputed(brief))
    if parted:
        yield Remark(
            f"On {plural(parted, 'thing', 'things')} the sources contradict each other; the last chapter sets the "
            "versions side by side."
        )
    if brief.since:
        yield Remark(f"Dated facts before {brief.since:%Y-%m-%d} are left out.")


CHAPTER = Chapter("summary", "Summary", 0, ("event", "instrument", "membership", "vote", "figure"), write)
