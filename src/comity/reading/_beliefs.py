"""Stances told as a belief: "Peru's view that X should continue", "stated that Y cannot be recognised"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading._issues import Stance, issue_of, owners_of
from comity.reading._modality import REPORTING
from comity.reading._roles import actors_of, children, subject
from comity.reading._views import View

_VIEWS = frozenset(("view", "opinion", "position", "conviction", "belief", "stance"))
_SHOULD = frozenset(("should", "must", "ought"))
_SPEAKING = frozenset((*REPORTING, "agree", "demand", "insist"))


def by_clause(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    """The stance of those who say that something should be, or must not be; a call on a named actor is none."""
    clause = next(children(verb, "ccomp"), None)
    if verb.lemma_ == "hope" and clause is not None:
        yield Stance(doers, issue_of(clause, view), "support", verb, 0.3, "hope:clause", "asserted")
    if verb.lemma_ not in _SPEAKING:
        return
    stance = _wanted(clause, view) if clause is not None else None
    if clause is not None and stance is not None and not any(c.dep_ == "neg" for c in verb.children):
        yield Stance(doers, _believed(clause, view), stance, verb, 0.5, f"belief:{verb.lemma_}")


def by_view(noun: Token, view: View) -> Iterator[Stance]:
    """The stance of those whose view it is that something should be."""
    clause = next(children(noun, "acl", "ccomp"), None) if noun.lemma_ in _VIEWS else None
    stance = _wanted(clause, view, named=True) if clause is not None else None
    if clause is not None and stance is not None:
        owner = tuple(dict.fromkeys(owners_of(noun, view)))
        if not owner and noun.dep_ == "dobj":
            owner = actors_of(subject(noun.head), view)
        yield Stance(owner, _believed(clause, view), stance, noun, 0.55, "view")


def _believed(clause: Token, view: View) -> str:
    """The issue of a clause, without the denial that its stance holds already."""
    return re.sub(r"^(?:not|never|n['\u2019]t)\s+|\b(?:must|should|can)\s*not\s+(?:be\s+)?", "", issue_of(clause, view))


def _wanted(clause: Token, view: View, named: bool = False) -> str | None:
    """Support for what should be, opposition to what must not or cannot be; None where no such word is there."""
    helpers = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    denied = any(c.dep_ == "neg" for c in clause.children)
    head = next(children(clause, "nsubj", "nsubjpass"), None)
    if head is None or (not named and ((head.dep_ == "nsubj" and actors_of(head, view)) or head.pos_ == "PRON")):
        return None
    if helpers & _SHOULD:
        return "oppose" if denied else "support"
    return "oppose" if denied and helpers & {"can", "cannot", "ca"} and _accepted(clause) else None


def _accepted(clause: Token) -> bool:
    """True for what one does or does not put up with; what merely cannot happen is no stance."""
    return clause.lemma_ in ("recognize", "recognise", "accept", "tolerate", "allow", "justify", "permit", "change")
