"""What a number measures: the noun phrase that names the indicator."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.language.model import Quantity
from comity.language.words import words
from comity.reading._above import is_number, noun_above, verb_above
from comity.reading._amounts import Indicator, of_money
from comity.reading._growth import AMOUNT, CHANGE, change_above, moved_by
from comity.reading._naming import LOOSE_END, plain, short
from comity.reading._phrases import phrase
from comity.reading._roles import children, objects, subject
from comity.reading._views import View

LENGTHS = frozenset(("km", "kilometre", "mile", "m", "metre"))
_LONG = words(
    """
    road highway corridor railway railroad line border frontier pipeline river route coast coastline canal bridge
    tunnel length wall fence track cable boundary motorway stretch section
    """
)
_SHARE = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?of\s+((?:(?:its|the|their|all)\s+)?[\w'\u2019 -]{3,70}?)"
    r"(?=[.,;:()]|\s+(?:was|were|is|are|has|have|had|and|accounted|in|to|with|at|by|from|for)\b|$)"
)
_ACCOUNTED = re.compile(
    r"\b(?:accounting\s+for|account(?:s|ed)?\s+for|share\s+of|mak(?:es|ing)\s+up|occupying|or|comprising)\s+(?:about\s+)?$"
)
_UNCOUNTED = re.compile(
    r"^[\W\d]*(?:(?:over|about|almost|around|more than|nearly|at least|some|a minimum of|million|thousand"
    r"|billion|hundred|approximately|estimated|only|up to|an|roughly|additional|another)\s+)*"
    r"[\d.,\u2013\s-]*(?:(?:million|thousand|billion)\s+)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"Of\s+(?:the|its|their|these|those|all)\s+[\s$\u20ac\u00a3US]*")
_TERMS = frozenset(("day", "year", "month", "week", "hour"))
_NOWHERE = Indicator(None, None, "none")


def indicator_of(quantity: Quantity, tokens: tuple[Token, ...], view: View) -> Indicator:
    """The indicator's words and the token that anchors its phrase; both None where the text does not name it."""
    base = view.sentence.parse.start_char
    first, last = tokens[0], tokens[-1]
    after = view.text[last.idx - base + len(last) :]
    before = view.text[: first.idx - base]
    if quantity.unit in _TERMS:
        return Indicator("term" if re.search(r"\bfor\b[^,]*$", before) else "deadline", None, "term")
    if quantity.unit == "rank":
        return Indicator(_rank(after), noun_above(last), "rank")
    if _WHOLE.fullmatch(before):
        return _NOWHERE
    shared = quantity.unit == "percent" and _SHARE.match(after)
    moved = None if shared else moved_by(first, last, before, after, view)
    if moved is not None:
        return Indicator(*moved, "moved")
    change = change_above(last) if quantity.unit in ("percent", "times") else None
    if change is not None and (grown := _grown(change)) is not None:
        return Indicator(f"{short(phrase(grown, view))} {CHANGE[change.lemma_]}", grown, "change")
    if quantity.unit == "percent":
        return _percent(last, before, after, view)
    money = quantity.unit is not None and quantity.unit.isupper() and len(quantity.unit) == 3
    return of_money(last, view) if money else _counted(quantity, last, after, view)


def _grown(change: Token) -> Token | None:
    """What grows or shrinks: the object of "increased X by", the subject of "X grew", "the growth in X"."""
    if change.pos_ == "NOUN" and (thing := next(objects(change, "in", "of"), None)) is not None:
        return thing if not is_number(thing) else subject(change)
    return next((c for c in children(change, "dobj") if not is_number(c)), None) or subject(change)


def _rank(after: str) -> str:
    named = re.match(r"[-\s]*(?:largest|biggest|most important|highest|main|leading)?\s*([\w-]+(?:\s[\w-]+)?)", after)
    words_ = [w for w in named.group(1).split() if w not in LOOSE_END] if named and named.group(1) else []
    return f"rank among {' '.join(words_)}s" if words_ else "rank"


def _percent(token: Token, before: str, after: str, view: View) -> Indicator:
    share = _SHARE.match(after)
    if share or _ACCOUNTED.search(before):
        whole = share.group(1) if share else after[:40]
        return Indicator(f"share of {plain(whole)}", noun_above(token), "share")
    verb = verb_above(token)
    thing = subject(verb) if verb is not None else None
    if verb is None:
        return _NOWHERE
    direct = token.dep_ in ("dobj", "pobj", "attr", "npadvmod", "nummod")
    if direct and thing is not None and verb.lemma_ in AMOUNT:
        return Indicator(short(phrase(thing, view)), thing, "percent")
    noun = noun_above(token)
    if noun is not None and noun.i != token.i:
        return Indicator(short(phrase(noun, view)), noun, "percent")
    return Indicator(short(phrase(thing, view)), thing, "percent") if thing is not None else _NOWHERE


def _counted(quantity: Quantity, token: Token, after: str, view: View) -> Indicator:
    """Of a count: the noun that is counted, with what belongs to it."""
    noun = token
    if quantity.unit in LENGTHS:
        return _length(token, after)
    while noun.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "advmod") and noun.head.i > noun.i:
        noun = noun.head
    if quantity.unit in ("co-sponsor", "cosponsor", "sponsor"):
        return Indicator(f"{quantity.unit}s", noun, "count")
    if noun.pos_ in ("NOUN", "PROPN") and not is_number(noun):
        return Indicator(short(_uncounted(quantity, phrase(noun, view))), noun, "count")
    verb = verb_above(token)
    thing = subject(verb) if verb is not None else None
    near = verb is not None and verb.i in (token.head.i, token.head.head.i)
    if near and verb is not None and thing is not None and (verb.lemma_ in AMOUNT or verb.lemma_ in CHANGE):
        bare = quantity.unit == "times" and verb.lemma_ not in CHANGE
        return _NOWHERE if bare else Indicator(short(phrase(thing, view)), thing, "count")
    return Indicator(f"{quantity.unit}s", token, "unit") if quantity.unit not in (None, "times") else _NOWHERE


def _uncounted(quantity: Quantity, words: str) -> str:
    """The words of a phrase after its number ("one million refugees", "more than 20 schools")."""
    number = " ".join(quantity.text.split())
    before, found, after = words.partition(number)
    return _UNCOUNTED.sub("", after if found and len(before) < len(number) + 24 and after.strip() else words)


def _length(token: Token, after: str) -> Indicator:
    """Of a length: the thing that is so long; a distance "from" a place, or an area's reach, is none."""
    if re.match(r"\)?\s+(?:from|of|off|north|south|east|west|away|inside|within|across|apart)\b", after):
        return _NOWHERE
    verb = verb_above(token)
    thing = subject(verb) if verb is not None else None
    if thing is not None and thing.lemma_.lower() in _LONG:
        return Indicator("length", thing, "length")
    noun = noun_above(token)
    if noun is not None and noun.lemma_.lower() in _LONG:
        return Indicator("length", noun, "length")
    known = verb is not None and verb.lemma_ in AMOUNT and thing is not None
    return Indicator("length", thing, "length") if known else _NOWHERE
