"""Stances told by stress: "emphasised the need for X", "attaches importance to X", "reaffirmed the right to X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.language.words import words
from comity.reading._issues import Stance, issue_of
from comity.reading._roles import children, objects, patient
from comity.reading._views import View

STRESS = words(
    """
    emphasize emphasise stress underline underscore highlight reaffirm reiterate confirm affirm assert express
    emphasis attach pay devote voice demonstrate declare
    """
)
WEIGHT = words(
    """
    importance need necessity role commitment readiness support interest attention priority significance value
    willingness desire hope determination inviolability integrity sovereignty right intention adherence
    continuation respect solidarity conviction belief
    """
)
_WHOSE = frozenset(("readiness", "willingness", "role", "desire"))
_PAYING = frozenset(("attach", "pay", "devote", "give", "show"))
_ITSELF = frozenset(["integrity", "sovereignty", "inviolability", "right", "continuation"])


def stressed(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    """The stance of those who stress the weight of something."""
    thing = patient(verb)
    if verb.lemma_ not in STRESS or thing is None or thing.lemma_ not in WEIGHT:
        return
    if thing.lemma_ in _WHOSE and any(o.i in view.at for o in objects(thing, "of")):
        return
    if thing.lemma_ == "role" and any(c.tag_ == "PRP$" for c in thing.children):
        return
    inner = _weighed(verb, thing)
    if inner is None and thing.lemma_ in ("hope", "belief", "conviction"):
        inner = next(children(thing, "acl", "ccomp"), None)
        if inner is None:
            return
    sure = 0.6 if inner is not None or thing.lemma_ in _ITSELF else 0.4
    issue = issue_of(inner if inner is not None else thing, view)
    yield Stance(doers, issue, "support", verb, sure, f"stress:{thing.lemma_}")


def _weighed(verb: Token, thing: Token) -> Token | None:
    """What has the weight: "the need for X", "attaches importance to X"; None where the thing itself is meant."""
    if thing.lemma_ in _ITSELF:
        clause = next((c for c in children(verb, "xcomp") if c.i > thing.i), None)
        return clause if thing.n_lefts + thing.n_rights < 2 else None
    inner = next(objects(thing, "of", "to", "for", "in", "over", "with", "on", "towards"), None)
    if inner is None and thing.lemma_ == "solidarity":
        return next(objects(verb, "with"), None)
    if inner is None and verb.lemma_ in _PAYING:
        return next(objects(verb, "to"), None)
    return inner or next((c for c in children(thing, "acl") if any(x.lower_ == "to" for x in c.children)), None)
