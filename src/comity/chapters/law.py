"""Chapter: treaties, declarations and agreements, with their stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.chapters.base import Block, Brief, Chapter, Entry, Gap, Paragraph, Remark, Row, Subheading, Table
from comity.chapters.base.selection import content, dyads
from comity.chapters.base.standing import standing
from comity.chapters.base.tables import NO_DATA, marked, rows
from comity.chapters.base.texts import Text, bilateral, stage_entries, texts
from comity.chapters.base.wording import listed, plural, quoted
from comity.core.dates import reads
from comity.ledger import Cell, LedgerFact

_STAGES = Remark(
    "Signed is not ratified, ratified is not in force, and the date of a deposit is not that of a domestic act: each "
    "stage stands with its "
    "own source. A stage that is not listed is one that the ledger has no source for, not one that did not happen."
)


def write(brief: Brief) -> tuple[Block, ...]:
    """Instruments of the pair, of each with the states beside it, and of many parties, state by state."""
    found = texts(brief)
    recorded = [t for t in found if any(standing(s) != "machine-read" for s in t.stages)]
    pair = [t for t in recorded if bilateral(t, *brief.pair)]
    many = [t for t in recorded if _many(brief, t)]
    read = [t for t in found if t not in recorded and brief.dyad.members & t.parties]
    return (
        *_pair(brief, pair),
        *_beside(brief, recorded),
        *_matrix(brief, many),
        *_read(brief, read),
    )


def _many(brief: Brief, text: Text) -> bool:
    """True for a text of several parties with one of the pair among them, the pair's own left out."""
    if not brief.dyad.members & text.parties:
        return False
    together = [set(content(s).parties) for s in text.stages]
    return len(text.parties) > 2 or not any(parties == text.parties and len(parties) == 2 for parties in together)


def _pair(brief: Brief, found: Sequence[Text]) -> Iterator[Block]:
    names = f"{brief.name(brief.pair[0])} and {brief.name(brief.pair[1])}"
    yield Subheading(f"Instruments of {names}")
    if found:
        yield Paragraph(
            (
                Remark(
                    f"The record of this ledger holds {plural(len(found), 'instrument', 'instruments')} of the two "
                    "alone."
                ),
                _STAGES,
            )
        )
        yield _table(brief, found, f"Instruments of {names}")
    else:
        yield Gap(
            f"{brief.holds} no instrument of {names} alone.",
            "the states' treaty registers, or the texts themselves",
            "comity read your-documents/",
        )


def _beside(brief: Brief, found: Sequence[Text]) -> Iterator[Block]:
    for first, second in dyads(brief)[1:]:
        some = [t for t in found if bilateral(t, first, second) and {first, second} & brief.dyad.members]
        if some:
            yield Subheading(f"Beside the pair: {brief.name(first)} and {brief.name(second)}")
            yield _table(brief, some, f"Instruments of {brief.name(first)} and {brief.name(second)}")


def _table(brief: Brief, found: Sequence[Text], caption: str) -> Table:
    made = tuple(Row((_title(t), (Entry(_type(t)),), stage_entries(brief, t.stages, naming=True))) for t in found)
    return Table(caption, ("Instrument", "Type", "Stages"), made)


def _title(text: Text) -> tuple[Entry, ...]:
    also = f"also: {'; '.join(text.names[:4])}" if text.names else ""
    symbol = text.identifier if text.identifier and text.identifier not in text.title else ""
    return tuple(Entry(part) for part in (text.title, symbol, also) if part)


def _type(text: Text) -> str:
    return text.type.replace("-", " ")


def _matrix(brief: Brief, found: Sequence[Text]) -> Iterator[Block]:
    """One row a treaty, one column a state: its own stages, or that there is no data."""
    yield Subheading("Instruments of many parties")
    if not found:
        yield Gap(
            "The ledger holds no instrument of several parties with one of the pair among them.",
            "the status lists of the UN Treaty Collection and of the bodies that keep the texts",
            "comity read your-documents/",
        )
        return
    made = tuple(Row((_title(t), *(_stages_of(brief, t, s) for s in brief.states))) for t in found)
    note = f"{quoted(NO_DATA)} says that the ledger holds no act of the state on the text, not that there was none."
    yield Table(
        "Instruments of many parties, by state", ("Instrument", *(brief.name(s) for s in brief.states)), made, note
    )


def _stages_of(brief: Brief, text: Text, state: str) -> tuple[Entry, ...]:
    """The state's own stages; where it has none, those of the state that it continues, under that state's name."""
    own = tuple(s for s in text.stages if state in content(s).parties)
    entries = list(stage_entries(brief, own, naming=False))
    for before in brief.gazette.continues(state):
        earlier = tuple(s for s in text.stages if before in content(s).parties)
        entries[:0] = [
            Entry(f"{brief.name(before)}: {e.text}", e.facts) for e in stage_entries(brief, earlier, naming=False)
        ]
    return tuple(entries) or (Entry(NO_DATA),)


def _read(brief: Brief, found: Sequence[Text]) -> Iterator[Block]:
    """What only documents name, as they name it: it is not matched with the record."""
    cells: list[Cell] = [s for t in found for s in t.stages]
    if cells:
        yield Subheading("Named in documents only")
        yield Paragraph(
            (
                Remark(
                    "Machine-read and unreviewed; titles as the documents give them, not matched with the "
                    "instruments above."
                ),
            )
        )
        yield Table(
            "Named in documents only",
            ("Date", "Action", "Instrument", "Parties"),
            rows(brief, cells, lambda r: _cells(brief, r)),
        )


def _cells(brief: Brief, report: LedgerFact) -> tuple[str | None, ...]:
    it, mark = report.fact.content, marked(report)
    action = f"{it.action or 'not given'}{' ' + mark if mark else ''}"
    return (
        reads(it.date) or "no date",
        action,
        it.title or it.identifier or "not named",
        listed([brief.name(p) for p in it.parties]),
    )


CHAPTER = Chapter("law", "Treaties, declarations and agreements", 20, ("instrument",), write)
