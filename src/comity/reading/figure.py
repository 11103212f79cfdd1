"""Figures: an indicator's value with its subject, counterpart, unit and period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact, Modality
from comity.kinds.figure import Figure
from comity.language.model import Analysis, Quantity
from comity.language.units import is_people
from comity.language.words import words
from comity.reading._above import governor
from comity.reading._amounts import Indicator
from comity.reading._counting import NEVER, SMALL, counts
from comity.reading._elliptic import shared
from comity.reading._indicators import indicator_of
from comity.reading._modality import modality
from comity.reading._naming import is_name
from comity.reading._owners import Owners, owners
from comity.reading._periods import period_of
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "4"
_PEOPLES = words(
    """
    person people refugee student troop soldier migrant civilian worker citizen resident inhabitant
    """
)
_USUAL = ("export", "import", "trade", "turnover", "gdp", "rank", "refugee", "troop", "soldier", "population", "aid")
_EMPTY = frozenset(("this", "that", "it", "they", "which", "these", "who", "we"))
_TALLY = re.compile(r"\b(?:vot(?:e|ed|es|ing)|abstain(?:ed|ing)?|abstentions?)\b", re.IGNORECASE)
_OPEN_RANGE = re.compile(r"\s*(?:[-\u2013]|to|and|or)\s*[$\u20ac\u00a3]?\d")
_SECOND_END = re.compile(r"\bbetween\s+\S*$|\d\s*(?:and|to|or|-|\u2013)\s*[$\u20ac\u00a3]?$")


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The figures of every sentence; ordinals, dates, elapsed time and small counts of states are left out."""
    for view in context.views:
        told = [q for q in view.quantities if counts(q, view)]
        if told and not (_TALLY.search(view.text) and len(told) > 1):
            for quantity in told:
                yield from _figure(quantity, view, context)


def _figure(quantity: Quantity, view: View, context: Context) -> Iterator[Fact]:
    tokens = view.within(quantity.start, quantity.end) or (view.token_at(quantity.start),)
    indicator = indicator_of(quantity, tokens, view)
    beside = shared(quantity, tokens[0], view)
    if beside is not None and (beside.words or indicator.name):
        indicator = Indicator(beside.words or indicator.name, beside.head, "shared-verb")
    name = indicator.name
    if not name or not _names(name, indicator.anchor, quantity, view):
        return
    whose = owners(quantity, name, indicator.anchor, tokens[0], view, context)
    if beside is not None:
        other = whose.subject if whose.subject not in beside.codes else whose.counterpart
        whose = Owners(beside.codes[0], other, 0.5)
    carries = quantity.unit == "percent" or is_money(quantity)
    content = Figure(
        indicator=name,
        subject=whose.subject,
        counterpart=whose.counterpart,
        value=_signed(quantity, name, view),
        unit=_unit(quantity, name),
        period=period_of(quantity, tokens[0], carries, view, context),
        approx=quantity.approx,
        readings=quantity.readings,
    )
    flags = ("malformed",) if quantity.value is None else ()
    sure = whose.sure + (0.3 if _is_usual(content) else 0.0) - _doubt(quantity, content, tokens, view)
    told, sure = _told(quantity, tokens[0]), round(min(max(sure, 0.05), 0.95), 2)
    yield fact(("figure", _VERSION), context, (view, view), content, sure, told, flags=flags, rule=indicator.rule)


def _signed(quantity: Quantity, name: str, view: View) -> float | None:
    """The value, negative for a balance that the sentence calls so."""
    value = quantity.value
    negative = "balance" in name and re.search(r"\bnegative|deficit\b", view.text)
    return -abs(value) if value is not None and negative else value


def _told(quantity: Quantity, number: Token) -> Modality:
    """How the figure is told; what is planned or possible is so of amounts of money alone."""
    told = modality(governor(number))
    return "asserted" if told in ("planned", "hypothetical") and not is_money(quantity) else told


def _names(name: str, anchor: Token | None, quantity: Quantity, view: View) -> bool:
    """True where the words name something that a number can measure."""
    if not is_name(name) or name.casefold() in _EMPTY or (quantity.unit != "person" and _is_actor(name, view)):
        return False
    return bool(quantity.unit) or anchor is None or anchor.lemma_.lower() not in NEVER


def _is_actor(name: str, view: View) -> bool:
    """True for words that are but the names of actors ("Peru", "Peru and Chile")."""
    rest = name
    for mention in (m for m in view.mentions if m.form != "office"):
        rest = rest.replace(mention.text.removeprefix("The ").removeprefix("the "), "")
    return not re.sub(r"\b(?:and|the|or)\b|[\s,]", "", rest)


def _doubt(quantity: Quantity, content: Figure, tokens: tuple[Token, ...], view: View) -> float:
    """What makes a figure less sure: a small count, a share, one end of a range, a period from a sentence before."""
    measured = quantity.unit in ("percent", "rank", "times") or is_money(quantity)
    small = quantity.value is not None and quantity.value <= SMALL and not measured
    carried = content.period is not None and not any(d.edtf for d in view.dates)
    base = view.sentence.parse.start_char
    before, after = view.text[: tokens[0].idx - base], view.text[tokens[-1].idx - base + len(tokens[-1]) :]
    ranged = bool(_SECOND_END.search(before)) or (quantity.approx and bool(_OPEN_RANGE.match(after)))
    share = str(content.indicator).startswith("share of")
    return 0.15 * sum((quantity.unit is None, small, share, carried, ranged))


def _is_usual(content: Figure) -> bool:
    """True for trade, ranks and counts of people, whose words name their owner more plainly than others' do."""
    indicator = (content.indicator or "").casefold()
    usual = any(w in indicator for w in _USUAL) and not indicator.startswith("share of")
    return usual and content.subject is not None


def _unit(quantity: Quantity, name: str) -> str | None:
    if quantity.unit is None and any(w.rstrip("s") in _PEOPLES or is_people(w) for w in name.split()):
        return "person"
    return quantity.unit


def is_money(quantity: Quantity) -> bool:
    """True for an amount in a currency."""
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()


READER = Reader("figure", _VERSION, find)
