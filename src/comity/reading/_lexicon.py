"""The words that tell events, from lexicon.csv, and the patterns of arguments that they ask for.

A pattern is a list of conditions joined by ``&``; ``!`` denies one. ``obj=``, ``subj=``, ``xcomp=``, ``mod=``, ``prt=``
and any preposition (``from=``) name lemmas (``*`` any, ``@name`` a set of the file); a bare preposition asks for its
presence; ``light``: a noun carried by a light verb; ``told``: a noun with an actor beside it; ``holder``,
``objperson``: an actor or a person as subject or object; ``of:source``: not a condition, "of" names who acts.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._roles import actors_of, agent, children, is_passive, patient, subject
from comity.reading._views import View

LIGHT = words(
    """
    launch hold conduct make take give issue impose declare announce express have reach open start stage pay
    carry begin lodge file deliver undertake continue resume call voice extend offer receive renew mount wage
    commit lead face do sign broker arrange order suspend end lift complete perform accept submit promise
    accomplish report win provide grant
    """
)
_HELD = words(
    """
    hold take begin convene schedule start open organize organise conclude occur resume continue end
    """
)
_COUNTING = words(
    """
    number hundred thousand dozen group series lot part couple score million percent % portion total majority
    set wave range kind form amount
    """
)


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
            values = sets[lemmas] if lemmas in sets else frozenset(lemmas.split("|")) if lemmas else frozenset()
            conditions.append((not part.startswith("!"), name, values))
    return Entry(row["type"], row["subtype"] or None, tuple(conditions), "of:source" in row["pattern"])


def entry_for(token: Token, view: View) -> Entry | None:
    """The entry that a token triggers, or None; the most demanding one that fits wins."""
    pos = "VERB" if token.pos_ == "AUX" and token.lemma_ != "must" else "NOUN" if token.pos_ == "PROPN" else token.pos_
    for entry in lexicon().get((token.lemma_.lower(), pos), ()):
        if all(_holds(token, view, name, values) is wanted for wanted, name, values in entry.conditions):
            return entry if entry.type else None
    return None


def _holds(token: Token, view: View, name: str, values: frozenset[str]) -> bool:
    test = _TESTS.get(name)
    if test is not None:
        return test(token, view, values)
    prepositions = [c for c in children(token, "prep", "agent", "prt", "dative") if c.lower_ == name]
    if not values:
        return bool(prepositions)
    return any(_lemmas(p) & values for c in prepositions for p in children(c, "pobj", "pcomp"))


def _lemmas(noun: Token) -> set[str]:
    """The lemma of a noun, of its conjuncts, and of what it counts."""
    found = {noun.lemma_.lower()}
    for child in noun.children:
        if child.dep_ == "conj":
            found |= _lemmas(child)
        elif child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_.lower() in _COUNTING:
            for inner in children(child, "pobj"):
                found |= _lemmas(inner)
        elif child.dep_ == "compound" and noun.pos_ in ("NOUN", "PROPN"):
            found.add(child.lemma_.lower())
    return found


def _match(found: set[str], values: frozenset[str]) -> bool:
    return bool(found) and ("*" in values or bool(found & values))


def _obj(token: Token, view: View, values: frozenset[str]) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        nouns = [p for c in children(token, "prep") if c.lower_ == "of" for p in children(c, "pobj")]
        nouns += children(token, "compound")
        return any(_match(_lemmas(n), values) for n in nouns)
    noun = patient(token)
    return noun is not None and _match(_lemmas(noun), values)


def _subj(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = agent(token) if is_passive(token) else subject(token)
    if token.pos_ == "NOUN":
        return token.dep_ == "nsubj"
    if noun is None and is_passive(token):
        return False
    return noun is not None and _match(_lemmas(noun), values)


def _xcomp(token: Token, view: View, values: frozenset[str]) -> bool:
    return any(_match({c.lemma_.lower()}, values) for c in children(token, "xcomp", "ccomp"))


def _prt(token: Token, view: View, values: frozenset[str]) -> bool:
    return any(c.lower_ in values for c in children(token, "prt", "advmod", "prep"))


def _mod(token: Token, view: View, values: frozenset[str]) -> bool:
    nouns = [token] if token.pos_ == "NOUN" else [n for n in (patient(token),) if n is not None]
    return any(c.lemma_.lower() in values for n in nouns for c in children(n, "amod", "compound"))


def _light(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ in ("dobj", "nsubjpass", "attr") and token.head.lemma_ in LIGHT


def _told(token: Token, view: View, values: frozenset[str]) -> bool:
    if any(c.dep_ in ("poss", "amod", "compound", "nmod") and c.i in view.at for c in token.children):
        return True
    for child in children(token, "prep", "agent"):
        if child.lower_ in (
            "of",
            "by",
            "between",
            "against",
            "with",
            "on",
            "to",
            "from",
            "among",
            "for",
            "in",
            "into",
            "at",
        ):
            for noun in children(child, "pobj"):
                if actors_of(noun, view, place=True):
                    return True
    return (
        token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
        and token.head.lemma_ in LIGHT
        and bool(list(token.children))
    )


def _held(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in _HELD


def _holder(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = subject(token)
    if noun is None or noun.lower_ in ("it", "this", "that", "which"):
        return False
    return noun.i in view.at or bool(actors_of(noun, view))


def _person(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    if noun is None:
        return False
    mention = view.at.get(noun.i)
    if mention is not None:
        return mention.form in ("person", "office") or mention.person is not None
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in _PEOPLE


def _will(token: Token, view: View, values: frozenset[str]) -> bool:
    return any(a.lower_ in ("will", "shall", "'ll") for c in children(token, "ccomp") for a in children(c, "aux"))


def _own(token: Token, view: View, values: frozenset[str]) -> bool:
    first = subject(token)
    for clause in children(token, "ccomp"):
        for noun in children(clause, "nsubj"):
            same = first is not None and noun.lemma_ == first.lemma_
            return noun.lower_ in ("it", "he", "she", "they", "we", "i") or same
    return False


_PEOPLE = words(
    """
    president minister leader envoy delegation counterpart premier chancellor king official ambassador secretary
    chief mission prince emir pope chairman general dissident senator
    """
)
_TESTS = {
    "obj": _obj, "subj": _subj, "xcomp": _xcomp, "prt": _prt, "mod": _mod, "light": _light, "told": _told,
    "subjheld": _held, "holder": _holder, "objperson": _person, "will": _will, "own": _own,
}  # fmt: skip
