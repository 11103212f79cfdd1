"""How the words of a clause hang together: subject, object, agent, what a preposition leads to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.language.words import words

_UPWARD = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "oprd", "dep", "acomp"))

_CONTROL = words(
    """
    urge ask call order tell force allow permit help persuade invite encourage request warn compel enable assist
    accuse blame suspect prevent stop convict condemn criticize criticise thank praise support press oblige require
    """
)


def conjuncts(node: Token) -> Iterator[Token]:
    """The nouns coordinated with a noun, in order."""
    for child in node.children:
        if child.dep_ == "conj" and not _excluded(child):
            yield child
            yield from conjuncts(child)


def _excluded(noun: Token) -> bool:
    """True for the second of "Peru and not Chile", "Peru instead of Chile"."""
    edge = noun.left_edge
    before = [edge.nbor(-k).lower_ for k in (1, 2) if edge.i >= k]
    return edge.lower_ == "not" or before[:1] == ["not"] or bool({"instead", "rather"} & set(before))


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The children of a token that stand in one of the relations."""
    return (c for c in token.children if c.dep_ in deps)


def subject(verb: Token) -> Token | None:
    """The head of the phrase that does what a verb says, looked for upwards through coordination and control."""
    node = verb
    for _ in range(6):
        controlled = _controlled(node) if node.i == verb.i else None
        if controlled is not None:
            return controlled
        for child in node.children:
            if child.dep_ in ("nsubj", "csubj") and child.lower_ not in ("which", "that", "who"):
                return child
            if child.dep_ == "nsubjpass" and node.i != verb.i and node.lemma_ not in ("expect", "say", "report"):
                return child
        if any(c.dep_ in ("nsubj",) for c in node.children) and node.dep_ == "relcl":
            return node.head
        if _purpose_of(node):
            node = _governor(node)
            continue
        if node.dep_ in ("relcl", "acl"):
            return node.head if node.tag_ != "VBN" or node.dep_ == "relcl" else None
        if node.dep_ in _UPWARD and node.head.i != node.i:
            stop = node.dep_ == "ccomp" and node.head.i > node.i and node.head.dep_ != "ROOT"
            node = node.head
            if stop:
                return None
            continue
        return None
    return None


def _purpose_of(verb: Token) -> bool:
    """True for "met the President of Chile to thank him", where whom one meets does not do it."""
    infinitive = verb.dep_ == "acl" and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)
    return infinitive and verb.head.pos_ == "PROPN" and _governor(verb).i != verb.i


def _governor(verb: Token) -> Token:
    """The verb above the noun to which a clause is joined; the verb itself where there is none."""
    node = verb.head
    while node.head.i != node.i and node.pos_ not in ("VERB", "AUX"):
        node = node.head
    return node if node.pos_ in ("VERB", "AUX") else verb


def _controlled(verb: Token) -> Token | None:
    """The object that does what it is urged to do, accused of or helped in: "urged Peru to leave"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ not in ("xcomp", "pcomp") or above.lemma_ not in _CONTROL or above.i == verb.i:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    return next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass", "dative")), None) or next(
        objects(above, "on", "upon"), None
    )


def is_passive(verb: Token) -> bool:
    """True for a passive: "was signed", "signed by", a participle after its noun."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children):
        return True
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)
    ):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl", "amod")
        and not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)
    )


def patient(verb: Token) -> Token | None:
    """The head of the phrase to which something is done: object, passive subject, or the noun before a participle."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "dative"):
            return child
    if is_passive(verb):
        if verb.dep_ in ("acl", "relcl", "amod"):
            return verb.head
        if verb.dep_ == "conj" and is_passive(verb.head):
            return patient(verb.head)
    return None


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    return next((p for c in children(verb, "agent") for p in children(c, "pobj")), None)


def objects(token: Token, *prepositions: str) -> Iterator[Token]:
    """The nouns after the prepositions of a token, in the order of the prepositions asked for."""
    for word in prepositions:
        for child in token.children:
            if child.dep_ in ("prep", "agent", "dative") and child.lower_ == word:
                yield from children(child, "pobj", "pcomp")
                for inner in children(child, "prep"):
                    yield from children(inner, "pobj")
