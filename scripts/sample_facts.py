"""Draw machine-read facts at random, with a fixed seed, to be judged one by one: docs/reading-judged.csv.

    python -m scripts.sample_facts ../shared/corpus-more ../shared/corpus --documents 70 --facts 125 --each 4 --fresh

Nothing of the documents' text is written: a fact stands there by its kind, its values, its document and its offsets.
With ``--show`` the sentence is printed too, for whoever judges.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.actors import registry
from comity.core.facts import Fact
from comity.core.provenance import SpanLocator
from comity.dossier.build import CUT
from comity.formats import read_text
from comity.kinds import all_kinds
from comity.language.analysis import analyse
from comity.reading import read
from scripts.calibrate import JUDGED
from scripts.reading_gold import annotated

SEED = 20_261_122
COLUMNS = ("kind", "document", "start", "end", "sentence", "modality", "score", "probability", "verdict", "remark")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A fact with its document's name and its rule's own score."""

    document: str
    fact: Fact
    score: float


def documents_in(folders: Iterable[Path], *, fresh: bool) -> list[Path]:
    """The documents of some folders, without the annotated ones and, ``fresh``, without those judged before."""
    before = {row["document"] for row in csv.DictReader(JUDGED.open(encoding="utf-8", newline=""))} if fresh else set()
    left_out = before | {name for name, *_ in annotated()} | {"README.md"}
    paths = [p for folder in folders for p in folder.iterdir() if p.suffix in (".md", ".txt")]
    return sorted(p for p in paths if p.name not in left_out)


def found_in(paths: list[Path], documents: int, seed: int) -> Iterator[Drawn]:
    """The facts of some documents, drawn at random."""
    names = registry()
    for path in sorted(random.Random(seed).sample(paths, min(documents, len(paths)))):
        decoded = read_text(path)
        analysis = analyse(path.name, decoded.text, decoded.published, names, decoded.title)
        scores = read(analysis, names, calibrated=False)
        for fact, scored in zip(read(analysis, names), scores, strict=True):
            yield Drawn(path.name, fact, scored.confidence)


def thinned(drawn: list[Drawn], each: int) -> list[Drawn]:
    """The first facts of a shuffled list, at most ``each`` of one document."""
    taken: Counter[str] = Counter()
    kept = []
    for one in drawn:
        taken[one.document] += 1
        if taken[one.document] <= each:
            kept.append(one)
    return kept


def row(drawn: Drawn) -> dict[str, object]:
    """A fact's line of the table, its verdict still empty."""
    fact, where = drawn.fact, drawn.fact.provenance.locator
    assert isinstance(where, SpanLocator)
    sentence = all_kinds()[fact.kind].sentence(fact.content, registry().name)
    if fact.kind == "quotation":
        sentence = re.sub("“.*”", "“...”", sentence, flags=re.DOTALL)
    values = (fact.kind, drawn.document, where.start, where.end, sentence, fact.modality, drawn.score, fact.confidence)
    return dict(zip(COLUMNS, (*values, "", ""), strict=True))


def main() -> None:
    """Draw, and write the table to standard output."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folder", type=Path, nargs="+")
    options.add_argument("--each", type=int, default=1_000, help="the most facts of one document")
    options.add_argument("--fresh", action="store_true", help="leave out documents that were judged before")
    options.add_argument("--documents", type=int, default=40)
    options.add_argument("--facts", type=int, default=100)
    options.add_argument("--least", type=float, default=CUT, help="the least probability that is drawn from")
    options.add_argument("--below", type=float, default=1.01, help="the probability below which facts are drawn")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--show", action="store_true", help="print the sentences, for whoever judges")
    chosen = options.parse_args()
    every = [d for d in found_in(documents_in(chosen.folder, fresh=chosen.fresh), chosen.documents, chosen.seed)
             if chosen.least <= d.fact.confidence < chosen.below]  # fmt: skip
    random.Random(chosen.seed).shuffle(every)
    drawn = thinned(every, chosen.each)[: chosen.facts]
    table = csv.DictWriter(sys.stdout, [*COLUMNS, *(["text"] if chosen.show else [])], lineterminator="\n")
    table.writeheader()
    for one in drawn:
        text = {"text": " ".join(getattr(one.fact.provenance.locator, "text", "").split())} if chosen.show else {}
        table.writerow(row(one) | text)
    sys.stderr.write(f"{len(drawn)} drawn of {len(every)} facts\n")


if __name__ == "__main__":
    main()
