"""How sure a reading of an event is: about the share of such readings that are right in every field."""

from __future__ import annotations

from spacy.tokens import Token

from comity.core.facts import Modality
from comity.kinds.event import SYMMETRIC, Event
from comity.language.model import Mention
from comity.language.words import words
from comity.reading._roles import actors_of, conjuncts, subject
from comity.reading._salience import Trigger
from comity.reading._views import View

_VAGUE = frozenset(
    ("permission", "acceptance", "approval", "end", "restrict", "attack", "demand", "return", "decision")
)
_DEEP = 4
_SIGNING = frozenset(("sign", "ratify", "ink", "initial"))
_PRIVATE = words(
    """
    politician tourist intellectual parliamentarian company firm team club band writer artist station newspaper singer
    student investor
    """
)
_GROUPS = frozenset(("REB", "PTY", "OPP", "CVL", "LAB", "MED", "BUS", "EDU"))
_BETWEEN = frozenset(("diplomatic relations", "meeting", "talks"))
"""What two states do together, as likely told rightly as what one does to another."""
_STANCES = frozenset(("support", "back", "welcome", "appreciate", "respect", "oppose", "recognize", "recognise"))
"""Verbs that in the present tense tell a stance rather than a deed."""


def confidence(trigger: Trigger, event: Event, told: Modality, view: View) -> float:
    """A share measured by reading a hundred facts from other documents.

    Half and more is given where both sides are named near the main verb, or where several act together.
    """
    token = trigger.token
    base = 0.45 if token.pos_ == "VERB" else 0.4
    if event.source and event.target and event.source != event.target:
        base += 0.2
    elif len(event.source) > 1 and event.type in SYMMETRIC:
        base += 0.2 if event.subtype in _BETWEEN else 0.15
    elif event.source:
        base += 0.02
    else:
        base -= 0.2
    base -= 0.1 * sum((_by_pronoun(token), _vague(token, event), told == "hypothetical"))
    doubts = (_of_group(event, view), _far(token, event, view), _stance(token), _unaddressed(token, event))
    base -= 0.2 * sum((*doubts, _with_unknown(token, view), event.type == "THREATEN" and event.subtype == "promise"))
    base -= 0.2 * _of_travellers(token, event, view) + 0.3 * view.text.rstrip().endswith("?")
    return round(max(0.1, base - 0.04 * min(trigger.depth, 4)), 2)


def _of_group(event: Event, view: View) -> bool:
    """True where a side is named only through rebels, parties or people of it: their deed is not their state's."""
    for code in (*event.source, *event.target):
        named = [m for m in view.mentions if m.country == code or code in m.codes]
        if named and all(m.sector in _GROUPS or _private(m, view) for m in named):
            return True
    return False


def _private(mention: Mention, view: View) -> bool:
    """True for "most Kenyan companies", who are not their state."""
    token = view.token_at(mention.end - 1)
    return token.dep_ in ("amod", "compound", "nmod", "npadvmod") and token.head.lemma_ in _PRIVATE


def _far(token: Token, event: Event, view: View) -> bool:
    """True where the target stands deep below the trigger: "make the grid safe against Russian attacks"."""
    wanted = set(event.target) - set(event.source)
    steps = [_steps(view.tokens[0].doc[i], token) for i, m in view.at.items() if wanted & {m.country, *m.codes}]
    return bool(steps) and min(steps) > _DEEP


def _steps(node: Token, trigger: Token) -> int:
    """How many links lead from a token up to the trigger or the verb that carries it; coordination is none."""
    ends, count = {trigger.i, trigger.head.i if trigger.pos_ == "NOUN" else trigger.i}, 0
    while node.i not in ends:
        if node.head.i == node.i:
            return 0
        count += node.dep_ != "conj"
        node = node.head
    return count


def _unaddressed(token: Token, event: Event) -> bool:
    """True for a call for something, which may be a mere position, and for a signing, which is an instrument's."""
    call = (
        event.type == "REQUEST"
        and token.lemma_ in ("call", "push", "press")
        and not any(c.lower_ in ("on", "upon") for c in token.children)
    )
    return call or (token.lemma_ in _SIGNING and event.type == "SUPPORT")


def _person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or any(c.lower_.rstrip(".") in ("mr", "mrs", "ms", "dr") for c in noun.children)


def _of_travellers(token: Token, event: Event, view: View) -> bool:
    """True for a visit by people of a state, not by the state: "Kenyans visited in 2006"."""
    head = subject(token) if event.subtype == "visit" and token.pos_ == "VERB" else None
    mention = view.at.get(head.i) if head is not None else None
    return mention is not None and mention.form == "demonym"


def _by_pronoun(token: Token) -> bool:
    """True where a pronoun acts, which may stand for another than it seems."""
    head = subject(token)
    return head is not None and head.pos_ == "PRON" and head.lower_ not in ("i", "we")


def _vague(token: Token, event: Event) -> bool:
    """True for nouns in the plural, and for types that a verb alone tells badly."""
    bare = event.subtype is None and event.type in ("AID", "REJECT", "COERCE", "RETREAT")
    return token.tag_ == "NNS" or event.subtype in _VAGUE or bare


def _stance(token: Token) -> bool:
    first = token.head if token.dep_ == "conj" and token.tag_ == "VB" else token
    return (token.lemma_ in _STANCES and first.tag_ in ("VBZ", "VBP")) or token.lemma_ in ("support", "back")


def _with_unknown(token: Token, view: View) -> bool:
    """True where a person of no known state acts together with one who is known: a side is missing."""
    head = subject(token)
    joined = (head, *conjuncts(head)) if head is not None else ()
    return len(joined) > 1 and any(_person(n) and not actors_of(n, view) for n in joined)
