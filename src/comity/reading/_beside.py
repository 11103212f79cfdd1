"""What is told of an instrument after or beside its name: participles, clauses about it, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading._roles import children, is_passive, patient
from comity.reading._stage_words import STAGES, fits
from comity.reading._views import View

_TITLE_OF = re.compile(
    r"(?:,?\s+(?:of|on|for|and|the|in|with|to|between|concerning|regarding)|,?\s+[A-Z][\w\u2019'-]*)*\s+(?:of|dated)\s+(?:the\s+)?"
)


def below(node: Token, kind: str, noun: Token) -> Iterator[tuple[str, Token]]:
    """Stages told by a participle after the name: "the Treaty, signed in 1997"."""
    for child in children(node, "acl", "relcl"):
        if _acting(child) and child.lemma_ in STAGES and fits(child, kind, noun):
            yield STAGES[child.lemma_], child
        elif child.dep_ == "relcl" and comes_into_force(child):
            yield "entered-into-force", child
    for child in _after_date(node, noun):
        yield STAGES[child.lemma_], child
    for child in children(node, "acl", "relcl"):
        if child.lemma_ in STAGES and child.tag_ == "VBN" and fits(child, kind, noun) and not in_bracket(child):
            doing = patient(child)
            if doing is None or doing.i == node.i or child.dep_ == "relcl":
                yield STAGES[child.lemma_], child


def comes_into_force(verb: Token) -> bool:
    """True for "entered into force", "came into effect"."""
    if verb.lemma_ not in ("enter", "come", "go"):
        return False
    things = (p for c in children(verb, "prep") if c.lower_ == "into" for p in children(c, "pobj"))
    return any(t.lower_ in ("force", "effect", "operation") for t in things)


def _acting(clause: Token) -> bool:
    """True for a relative clause whose subject does something to what it describes: "that both signed"."""
    thing = next(children(clause, "dobj"), None)
    own = thing is None or thing.lower_ in ("which", "that")
    return own and not is_passive(clause) and any(True for _ in children(clause, "nsubj"))


def _after_date(node: Token, noun: Token) -> Iterator[Token]:
    """The clause of "signed the Treaty on 3 July 1997, which Peru ratified", attached to the date."""
    if node.dep_ == "dobj" and node.head.lemma_ in STAGES:
        for token in node.head.subtree:
            dated = token.dep_ == "relcl" and token.head.ent_type_ == "DATE"
            if dated and token.lemma_ in ("ratify", "approve", "sign", "denounce") and _acting(token):
                yield token


def in_bracket(token: Token) -> bool:
    """True for a verb that stands first in a bracket."""
    return token.i > 0 and (any(t.text == "(" for t in token.lefts) or token.nbor(-1).text == "(")


def beside_date(noun: Token, view: View) -> bool:
    """True for "statement of 9 November 2020" and "the 2020 November agreement"."""
    start = view.place(noun)
    end = start + len(noun)
    text = view.text
    base = view.sentence.parse.start_char
    after = text[noun.idx - base + len(noun) :][:24]
    before = text[max(0, noun.idx - base - 40) : noun.idx - base]
    for day in view.dates:
        if (
            day.edtf
            and 0 <= day.start - end <= 12
            and re.match(r"\s+(?:of|dated|from)\s+(?:the\s+)?$", after[: day.start - end])
        ):
            return True
        title = text[noun.idx - base + len(noun) : view.token_at(day.start).idx - base]
        if day.edtf and noun.text[0].isupper() and 0 < day.start - end <= 120 and _TITLE_OF.fullmatch(title):
            return True
        if day.edtf and 0 < start - day.end <= 25 and re.search(r"\d{4}(?:\s+[A-Z][a-z]+)?(?:\s+[a-z-]+)?\s+$", before):
            return True
    return False
