"""What the checks found in the documents that a dossier rests on: counts by document, and every fault in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from comity.chapters.base.blocks import Block, Gap, Register, Subheading
from comity.chapters.base.brief import Brief
from comity.core.verdicts import ACCUSATIONS
from comity.ledger import LedgerVerdict

_NAMES = {
    "supported": "Supported", "contradicted": "Contradicted", "internally_inconsistent": "At odds with itself",
    "malformed": "Malformed", "conflicts_with_other_source": "Sources differ",
}  # fmt: skip
_WORDS = 30


def checked(brief: Brief) -> Iterator[Block]:
    """The verdicts on each document that bears on the pair, and the statements that a check contradicts."""
    read = {f.fact.provenance.source for f in (*brief.facts.values(), *(w.fact for w in brief.withheld))}
    used = {id_: d for id_, d in brief.documents.items() if id_ in read}
    if not used:
        return
    yield Subheading("What the checks found")
    given = [v for v in brief.verdicts if v.document in used]
    if not given:
        what = "No document read for this dossier has been checked."
        yield Gap(what, "a check of each document against the record", "comity check your-documents/")
        return
    yield _counts(brief, given)
    if faults := [v for v in given if v.verdict.verdict in ACCUSATIONS]:
        yield _faults(faults)


def _counts(brief: Brief, given: list[LedgerVerdict]) -> Register:
    rows = []
    for id_ in dict.fromkeys(v.document for v in given):
        counted = Counter(str(v.verdict.verdict) for v in given if v.document == id_)
        other = sum(number for name, number in counted.items() if name not in _NAMES)
        rows.append((brief.documents[id_].name, *(str(counted[name]) for name in _NAMES), str(other)))
    columns = ("Document", *_NAMES.values(), "Not judged")
    note = "Not judged: not in the record, outside its coverage, or to be looked at by a person. That is not false."
    return Register("Verdicts by document", columns, tuple(rows), note, tuple(range(1, len(columns))))


def _faults(faults: list[LedgerVerdict]) -> Register:
    rows = tuple(
        (v.verdict.doc, _short(v.verdict.text), _NAMES[v.verdict.verdict].lower(), v.verdict.explanation)
        for v in faults
    )
    note = "The words are the documents' own, and are printed nowhere else as facts."
    return Register("Statements that a check contradicts", ("Document", "Words", "Verdict", "Why"), rows, note)


def _short(text: str) -> str:
    words = text.split()
    said = " ".join(words[:_WORDS])
    return f"\u201c{said}\u201d" if len(words) <= _WORDS else f"\u201c{said} \u2026\u201d"
