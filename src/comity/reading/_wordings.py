"""The conditions of the event lexicon that ask for words: objects, particles, purposes, light verbs."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._modality import REPORTING
from comity.reading._roles import agent, children, is_passive, patient, subject
from comity.reading._views import View

LIGHT = words(
    """
    launch hold conduct make take give issue impose declare announce express have reach open start stage pay
    carry begin lodge file deliver undertake continue resume call voice extend offer receive renew mount wage
    commit lead face do broker arrange order suspend end lift complete perform accept submit promise
    accomplish report win provide grant
    """
)

_HELD = words(
    """
    hold take begin convene schedule start open organize organise conclude occur resume continue end
    """
)

_COUNTING = words(
    """
    number hundred thousand dozen group series lot part couple score million percent % portion total majority
    set wave range kind form amount kg kilogram ton tonne worth batch package piece round phase load shipment
    consignment convoy bag box barrel share billion day week month hour minute
    """
)


def lemmas(noun: Token) -> set[str]:
    """The lemma of a noun, of its conjuncts, and of what it counts."""
    found = {noun.lemma_.lower()}
    for child in noun.children:
        if child.dep_ == "conj":
            found |= lemmas(child)
        elif child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_.lower() in _COUNTING:
            for inner in children(child, "pobj"):
                found |= lemmas(inner)
        elif child.dep_ == "compound" and noun.pos_ in ("NOUN", "PROPN"):
            found.add(child.lemma_.lower())
    return found


def match(found: set[str], values: frozenset[str]) -> bool:
    return bool(found) and ("*" in values or bool(found & values))


def obj(token: Token, view: View, values: frozenset[str]) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        nouns = [p for c in children(token, "prep") if c.lower_ == "of" for p in children(c, "pobj")]
        nouns += children(token, "compound")
        return any(match(lemmas(n), values) for n in nouns)
    noun = next(children(token, "dobj"), None) or patient(token)
    return noun is not None and match(lemmas(noun), values)


def subj(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = agent(token) if is_passive(token) else subject(token)
    if token.pos_ == "NOUN":
        return token.dep_ == "nsubj"
    if noun is None and is_passive(token):
        return False
    return noun is not None and match(lemmas(noun), values)


def xcomp(token: Token, view: View, values: frozenset[str]) -> bool:
    return any(match({c.lemma_.lower()}, values) for c in children(token, "xcomp", "ccomp"))


def prt(token: Token, view: View, values: frozenset[str]) -> bool:
    return any(c.lower_ in values for c in children(token, "prt", "advmod", "prep"))


def mod(token: Token, view: View, values: frozenset[str]) -> bool:
    nouns = [token] if token.pos_ == "NOUN" else [n for n in (patient(token),) if n is not None]
    return any(c.lemma_.lower() in values for n in nouns for c in children(n, "amod", "compound"))


def light(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ in ("dobj", "nsubjpass", "attr") and token.head.lemma_ in LIGHT


def carrier(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ in ("dobj", "nsubjpass", "attr") and token.head.lemma_ in values


def held(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in _HELD


def own_thing(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    return noun is not None and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)


def will(token: Token, view: View, values: frozenset[str]) -> bool:
    clauses = children(token, "ccomp")
    return any(a.lower_ in ("will", "would", "shall", "'ll", "wo") for c in clauses for a in children(c, "aux"))


def own(token: Token, view: View, values: frozenset[str]) -> bool:
    first = subject(token)
    for clause in children(token, "ccomp"):
        for noun in children(clause, "nsubj"):
            same = first is not None and noun.lemma_ == first.lemma_
            return noun.lower_ in ("it", "he", "she", "they", "we", "i") or same
    return False


def purpose(token: Token, view: View, values: frozenset[str]) -> bool:
    nouns = [n for n in (patient(token),) if n is not None]
    clauses = [c for n in (token, *nouns) for c in children(n, "advcl", "xcomp", "acl")]
    clauses += [c for clause in clauses for c in children(clause, "conj")]
    return any(c.lemma_.lower() in values and c.tag_ in ("VB", "VBG") for c in clauses)


def oprd(token: Token, view: View, values: frozenset[str]) -> bool:
    called = list(children(token, "oprd", "acomp", "attr", "ccomp", "xcomp", "dobj"))
    called += [c for n in called for c in children(n, "amod", "oprd", "acomp", "attr")]
    called += [p for c in children(token, "prep") if c.lower_ == "as" for p in children(c, "pobj", "amod")]
    return any(match({n.lemma_.lower(), n.lower_}, values) for n in called)


def about(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    return noun is not None and any(c.lemma_.lower() in values for c in children(noun, "acl", "relcl"))


def within(token: Token, view: View, values: frozenset[str]) -> bool:
    nouns = [n for n in (patient(token),) if n is not None]
    after = (t for n in (token, *nouns) for c in children(n, "prep") for t in c.subtree)
    return any(t.lemma_.lower() in values for t in after)


def sayer(token: Token, view: View, values: frozenset[str]) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in REPORTING


def unnamed(token: Token, view: View, values: frozenset[str]) -> bool:
    noun = patient(token)
    return noun is not None and noun.text.islower()
