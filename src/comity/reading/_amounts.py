"""What an amount of money is: what it is "worth" or spent as, what amounts to it, what it is "in"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading._above import is_number, verb_above
from comity.reading._growth import AMOUNT
from comity.reading._naming import short
from comity.reading._phrases import phrase
from comity.reading._roles import children, subject
from comity.reading._views import View

_OF = frozenset(("of", "worth", "at", "for"))
_INSIDE = frozenset(("nummod", "compound", "amod", "nmod", "quantmod"))
_GIVEN = {
    "provide": "aid", "give": "aid", "extend": "aid", "send": "aid", "offer": "aid", "deliver": "aid",
    "contribute": "contribution", "donate": "donation", "invest": "investment", "pay": "payment", "lend": "loan",
    "spend": "spending", "pledge": "pledge", "grant": "grant", "borrow": "loan", "export": "exports",
    "import": "imports", "owe": "debt", "appropriate": "appropriation", "commit": "commitment",
    "allocate": "allocation", "earmark": "allocation", "disburse": "disbursement", "raise": "funds raised",
}  # fmt: skip
_ACTORS = frozenset(("government", "congress", "parliament", "administration", "ministry", "bank", "country", "state"))
_SPENT = frozenset(("in", "of", "as", "worth"))


@dataclass(frozen=True, slots=True)
class Indicator:
    """The words that name what is measured, the token that anchors them, and the rule that found them."""

    name: str | None
    anchor: Token | None
    rule: str


def of_money(number: Token, view: View) -> Indicator:
    """The indicator of an amount; without a name where the text does not say what it is."""
    noun = _above(number)
    if noun is not None:
        return Indicator(short(phrase(noun, view)), noun, "money:of")
    verb = verb_above(number)
    thing = subject(verb) if verb is not None else None
    if verb is not None and verb.lemma_ in AMOUNT and thing is not None:
        return Indicator(short(phrase(thing, view)), thing, "money:amounts")
    spent = _spent_as(number, view)
    if spent is not None:
        return Indicator(short(_plainly(spent, view)), thing, "money:as")
    if verb is None or thing is None:
        return Indicator(None, None, "none")
    if verb.lemma_ in _GIVEN:
        return Indicator(_GIVEN[verb.lemma_], thing, "money:given")
    done = next((c for c in children(verb, "dobj") if not is_number(c)), None) or thing
    if done.i in view.at or done.lemma_.lower() in _ACTORS:
        return Indicator(None, None, "none")
    return Indicator(short(phrase(done, view)), done, "money:verb")


def _above(number: Token) -> Token | None:
    """The noun of which the amount is told: "aid of $5 million", "a $5 million loan"."""
    node = number
    for _ in range(6):
        head = node.head
        if head.i == node.i:
            return None
        named = head.head.pos_ in ("NOUN", "PROPN") and not is_number(head.head)
        if head.lower_ in _OF and named:
            return head.head
        if head.pos_ in ("NOUN", "PROPN") and not is_number(head) and node.dep_ in _INSIDE:
            return head
        if node.dep_ in ("dobj", "attr", "pobj") and head.lemma_ == "worth":
            return None
        node = head
    return None


def _spent_as(number: Token, view: View) -> Token | None:
    """The noun of "$5 million in direct support", in small letters and after the number, whatever it hangs on."""
    rest = [t for t in view.tokens if t.i > number.i][:5]
    lead = next((t for t in rest if not is_number(t) and t.text not in ("*", "**", '"')), None)
    if lead is None or lead.lower_ not in _SPENT:
        return None
    for thing in children(lead, "pobj"):
        named = thing.pos_ == "NOUN" and not is_number(thing) and thing.ent_type_ not in ("DATE", "GPE")
        if named and not thing.left_edge.like_num and thing.left_edge.lower_ not in ("the", "same"):
            return thing
    return None


def _plainly(noun: Token, view: View) -> str:
    """The phrase of a noun up to an infinitive ("funding to address needs")."""
    words = phrase(noun, view)
    clause = next((c for c in children(noun, "acl") if c.tag_ == "VB"), None)
    if clause is None:
        return words
    base = view.sentence.parse.start_char
    cut = view.text[noun.left_edge.idx - base : clause.left_edge.idx - base]
    return " ".join(cut.split()) or words
