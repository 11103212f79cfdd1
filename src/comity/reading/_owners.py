"""Of whom a figure tells, and with whom: subject and counterpart."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from comity.language.model import Mention, Quantity
from comity.reading._indicators import LENGTHS
from comity.reading._phrases import phrase
from comity.reading._roles import actors_of, agent, is_passive, sides, subject
from comity.reading._views import View
from comity.reading.base import Context

_THINGS = frozenset(("lane", "vehicle/day", "vehicle", "entry", "exit", "point", "article", "wagon", "truck", "track"))
_OWN_TRADE = ("export", "import", "gdp", "budget", "trade", "balance", "econom", "population", "invest")


@dataclass(frozen=True, slots=True)
class Owners:
    """Subject and counterpart of a figure, and how surely the words say so."""

    subject: str | None
    counterpart: str | None
    sure: float


def owners(quantity: Quantity, name: str, anchor: Token | None, number: Token, view: View, context: Context) -> Owners:
    """Whose figure it is, and with whom.

    In this order: for works and roads the thing itself; the owner ("Azerbaijan's GDP"); the place ("refugees in X");
    who does what the verb says; the other actors of the sentence by distance; the state of which the sentences
    before speak.
    """
    verb = _verb(number)
    if quantity.unit in LENGTHS or quantity.unit in _THINGS:
        thing = subject(verb) if verb is not None else None
        if thing is not None and thing.pos_ in ("NOUN", "PROPN"):
            return Owners(phrase(thing, view), None, 0.5)
    ranked, near = _ranked(quantity, name, anchor, number, verb, view)
    partners = _partners(name, anchor, view)
    ranked = [c for c in ranked if c not in partners or c in near]
    known = [c for c in dict.fromkeys(ranked) if context.kind_of(c) in ("state", "body")]
    if not known:
        known = [c for c in _topic(view, context) if c not in partners]
    sure = 0.1 if not known else 0.6 if known[0] in near and ranked else 0.35
    others = [*(c for c in partners if c not in known[:1]), *known[1:]]
    return Owners(known[0] if known else None, next((c for c in others if context.is_state(c)), None), sure)


def _ranked(
    quantity: Quantity, name: str, anchor: Token | None, number: Token, verb: Token | None, view: View
) -> tuple[list[str], list[str]]:
    """The actors by their claim on the figure, and those among them whom the words name as owner, place or doer."""
    trade = any(w in name.casefold() for w in _OWN_TRADE)
    doer = (agent(verb) if is_passive(verb) else subject(verb)) if verb is not None else None
    doing = list(actors_of(doer, view))
    inside = {t.i for t in anchor.subtree} if anchor is not None else set()
    owned: list[str] = []
    placed: list[str] = []
    rest: list[str] = []
    place = view.place(number)
    for mention in sorted(view.mentions, key=lambda m: (m.start > place, abs(m.start - place))):
        codes = sides(mention, place=True)
        token = view.token_at(mention.end - 1)
        within = token.i in inside or (anchor is not None and anchor.head.i == token.i)
        if not codes:
            continue
        if within and (token.dep_ == "poss" or (trade and token.dep_ in ("amod", "compound"))):
            owned.extend(codes)
        elif _placed(token) and not _compared(token):
            placed.extend(codes)
        elif not _adjective(mention, token) or quantity.unit == "rank":
            rest.extend(codes)
    late = [c for m in view.mentions for c in sides(m, place=True)]
    near = [*owned, *placed, *doing]
    if quantity.unit == "rank":
        return [*doing, *owned, *rest, *late], [*doing, *owned]
    if trade and "import" in name.casefold():
        return [*placed, *owned, *doing, *rest, *late], near
    if quantity.unit == "person" or not doing:
        return [*owned, *placed, *doing, *rest, *late], near
    return [*owned, *doing, *placed, *rest, *late], near


def _partners(name: str, anchor: Token | None, view: View) -> list[str]:
    """With whom trade is, in "exports to Chile", "the deficit with Chile": never the subject."""
    if anchor is None or not any(
        w in name.casefold() for w in (*_OWN_TRADE, "deficit", "turnover", "aid", "assistance")
    ):
        return []
    nouns = (n for p in anchor.subtree if p.dep_ == "prep" and p.lower_ in ("to", "with", "from") for n in p.children)
    return [c for n in nouns if n.i in view.at for c in sides(view.at[n.i], place=True)]


def _placed(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "into", "within", "inside", "across")


def _compared(token: Token) -> bool:
    """True for "more than in Chile"."""
    above = token.head
    return above.i > 0 and above.nbor(-1).lower_ in ("than", "to", "with")


def _adjective(mention: Mention, token: Token) -> bool:
    return mention.form == "demonym" and token.dep_ in (
        "amod",
        "compound",
        "nmod",
        "npadvmod",
        "pobj",
        "dobj",
        "conj",
        "nsubj",
    )


def _verb(token: Token) -> Token | None:
    node = token
    for _ in range(10):
        if node.pos_ in ("VERB", "AUX"):
            return node
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _topic(view: View, context: Context) -> list[str]:
    """The states of the nearest sentence before in the paragraph that names any."""
    before = context.before(view)
    while before is not None and before.sentence.paragraph == view.sentence.paragraph:
        named = [c for m in before.mentions for c in sides(m) if context.is_state(c)]
        if named:
            return list(dict.fromkeys(named))
        before = context.before(before)
    return []
