"""The words that tell events, from lexicon.csv, and the patterns of arguments that they ask for.

A pattern is a list of the conditions of ``_patterns`` joined by ``&``; ``!`` denies one; ``@name`` is a set of the
file.
``of:source`` is no condition: "of" names who acts. Of the rows of a word that fit, the one with most conditions wins,
and of these the first.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token

from comity.reading._patterns import holds
from comity.reading._views import View

_MISREAD = {"stag": "stage", "slaye": "slay", "oversaw": "oversee"}
"""Lemmas that the parser's tables give wrongly."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a trigger's type and subtype, and when it applies; an empty type says that the use tells no event."""

    type: str
    subtype: str | None
    conditions: tuple[tuple[bool, str, frozenset[str]], ...]
    of_source: bool


@cache
def lexicon() -> dict[tuple[str, str], tuple[Entry, ...]]:
    """Entries by (lemma, part of speech), those with most conditions first."""
    table = resources.files("comity.reading").joinpath("lexicon.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    sets = {r["lemma"]: frozenset(r["pattern"].split("|")) for r in rows if r["pos"] == "SET"}
    found: dict[tuple[str, str], list[Entry]] = {}
    for row in rows:
        if row["pos"] != "SET":
            entry = _entry(row, sets)
            for lemma in row["lemma"].split("|"):
                found.setdefault((lemma, row["pos"]), []).append(entry)
    return {key: tuple(sorted(rows, key=lambda e: -len(e.conditions))) for key, rows in found.items()}


def _entry(row: dict[str, str], sets: dict[str, frozenset[str]]) -> Entry:
    conditions = []
    for part in row["pattern"].split("&"):
        if part and part != "of:source":
            name, _, lemmas = part.lstrip("!").partition("=")
            words = frozenset(lemmas.split("|")) if lemmas else frozenset()
            values = words.union(*(sets[w] for w in words if w in sets))
            conditions.append((not part.startswith("!"), name, values))
    return Entry(row["type"], row["subtype"] or None, tuple(conditions), "of:source" in row["pattern"])


def entry_for(token: Token, view: View) -> Entry | None:
    """The entry that a token triggers, or None; the most demanding one that fits wins."""
    lemma = _MISREAD.get(token.lemma_.lower(), token.lemma_.lower())
    pos = "VERB" if token.pos_ == "AUX" and token.lemma_ != "must" else "NOUN" if token.pos_ == "PROPN" else token.pos_
    for entry in lexicon().get((lemma, pos), ()):
        if all(holds(token, view, name, values) is wanted for wanted, name, values in entry.conditions):
            return entry if entry.type else None
    return None
