"""What is done to an instrument: the stages that verbs, nouns, numbers and dates beside its name tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._beside import below, beside_date, comes_into_force, in_bracket
from comity.reading._roles import children, is_passive
from comity.reading._stage_words import LOOSE, NOUNS, STAGES, fits
from comity.reading._symbols import identifier_of
from comity.reading._views import View

_ADOPTED = re.compile(r"[Rr]esolution\b[^.,;]{0,80}\b(?:adopted|approved)\b")
_WISHING = words(
    """
    support urge call propose discuss seek consider oppose demand await expect hope aim plan request favor favour
    negotiate intend back advocate delay block
    """
)
_DUTIES = frozenset(("obligation", "operation", "implementation", "participation", "application", "membership"))
_DATED = frozenset(("statement", "agreement", "declaration", "treaty", "accord", "protocol", "memorandum"))


def stages(noun: Token, view: View) -> Iterator[tuple[str, Token]]:
    """What is done to an instrument, with the verb or noun that says so."""
    kind = noun.lemma_.lower()
    head = _top(noun)
    for node in (noun, head) if head.i != noun.i else (noun,):
        yield from _above(node, kind, noun)
        yield from below(node, kind, noun)
    numbered = kind == "resolution" and head.dep_ in ("nsubj", "appos", "nsubjpass")
    place = noun.idx - view.sentence.parse.start_char
    if (numbered and identifier_of("", noun, view)) or _ADOPTED.match(view.text, place):
        yield "adopted", noun
    elif kind in _DATED and beside_date(noun, view):
        yield "signed", noun


def _above(node: Token, kind: str, noun: Token) -> Iterator[tuple[str, Token]]:
    """Stages told by what governs the name: "signed X", "the adoption of X", "acceded to X", "X entered into force"."""
    verb = node.head
    if node.dep_ in ("dobj", "nsubjpass", "dative") and verb.lemma_ in STAGES and fits(verb, kind, noun):
        yield STAGES[verb.lemma_], verb
        yield from _joined(verb)
    if node.dep_ == "pobj" and verb.dep_ == "prep":
        above = verb.head
        led = ("from",) if above.lemma_.lower() == "withdrawal" else ("of", "to")
        named = verb.lower_ in led and (kind not in LOOSE or noun.text[0].isupper())
        if named and above.lemma_.lower() in NOUNS and not _wished(above):
            yield NOUNS[above.lemma_.lower()], above
        if verb.lower_ == "of" and above.lower_ == "out" and above.head.lemma_ in ("pull", "opt", "drop"):
            yield "withdrawn", above.head
        if above.lemma_ == "enter" and verb.lower_ == "into" and kind not in LOOSE:
            yield "signed", above
        if above.lemma_.lower() in _DUTIES and above.dep_ == "dobj" and above.head.lemma_ in ("suspend", "terminate"):
            yield STAGES[above.head.lemma_], above.head
        if above.lemma_ in ("accede", "withdraw", "formalize", "formalise") and above.pos_ == "VERB":
            yield STAGES[above.lemma_], above
    if node.dep_ in ("compound", "nmod") and verb.lemma_.lower() in _DUTIES:
        yield from _suspended(verb)
    if node.dep_ == "nsubj" and verb.lemma_ in ("expire", "lapse"):
        yield "terminated", verb
    if node.dep_ == "nsubj" and comes_into_force(verb):
        yield "entered-into-force", verb
    if node.dep_ == "nsubj":
        yield from _later(verb)


def _suspended(duty: Token) -> Iterator[tuple[str, Token]]:
    """ "Suspend the operation of all treaty obligations": what is suspended with the duties is the treaty."""
    node = duty
    for _ in range(3):
        if node.dep_ == "dobj" and node.head.lemma_ in ("suspend", "terminate"):
            yield STAGES[node.head.lemma_], node.head
        node = node.head


def _later(verb: Token) -> Iterator[tuple[str, Token]]:
    """Stages told by a passive joined to another verb: "the treaty has 43 articles and was signed in 2003"."""
    for other in children(verb, "conj"):
        if other.tag_ == "VBN" and other.lemma_ in STAGES and any(True for _ in children(other, "auxpass")):
            yield STAGES[other.lemma_], other


def _wished(noun: Token) -> bool:
    """True for the signing or suspension of a text that somebody only asks for, plans or opposes."""
    node = noun
    for _ in range(4):
        if node.pos_ == "VERB":
            return node.lemma_ in _WISHING
        node = node.head
    return False


def _joined(verb: Token) -> Iterator[tuple[str, Token]]:
    """Stages told by verbs coordinated with the first: "signed in 2010, approved by X and entered into force"."""
    below = (t for t in verb.subtree if t.i != verb.i and t.tag_ == "VBN")
    apart = (t for t in below if t.head.i == verb.i or t.head.ent_type_ == "DATE")
    for other in (*children(verb, "conj"), *(t for t in apart if t.dep_ in ("advcl", "acl"))):
        thing = next(children(other, "dobj"), None)
        if in_bracket(other):
            continue
        if comes_into_force(other):
            yield "entered-into-force", other
        elif other.lemma_ in STAGES and (
            (is_passive(verb) and thing is None) or (thing is not None and thing.lower_ in ("it", "them"))
        ):
            yield STAGES[other.lemma_], other
        yield from _joined(other)


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
