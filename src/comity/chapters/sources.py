"""Chapter: who says what: the sources, their rights, whose are missing, what is disputed and what was withheld."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from comity.chapters.base import (
    Block,
    Brief,
    Chapter,
    Disagreement,
    Gap,
    Paragraph,
    Register,
    Remark,
    Sentence,
    Subheading,
)
from comity.chapters.base.brief import Reason
from comity.chapters.base.checked import checked
from comity.chapters.base.coverage import sides
from comity.chapters.base.tables import parted, versions
from comity.chapters.base.texts import disputed
from comity.chapters.base.wording import listed
from comity.ledger import Cell, DocumentRow

_REASONS: dict[Reason, str] = {
    "confidence": "machine-read with a confidence below the cut of {cut:g}",
    "unreviewed": "machine-read and not reviewed by a person, left out by --reviewed-only",
    "rejected": "rejected by a reviewer",
    "accused": "machine-read, and contradicted, malformed or at odds with their own text by a check",
    "rights": "words that the rights of their source do not allow to be quoted",
}


def write(brief: Brief) -> tuple[Block, ...]:
    """Coverage by side, every source with its rights, documents, disputes, and what was withheld and why."""
    if not brief.facts:
        gap = Gap(
            "No source of this ledger says anything about these states.",
            "any document or record that names them",
            "comity read your-documents/",
        )
        return (gap, *_withheld(brief))
    return (
        *sides(brief), *_sources(brief), *_documents(brief), *checked(brief), *_disputes(brief), *_withheld(brief),
    )  # fmt: skip


def _sources(brief: Brief) -> Iterator[Block]:
    used = Counter(f.fact.provenance.source for f in brief.facts.values())
    made = []
    for id_, row in brief.sources.items():
        if used[id_]:
            card = row.describes
            about = ", ".join(str(card[key]) for key in ("state_link", "country", "language") if card.get(key))
            name = ": ".join(dict.fromkeys(str(card.get(key) or id_) for key in ("publisher", "title")))
            of = f"{used[id_]} of {row.rows}"
            made.append((name, about, row.edition, of, _rights(card), str(card.get("homepage") or "")))
    if made:
        yield Subheading("Sources of the record")
        editions = {row[2] for row in made}
        note = f"Edition of every source: {editions.pop()}." if len(editions) == 1 else None
        columns = ("Source", "Owner, seat, language", "Edition", "Facts used", "Rights", "Address")
        caption = "Sources of the record, with edition and rights"
        if note:
            short = tuple((*row[:2], *row[3:]) for row in made)
            yield Register(caption, (*columns[:2], *columns[3:]), short, note, numeric=(2,))
        else:
            yield Register(caption, columns, tuple(made), numeric=(3,))


def _rights(card: dict[str, Any]) -> str:
    """What the card says of using the facts, quoting the words and passing the tables on."""
    rights = card.get("rights") or {}
    names = {"use": "use", "quote": "quote", "redistribute": "pass on"}
    return "; ".join(f"{said}: {_right(rights.get(name))}" for name, said in names.items())


def _right(value: object) -> str:
    return {True: "yes", False: "no", None: "not stated"}.get(value, str(value))  # type: ignore[call-overload, no-any-return]


def _documents(brief: Brief) -> Iterator[Block]:
    used = Counter(f.fact.provenance.source for f in brief.facts.values())
    made = tuple(
        (
            d.name,
            d.title or "",
            d.published or "no date",
            f"{d.characters:,}",
            str(used[id_]),
            _allowed(d),
            id_[:12],
        )
        for id_, d in brief.documents.items()
        if used[id_]
    )
    yield Subheading("Documents read")
    if made:
        note = (
            "Of a document the ledger stores its SHA-256 (here its first signs) and the cited sentences, not its text."
        )
        yield Register(
            "Documents read",
            ("Name", "Title", "Published", "Characters", "Facts used", "Rights", "SHA-256"),
            made,
            note,
            (3, 4),
        )
    else:
        yield Gap(
            "No document that was read says anything about these states.",
            "documents of your own",
            "comity read your-documents/",
        )


def _allowed(document: DocumentRow) -> str:
    """The rights on a document's card; without a card fifty words a quote."""
    return _rights(json.loads(document.card)) if document.card else "no card: fifty words a quote"


def _disputes(brief: Brief) -> Iterator[Block]:
    """Every thing on which sources part, each version with its sources."""
    found = disputed(brief)
    yield Subheading("Where sources part")
    if not found:
        yield Paragraph(
            (
                Remark(
                    "No two facts held here on one thing contradict each other. Few things are told by more than one "
                    "source."
                ),
            )
        )
    else:
        yield Paragraph(
            (
                Remark(
                    "Each of these stands once, with every version; none is preferred. Sources also part where their "
                    "words cannot be set side by side."
                ),
            )
        )
        yield from (_sides_of(brief, cell) for cell in found)


def _sides_of(brief: Brief, cell: Cell) -> Disagreement:
    sides = []
    for reports in versions(cell):
        origins = listed(list(dict.fromkeys(brief.source(r) for r in reports)))
        sides.append(Sentence(f"{origins}: {brief.sentence(reports[0])}", tuple(r.id for r in reports)))
    return Disagreement(parted(brief, cell), tuple(sides))


def _withheld(brief: Brief) -> Iterator[Block]:
    counts = Counter(w.reason for w in brief.withheld)
    made = tuple(
        (text.format(cut=brief.cut), str(counts[reason])) for reason, text in _REASONS.items() if counts[reason]
    )
    yield Subheading("Withheld")
    if made:
        yield Register(
            "Facts that bear on these states and are not printed",
            ("Reason", "Facts"),
            made,
            "They are in the ledger: comity facts lists them.",
            (1,),
        )
    else:
        yield Paragraph(
            (
                Remark(
                    f"Nothing that bears on these states was withheld. The cut lies at a confidence of {brief.cut:g}."
                ),
            )
        )


CHAPTER = Chapter("sources", "Sources, rights and what is missing", 90, (), write)
