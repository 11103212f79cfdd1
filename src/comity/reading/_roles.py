"""Who stands where around a verb or a noun: subjects, objects and complements, joined to the actors named in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from comity.language.model import Mention
from comity.language.words import words
from comity.reading._views import View

_LEFT = frozenset(("poss", "amod", "compound", "nmod", "nummod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"))
_UPWARD = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "oprd", "dep", "acomp"))
_OWNED = words(
    """
    government president minister leader leadership force troop army representative member ambassador head
    authority people state ministry side parliament police official citizen spokesperson spokesman delegation
    administration diplomat leaders part majority number group soldier military party chairman secretary
    assembly council office committee republic nation territory land city capital border region district area
    """
)


_CONTROL = words(
    """
    urge ask call order tell force allow permit help persuade invite encourage request warn compel enable assist
    accuse blame suspect prevent stop convict condemn criticize criticise thank praise support press oblige require
    """
)
_THINGS = words(
    """
    base language border origin descent soil accent cuisine literature dollar style word dialect translation alphabet
    """
)


def sides(mention: Mention, place: bool = False) -> tuple[str, ...]:
    """The codes for which a mention stands; regions never, places only where ``place`` asks for them."""
    if mention.role == "region" or (mention.role == "place" and not place):
        return ()
    if mention.country:
        return (mention.country,)
    return tuple(c for c in mention.codes if not c.startswith("person:"))


def actors_of(head: Token | None, view: View, place: bool = False) -> tuple[str, ...]:
    """The actors that a noun phrase names: its head, its conjuncts, or what the head belongs to; once each."""
    if head is None:
        return ()
    found: list[str] = []
    for node in (head, *conjuncts(head)):
        found.extend(c for c in _own_actors(node, view, place) if c not in found)
    return tuple(found)


def holders(head: Token | None, view: View) -> tuple[str, ...]:
    """The actors of a phrase that can itself hold a view: a named actor, or people and organs that belong to one."""
    if head is None or (head.i not in view.at and head.lemma_.lower() not in _OWNED and head.pos_ != "PROPN"):
        return ()
    return actors_of(head, view)


def _own_actors(node: Token, view: View, place: bool) -> tuple[str, ...]:
    mention = view.at.get(node.i)
    if _ethnic(node):
        return tuple(dict.fromkeys(c for o in objects(node, "in", "of") for c in actors_of(o, view, place=True)))
    if mention is not None and (codes := _chained(mention, view, place)):
        return codes
    if mention is not None and mention.role == "region":
        return ()
    left = [c for c in node.children if c.dep_ in _LEFT]
    near = [n for c in left for n in (c, *conjuncts(c))]
    codes = tuple(dict.fromkeys(code for n in near for code in _at(n, view, place)))
    if not codes and not any(n.dep_ == "poss" for n in near):
        below = (n for c in left for n in children(c, "amod", "compound", "nmod"))
        codes = tuple(dict.fromkeys(code for n in below for code in _at(n, view, place)))
    if codes:
        return codes
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "of" and node.lemma_.lower() in _OWNED:
            return tuple(code for p in child.children if p.dep_ == "pobj" for code in actors_of(p, view, place=True))
        if child.dep_ == "appos" and (codes := _at(child, view, place)):
            return codes
    return ()


def _of_thing(token: Token, mention: Mention) -> bool:
    """True for a demonym that only tells a language, a border, an origin."""
    return mention.form == "demonym" and token.dep_ in ("amod", "compound") and token.head.lemma_.lower() in _THINGS


def _ethnic(node: Token) -> bool:
    """True for "ethnic Albanians", who are no state's by their name."""
    return any(c.lower_ == "ethnic" for c in node.children)


def _at(node: Token, view: View, place: bool) -> tuple[str, ...]:
    mention = view.at.get(node.i)
    return _chained(mention, view, place) if mention is not None else ()


def _chained(mention: Mention, view: View, place: bool) -> tuple[str, ...]:
    """The codes of a mention and of those that a list joins to it."""
    own = sides(mention, place)
    if not own:
        return ()
    return tuple(dict.fromkeys(c for m in view.chains.get(mention.start, (mention,)) for c in sides(m, place)))


def conjuncts(node: Token) -> Iterator[Token]:
    """The nouns coordinated with a noun, in order."""
    for child in node.children:
        if child.dep_ == "conj" and not _excluded(child):
            yield child
            yield from conjuncts(child)


def _excluded(noun: Token) -> bool:
    """True for the second of "Peru and not Chile"."""
    edge = noun.left_edge
    return edge.lower_ == "not" or (edge.i > 0 and edge.nbor(-1).lower_ == "not")


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


def just_before(verb: Token, view: View) -> Token | None:
    """The mention just before a verb, auxiliaries and adverbs apart, where the parse lost the subject."""
    index = verb.i - view.tokens[0].i
    for token in reversed(view.tokens[:index]) if 0 < index <= len(view.tokens) else ():
        if token.i in view.at:
            return token
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


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


def named_in(
    head: Token, view: View, without: Iterable[str] = (), place: bool = False, clauses: bool = True
) -> tuple[str, ...]:
    """The actors of the first mention below a noun that names others than ``without``; also in its clauses, or not."""
    left_out = set(without)
    own = tuple(c for c in actors_of(head, view, place) if c not in left_out)
    if own:
        return own
    aside = set() if clauses else {t.i for c in children(head, "relcl", "acl") for t in c.subtree}
    for token in head.subtree:
        mention = None if token.i in aside else view.at.get(token.i)
        if mention is None or mention.form == "pronoun" or _ethnic(token) or _of_thing(token, mention):
            continue
        if codes := tuple(c for c in sides(mention, place) if c not in left_out):
            return tuple(dict.fromkeys((*codes, *(c for n in conjuncts(token) for c in _at(n, view, place)))))
    return ()
