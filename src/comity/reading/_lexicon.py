"""The words that tell events, from lexicon.csv, and the patterns of arguments that they ask for.

A pattern is a list of the conditions of ``_patterns`` joined by ``&``; ``!`` denies one; ``@name`` is a set of the
file.
Each row has a sentence in which it is met (``example``, invented, no report of anything); a test reads them all.
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
    """One row: a trigger's type and subtype, and when it applies; an empty type says that the use tells no event.

    ``pos`` and ``pattern`` are the row's own words, by which a reading names the rule that found it.
    """

    pos: str
    pattern: str
    type: str
    subtype: str | None
    conditions: tuple[tuple[bool, str, frozenset[str]], ...]
    of_source: bool

    def rule(self, lemma: str) -> str:
        """The row as a reading names it: ``verb:visit``, ``noun:visit of:source``."""
        return f"{self.pos.lower()}:{lemma} {self.pattern}".strip()


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
    return {key: tuple(sorted(rows, key=_demands)) for key, rows in found.items()}


def _demands(entry: Entry) -> tuple[int, int]:
    """How little an entry asks for: first by its conditions, then by those that name what must be there."""
    return -len(entry.conditions), -sum(wanted and bool(values - {"*"}) for wanted, _, values in entry.conditions)


def _entry(row: dict[str, str], sets: dict[str, frozenset[str]]) -> Entry:
    conditions = []
    for part in row["pattern"].split("&"):
        if part and part != "of:source":
            name, _, lemmas = part.lstrip("!").partition("=")
            words = frozenset(lemmas.split("|")) if lemmas else frozenset()
            values = words.union(*(sets[w] for w in words if w in sets))
            conditions.append((not part.startswith("!"), name, values))
    of_source = "of:source" in row["pattern"]
    return Entry(row["pos"], row["pattern"], row["type"], row["subtype"] or None, tuple(conditions), of_source)


def lemma_of(token: Token) -> str:
    """The lemma under which a token stands in the lexicon."""
    lemma = token.lemma_.lower()
    return _MISREAD.get(lemma, lemma)


def entry_for(token: Token, view: View) -> Entry | None:
    """The entry that a token triggers, or None; the most demanding one that fits wins."""
    pos = "VERB" if token.pos_ == "AUX" and token.lemma_ != "must" else "NOUN" if token.pos_ == "PROPN" else token.pos_
    for entry in lexicon().get((lemma_of(token), pos), ()):
        if all(holds(token, view, name, values) is wanted for wanted, name, values in entry.conditions):
            return entry if entry.type else None
    return None
