"""Figures: an indicator's value with its subject, counterpart, unit and period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.figure import Figure
from comity.language.model import Analysis, Quantity
from comity.language.words import words
from comity.reading._elliptic import shared
from comity.reading._indicators import indicator_of
from comity.reading._modality import modality
from comity.reading._naming import is_name
from comity.reading._owners import Owners, owners
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "2"
_NEVER = words(
    """
    country state side party nation year month day hour minute decade century week session meeting time point
    president leader republic neighbour neighbor version chapter page article paragraph stage phase reason group
    part form type way category step issue topic aspect direction level format continent sea member question
    main key factor area principle floor occasion people's co-chair ambassador minister term election generation
    period organ dimension option anniversary
    """
)
_DEADLINE = re.compile(
    r"\b(?:within|in\s+the\s+next|for\s+(?:a\s+)?(?:period|term)\s+of|deadline\s+of)\s*$", re.IGNORECASE
)
_PEOPLES = words(
    """
    person people refugee student troop soldier migrant civilian worker citizen resident inhabitant
    """
)
_SMALL = 12
_EMPTY = frozenset(("this", "that", "it", "they", "which", "these", "who", "we"))
_COMPARED = re.compile(r"(?:compar\w+\s+(?:to|with)|than\s+in|from|since)\s+(?:the\s+)?$")
_WHEN = re.compile(r"\s+(?:\([^)]*\)\s*)?(?:in|for|during|by|as of|at the end of)\s+(?:the\s+)?")
_SAME_YEARS = re.compile(r"\b(?:same|those|these)\s+(?:years|period|months|decades)\b")
_ADDRESS = re.compile(r"\s+(?:[A-Z][\w.]*\s+|\d+\w*\s+)*(?:Street|St|Avenue|Ave|Road|Boulevard|Square|Lane|Place)\b")
_TALLY = re.compile(r"\b(?:vot(?:e|ed|es|ing)|abstain(?:ed|ing)?|abstentions?)\b", re.IGNORECASE)


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The figures of every sentence; ordinals, dates, elapsed time and small counts of states are left out."""
    for view in context.views:
        told = [q for q in view.quantities if _counts(q, view)]
        if told and not (_TALLY.search(view.text) and len(told) > 1):
            for quantity in told:
                yield from _figure(quantity, view, context)


def _counts(quantity: Quantity, view: View) -> bool:
    """True when a number measures something."""
    if quantity.ordinal:
        return quantity.unit == "rank" and _is_rank(quantity, view)
    if quantity.unit in _NEVER:
        if quantity.unit in ("day", "year", "month", "week", "hour"):
            return bool(_DEADLINE.search(view.text[: _offset(view, quantity.start)]))
        return False
    if quantity.value is None:
        return bool(quantity.readings)
    token = view.token_at(quantity.start)
    if quantity.unit is None:
        if _ADDRESS.match(view.text[_offset(view, quantity.end - 1) + 1 :]):
            return False
        return (
            quantity.value > _SMALL
            and not (1000 <= quantity.value <= 2100 and float(quantity.value).is_integer())
            and token.ent_type_ not in ("DATE", "TIME", "LAW")
        )
    if quantity.value == 2 and quantity.text.isalpha() and quantity.unit not in ("percent", "times"):
        return False
    named = any(t.ent_type_ in ("LAW", "WORK_OF_ART", "EVENT") for t in view.within(quantity.start, quantity.end))
    return not named and (quantity.value > 1 or quantity.unit in ("percent", "times"))


def _is_rank(quantity: Quantity, view: View) -> bool:
    after = view.text[_offset(view, quantity.end - 1) + 1 :][:40]
    return (
        bool(re.match(r"[-\s]*(?:largest|biggest|most|highest|place|trading|leading)|\s*\(\d", after))
        or "rank" in view.text[: _offset(view, quantity.start)][-30:]
    )


def _offset(view: View, place: int) -> int:
    """The place in the parsed text of an offset of the document."""
    token = view.token_at(place)
    return token.idx - view.sentence.parse.start_char + max(0, place - view.place(token))


def _figure(quantity: Quantity, view: View, context: Context) -> Iterator[Fact]:
    tokens = view.within(quantity.start, quantity.end) or (view.token_at(quantity.start),)
    name, anchor = indicator_of(quantity, tokens, view)
    beside = shared(quantity, tokens[0], view)
    if beside is not None and (beside.words or name):
        name, anchor = beside.words or name, beside.head
    if not name or not _names(name, anchor, quantity, view):
        return
    whose = owners(quantity, name, anchor, tokens[0], view, context)
    if beside is not None:
        other = whose.subject if whose.subject not in beside.codes else whose.counterpart
        whose = Owners(beside.codes[0], other, 0.5)
    value = quantity.value
    if value is not None and "balance" in name and re.search(r"\bnegative|deficit\b", view.text):
        value = -abs(value)
    content = Figure(
        indicator=name,
        subject=whose.subject,
        counterpart=whose.counterpart,
        value=value,
        unit=_unit(quantity, name),
        period=_period(quantity, tokens[0], view, context),
        approx=quantity.approx,
        readings=quantity.readings,
    )
    flags = ("malformed",) if quantity.value is None else ()
    sure = whose.sure + (0.1 if _is_money(quantity) else 0.0) - _doubt(quantity, name, content.period, tokens[0], view)
    told = modality(_verb(tokens[0]))
    if told in ("planned", "hypothetical") and not _is_money(quantity):
        told = "asserted"
    yield fact(("figure", _VERSION), context, (view, view), content, round(max(sure, 0.05), 2), told, flags=flags)


def _names(name: str, anchor: Token | None, quantity: Quantity, view: View) -> bool:
    """True where the words name something that a number can measure."""
    if not is_name(name) or name.casefold() in _EMPTY or (quantity.unit != "person" and _is_actor(name, view)):
        return False
    return bool(quantity.unit) or anchor is None or anchor.lemma_.lower() not in _NEVER


def _is_actor(name: str, view: View) -> bool:
    """True for words that are but the names of actors ("Peru", "Peru and Chile")."""
    rest = name
    for mention in view.mentions:
        rest = rest.replace(mention.text.removeprefix("The ").removeprefix("the "), "")
    return not re.sub(r"\b(?:and|the|or)\b|[\s,]", "", rest)


def _doubt(quantity: Quantity, name: str, period: str | None, number: Token, view: View) -> float:
    """What makes a figure less sure: a small count, a share, a range, a period carried on from a sentence before."""
    measured = quantity.unit in ("percent", "rank", "times") or _is_money(quantity)
    small = quantity.value is not None and quantity.value <= _SMALL and not measured
    carried = period is not None and not any(d.edtf for d in view.dates)
    before = view.text[: number.idx - view.sentence.parse.start_char]
    ranged = bool(re.search(r"\bbetween\s+\S*$|\d\s*(?:and|to|-|\u2013)\s*$", before))
    return 0.15 * sum((quantity.unit is None, small, name.startswith("share of"), carried, ranged))


def _verb(token: Token) -> Token:
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def _unit(quantity: Quantity, name: str) -> str | None:
    if quantity.unit is None and any(w.rstrip("s") in _PEOPLES for w in name.split()):
        return "person"
    return quantity.unit


def _period(quantity: Quantity, number: Token, view: View, context: Context) -> str | None:
    """The sentence's period, nearest to the number, else the one that an amount carries on from the sentences before.

    A year with which something is only compared is none.
    """
    if _SAME_YEARS.search(view.text):
        return None
    near: View | None = view
    for back in range(4):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        dates = [d for d in near.dates if d.edtf and not _COMPARED.search(_before(near, d.start))]
        dates = [d for d in dates if back or not near.aside(d, number)]
        told = [d for d in dates if back == 0 and _WHEN.fullmatch(_between(quantity, d.start, near))]
        if told:
            return told[0].edtf
        if dates:
            place = view.place(number) if back == 0 else 0
            return min(dates, key=lambda d: abs(d.start - place)).edtf
        if not (quantity.unit == "percent" or _is_money(quantity)) or (
            back == 0 and near.dates and not near.quantities
        ):
            return None
        near = context.before(near)
    return None


def _between(quantity: Quantity, place: int, view: View) -> str:
    """The text from the end of a number to a place after it; empty where the place is before."""
    first, last = _offset(view, quantity.end - 1) + 1, _offset(view, place)
    return view.text[first:last] if first < last else ""


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()


def _before(view: View, place: int) -> str:
    at = _offset(view, place)
    return view.text[max(0, at - 30) : at]


READER = Reader("figure", _VERSION, find)
