"""Bring docs/reading-judged.csv up to the reader as it is: scores of now; what it no longer says is left out.

    python -m scripts.judged_again ../shared/corpus-more ../shared/corpus

A fact is the same where document, place, kind and its words read aloud are the same. A document that is not in the
folders keeps its rows as they are.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from comity.actors import registry
from comity.core.provenance import SpanLocator
from comity.formats import read_text
from comity.language.analysis import analyse
from comity.reading import read
from scripts.calibrate import JUDGED
from scripts.sample_facts import Drawn, row

Key = tuple[str, str, str, str]


def told_now(path: Path) -> dict[Key, dict[str, object]]:
    """The facts of a document by document, place, kind and words, each with its score and probability."""
    decoded, names = read_text(path), registry()
    analysis = analyse(path.name, decoded.text, decoded.published, names, decoded.title)
    scores = read(analysis, names, calibrated=False)
    found = {}
    for fact, scored in zip(read(analysis, names), scores, strict=True):
        assert isinstance(fact.provenance.locator, SpanLocator)
        line = row(Drawn(path.name, fact, scored.confidence))
        found[path.name, str(line["start"]), fact.kind, str(line["sentence"])] = line
    return found


def main() -> None:
    """Write the table anew."""
    with JUDGED.open(encoding="utf-8", newline="") as table:
        reader = csv.DictReader(table)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    paths = {p.name: p for folder in sys.argv[1:] for p in Path(folder).iterdir()}
    kept: list[dict[str, object]] = []
    now = {name: told_now(paths[name]) for name in sorted({r["document"] for r in rows} & paths.keys())}
    for one in rows:
        if one["document"] not in now:
            kept.append(dict(one))
            continue
        line = now[one["document"]].get((one["document"], one["start"], one["kind"], one["sentence"]))
        if line is not None:
            kept.append({**one, "score": line["score"], "probability": line["probability"]})
    with JUDGED.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    sys.stderr.write(f"{len(kept)} of {len(rows)} judged facts are still told\n")


if __name__ == "__main__":
    main()
