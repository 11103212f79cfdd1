"""Events: who did what to whom, through verbs, light verbs and nouns of the lexicon, with PLOVER types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.core.facts import Fact, Modality
from comity.kinds.event import Event
from comity.language.model import Analysis
from comity.reading._lexicon import LIGHT, Entry, entry_for
from comity.reading._modality import REPORTING, modality, negated, speaker_clause
from comity.reading._parties import mediators, parties, place_of
from comity.reading._roles import actors_of, sides, subject
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "1"
_ABSORBING = frozenset(
    ("AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE", "SANCTION", "SUPPORT", "AID", "ACCUSE", "RETREAT")
)
_STEPS = {
    "ROOT": 0.0,
    "ccomp": 0.5,
    "conj": 0.6,
    "xcomp": 0.5,
    "dobj": 0.5,
    "nsubj": 1.5,
    "nsubjpass": 0.7,
    "prep": 1.0,
    "pobj": 0.5,
    "pcomp": 0.5,
    "advcl": 1.5,
    "relcl": 3.0,
    "acl": 2.5,
    "appos": 3.0,
    "poss": 3.0,
    "compound": 3.0,
}
_TIMES = frozenset(["after", "during", "following", "since", "before", "despite", "until", "amid", "throughout"])
_OWN_CLAUSE = frozenset(("nsubj", "relcl", "appos", "advcl", "parataxis"))
_OWN_FACT = frozenset(("ASSAULT", "COERCE"))


@dataclass(frozen=True, slots=True)
class _Trigger:
    token: Token
    entry: Entry
    depth: float


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The events of every sentence, the most salient of each first."""
    for view in context.views:
        yield from _of_sentence(view, context)


def _of_sentence(view: View, context: Context) -> Iterator[Fact]:
    triggers = [
        _Trigger(t, e, _depth(t))
        for t in view.tokens
        if (e := entry_for(t, view)) is not None and not _obliged(t, view)
    ]
    kept = _outermost(triggers, view)
    kept.sort(key=lambda t: (t.depth, t.token.i))
    seen: set[tuple[object, ...]] = set()
    for trigger in kept:
        for event, told in _events(trigger, view, context):
            if not _tells(trigger, event, told, view):
                continue
            key = (event.type, event.source, event.target, told == "negated")
            if key in seen or (event.type, *key[1:3], False) in seen:
                continue
            seen.add(key)
            yield fact(
                ("event", _VERSION),
                context,
                (view, view),
                event,
                _confidence(trigger, event),
                told,
                _speaker(trigger, view),
            )


def _obliged(token: Token, view: View) -> bool:
    """True for what somebody "must" do, where the demand is the event, and for participles ("occupied territories")."""
    if token.pos_ == "VERB" and token.dep_ == "amod":
        return True
    return token.pos_ == "VERB" and any(c.lemma_ == "must" and entry_for(c, view) is not None for c in token.children)


def _tells(trigger: _Trigger, event: Event, told: Modality, view: View) -> bool:
    """False for what is only imagined, mentioned without actors far from the main clause, or used to tell the time."""
    token, depth = trigger.token, trigger.depth
    if event.subtype == "vote" and not event.source:
        return False
    if event.subtype == "permission" and token.dep_ in ("advcl", "acl", "prep", "pcomp"):
        return False
    if event.type == "AGREE" and any(negated(c) for c in token.children if c.dep_ == "xcomp"):
        return False
    if token.lemma_ == "call" and event.type == "REQUEST" and not event.target:
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
        placed = bool(event.date or event.place)
        if token.tag_ in ("NNS", "NNPS") and not (event.source and event.target):
            return False
        if token.dep_ == "pobj" and token.head.lower_ in _TIMES:
            return False
        return (
            bool(event.source and event.target)
            or bool((event.source or event.target) and placed)
            or (token.dep_ in ("nsubj", "nsubjpass", "ROOT") and depth <= 1.5)
        )
    return True


def _depth(token: Token) -> float:
    """How far a token stands from what its sentence mainly says; reporting verbs above it count nothing."""
    total, node = 0.0, token
    while node.head.i != node.i:
        step = _STEPS.get(node.dep_, 1.0)
        if node.dep_ == "ccomp" and node.head.lemma_ in REPORTING:
            step = 0.0
        total += step
        node = node.head
    return total


def _outermost(triggers: list[_Trigger], view: View) -> list[_Trigger]:
    """The triggers that are no part of what another trigger promises, demands, refuses or lifts."""
    by_token = {t.token.i: t for t in triggers}
    kept = []
    for trigger in triggers:
        above = _above(trigger.token, by_token)
        told_beside = above is not None and above.entry.type in ("ACCUSE", "SUPPORT") and _own_deed(trigger, view)
        if above is None or told_beside or above.entry.type not in _ABSORBING:
            kept.append(trigger)
    return kept


def _own_deed(trigger: _Trigger, view: View) -> bool:
    """True for a noun that tells somebody's violence: "condemned Armenia's aggression" tells both."""
    if trigger.entry.type not in _OWN_FACT or trigger.token.pos_ != "NOUN":
        return False
    return any(c.dep_ in ("poss", "amod") and c.i in view.at for c in trigger.token.children)


def _above(token: Token, triggers: dict[int, _Trigger]) -> _Trigger | None:
    """The nearest trigger in whose complement a token stands, not crossing a new clause told on its own."""
    node = token
    while node.head.i != node.i:
        if node.dep_ in _OWN_CLAUSE or (node.dep_ == "conj" and node.pos_ == "VERB"):
            return None
        node = node.head
        if node.i in triggers:
            return triggers[node.i]
    return None


def _events(trigger: _Trigger, view: View, context: Context) -> Iterator[tuple[Event, Modality]]:
    token, entry = trigger.token, trigger.entry
    source, target = parties(token, entry, view)
    told = modality(token)
    kind = entry.type
    if (
        told == "negated"
        and kind in ("CONCEDE", "RETREAT", "AGREE")
        and any(c.lower_ in ("will", "wo") for c in token.children)
    ):
        kind, told = "REJECT", "asserted"
    source = source or _first_person(token, view, context) or _organ(token, view, context)
    helpers = mediators(token, view)
    day, place = view.date(token), place_of(token, view)
    if entry.subtype in ("ceasefire", "agreement") and helpers:
        source, target = _without(source, helpers), _without(target, helpers)
        yield Event("CONSULT", helpers, tuple(dict.fromkeys((*source, *target))), (), day, None, "mediation"), told
    else:
        helpers = ()
    yield Event(kind, source, target, helpers, day, place, entry.subtype), told


def _organ(token: Token, view: View, context: Context) -> tuple[str, ...]:
    """The UN organ whose resolution demands or condemns, named in the sentence or the two before."""
    head = subject(token)
    if head is None or head.lemma_.lower() not in ("resolution", "document"):
        return ()
    near: View | None = view
    for _ in range(3):
        if near is None:
            break
        found = next((c for m in near.mentions for c in sides(m) if c in ("UNGA", "UNSC", "UNHRC")), None)
        if found:
            return (found,)
        near = context.before(near)
    return ()


def _first_person(token: Token, view: View, context: Context) -> tuple[str, ...]:
    """Whose "we" speaks inside a quotation: the first speaker named before it."""
    head = subject(token)
    if head is None or head.lower_ not in ("we", "i") or not view.quoted(token):
        return ()
    near: View | None = view
    for _ in range(3):
        if near is None:
            return ()
        named = next(
            (m for m in near.mentions if m.person and not near.quoted(near.token_at(m.start)) and sides(m)), None
        )
        if named is not None:
            return sides(named)
        near = context.before(near)
    return ()


def _without(codes: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(c for c in codes if c not in others)


def _speaker(trigger: _Trigger, view: View) -> str | None:
    verb = speaker_clause(trigger.token)
    if verb is None:
        return None
    codes = actors_of(subject(verb), view)
    return codes[0] if codes else None


def _confidence(trigger: _Trigger, event: Event) -> float:
    """About the share of such events whose type and both sides were right in the development gold."""
    base = 0.45 if trigger.token.pos_ == "VERB" else 0.4
    base += 0.1 if event.source else -0.2
    base += 0.1 if event.target else -0.05
    return round(max(0.1, base - 0.04 * min(trigger.depth, 4)), 2)


READER = Reader("event", _VERSION, find)
