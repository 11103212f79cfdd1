"""The clause of its sentence that makes a fact, so that a verdict points at words and not at a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.core.provenance import SpanLocator
from comity.reading._clause import Span, at_text, clause, in_text, span_of, trimmed, views_within
from comity.reading._modality import negated
from comity.reading._roles import actors_of, subject
from comity.reading._salience import Trigger, triggers_of
from comity.reading._views import View
from comity.reading.base import Context

Anchors = tuple[list[Span], list[Span]]
"""The words that a fact stands or falls with, and those that its clause holds too where it stays short."""

_WIDE = 130
_VOTING = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|abstain(?:s|ed|ing)?|abstentions?|participate\w*|absent|took\s+part|take\s+part)\b"
)
_ACTIONS = {
    "signed": r"sign", "adopted": r"adopt|pass|approv", "ratified": r"ratif", "acceded": r"acced|accession|join",
    "approved": r"approv", "extended": r"exten|prolong", "entered-into-force": r"force|effect",
    "proposed": r"propos|plan|intend",
    "suspended": r"suspend", "withdrawn": r"withdr", "terminated": r"terminat|denounc|end", "succeeded": r"succe",
}  # fmt: skip


def clauses(context: Context, facts: Sequence[Fact]) -> dict[str, Span]:
    """The stretch (start, end) of each fact's sentence that makes it, by the fact's id.

    Of a vote, the stretch that tells a state's position stands under the fact's id, a slash and the state's code.
    """
    found = {fact.id: _clause_of(fact, context) for fact in facts}
    for fact in facts:
        for code in fact.content.positions if fact.kind == "vote" else ():
            found[f"{fact.id}/{code}"] = _position_of(fact, code, context) or found[fact.id]
    return found


def _position_of(fact: Fact, code: str, context: Context) -> Span | None:
    """The clause in which a vote's fact tells what a state did."""
    for view in _views(fact, context):
        state = _actors(view, (code,))
        voting = _near(view, _VOTING.pattern, state) if state else []
        if voting:
            return clause(view, *voting, *state)
    return None


def _views(fact: Fact, context: Context) -> list[View]:
    where = fact.provenance.locator
    assert isinstance(where, SpanLocator)
    return list(views_within(context.views, where.start, where.end))


def _clause_of(fact: Fact, context: Context) -> Span:
    where = fact.provenance.locator
    assert isinstance(where, SpanLocator)
    views = _views(fact, context)
    best: tuple[int, View, Anchors] | None = None
    for view in views:
        anchors, others = _event(fact, view) if fact.kind == "event" else _FINDERS[fact.kind](fact.content, view)
        weight = 200 * len(anchors) + 50 * len(others) + sum(min(end - start, 90) for start, end in anchors)
        if anchors and (best is None or weight > best[0]):
            best = (weight, view, (anchors, others))
    if best is None:
        return (where.start, where.end) if not views else clause(views[-1], _first_word(views[-1]))
    _, view, (anchors, others) = best
    if len(anchors) == 1 and not others and anchors[0][1] - anchors[0][0] > 20 and fact.kind in ("event", "instrument"):
        return anchors[0]
    narrow = clause(view, *anchors)
    wide = clause(view, *anchors, *others) if others else narrow
    return wide if wide[1] - wide[0] <= max(_WIDE, 1.5 * (narrow[1] - narrow[0])) else narrow


def _first_word(view: View) -> Span:
    root = view.sentence.parse.root
    place = view.place(root)
    return place, place + 1


def _dates(view: View, *edtf: str | None) -> list[Span]:
    return [(d.start, d.end) for d in view.dates if d.edtf and d.edtf in edtf][:1]


def _actors(view: View, codes: Sequence[str]) -> list[Span]:
    """The first mention of each of the actors."""
    found: list[Span] = []
    left = set(codes)
    for mention in view.mentions:
        named = {c for c in (*mention.codes, mention.country) if c} & left
        if named:
            left -= named
            found.append((mention.start, mention.end))
    return found


def _words(view: View, words: str | None) -> list[Span]:
    """Where words stand in the sentence, however they are broken; the first few of a long phrase will do."""
    parts = (words or "").split()
    for kept in (parts, parts[:9], parts[:6], parts[:3]):
        pattern = r"\s+".join(re.escape(w) for w in kept)
        match = re.search(pattern, view.text, re.IGNORECASE) if kept else None
        if match:
            offsets = view.sentence.offsets
            return [(offsets[match.start()], offsets[match.end() - 1] + 1)]
    return []


def _near(view: View, pattern: str, anchors: Sequence[Span]) -> list[Span]:
    """The match of a pattern that stands nearest to the anchors."""
    found = [m.span() for m in re.finditer(pattern, view.text, re.IGNORECASE)]
    if not found:
        return []
    place = in_text(view, anchors[0][0]) if anchors else 0
    start, end = min(found, key=lambda s: abs(s[0] - place))
    return [(view.sentence.offsets[start], view.sentence.offsets[end - 1] + 1)]


def _vote(it: Any, view: View) -> Anchors:
    tally = {float(n) for n in (it.yes, it.no, it.abstain) if n is not None}
    numbers = [(q.start, q.end) for q in view.quantities if q.value in tally]
    if len(numbers) > 1:
        return numbers, _dates(view, it.date) + _words(view, it.resolution)
    if it.yes is not None and it.no is not None:
        return [], []
    states = _actors(view, tuple(it.positions)) if it.positions else []
    voting = _near(view, _VOTING.pattern, states)
    others = _words(view, it.resolution) + _dates(view, it.date)
    return (voting + states, others) if voting else (numbers + _words(view, it.resolution), states)


def _instrument(it: Any, view: View) -> Anchors:
    named = _words(view, it.title) or _words(view, it.identifier)
    if not named:
        return [], []
    if aside := _bracketed(it, view, named[0]):
        return aside, []
    act = _near(view, rf"\b(?:{_ACTIONS[it.action]})\w*", named) if it.action in _ACTIONS else []
    return named + act, _dates(view, it.date) + _actors(view, it.parties)[:2]


def _bracketed(it: Any, view: View, named: Span) -> list[Span]:
    """The words in brackets that tell a further stage of a text: "(ratified by Peru on 5 May 1973)"."""
    day = _dates(view, it.date)
    for match in re.finditer(rf"\(([^()]*\b(?:{_ACTIONS.get(it.action, '$')})\w*[^()]*)\)", view.text):
        start, end = view.sentence.offsets[match.start(1)], view.sentence.offsets[match.end(1) - 1] + 1
        if all(start <= d[0] < end for d in day) and not start <= named[0] < end:
            return [(start, end)]
    return []


def _membership(it: Any, view: View) -> Anchors:
    role = _words(view, it.role)
    body = _actors(view, (it.body,)) if it.body else []
    body = body or _words(view, it.body)
    holder = _actors(view, (it.actor,)) or _words(view, it.actor)
    return (role or body) + _dates(view, it.since) + _dates(view, it.until), body + holder


def _event(fact: Fact, view: View) -> Anchors:
    it = fact.content
    triggers = triggers_of(view)
    fitting = [t for t in triggers if t.entry.subtype == it.subtype and t.entry.type == it.type]
    fitting = fitting or [t for t in triggers if t.entry.type == it.type or t.entry.subtype == it.subtype]
    doers, day = _actors(view, it.source), _dates(view, it.date)
    sides = doers + _actors(view, it.target)
    if not fitting:
        return sides, day
    place = in_text(view, (doers or sides)[0][0]) if sides else 0
    base = view.sentence.parse.start_char

    def rank(trigger: Trigger) -> tuple[bool, bool, int]:
        other = negated(trigger.token) is not (fact.modality == "negated")
        by = subject(trigger.token)
        done = by is not None and bool(set(actors_of(by, view)) & set(it.source))
        return other, not done, abs(trigger.token.idx - base - place)

    token = min(fitting, key=rank).token
    if token.pos_ in ("NOUN", "PROPN") and (named := _noun_phrase(token, view, day + sides)):
        return named, []
    at = view.place(token)
    return [(at, at + 1)], day + sides


def _noun_phrase(noun: Token, view: View, told: Sequence[Span]) -> list[Span]:
    """The phrase of a noun that names an event with a party or a date in it: "the visit of X to Y in May 1994"."""
    inside = sorted(noun.subtree, key=lambda t: t.i)
    cut = next((t.i for t in inside if t.i > noun.i and t.dep_ in ("relcl", "acl", "appos", "conj")), None)
    kept = [t for t in inside if cut is None or t.i < cut]
    start, end = span_of(view, kept[0], kept[-1])
    start, end = at_text(view, *trimmed(view.text, in_text(view, start), in_text(view, end - 1) + 1))
    holds = [s for s in told if start <= s[0] and s[1] <= end]
    return [(start, end)] if len(holds) > 1 and noun.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "ROOT") else []


def _figure(it: Any, view: View) -> Anchors:
    number = [
        (q.start, q.end)
        for q in view.quantities
        if (q.value is not None and it.value is not None and abs(q.value) == abs(it.value))
        or (q.readings and q.readings == it.readings)
    ]
    return number[:1], _dates(view, it.period) + _actors(view, tuple(c for c in (it.subject,) if c))


def _quotation(it: Any, view: View) -> Anchors:
    """The part of the quotation in this sentence, with who is said to speak."""
    quoted = [q for q in view.quotes if q.text.split()[:4] == it.quote.split()[:4]]
    spans = [(max(q.start, view.sentence.start), min(q.end, view.sentence.end)) for q in quoted]
    return spans[:1], _words(view, it.speaker) or _words(view, (it.speaker or "").rpartition(" ")[2])


def _position(it: Any, view: View) -> Anchors:
    return _words(view, it.issue), _actors(view, (it.actor,))


_FINDERS: dict[str, Callable[[Any, View], Anchors]] = {
    "vote": _vote, "instrument": _instrument, "membership": _membership, "figure": _figure,
    "quotation": _quotation, "position": _position,
}  # fmt: skip
