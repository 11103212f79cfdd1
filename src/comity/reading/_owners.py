"""Of whom a figure tells, and with whom: subject and counterpart."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from comity.language.model import Quantity
from comity.reading._above import verb_above
from comity.reading._claimants import Claimants, claimants
from comity.reading._counterparts import is_paired, joined
from comity.reading._indicators import LENGTHS
from comity.reading._phrases import phrase
from comity.reading._roles import sides, subject
from comity.reading._symbols import SYMBOL
from comity.reading._views import View
from comity.reading.base import Context

_THINGS = frozenset(("lane", "vehicle/day", "vehicle", "entry", "exit", "point", "article", "wagon", "truck", "track"))
_OWN_TRADE = ("export", "import", "gdp", "budget", "trade", "balance", "econom", "population", "invest")
_PARTNERED = (*_OWN_TRADE, "deficit", "turnover", "aid", "assistance")


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
    verb = verb_above(number, 10)
    if name.endswith("sponsors") and (symbol := SYMBOL.search(view.text)) is not None:
        return Owners(symbol.group().rstrip("."), None, 0.6)
    if quantity.unit in LENGTHS or quantity.unit in _THINGS:
        thing = subject(verb) if verb is not None else None
        if thing is not None and thing.pos_ in ("NOUN", "PROPN"):
            return Owners(_itself(thing, view), None, 0.5)
    trade = any(w in name.casefold() for w in _OWN_TRADE)
    found = claimants(anchor, number, verb, trade, view)
    ranked, near = _in_order(quantity, name, trade, found, _is_done(anchor, verb))
    if name.startswith("share of") and (whole := _of_whole(number, view)):
        ranked, near = [*whole, *ranked], [*whole, *near]
    partners = _partners(name, anchor, view)
    ranked = [c for c in ranked if c not in partners or c in near]
    known = [c for c in dict.fromkeys(ranked) if context.kind_of(c) in ("state", "body")]
    if quantity.unit == "rank" and (other := _unknown_doer(verb, view)) is not None:
        return Owners(other, known[0] if known else None, 0.35)
    if not known:
        known = [c for c in _topic(view, context) or view.pair if c not in partners]
    sure = 0.1 if not known else 0.6 if known[0] in near and ranked else 0.35
    others = [*partners, *(known[1:] if is_paired(name) else joined(name, anchor, number, verb, found, view))]
    other = next((c for c in others if c not in known[:1] and context.is_state(c)), None)
    return Owners(known[0] if known else None, other, sure)


def _itself(thing: Token, view: View) -> str:
    """The thing that is so long or has so many lanes: of "the length of the corridor" the corridor."""
    if thing.lemma_.lower() in ("length", "capacity"):
        of = next((p for c in thing.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"), None)
        return phrase(of, view) if of is not None else phrase(thing, view)
    return phrase(thing, view)


def _of_whole(number: Token, view: View) -> list[str]:
    """Whose the whole is of which a share is told: "20% of Peru's territory", "3% of total Peruvian exports"."""
    rest = [t for t in view.tokens if t.i > number.i][:8]
    of = next((k for k, t in enumerate(rest) if t.lower_ == "of"), None)
    named = (
        [t for t in rest[of + 1 :] if t.i in view.at and t.dep_ in ("poss", "amod", "compound", "nmod")] if of else []
    )
    return list(sides(view.at[named[0].i], place=True)) if named else []


def _unknown_doer(verb: Token | None, view: View) -> str | None:
    """The name of a ranked one that the registry does not hold as a state or body ("Hong Kong is Peru's third ...")."""
    doer = subject(verb) if verb is not None else None
    if doer is None or doer.pos_ != "PROPN" or doer.ent_type_ not in ("GPE", "LOC", "NORP"):
        return None
    mention = view.at.get(doer.i)
    return None if mention is not None and sides(mention, place=True) else phrase(doer, view)


def _is_done(anchor: Token | None, verb: Token | None) -> bool:
    """True where what is counted is the object of what someone does: "X keeps three embassies in Y"."""
    return anchor is not None and verb is not None and anchor.dep_ == "dobj" and anchor.head.i == verb.i


def _in_order(quantity: Quantity, name: str, trade: bool, by: Claimants, done: bool) -> tuple[list[str], list[str]]:
    """The actors by their claim on the figure, and those among them whom the words name as owner, place or doer."""
    near = [*by.owned, *by.within, *(c for c in by.placed if c not in by.apart), *by.doing]
    if quantity.unit == "rank":
        return [*by.doing, *by.owned, *by.rest, *by.adjectives, *by.named], [*by.doing, *by.owned]
    if trade and "import" in name.casefold():
        return [*by.within, *by.placed, *by.owned, *by.doing, *by.rest, *by.named], near
    if quantity.unit == "person" or not by.doing:
        return [*by.owned, *by.within, *by.placed, *by.own_adjectives, *by.doing, *by.rest, *by.named], near
    counted = quantity.unit not in ("percent", "times") and not (quantity.unit or "").isupper()
    first = by.within if counted and not done else []
    return [*by.owned, *first, *by.doing, *by.placed, *by.rest, *by.named], near


def _partners(name: str, anchor: Token | None, view: View) -> list[str]:
    """With whom trade is, in "exports to Chile", "the deficit with Chile": never the subject."""
    if anchor is None or not any(w in name.casefold() for w in _PARTNERED):
        return []
    nouns = (n for p in anchor.subtree if p.dep_ == "prep" and p.lower_ in ("to", "with", "from") for n in p.children)
    return [c for n in nouns if n.i in view.at for c in sides(view.at[n.i], place=True)]


def _topic(view: View, context: Context) -> list[str]:
    """The states of the nearest sentence before in the paragraph that names any."""
    before = context.before(view)
    while before is not None and before.sentence.paragraph == view.sentence.paragraph:
        named = [c for m in before.mentions for c in sides(m) if context.is_state(c)]
        if named:
            return list(dict.fromkeys(named))
        before = context.before(before)
    return []
