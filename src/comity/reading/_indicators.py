"""What a number measures: the noun phrase that names the indicator."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.language.model import Quantity
from comity.language.words import words
from comity.reading._roles import children, phrase, subject
from comity.reading._views import View

LENGTHS = frozenset(("km", "kilometre", "mile", "m", "metre"))
_AMOUNT = words(
    """
    amount be reach total exceed stand become make constitute comprise equal account hit number estimate record
    set worth come remain contain consist
    """
)
_NUMERALS = words(
    """
    three four five six seven eight nine ten eleven twelve several over about almost more than
    """
)
_CHANGE = {
    "increase": "growth", "grow": "growth", "rise": "growth", "expand": "growth", "jump": "growth",
    "climb": "growth", "surge": "growth", "double": "growth", "decrease": "decline", "fall": "decline",
    "decline": "decline", "drop": "decline", "shrink": "decline", "reduce": "decline",
}  # fmt: skip
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
        return _rank(after), _noun_above(last)
    change = _change(last)
    if quantity.unit in ("percent", "times") and change is not None:
        grown = subject(change)
        if grown is not None:
            return f"{_short(phrase(grown, view))} {_CHANGE[change.lemma_]}", grown
    if quantity.unit == "percent":
        share = _SHARE.match(after)
        if share or _ACCOUNTED.search(before):
            whole = share.group(1) if share else after[:40]
            return f"share of {_plain(whole)}", _noun_above(last)
        return _percent(last, view)
    money = quantity.unit is not None and quantity.unit.isupper() and len(quantity.unit) == 3
    return _money(first, last, after, view) if money else _counted(quantity, last, after, view)


def _rank(after: str) -> str:
    named = re.match(r"[-\s]*(?:largest|biggest|most important|highest|main|leading)?\s*([\w-]+(?:\s[\w-]+)?)", after)
    return f"rank among {named.group(1)}s" if named and named.group(1) else "rank"


def _change(token: Token) -> Token | None:
    """The verb of growth or decline that a number measures."""
    node = token
    for _ in range(4):
        if node.lemma_ in _CHANGE and node.pos_ in ("VERB", "NOUN"):
            return node
        if node.head.i == node.i or node.dep_ in ("nsubj", "advcl", "relcl", "conj"):
            return None
        node = node.head
    return None


def _percent(token: Token, view: View) -> tuple[str | None, Token | None]:
    verb = _verb_above(token)
    if verb is None:
        return None, None
    thing = subject(verb)
    if token.dep_ in ("dobj", "pobj", "attr", "npadvmod", "nummod") and thing is not None and verb.lemma_ in _AMOUNT:
        return _short(phrase(thing, view)), thing
    noun = _noun_above(token)
    if noun is not None and noun.i != token.i and noun.pos_ in ("NOUN", "PROPN"):
        return _short(phrase(noun, view)), noun
    return (_short(phrase(thing, view)), thing) if thing is not None else (None, None)


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
            and not _is_number(head.head)
        ):
            return _short(phrase(head.head, view)), head.head
        if (
            head.pos_ in ("NOUN", "PROPN")
            and not _is_number(head)
            and node.dep_ in ("nummod", "compound", "amod", "nmod", "quantmod")
        ):
            return _short(phrase(head, view)), head
        if node.dep_ in ("dobj", "attr", "pobj") and head.lemma_ in ("worth",):
            break
        node = head
    of = re.match(r"\s+(?:\([^)]*\)\s*)?(?:of|in|worth of)\s+((?:[\w-]+\s?){1,4})", after)
    verb = _verb_above(last)
    thing = subject(verb) if verb is not None else None
    if verb is not None and verb.lemma_ in _AMOUNT and thing is not None:
        return _short(phrase(thing, view)), thing
    if of:
        return _plain(of.group(1)), thing
    if verb is not None and thing is not None:
        done = next((c for c in children(verb, "dobj") if not _is_number(c)), None)
        return (_short(phrase(done, view)), done) if done is not None else (_short(phrase(thing, view)), thing)
    return None, None


def _counted(quantity: Quantity, token: Token, after: str, view: View) -> tuple[str | None, Token | None]:
    """Of a count: the noun that is counted, with what belongs to it."""
    noun = token
    if quantity.unit in LENGTHS:
        verb = _verb_above(token)
        return "length", subject(verb) if verb is not None else None
    while noun.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "advmod") and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos_ in ("NOUN", "PROPN") and not _is_number(noun):
        words = phrase(noun, view)
        return _short(
            re.sub(
                r"^[\W\d]*(?:(?:over|about|almost|around|more than|nearly|at least|some|a minimum of|million|thousand"
                r"|billion|hundred)\s+)*[\d.,\s]*(?:(?:million|thousand|billion)\s+)?",
                "",
                words,
            )
        ), noun
    verb = _verb_above(token)
    thing = subject(verb) if verb is not None else None
    if verb is not None and thing is not None and (verb.lemma_ in _AMOUNT or verb.lemma_ in _CHANGE):
        return _short(phrase(thing, view)), thing
    return (quantity.unit + "s", token) if quantity.unit else (None, None)


def _is_number(token: Token) -> bool:
    return (
        token.like_num
        or token.pos_ in ("NUM", "SYM")
        or token.lemma_.lower()
        in ("million", "billion", "trillion", "thousand", "dollar", "euro", "%", "percent", "manat", "hundred")
    )


def _noun_above(token: Token) -> Token | None:
    node = token
    for _ in range(5):
        if node.pos_ in ("NOUN", "PROPN") and not _is_number(node):
            return node
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _verb_above(token: Token) -> Token | None:
    node = token
    for _ in range(8):
        if node.pos_ in ("VERB", "AUX"):
            return node
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _plain(words: str) -> str:
    return re.sub(r"^(?:the|its|their|all|a|an)\s+", "", " ".join(words.split()).strip(" ,;:."))


def _short(words: str) -> str:
    """An indicator without numbers at its front, and of at most twelve words."""
    plain = re.sub(r"^(?:the\s+)?(?:number|amount|volume)\s+of\s+", "", _plain(words), flags=re.IGNORECASE)
    words_ = [w for w in plain.split() if w not in ("\u2013", "\u2014", "-")]
    while len(words_) > 1 and (words_[0].casefold() in _NUMERALS or (words_[0][0].isdigit() and words_[0][-1] != "%")):
        words_ = words_[1:]
    return re.split(r"\s+and\s+\d", " ".join(words_[:12]))[0]
