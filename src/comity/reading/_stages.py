"""What is done to an instrument: the stages that verbs, nouns, numbers and dates beside its name tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._roles import children, is_passive, patient
from comity.reading._titles import identifier_of
from comity.reading._views import View

STAGES = {
    "sign": "signed", "conclude": "signed", "initial": "signed", "ink": "signed", "adopt": "adopted",
    "pass": "adopted", "ratify": "ratified", "approve": "approved", "join": "acceded", "accede": "acceded",
    "extend": "extended", "prolong": "extended", "renew": "extended", "propose": "proposed",
    "draft": "proposed", "initiate": "proposed", "introduce": "proposed", "submit": "proposed",
    "suspend": "suspended", "denounce": "withdrawn", "terminate": "terminated", "withdraw": "withdrawn",
    "enter": "entered-into-force", "reach": "signed", "develop": "proposed", "issue": "adopted",
    "formalize": "signed", "formalise": "signed", "negotiate": "proposed", "put": "proposed",
}  # fmt: skip
_NOUNS = {
    "signing": "signed", "adoption": "adopted", "ratification": "ratified", "conclusion": "signed",
    "approval": "approved", "accession": "acceded", "extension": "extended", "signature": "signed",
    "suspension": "suspended", "termination": "terminated",
}  # fmt: skip
_ONLY = {
    "develop": "agreement treaty", "issue": "statement communique declaration", "pass": "resolution",
    "put": "document", "reach": "agreement accord deal treaty", "initiate": "resolution",
    "introduce": "resolution", "join": "treaty convention covenant protocol document agreement pact",
    "formalize": "declaration treaty agreement", "extend": "agreement program programme treaty protocol",
    "suspend": "treaty agreement convention", "submit": "resolution",
    "conclude": "agreement treaty convention pact accord contract deal protocol memorandum",
    "negotiate": "agreement treaty",
}  # fmt: skip
_LOOSE = words(
    """
    program programme plan act concept strategy framework agenda document deal ceasefire contract decision
    """
)
_ADOPTED = re.compile(r"[Rr]esolution\b[^.,;]{0,80}\b(?:adopted|approved)\b")
_DATED = frozenset(("statement", "agreement", "declaration", "treaty", "accord", "protocol", "memorandum"))


def stages(noun: Token, view: View) -> Iterator[tuple[str, Token]]:
    """What is done to an instrument, with the verb or noun that says so."""
    kind = noun.lemma_.lower()
    head = _top(noun)
    for node in (noun, head) if head.i != noun.i else (noun,):
        yield from _above(node, kind, noun)
        yield from _below(node, kind, noun)
    numbered = kind == "resolution" and head.dep_ in ("nsubj", "appos", "nsubjpass")
    place = noun.idx - view.sentence.parse.start_char
    if (numbered and identifier_of("", noun, view)) or _ADOPTED.match(view.text, place):
        yield "adopted", noun
    elif kind in _DATED and _beside_date(noun, view):
        yield "signed", noun


def _above(node: Token, kind: str, noun: Token) -> Iterator[tuple[str, Token]]:
    """Stages told by what governs the name: "signed X", "the adoption of X", "acceded to X", "X entered into force"."""
    verb = node.head
    if node.dep_ in ("dobj", "nsubjpass", "dative") and verb.lemma_ in STAGES and _fits(verb, kind, noun):
        yield STAGES[verb.lemma_], verb
        yield from _joined(verb)
    if node.dep_ == "pobj" and verb.dep_ == "prep":
        above = verb.head
        named = verb.lower_ in ("of", "to") and (kind not in _LOOSE or noun.text[0].isupper())
        if named and above.lemma_.lower() in _NOUNS:
            yield _NOUNS[above.lemma_.lower()], above
        if above.lemma_ in ("accede", "withdraw", "formalize", "formalise") and above.pos_ == "VERB":
            yield STAGES[above.lemma_], above
    if node.dep_ == "nsubj" and verb.lemma_ == "enter" and any(c.lower_ == "into" for c in children(verb, "prep")):
        yield "entered-into-force", verb


def _joined(verb: Token) -> Iterator[tuple[str, Token]]:
    """Stages told by verbs coordinated with the first: "signed in 2010, approved by X and entered into force"."""
    below = (t for t in verb.subtree if t.i != verb.i and t.tag_ == "VBN")
    apart = (t for t in below if t.head.i == verb.i or t.head.ent_type_ == "DATE")
    for other in (*children(verb, "conj"), *(t for t in apart if t.dep_ in ("advcl", "acl"))):
        thing = next(children(other, "dobj"), None)
        if _in_bracket(other):
            continue
        if other.lemma_ == "enter" and any(c.lower_ == "into" for c in children(other, "prep")):
            yield "entered-into-force", other
        elif other.lemma_ in STAGES and (
            (is_passive(verb) and thing is None) or (thing is not None and thing.lower_ in ("it", "them"))
        ):
            yield STAGES[other.lemma_], other
        yield from _joined(other)


def _below(node: Token, kind: str, noun: Token) -> Iterator[tuple[str, Token]]:
    """Stages told by a participle after the name: "the Treaty, signed in 1997"."""
    for child in children(node, "acl", "relcl"):
        if _acting(child) and child.lemma_ in STAGES and _fits(child, kind, noun):
            yield STAGES[child.lemma_], child
    for child in _after_date(node, noun):
        yield STAGES[child.lemma_], child
    for child in children(node, "acl", "relcl"):
        if child.lemma_ in STAGES and child.tag_ == "VBN" and _fits(child, kind, noun) and not _in_bracket(child):
            doing = patient(child)
            if doing is None or doing.i == node.i or child.dep_ == "relcl":
                yield STAGES[child.lemma_], child


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


def _in_bracket(token: Token) -> bool:
    return (token.i > 0 and any(t.text == "(" for t in token.lefts)) or token.nbor(-1).text == "("


def _beside_date(noun: Token, view: View) -> bool:
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
        if day.edtf and 0 < start - day.end <= 25 and re.search(r"\d{4}(?:\s+[A-Z][a-z]+)?(?:\s+[a-z-]+)?\s+$", before):
            return True
    return False


def _top(noun: Token) -> Token:
    """The head of the phrase whose title a noun belongs to."""
    node = noun
    while (
        node.dep_ in ("compound", "conj", "appos", "nmod")
        and node.head.pos_ in ("NOUN", "PROPN", "NUM")
        and node.head.i != node.i
    ):
        node = node.head
    return node


def _fits(verb: Token, kind: str, noun: Token) -> bool:
    if verb.lemma_ in _ONLY and kind not in _ONLY[verb.lemma_].split():
        return False
    return kind not in _LOOSE or noun.text[0].isupper() or verb.lemma_ in ("sign", "adopt", "ratify", "join", "put")
