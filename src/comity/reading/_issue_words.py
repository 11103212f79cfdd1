"""What can be the issue of a stance: ideas, principles, efforts; not persons, firms, works or a state itself."""

from __future__ import annotations

from spacy.tokens import Token

from comity.language.units import is_person
from comity.language.words import words
from comity.reading._issues import STANDPOINTS
from comity.reading._roles import subject
from comity.reading._views import View

ISSUES = words(
    """
    integrity sovereignty independence peace settlement resolution reform cooperation relation relationship
    partnership stability security right idea initiative effort principle process normalization normalisation
    proposal development policy law role interest platform format mission access treaty membership expansion
    dialogue solution order approach status bid position disarmament demilitarization compromise negotiation
    return withdrawal war conflict interference tie candidacy struggle fight measure implementation agenda
    charter convention embargo sanction recognition candidature claim cause plan talk ceasefire aspiration
    """
)
_REJECTED = frozenset(("use", "attempt", "claim", "threat", "notion", "accusation", "allegation", "form", "act"))
_CONCRETE = words(
    """
    people government force population rebel family community company business group woman youth leader force army
    organization institution school project worker activity construction production education training
    """
)
_ENDINGS = ("tion", "sion", "ity", "ment", "ness", "ship", "ance", "ence", "cy", "ism", "ure", "al", "ing")


def is_issue(thing: Token, verb: Token, view: View) -> bool:
    """True for an idea, a principle, an effort; for a person or a state itself only where a policy favours it."""
    lemma, doer = verb.lemma_, subject(verb)
    if lemma in ("oppose", "advocate", "champion", "uphold"):
        return True
    if lemma in ("favor", "favour", "support", "back") and doer is not None and doer.lemma_ in STANDPOINTS:
        return True
    if thing.i in view.at and not any(t.dep_ == "poss" for t in thing.children):
        return False
    if thing.lemma_.lower() in ISSUES or (lemma == "reject" and thing.lemma_.lower() in _REJECTED):
        return True
    return lemma in ("support", "back", "endorse", "defend", "favor", "favour") and _abstract(thing)


def _abstract(thing: Token) -> bool:
    """True for a phrase that names no persons, firms or works: what somebody's accession or a release is."""
    lemma = thing.lemma_.lower()
    if thing.pos_ != "NOUN" or lemma in _CONCRETE or is_person(thing.text):
        return False
    below = {t.lemma_.lower() for t in thing.subtree}
    told = any(c.dep_ in ("poss", "prep") for c in thing.children)
    return bool(below & ISSUES) or (told and lemma.endswith(_ENDINGS))
