"""Numbers that have no certain reading: misplaced separators and scales that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Token

from comity.core.claims import Claim
from comity.core.facts import Fact
from comity.language.model import Quantity
from comity.language.number_forms import MAGNITUDES, plain
from comity.reading._clause import Span, clause, span_of
from comity.reading._views import View
from comity.reading.base import Context
from comity.reading.claims._arithmetic import supported
from comity.reading.claims._sentences import is_money
from comity.reading.claims.base import Finder, claim

_PART = re.compile(r"(\d[\d.,]*)\s+(billion|million|thousand)", re.IGNORECASE)
_LONGEST = 130


def find(context: Context, facts: Sequence[Fact]) -> Iterator[Claim]:
    for view in context.views:
        for quantity in view.quantities:
            values = _overlapping(quantity.text) or tuple(Decimal(r) for r in quantity.readings)
            if len(values) < 2 or not _certain(quantity, view):
                continue
            start, end = _extent(view, quantity)
            intended = supported(quantity, values, view, context)
            yield claim(
                "malformed_number", context, start, end, 0.95 if is_money(quantity) else 0.8,
                raw=" ".join(quantity.text.split()),
                readings=[{"text": plain(v), "value": float(v)} for v in values],
                unit=quantity.unit, intended=float(intended) if intended is not None else None,
            )  # fmt: skip


def _overlapping(text: str) -> tuple[Decimal, ...]:
    """The readings of parts of which a later one is no smaller than the scale before it: "952 million 67,090 thousand".

    The first reading takes the comma of the last part as a decimal mark, the second as it stands.
    """
    parts = [(m[1].rstrip(".,"), MAGNITUDES[m[2].lower()]) for m in _PART.finditer(text)]
    if len(parts) < 2:
        return ()
    digits, scale = parts[-1]
    whole = sum((Decimal(d.replace(",", "")) * s for d, s in parts[:-1]), Decimal(0))
    if not re.fullmatch(r"\d{1,3},\d{3}", digits) or Decimal(digits.replace(",", "")) * scale < parts[-2][1]:
        return ()
    return whole + Decimal(digits.replace(",", ".")) * scale, whole + Decimal(digits.replace(",", "")) * scale


def _certain(quantity: Quantity, view: View) -> bool:
    """True for a number that the text means as an amount: with a unit, a scale or a currency, no part of a code."""
    if view.sentence.text.count("|") > 2:
        return False
    return quantity.unit is not None or bool(re.search(r"[a-z]", quantity.text))


def _extent(view: View, quantity: Quantity) -> Span:
    """The clause where it is short, else the number with the phrases around it."""
    at = (quantity.start, quantity.end)
    start, end = clause(view, at)
    tokens = view.within(*at) or (view.token_at(quantity.start),)
    phrase = span_of(view, *_phrase(tokens))
    worth = tokens[0].i > 0 and phrase[0] < quantity.start - 6
    if end - start <= _LONGEST and not (worth and view.token_at(phrase[0]).dep_ not in ("nsubj", "nsubjpass")):
        return start, end
    return phrase if phrase[1] - phrase[0] <= 2 * _LONGEST else at


def _phrase(tokens: Sequence[Token]) -> tuple[Token, Token]:
    """The first and last token of the noun phrase in which a number stands, with what the phrase is worth "of"."""
    node = tokens[-1]
    while node.head.pos_ not in ("VERB", "AUX") and node.dep_ in (
        "nummod",
        "quantmod",
        "compound",
        "amod",
        "nmod",
        "pobj",
        "prep",
        "npadvmod",
        "conj",
    ):
        node = node.head
    inside = sorted(node.subtree if node.pos_ not in ("VERB", "AUX") else [node, *tokens], key=lambda t: t.i)
    last = tokens[-1]
    for token in inside:
        if token.i > last.i and (token.dep_ in ("conj", "cc", "relcl", "acl", "appos") or token.text in ",;"):
            break
        last = token if token.i > last.i else last
    first = next(t for t in inside if t.pos_ not in ("PUNCT", "ADP") or t.i >= tokens[0].i)
    return (first if first.i <= tokens[0].i else tokens[0]), last


FINDER = Finder(
    id="malformed_number",
    version="1",
    about="A number as written that has more than one reading.",
    values={
        "raw": "the number as written, with its unit",
        "readings": "every value it can stand for: {text, value}",
        "unit": "unit of the value, or None",
        "intended": "the reading that the text's own arithmetic supports, or None",
    },
    example="Peru sent 315,00 euros of aid to Chile.",
    find=find,
)
