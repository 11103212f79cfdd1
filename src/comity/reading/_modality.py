"""How a verb or noun is told: as a fact, a report, a plan, a possibility, or a denial."""

from __future__ import annotations

from spacy.tokens import Token

from comity.core.facts import Modality
from comity.language.words import words

REPORTING = words(
    """
    say tell state note report declare announce emphasize emphasise stress add claim argue assert explain
    mention remark observe indicate confirm insist maintain underline underscore reveal inform suggest write
    acknowledge recall reiterate show comment believe think consider conclude express
    """
)
_FUTURE = frozenset(("will", "shall", "'ll", "wo"))
_POSSIBLE = frozenset(["would", "could", "may", "might", "should", "can", "must", "cannot", "ca", "'d"])
_PLANNING = words(
    """
    plan intend schedule expect aim hope want seek wish prepare propose due anticipate set aspire consider
    envisage design try attempt apply
    """
)
_MERE = frozenset(
    ["importance", "need", "possibility", "prospect", "idea", "hope", "option", "risk", "danger", "benefit"]
)
"""Nouns of whose complement nothing is said to have happened."""
_JUDGING = frozenset(["recognize", "recognise", "accept", "forget", "justify", "tolerate", "ignore", "forgive", "stop"])
"""Verbs whose denial does not deny what they speak of: an occupation that cannot be recognized took place."""
_DENYING = frozenset(["refrain", "fail", "avoid", "cease", "decline", "deny", "without", "prevent", "neither"])
_UP = frozenset(
    ("xcomp", "ccomp", "pcomp", "prep", "dobj", "pobj", "acl", "conj", "advcl", "oprd", "nsubjpass", "nsubj")
)


def negated(token: Token) -> bool:
    """True when a verb or noun is denied: "not", "never", "no", "without", "nor", "refrain from"."""
    denials = (c for c in token.children if c.dep_ == "neg" or c.lower_ in ("nor", "no", "never", "neither"))
    if any(not _number(c) for c in denials):
        return True
    head = token.head
    if token.dep_ in ("xcomp", "pcomp", "pobj", "dobj") and head.i != token.i:
        above = head.head if head.dep_ == "prep" else head
        if head.lower_ == "without" or above.lemma_ in _DENYING:
            return True
        if token.dep_ == "xcomp" and any(c.dep_ == "neg" for c in head.children):
            return True
    if token.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
        return any(c.dep_ == "neg" for c in head.children) and any(c.lower_ in ("or", "nor") for c in head.children)
    return False


def _number(token: Token) -> bool:
    """True for the "No" of "No. 822"."""
    return token.text == "No" and token.i + 1 < len(token.doc) and token.nbor().text[:1] in ".0123456789"


def modality(token: Token) -> Modality:
    """The modality of a trigger; a noun takes that of the verb that carries it."""
    if negated(token):
        return "negated"
    carrier = _carrier(token)
    if carrier.i != token.i and negated(carrier) and carrier.lemma_ not in _JUDGING:
        return "negated"
    told = _own(token)
    if told == "asserted" and carrier.i != token.i:
        told = _own(carrier)
        if carrier.lemma_ in ("schedule", "plan", "expect") and any(c.dep_ == "nsubjpass" for c in carrier.children):
            told = "planned"
    if told != "asserted":
        return told
    return "reported" if speaker_clause(carrier) is not None else "asserted"


def _carrier(token: Token) -> Token:
    """The verb on which a noun event hangs as subject or object; the token itself for a verb."""
    if token.pos_ in ("VERB", "AUX"):
        return token
    node = token
    for _ in range(3):
        if node.dep_ in ("dobj", "nsubjpass", "pobj", "prep", "nsubj", "attr", "compound") and node.head.i != node.i:
            node = node.head
            if node.pos_ in ("VERB", "AUX"):
                return node
    return token


def _own(token: Token) -> Modality:
    words = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if words & _FUTURE:
        return "planned"
    if words & _POSSIBLE or any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in token.children):
        return "hypothetical"
    head = token.head
    if token.dep_ in ("xcomp", "ccomp") and head.lemma_ in _PLANNING:
        return "planned"
    if token.dep_ == "xcomp" and "to" in words and head.lemma_ in ("declare", "announce", "invite"):
        return "planned"
    if token.dep_ == "xcomp" and "to" in words and {c.lower_ for c in head.children if c.dep_ == "aux"} & _FUTURE:
        return "planned"
    if token.dep_ == "conj" and not words and head.pos_ in ("VERB", "AUX") and head.i != token.i:
        return _own(head)
    if token.dep_ == "pcomp" and head.head.lemma_ == "look" and any(c.lower_ == "forward" for c in head.head.children):
        return "planned"
    if token.dep_ == "pcomp" and head.head.lemma_ in _MERE:
        return "hypothetical"
    if token.dep_ in ("acl", "advcl") and "to" in words:
        return "asserted" if _first_to(head) else "hypothetical"
    return "asserted"


def _first_to(noun: Token) -> bool:
    """True for "the first state to recognise", "one of the last to leave": they did."""
    return any(t.lower_ in ("first", "last", "only", "second", "third") for t in noun.subtree if t.i <= noun.i + 3)


def speaker_clause(token: Token) -> Token | None:
    """The reporting verb in whose clause a verb stands, or None."""
    node = token
    for _ in range(6):
        if node.dep_ == "ccomp" and node.head.lemma_ in REPORTING:
            return node.head
        if node.dep_ not in _UP or node.head.i == node.i:
            return None
        node = node.head
    return None
