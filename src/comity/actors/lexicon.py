"""Common nouns of actors (ministry, army, rebels) and named national organs, with their PLOVER sectors.

``agents.csv``, ``organs.csv`` and ``places.csv`` are general word lists of this project. They describe phrases; they
add no actor to the registry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from comity.actors.names import fold, is_acronym
from comity.actors.tables import entries, listed, rows

STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
"""The sectors whose organs act for the state."""

_LONG = 10
_IRREGULAR = {"men": "man", "women": "woman", "thieves": "thief", "wives": "wife", "lives": "life"}


@dataclass(frozen=True, slots=True)
class Organ:
    """A named organ, group, company or place of a country, with the days between which it is what it is."""

    name: str
    country: str | None
    sector: str | None
    since: str | None = None
    until: str | None = None
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded phrase -> sector, and folded name -> organs and places."""

    agents: dict[str, str]
    organs: dict[str, tuple[Organ, ...]]

    def sector(self, folded: str) -> str | None:
        """The sector of a common noun phrase, in the singular or the plural; None for an unknown one."""
        if folded in self.agents:
            return self.agents[folded]
        for singular in _singulars(folded):
            if singular in self.agents:
                return self.agents[singular]
        return None

    def nearly(self, folded: str) -> str | None:
        """The sector of the one common noun that a word or two of ten letters or more misspell by a single letter."""
        if len(folded) < _LONG or folded.count(" ") > 1:
            return None
        forms = {form for form in (folded, *_singulars(folded)) if len(form) >= _LONG}
        alike = ((form, text) for form in forms for text in _long_forms().get((form[0], len(form)), ()))
        found = {self.agents[text] for form, text in alike if _one_letter_apart(text, form)}
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def _long_forms() -> dict[tuple[str, int], list[str]]:
    """The long common nouns by first letter and length: a word is a misspelling of one of these only."""
    found: dict[tuple[str, int], list[str]] = {}
    for text in lexicon().agents:
        if len(text) >= _LONG:
            found.setdefault((text[0], len(text)), []).append(text)
    return found


def _one_letter_apart(one: str, two: str) -> bool:
    return len(one) == len(two) >= _LONG and one[0] == two[0] and sum(map(str.__ne__, one, two)) == 1


def _singulars(folded: str) -> list[str]:
    head, _, last = folded.rpartition(" ")
    lead = f"{head} " if head else ""
    forms = [
        _IRREGULAR.get(last, ""),
        last[:-3] + "y" if last.endswith("ies") else "",
        last[:-2] if last.endswith("es") else "",
        last[:-1] if last.endswith("s") else "",
        last[:-3] + "man" if last.endswith("men") else "",
        last[:-5] + "woman" if last.endswith("women") else "",
    ]
    whole = [lead + form for form in forms if form]
    first, _, rest = folded.partition(" ")
    if rest and first.endswith("s") and not first.endswith("ss"):  # ministers of state, chiefs of staff
        whole.append(f"{first[:-1]} {rest}")
    return whole


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The word lists of this package, read once."""
    agents = {fold(row["phrase"]): row["sector"] for row in rows("agents.csv", required=("phrase", "sector"))}
    organs: dict[str, list[Organ]] = {}
    for row in rows("organs.csv", required=("name", "forms", "country", "sector")):
        for form in entries(row["forms"]):
            organ = Organ(
                row["name"], row["country"] or None, row["sector"], form.since, form.until, is_acronym(form.text)
            )
            organs.setdefault(fold(form.text), []).append(organ)
    for row in rows("places.csv", required=("country", "forms")):
        for text in listed(row["forms"]):
            organs.setdefault(fold(text), []).append(Organ(text, row["country"], None))
    return Lexicon(agents, {text: tuple(found) for text, found in organs.items()})
