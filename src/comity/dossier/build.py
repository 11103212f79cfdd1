"""Building a dossier: chapters written in order, every fact that is printed numbered once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comity.chapters import all_chapters
from comity.chapters.base import Block, Brief, Gazette, brief_on, gazette
from comity.chapters.base.blocks import citations
from comity.chapters.base.tables import RANK
from comity.core.dyad import Dyad
from comity.core.provenance import Status
from comity.ledger import Ledger, LedgerFact

CUT = 0.8
"""The probability of being exact below which a machine reading is not printed (docs/reading.md)."""


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter as it was written for one pair, with its number."""

    id: str
    title: str
    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A fact that the dossier prints, under the number that stands wherever it is cited."""

    number: int
    fact: LedgerFact


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts the dossier cites, by status, and how many that bear on the pair it withholds, by reason."""

    cited: Mapping[Status, int]
    withheld: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier on a pair of states, made on a day that the caller names."""

    brief: Brief
    made_on: date
    chapters: tuple[Written, ...]
    references: tuple[Reference, ...]
    counts: Counts

    @property
    def title(self) -> str:
        first, second = self.brief.pair
        return f"{self.brief.name(first)} and {self.brief.name(second)}"


def build(
    ledger: Ledger,
    dyad: Dyad,
    third: Sequence[str] = (),
    since: date | None = None,
    reviewed_only: bool = False,
    cut: float = CUT,
    *,
    made_on: date,
    names: Gazette | None = None,
) -> Dossier:
    """Return the dossier on a pair from what the ledger holds; a chapter without facts says what would fill it.

    ``third`` are states set beside the pair; facts dated before ``since`` are left out; machine readings below ``cut``
    are withheld and counted, and with ``reviewed_only`` all of them. ``names`` replaces the registry that ships.
    """
    beside = tuple(code for code in dict.fromkeys(third) if code not in dyad.members)
    brief = brief_on(ledger, dyad, beside, since, reviewed_only, cut, names or gazette())
    chapters = tuple(Written(c.id, c.title, number, c.write(brief)) for number, c in enumerate(all_chapters()))
    references = _numbered(brief, chapters)
    cited = Counter(r.fact.fact.provenance.status for r in references)
    counts = Counts(dict(sorted(cited.items())), dict(sorted(Counter(w.reason for w in brief.withheld).items())))
    return Dossier(brief, made_on, chapters, references, counts)


def _numbered(brief: Brief, chapters: tuple[Written, ...]) -> tuple[Reference, ...]:
    """Every cited fact in the order in which it first appears; where many bear one statement, the record's come first.

    KeyError would name a fact that the chapters were not given.
    """
    groups = (group for chapter in chapters for block in chapter.blocks for group in citations(block))
    order = dict.fromkeys(
        id_ for group in groups for id_ in sorted(group, key=lambda i: RANK[brief.facts[i].fact.provenance.status])
    )
    return tuple(Reference(number, brief.facts[id_]) for number, id_ in enumerate(order, 1))
