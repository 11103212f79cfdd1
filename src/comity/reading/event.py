"""Events: who did what to whom, through verbs, light verbs and nouns of the lexicon, with PLOVER types."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact, Modality
from comity.kinds.event import Event
from comity.language.model import Analysis
from comity.reading._carried import Before, Told
from comity.reading._circumstances import mediators, place_of
from comity.reading._confidence import confidence
from comity.reading._future import announced
from comity.reading._lexicon import lemma_of
from comity.reading._listed_visits import listed_visits
from comity.reading._modality import modality
from comity.reading._paired import paired
from comity.reading._parties import parties, sayer
from comity.reading._salience import Trigger, triggers_of
from comity.reading._speakers import first_person, organ_of, speaker_of
from comity.reading._telling import is_stance, tells
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "3"
_NEAR = 2.0
_LISTED = 0.6
_CARRIED = 0.25
"""How much less sure an event is whose sides stand in the sentences before."""


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The events of every sentence, the most salient of each first."""
    for start, end, visit in listed_visits(context):
        yield fact(("event", _VERSION), context, (start, end), visit, _LISTED, rule="listed:visit")
    before = Before()
    for view in context.views:
        for told in _of_sentence(view, context, before):
            before.see(told, view)
            yield _fact(told, view, context)
        before.pass_over(view)


def _fact(told: Told, view: View, context: Context) -> Fact:
    trigger = told.trigger
    sure = confidence(trigger, told.event, told.modality, view) - (_CARRIED if told.carried else 0)
    speaker = speaker_of(trigger.token, view)
    rule = trigger.entry.rule(lemma_of(trigger.token))
    return fact(
        ("event", _VERSION),
        context,
        (view, view),
        told.event,
        max(0.1, round(sure, 2)),
        told.modality,
        speaker,
        rule=rule,
    )


def _of_sentence(view: View, context: Context, before: Before) -> Iterator[Told]:
    seen: list[Told] = []
    for trigger in triggers_of(view):
        for event, how in _events(trigger, view, context):
            whole = before.complete(event, view) if trigger.depth < _NEAR and how != "negated" else event
            whole = paired(whole, view)
            told = Told(trigger, whole, how, carried=whole is not event)
            if is_stance(trigger.token, whole, view) or not tells(trigger, whole, how):
                continue
            if not any(_within(told, other) for other in seen):
                seen.append(told)
                yield told


def _within(told: Told, other: Told) -> bool:
    """True for a second telling of an event: the same type and no side that the first has not."""
    one, two = told.event, other.event
    same = one.type == two.type and (told.modality == "negated") is (other.modality == "negated")
    return same and set(one.source) <= set(two.source) and set(one.target) <= set(two.target)


def _events(trigger: Trigger, view: View, context: Context) -> Iterator[tuple[Event, Modality]]:
    token, entry = trigger.token, trigger.entry
    source, target = parties(token, entry, view)
    kind, told = announced(token, entry, view, modality(token))
    source = source or first_person(token, view, context) or organ_of(sayer(token), view, context)
    helpers = mediators(token, view)
    day, place = view.date(token), place_of(token, entry, view)
    subtype = "ceasefire" if entry.subtype == "agreement" and _ends_fire(token) else entry.subtype
    if subtype in ("ceasefire", "agreement") and helpers:
        source, target = _without(source, helpers), _without(target, helpers)
        yield Event("CONSULT", helpers, tuple(dict.fromkeys((*source, *target))), (), day, None, "mediation"), told
    else:
        helpers = ()
    yield Event(kind, source, target, helpers, day, place, subtype), told


def _ends_fire(token: Token) -> bool:
    """True for "an agreement was reached to cease fire"."""
    return any(t.lemma_.lower() in ("cease", "ceasefire", "cease-fire", "truce") for t in token.subtree)


def _without(codes: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(c for c in codes if c not in others)


READER = Reader("event", _VERSION, find)
