"""Events: who did what to whom, through verbs, light verbs and nouns of the lexicon, with PLOVER types."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact, Modality
from comity.kinds.event import SYMMETRIC, Event
from comity.language.model import Analysis
from comity.reading._future import announced
from comity.reading._modality import modality, negated
from comity.reading._parties import mediators, parties, place_of
from comity.reading._patterns import LIGHT
from comity.reading._roles import subject
from comity.reading._salience import Trigger, triggers_of
from comity.reading._speakers import first_person, organ_of, speaker_of
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "2"
_TIMES = frozenset(["after", "during", "following", "since", "before", "despite", "until", "amid", "throughout"])
_VAGUE = frozenset(("permission", "acceptance", "approval", "end", "restrict", "attack", "demand", "return"))


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The events of every sentence, the most salient of each first."""
    for view in context.views:
        yield from _of_sentence(view, context)


def _of_sentence(view: View, context: Context) -> Iterator[Fact]:
    seen: list[tuple[Event, Modality]] = []
    for trigger in triggers_of(view):
        for event, told in _events(trigger, view, context):
            if not _tells(trigger, event, told, view):
                continue
            if any(_within(event, told, other, before) for other, before in seen):
                continue
            seen.append((event, told))
            yield fact(
                ("event", _VERSION),
                context,
                (view, view),
                event,
                _confidence(trigger, event),
                told,
                speaker_of(trigger.token, view),
            )


def _within(event: Event, told: Modality, other: Event, before: Modality) -> bool:
    """True for a second telling of an event: the same type and no side that the first has not."""
    same = event.type == other.type and (told == "negated") is (before == "negated")
    return same and set(event.source) <= set(other.source) and set(event.target) <= set(other.target)


def _tells(trigger: Trigger, event: Event, told: Modality, view: View) -> bool:
    """False for what is only imagined, mentioned without actors far from the main clause, or used to tell the time."""
    token, depth = trigger.token, trigger.depth
    if event.subtype == "vote" and not event.source:
        return False
    if event.subtype == "permission" and token.dep_ in ("advcl", "acl", "prep", "pcomp"):
        return False
    if event.type == "AGREE" and any(negated(c) for c in token.children if c.dep_ == "xcomp"):
        return False
    if event.type == "REQUEST" and not event.target and (token.lemma_ == "call" or not event.source):
        return False
    if event.subtype == "speech" and token.dep_ == "pobj" and token.head.lower_ == "in":
        return False
    if told == "hypothetical" and depth > 0.5 and event.type not in ("THREATEN", "REQUEST"):
        return False
    if not event.source and not event.target and depth >= 1.5:
        return False
    if depth >= 4 and not (event.source and event.target):
        return False
    if event.source == event.target and event.source and token.pos_ == "NOUN":
        return False
    if token.pos_ == "NOUN" and not (token.dep_ in ("dobj", "nsubjpass", "attr") and token.head.lemma_ in LIGHT):
        return _noun_tells(token, depth, event)
    return True


def _noun_tells(token: Token, depth: float, event: Event) -> bool:
    """True for a noun with both parties, or with one and a date or place; not for one that only tells the time."""
    both = bool(event.source and event.target)
    if token.tag_ in ("NNS", "NNPS") and not both:
        return False
    visiting = event.subtype == "visit" and both and event.source != event.target
    if token.dep_ == "pobj" and token.head.lower_ in _TIMES and not visiting:
        return False
    placed = bool(event.source or event.target) and bool(event.date or event.place)
    return both or placed or (token.dep_ in ("nsubj", "nsubjpass", "ROOT") and depth <= 1.5)


def _events(trigger: Trigger, view: View, context: Context) -> Iterator[tuple[Event, Modality]]:
    token, entry = trigger.token, trigger.entry
    source, target = parties(token, entry, view)
    kind, told = announced(token, entry, view, modality(token))
    source = source or first_person(token, view, context) or organ_of(token, view, context)
    helpers = mediators(token, view)
    day, place = view.date(token), place_of(token, view)
    if entry.subtype in ("ceasefire", "agreement") and helpers:
        source, target = _without(source, helpers), _without(target, helpers)
        yield Event("CONSULT", helpers, tuple(dict.fromkeys((*source, *target))), (), day, None, "mediation"), told
    else:
        helpers = ()
    yield Event(kind, source, target, helpers, day, place, entry.subtype), told


def _without(codes: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(c for c in codes if c not in others)


def _confidence(trigger: Trigger, event: Event) -> float:
    """About the share of such events that are right in every field; measured by reading a hundred from other documents.

    Half and more is given where both sides are named near the main verb, or where several act together.
    """
    base = 0.45 if trigger.token.pos_ == "VERB" else 0.4
    if event.source and event.target and event.source != event.target:
        base += 0.2
    elif len(event.source) > 1 and event.type in SYMMETRIC:
        base += 0.15
    elif event.source:
        base += 0.02
    else:
        base -= 0.2
    head = subject(trigger.token)
    if head is not None and head.pos_ == "PRON" and head.lower_ not in ("i", "we"):
        base -= 0.1
    if (
        trigger.token.tag_ == "NNS"
        or event.subtype in _VAGUE
        or (event.subtype is None and event.type in ("AID", "REJECT", "COERCE", "RETREAT"))
    ):
        base -= 0.1
    return round(max(0.1, base - 0.04 * min(trigger.depth, 4)), 2)


READER = Reader("event", _VERSION, find)
