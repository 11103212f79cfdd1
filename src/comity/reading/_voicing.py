"""Stances told by what is voiced: a reaffirmation, a welcome, a concern, a condemnation, a hope; what "must" be."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.language.units import is_person
from comity.language.words import words
from comity.reading._issues import Stance, issue_of
from comity.reading._roles import actors_of, children, named_in, objects, patient, sides, subject
from comity.reading._stressing import WEIGHT
from comity.reading._views import View

_AFFIRMING = words(
    """
    reaffirm reiterate affirm underline underscore stress emphasize emphasise highlight restate
    """
)
CONDEMNING = frozenset(("condemn", "deplore", "denounce", "decry", "criticize", "criticise", "regret", "lament"))
_WELCOMING = frozenset(("welcome", "applaud", "hail"))
_VOICING = frozenset(("express", "voice", "raise", "note", "share", "convey", "have", "reiterate", "register", "state"))
_CONCERNS = frozenset(("concern", "alarm", "regret", "dismay", "disappointment", "worry", "misgiving", "reservation"))
_TROUBLED = frozenset(
    ("concerned", "alarmed", "worried", "disturbed", "dismayed", "appalled", "disappointed", "troubled")
)
_ABOUT = ("over", "about", "at", "by", "on", "regarding", "with", "for")
_EMPTY = words(
    """
    fact point issue matter difference difficulty problem remark word statement thing question claim call request
    demand invitation guest visitor chapter year day session congratulation condolence thank
    country state nation government party side
    """
)
_NEEDED = frozenset(("must", "should", "ought"))
_PARTISANS = {"supporter": "support", "advocate": "support", "proponent": "support", "champion": "support",
              "defender": "support", "opponent": "oppose", "critic": "oppose"}  # fmt: skip


def by_voicing(verb: Token, doers: tuple[str, ...], view: View) -> Iterator[Stance]:
    """The stances of those who reaffirm, welcome, condemn or fear something that is no other actor's deed."""
    if not doers:
        return
    thing = patient(verb)
    if verb.lemma_ in _AFFIRMING and thing is not None and thing.lemma_ not in WEIGHT and _is_matter(thing, view):
        yield Stance(doers, issue_of(thing, view), "support", verb, 0.35, f"affirm:{verb.lemma_}")
    elif verb.lemma_ in _WELCOMING | CONDEMNING and thing is not None and _is_matter(thing, view):
        if not named_in(thing, view, without=doers, place=True):
            stance = "support" if verb.lemma_ in _WELCOMING else "oppose"
            yield Stance(doers, issue_of(thing, view), stance, verb, 0.4, f"voiced:{verb.lemma_}")
    elif verb.lemma_ in _VOICING and thing is not None and thing.lemma_ in _CONCERNS:
        for issue in objects(thing, *_ABOUT):
            yield Stance(doers, issue_of(issue, view), "oppose", verb, 0.55, f"concern:{thing.lemma_}")
    elif verb.lemma_ == "look" and any(c.lower_ == "forward" for c in verb.children):
        for issue in objects(verb, "to"):
            if issue.pos_ == "NOUN" and _is_matter(issue, view):
                yield Stance(doers, issue_of(issue, view), "support", verb, 0.3, "hope:look forward", "asserted")
    elif verb.lemma_ == "hope":
        for issue in objects(verb, "for"):
            yield Stance(doers, issue_of(issue, view), "support", verb, 0.3, "hope:hope", "asserted")


def by_feeling(word: Token, view: View) -> Iterator[Stance]:
    """ "Is deeply concerned about X", "is a supporter of X"."""
    lemma = word.lemma_.lower()
    if word.lower_ in _TROUBLED and (word.dep_ in ("acomp", "ROOT", "conj", "advcl") or word.tag_ in ("VBN", "VBD")):
        head = subject(word) or subject(word.head)
        for issue in objects(word, *_ABOUT):
            yield Stance(actors_of(head, view), issue_of(issue, view), "oppose", word, 0.5, "concern:felt")
    elif lemma in _PARTISANS and word.dep_ == "attr":
        for issue in objects(word, "of"):
            doers = actors_of(subject(word.head), view)
            yield Stance(doers, issue_of(issue, view), _PARTISANS[lemma], word, 0.55, f"noun:{lemma}")


def by_need(verb: Token, voice: tuple[str, ...], view: View) -> Iterator[Stance]:
    """What "must" or "should" be, in a text that speaks for one state; what a named other must do is a call on it."""
    if len(voice) != 1 or view.quoted(verb) or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return
    helpers = {c.lower_ for c in children(verb, "aux")}
    head = next(children(verb, "nsubj", "nsubjpass"), None)
    wanted = helpers & _NEEDED or (verb.lemma_ == "need" and any(children(verb, "xcomp")))
    if not wanted or head is None or head.lower_ in ("who", "which", "that", "it", "they", "this"):
        return
    others = set(sides(view.at[head.i])) - set(voice) if head.i in view.at else set()
    if others or "?" in view.text:
        return
    stance = "oppose" if any(c.dep_ == "neg" for c in verb.children) else "support"
    yield Stance(voice, issue_of(verb, view), stance, verb, 0.35, "need", "asserted")


def _is_matter(thing: Token, view: View) -> bool:
    """True for what is no actor, person or empty word."""
    mention = view.at.get(thing.i)
    if mention is not None and mention.form != "pronoun" and not any(c.dep_ == "poss" for c in thing.children):
        return False
    lemma = thing.lemma_.lower()
    return thing.pos_ in ("NOUN", "PROPN") and lemma not in _EMPTY and not is_person(thing.text)
