"""Who stands where around a verb or a noun: subjects, objects and complements, joined to the actors named in them."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from comity.language.model import Mention
from comity.language.words import words
from comity.reading._links import agent, children, conjuncts, is_passive, objects, patient, subject
from comity.reading._sideless import ethnic, sideless, some_members
from comity.reading._views import View

__all__ = [
    "OF_A_STATE",
    "actors_of",
    "agent",
    "children",
    "conjuncts",
    "holders",
    "is_passive",
    "just_before",
    "named_in",
    "objects",
    "patient",
    "sides",
    "subject",
]

_LEFT = frozenset(("poss", "amod", "compound", "nmod", "nummod"))

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"))

OF_A_STATE = words(
    """
    government president minister leader leadership force troop army representative member ambassador head
    authority people state ministry side parliament police official citizen spokesperson spokesman delegation
    administration diplomat leaders part majority number group soldier military party chairman secretary
    assembly council office committee republic nation territory land city capital border region district area
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
    if head is None or (head.i not in view.at and head.lemma_.lower() not in OF_A_STATE and head.pos_ != "PROPN"):
        return ()
    return actors_of(head, view)


def _own_actors(node: Token, view: View, place: bool) -> tuple[str, ...]:
    mention = view.at.get(node.i)
    if ethnic(node):
        return tuple(dict.fromkeys(c for o in objects(node, "in", "of") for c in actors_of(o, view, place=True)))
    if mention is not None and (codes := _chained(mention, view, place)):
        return codes
    if mention is not None and mention.role == "region":
        return ()
    left = [c for c in node.children if c.dep_ in _LEFT and not some_members(node, view.at.get(c.i))]
    near = [n for c in left for n in (c, *conjuncts(c))]
    codes = tuple(dict.fromkeys(code for n in near for code in _at(n, view, place)))
    if not codes and not any(n.dep_ == "poss" for n in near):
        below = (n for c in left for n in children(c, "amod", "compound", "nmod"))
        codes = tuple(dict.fromkeys(code for n in below for code in _at(n, view, place)))
    if codes:
        return codes
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "of" and node.lemma_.lower() in OF_A_STATE:
            return tuple(code for p in child.children if p.dep_ == "pobj" for code in actors_of(p, view, place=True))
        if child.dep_ == "appos" and (codes := _at(child, view, place)):
            return codes
    return ()


def _at(node: Token, view: View, place: bool) -> tuple[str, ...]:
    mention = view.at.get(node.i)
    return _chained(mention, view, place) if mention is not None else ()


def _chained(mention: Mention, view: View, place: bool) -> tuple[str, ...]:
    """The codes of a mention and of those that a list joins to it."""
    own = sides(mention, place)
    if not own:
        return ()
    return tuple(dict.fromkeys(c for m in view.chains.get(mention.start, (mention,)) for c in sides(m, place)))


def just_before(verb: Token, view: View) -> Token | None:
    """The mention just before a verb, auxiliaries and adverbs apart, where the parse lost the subject."""
    index = verb.i - view.tokens[0].i
    for token in reversed(view.tokens[:index]) if 0 < index <= len(view.tokens) else ():
        if token.i in view.at:
            return token
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def named_in(
    head: Token, view: View, without: Iterable[str] = (), place: bool = False, clauses: bool = True
) -> tuple[str, ...]:
    """The actors of the first mention below a noun that names others than ``without``; also in its clauses, or not."""
    left_out = set(without)
    if head.i in view.at and view.at[head.i].role == "region":
        return ()
    own = tuple(c for c in actors_of(head, view, place) if c not in left_out)
    if own:
        return own
    aside = set() if clauses else {t.i for c in children(head, "relcl", "acl") for t in c.subtree}
    for token in head.subtree:
        mention = None if token.i in aside else view.at.get(token.i)
        if mention is None or mention.form == "pronoun" or sideless(token, mention):
            continue
        if codes := tuple(c for c in _chained(mention, view, place) if c not in left_out):
            return tuple(dict.fromkeys((*codes, *(c for n in conjuncts(token) for c in _at(n, view, place)))))
    return ()
