"""Votes: tallies and the positions of named states, with the resolution they were cast on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.vote import Vote
from comity.language.model import Analysis
from comity.reading._roles import actors_of, children, objects, subject
from comity.reading._titles import body_of, identifier_of
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "1"
_CASTING = re.compile(r"\b(?:vot(?:e|ed|es|ing)|abstain(?:ed|ing|s)?|abstentions?|veto(?:ed)?|ballot)\b", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:vote|majority|margin)\s+of\s+(\d[\d,]*)\s*(?:-|\u2013|to|in favou?r(?:\s+to|,)?)\s*(\d[\d,]*)"
    r"(?:\s*(?:-|\u2013|,?\s*with)\s*(\d[\d,]*)(?:\s*abst)?)?",
    re.IGNORECASE,
)
_WORDS = (
    ("yes", re.compile(r"\b(?:in favou?r|for\b(?!\s+a\s+(?:term|period))|yes\b|affirmative|supported)", re.IGNORECASE)),
    ("no", re.compile(r"\b(?:against|opposed|no votes?)\b", re.IGNORECASE)),
    ("abstain", re.compile(r"\babst(?:ain|ention)", re.IGNORECASE)),
)
_SYMBOL_BEFORE = 2


@dataclass(slots=True)
class _Roll:
    """What consecutive sentences say of one vote."""

    first: View
    last: View
    resolution: str | None = None
    body: str | None = None
    day: str | None = None
    tally: dict[str, int] = field(default_factory=dict)
    positions: dict[str, str] = field(default_factory=dict)


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """One fact a vote, around the sentence of the adoption and those that tell tally and positions."""
    roll: _Roll | None = None
    for view in context.views:
        tally, positions = _tally(view), _positions(view, context)
        named = _resolution(view)
        if tally or positions:
            if roll is None or _is_another(roll, view, tally, named):
                if roll is not None:
                    yield _made(roll, context)
                roll = _opened(view, context)
            roll.last = view
            roll.tally.update(tally)
            roll.positions.update(positions)
        elif roll is not None and view.index - roll.last.index > 2:
            yield _made(roll, context)
            roll = None
    if roll is not None:
        yield _made(roll, context)


def _is_another(roll: _Roll, view: View, tally: dict[str, int], named: str | None) -> bool:
    if named is not None and roll.resolution is not None and named != roll.resolution:
        return True
    return view.index - roll.last.index > 3 or bool(tally and roll.tally and tally != roll.tally)


def _opened(view: View, context: Context) -> _Roll:
    """A roll that begins at the sentence naming the resolution: this one, or one just before."""
    first, near = view, view
    for _ in range(_SYMBOL_BEFORE + 1):
        adopted = re.search(r"\b(?:resolution|draft|document)\b", near.text, re.IGNORECASE) and re.search(
            r"\badopted\b|\bintroduced\b|\bput to (?:a|the) vote", near.text
        )
        if adopted or _resolution(near):
            first = near
            break
        before = context.before(near)
        if before is None:
            break
        near = before
    identifier = _resolution(first) or _resolution(view)
    organs = [c for v in (view, first) for m in v.mentions for c in m.codes if c in ("UNGA", "UNSC", "UNHRC")]
    return _Roll(
        first, view, identifier, body_of(identifier, "") or (organs[0] if organs else None), view.date() or first.date()
    )


def _resolution(view: View) -> str | None:
    noun = next((t for t in view.tokens if t.lemma_.lower() == "resolution"), None)
    if noun is None:
        return None
    found = identifier_of("", noun, view)
    return found if found and ("/" in found or found.isdigit()) else None


def _tally(view: View) -> dict[str, int]:
    """Votes for, against and abstentions, in digits or words, each by the word that follows or precedes its number."""
    if not _CASTING.search(view.text):
        return {}
    direct = _TO.search(view.text)
    if direct:
        numbers = [int(g.replace(",", "")) for g in direct.groups() if g]
        return dict(zip(("yes", "no", "abstain"), numbers, strict=False)) | {
            k: v for k, v in _beside_numbers(view).items() if k == "abstain"
        }
    found = _beside_numbers(view)
    return found if len(found) >= 2 else {}


def _beside_numbers(view: View) -> dict[str, int]:
    counts = [
        q
        for q in view.quantities
        if not q.ordinal
        and q.value is not None
        and q.unit in (None, "state", "country", "member", "vote", "nation", "delegation", "abstention", "member state")
    ]
    base = view.sentence.parse.start_char
    places = [view.token_at(q.start).idx - base for q in counts] + [len(view.text)]
    found: dict[str, int] = {}
    for index, quantity in enumerate(counts):
        stretch = view.text[places[index] : places[index + 1]]
        hits = sorted((m.start(), name) for name, word in _WORDS if (m := word.search(stretch)))
        if hits and hits[0][1] not in found and quantity.value is not None:
            found[hits[0][1]] = int(quantity.value)
    return found


def _positions(view: View, context: Context) -> dict[str, str]:
    """The position of every named state: for, against, abstaining, absent, not participating, or not voting."""
    if not _CASTING.search(view.text):
        return {}
    found: dict[str, str] = {}
    for token in view.tokens:
        if token.pos_ in ("VERB", "AUX") and (position := _position(token)) is not None and not view.quoted(token):
            head = subject(token)
            codes = list(actors_of(head, view))
            if head is not None:
                codes += [c for n in _companions(token, head) for c in actors_of(n, view)]
            found.update({c: position for c in codes if context.is_state(c)})
    return found


def _companions(verb: Token, head: Token) -> Iterator[Token]:
    """Those named "along with" or "together with" the subject."""
    for node in (head, verb):
        for child in node.children:
            if child.lower_ in ("along", "together", "alongside", "with") and child.dep_ in ("prep", "advmod"):
                yield from children(child, "pobj")
                for inner in children(child, "prep"):
                    yield from children(inner, "pobj")


def _position(verb: Token) -> str | None:
    denied = any(c.dep_ == "neg" for c in verb.children)
    if verb.lemma_ == "vote":
        if denied:
            return "non-voting"
        after = " ".join(t.lower_ for t in verb.subtree if t.i > verb.i)[:40]
        if re.match(r"[\"\u201c\s]*(?:in favou?r|for\b|yes|in support|affirmative)", after):
            return "yes"
        return "no" if re.match(r"[\"\u201c\s]*(?:against|no\b)", after) else None
    if verb.lemma_ == "abstain":
        return None if denied else "abstain"
    if verb.lemma_ == "veto" and not denied:
        return "no"
    if (
        verb.lemma_ in ("participate", "take")
        and denied
        and any(
            o.lemma_ in ("vote", "voting", "part", "ballot") for o in (*objects(verb, "in"), *children(verb, "dobj"))
        )
    ):
        return "not-participating"
    if verb.lemma_ == "be" and any(c.lemma_ == "absent" for c in children(verb, "acomp")):
        return "absent"
    return None


def _made(roll: _Roll, context: Context) -> Fact:
    content = Vote(
        body=roll.body,
        resolution=roll.resolution,
        date=roll.day,
        yes=roll.tally.get("yes"),
        no=roll.tally.get("no"),
        abstain=roll.tally.get("abstain"),
        adoption="recorded",
        positions=roll.positions,
    )
    sure = 0.5 + (0.2 if roll.resolution else 0.0) + (0.1 if roll.body else 0.0)
    return fact(("vote", _VERSION), context, (roll.first, roll.last), content, round(sure, 2))


READER = Reader("vote", _VERSION, find)
