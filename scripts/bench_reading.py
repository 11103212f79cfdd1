"""Measure the reader: what it finds against the development gold, how sure it is, how fast and how large it is.

    make bench-reading                       all of it (several minutes)
    python -m scripts.bench_reading --speeches 40 --only speed

The measured table is written into docs/reading.md with ``--write``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from comity.actors import describe
from scripts.calibrate import cross_validated, observations, reliability
from scripts.reading_gold import GOLD, annotated, facts_in, rows_of, scored, sentences
from scripts.reading_speed import measured

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reading.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
LEVELS = ("detection", "exact", "full")

Lines = list[str]


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Lines:
    """A Markdown table."""
    columns = list(head)
    return [f"| {' | '.join(map(str, line))} |" for line in (columns, ["---"] * len(columns), *rows)]


def facts() -> Lines:
    """Facts of seven kinds: how many the gold has and the reader tells, and F1 at three levels."""
    report = json.loads(scored("score_facts.py", "facts.dev.jsonl", rows_of(facts_in(annotated())), "--json"))
    kinds = {kind: found for kind, found in report.items() if kind != "macro"}
    rows = [[kind, r["gold"], r["pred"], *(f"{r[level][2]:.2f}" for level in LEVELS)] for kind, r in kinds.items()]
    told, known = (sum(r[name] for r in kinds.values()) for name in ("pred", "gold"))
    micro = []
    for level in LEVELS:
        right = sum(r[level][1] * r["gold"] for r in kinds.values())
        micro.append(f"{2 * right / (told + known):.2f}")
    return table(("kind", "gold", "told", *LEVELS), [*rows, ["all", known, told, *micro]])


def events() -> Lines:
    """Types, triples, and alarms in sentences without an event."""
    types = scored(
        "score_events.py", "event_types.dev.jsonl", _events("event_types.dev.jsonl"), "--merge-yield", "--top1"
    )
    triples = scored("score_events.py", "events.dev.jsonl", _events("events.dev.jsonl"))
    quiet = [f for f in facts_in(sentences("events.negatives.jsonl")) if f.kind == "event"]
    return table(
        ("events", "measured"),
        [
            ("type of the main event, F1 (1,041 sentences)", _f1(types, "type")),
            ("type, source and target, F1 (159 sentences)", _f1(triples, "triple")),
            ("false alarms in 6 sentences without an event", len({f.provenance.source for f in quiet})),
        ],
    )


def _events(name: str) -> list[dict[str, object]]:
    found: dict[str, list[dict[str, object]]] = {}
    for fact in facts_in(sentences(name)):
        if fact.kind == "event" and fact.modality != "negated":
            it = fact.content
            told = {"type": it.type, "source": list(it.source), "target": list(it.target)}
            found.setdefault(fact.provenance.source, []).append(told)
    return [{"id": id_, "events": events} for id_, events in found.items()]


def _f1(report: str, row: str) -> str:
    found = re.search(rf"^{row}\s.*?F1 ([\d.]+)", report, re.MULTILINE)
    return found.group(1) if found else "not printed"


def actors() -> Lines:
    """Phrases whose country and sector are both as the gold has them."""
    right = asked = 0
    for line in map(json.loads, (GOLD / "actors.dev.jsonl").read_text(encoding="utf-8").splitlines()):
        wanted = {name: line[name] for name in ("country", "sector") if line[name] is not None}
        if not wanted:
            continue
        found = describe(line["text"], date.fromisoformat(line["date"]))
        said = {"country": found.country or "", "sector": found.sector or ""}
        asked += 1
        right += all(said[name] in (w if isinstance(w, list) else [w]) for name, w in wanted.items())
    return table(("actors", "measured"), [(f"phrases exact, of {asked}", f"{right / asked:.2f}")])


def confidence() -> Lines:
    """For each band of probability: what was told, and what was right, cross-validated."""
    seen = observations()
    rows = [
        (band, n, f"{told:.2f}", f"{right:.2f}") for band, n, told, right in reliability(seen, cross_validated(seen))
    ]
    return table(("told to be right", "readings", "told, mean", "right"), rows)


def speed(speeches: int | None, runs: int) -> Lines:
    """Words a second on both cores beside the bare parser, and memory."""
    return table(("speed", "comity read", "bare spaCy", "ratio"), measured(speeches, runs))


def main() -> None:
    """Measure what was asked for, and print it."""
    options = argparse.ArgumentParser(description="Measure the reader.")
    options.add_argument("--speeches", type=int, help="how many speeches the speed is measured on; all without it")
    options.add_argument("--runs", type=int, default=2)
    options.add_argument("--only", choices=("facts", "events", "actors", "confidence", "speed"), action="append")
    options.add_argument("--write", action="store_true", help="write the tables into docs/reading.md")
    chosen = options.parse_args()
    if not GOLD.is_dir():
        sys.exit("There is no ../shared/gold beside the project; the reader is measured with it.")
    parts: dict[str, Callable[[], Lines]] = {
        "facts": facts, "events": events, "actors": actors, "confidence": confidence,
        "speed": lambda: speed(chosen.speeches, chosen.runs),
    }  # fmt: skip
    blocks = []
    for name in chosen.only or parts:
        blocks.append("\n".join(parts[name]()))
        print(blocks[-1] + "\n", flush=True)
    if chosen.write:
        write("\n\n".join(blocks))


def write(tables: str) -> None:
    """Put the tables between the marks of the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{tables}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
