"""What a number measures: the noun phrase that names the indicator."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.language.model import Quantity
from comity.language.words import words
from comity.reading._growth import AMOUNT, CHANGE, change_above, is_number, moved_by, noun_above, verb_above
from comity.reading._naming import LOOSE_END, plain, short
from comity.reading._phrases import phrase
from comity.reading._roles import children, subject
from comity.reading._views import View

LENGTHS = frozenset(("km", "kilometre", "mile", "m", "metre"))
_LONG = words(
    """
    road highway corridor railway railroad line border frontier pipeline river route coast coastline canal bridge
    tunnel length wall fence track cable boundary motorway stretch section
    """
)
_OF_WHAT = re.compile(
    r"\s+(?:\([^)]*\)\s*)?(?:of|in|worth of)\s+(?!the\b|same\b|\d|[A-Z])((?:[\w-]+\s?){1,4}(?:(?<=\s)[A-Z]\w+\s?)*)"
)
_SHARE = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?of\s+((?:(?:its|the|their|all)\s+)?[\w'\u2019 -]{3,70}?)"
    r"(?=[.,;:()]|\s+(?:was|were|is|are|has|have|and|accounted|in|to|with)\b|$)"
)
_ACCOUNTED = re.compile(
    r"\b(?:accounting\s+for|account(?:s|ed)?\s+for|share\s+of|mak(?:es|ing)\s+up|occupying|or|comprising)\s+(?:about\s+)?$"
)


def indicator_of(quantity: Quantity, tokens: tuple[Token, ...], view: View) -> tuple[str | None, Token | None]:
    """The indicator's words and the token that anchors its phrase; (None, None) where the text does not name it."""
    base = view.sentence.parse.start_char
    first, last = tokens[0], tokens[-1]
    after = view.text[last.idx - base + len(last) :]
    before = view.text[: first.idx - base]
    if quantity.unit == "rank":
        return _rank(after), noun_above(last)
    if re.fullmatch(r"Of\s+(?:the|its|their|these|those|all)\s+[\s$\u20ac\u00a3US]*", before):
        return None, None
    shared = quantity.unit == "percent" and _SHARE.match(after)
    moved = None if shared else moved_by(first, last, before, after, view)
    if moved is not None:
        return moved
    change = change_above(last)
    if quantity.unit in ("percent", "times") and change is not None:
        thing = next((c for c in children(change, "dobj") if not is_number(c)), None)
        grown = thing or subject(change)
        if grown is not None:
            return f"{short(phrase(grown, view))} {CHANGE[change.lemma_]}", grown
    if quantity.unit == "percent":
        share = _SHARE.match(after)
        if share or _ACCOUNTED.search(before):
            whole = share.group(1) if share else after[:40]
            return f"share of {plain(whole)}", noun_above(last)
        return _percent(last, view)
    money = quantity.unit is not None and quantity.unit.isupper() and len(quantity.unit) == 3
    return _money(first, last, after, view) if money else _counted(quantity, last, after, view)


def _rank(after: str) -> str:
    named = re.match(r"[-\s]*(?:largest|biggest|most important|highest|main|leading)?\s*([\w-]+(?:\s[\w-]+)?)", after)
    words_ = [w for w in named.group(1).split() if w not in LOOSE_END] if named and named.group(1) else []
    return f"rank among {' '.join(words_)}s" if words_ else "rank"


def _percent(token: Token, view: View) -> tuple[str | None, Token | None]:
    verb = verb_above(token)
    if verb is None:
        return None, None
    thing = subject(verb)
    if token.dep_ in ("dobj", "pobj", "attr", "npadvmod", "nummod") and thing is not None and verb.lemma_ in AMOUNT:
        return short(phrase(thing, view)), thing
    noun = noun_above(token)
    if noun is not None and noun.i != token.i and noun.pos_ in ("NOUN", "PROPN"):
        return short(phrase(noun, view)), noun
    return (short(phrase(thing, view)), thing) if thing is not None else (None, None)


def _money(first: Token, last: Token, after: str, view: View) -> tuple[str | None, Token | None]:
    """Of an amount: what it is "worth" or "of", what amounts to it, or what it is spent as."""
    node = last
    for _ in range(6):
        head = node.head
        if head.i == node.i:
            break
        if (
            head.lower_ in ("of", "worth", "at", "for")
            and head.head.pos_ in ("NOUN", "PROPN")
            and not is_number(head.head)
        ):
            return short(phrase(head.head, view)), head.head
        if (
            head.pos_ in ("NOUN", "PROPN")
            and not is_number(head)
            and node.dep_ in ("nummod", "compound", "amod", "nmod", "quantmod")
        ):
            return short(phrase(head, view)), head
        if node.dep_ in ("dobj", "attr", "pobj") and head.lemma_ in ("worth",):
            break
        node = head
    of = _OF_WHAT.match(after)
    verb = verb_above(last)
    thing = subject(verb) if verb is not None else None
    if verb is not None and verb.lemma_ in AMOUNT and thing is not None:
        return short(phrase(thing, view)), thing
    if of:
        return plain(of.group(1)), thing
    if verb is not None and thing is not None:
        done = next((c for c in children(verb, "dobj") if not is_number(c)), None)
        return (short(phrase(done, view)), done) if done is not None else (short(phrase(thing, view)), thing)
    return None, None


def _counted(quantity: Quantity, token: Token, after: str, view: View) -> tuple[str | None, Token | None]:
    """Of a count: the noun that is counted, with what belongs to it."""
    noun = token
    if quantity.unit in LENGTHS:
        return _length(token, after)
    while noun.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "advmod") and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos_ in ("NOUN", "PROPN") and not is_number(noun):
        words = phrase(noun, view)
        return short(
            re.sub(
                r"^[\W\d]*(?:(?:over|about|almost|around|more than|nearly|at least|some|a minimum of|million|thousand"
                r"|billion|hundred|approximately|estimated|only|up to|an|roughly|additional|another)\s+)*"
                r"[\d.,\u2013\s-]*(?:(?:million|thousand|billion)\s+)?",
                "",
                words,
                flags=re.IGNORECASE,
            )
        ), noun
    verb = verb_above(token)
    thing = subject(verb) if verb is not None else None
    if verb is not None and thing is not None and (verb.lemma_ in AMOUNT or verb.lemma_ in CHANGE):
        return short(phrase(thing, view)), thing
    return (quantity.unit + "s", token) if quantity.unit not in (None, "times", "percent") else (None, None)


def _length(token: Token, after: str) -> tuple[str | None, Token | None]:
    """Of a length: the thing that is so long; a distance "from" a place, or an area's reach, is none."""
    if re.match(r"\)?\s+(?:from|of|off|north|south|east|west|away|inside|within|across|apart)\b", after):
        return None, None
    verb = verb_above(token)
    thing = subject(verb) if verb is not None else None
    if thing is not None and thing.lemma_.lower() in _LONG:
        return "length", thing
    noun = noun_above(token)
    if noun is not None and noun.lemma_.lower() in _LONG:
        return "length", noun
    return ("length", thing) if verb is not None and verb.lemma_ in AMOUNT and thing is not None else (None, None)
