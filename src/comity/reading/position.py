"""Positions: an actor's stance on an issue, where the text says so; never inferred from silence or from not voting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.position import Position
from comity.language.model import Analysis
from comity.reading._attitudes import by_word
from comity.reading._backing import by_verb
from comity.reading._beliefs import by_clause, by_view
from comity.reading._issues import Stance, holders_of
from comity.reading._modality import modality
from comity.reading._neutrality import neutral
from comity.reading._roles import sides
from comity.reading._views import View
from comity.reading._voicing import by_feeling, by_need, by_voicing
from comity.reading.base import Context, Reader, fact

_VERSION = "3"
_OWN = re.compile(r"(?:its|their|his|her)\s+(?:own\s|national\s+interest)|that\b|which\b|something\b", re.IGNORECASE)
_OPEN = re.compile(r"^(?:that|this|these|those|such|it|our|his|her|their)\b|\b(?:that|this) \w+$", re.IGNORECASE)
_SHORTEST = 4
_ALIKE = 24


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The explicit stances of every sentence, one for each actor and issue."""
    for view in context.views:
        seen: set[tuple[str, str]] = set()
        for found in _of_sentence(view, context):
            told = found.told or modality(found.anchor)
            if told == "hypothetical" or len(found.issue) < _SHORTEST or _OWN.match(found.issue):
                continue
            if _of_themselves(found.actors, found.issue, view):
                continue
            doubt = 0.2 * (told == "planned") + 0.25 * bool(_OPEN.search(found.issue))
            sure = round(max(0.05, found.sure - doubt), 2)
            for actor in found.actors:
                key = (actor, found.issue[:_ALIKE].casefold())
                if key not in seen:
                    seen.add(key)
                    content = Position(actor, found.issue, found.stance, _day(found, view, context))
                    yield fact(("position", _VERSION), context, (view, view), content, sure, told, rule=found.rule)


def _day(found: Stance, view: View, context: Context) -> str | None:
    """The date of the stance; one that only its matter has ("respect for the elections of October"), or that comes
    after the document, is not its own."""
    day, published = view.date(found.anchor), context.analysis.published
    if day is None or (published and day[:4].isdigit() and day[:4] > published[:4]):
        return None
    told = [d for d in view.dates if d.edtf == day]
    apart = [d for d in told if d.text not in found.issue and not _of_matter(view.token_at(d.start), found.anchor)]
    return day if apart or not told else None


def _of_matter(date: Token, anchor: Token) -> bool:
    """True for a date that hangs on a noun below the stance's word."""
    node = date
    while node.head.i != node.i and node.head.i != anchor.i and node.pos_ not in ("VERB", "AUX"):
        node = node.head
        if node.pos_ in ("NOUN", "PROPN") and node.ent_type_ != "DATE" and node.i != anchor.i:
            return True
    return False


def _of_themselves(actors: tuple[str, ...], issue: str, view: View) -> bool:
    """True where "the leaders" who hold a view seem to be those whom the view is about: they are others."""
    grouped = {c for m in view.mentions if m.form == "group" for c in m.codes}
    about = {c for m in view.mentions if m.form not in ("group", "pronoun") and m.text in issue for c in sides(m)}
    return bool(set(actors) & grouped & about) and not grouped <= about


def _of_sentence(view: View, context: Context) -> Iterator[Stance]:
    yield from neutral(view)
    for token in view.tokens:
        if view.quoted(token) and len(view.text) < 30:
            continue
        if token.pos_ == "VERB":
            doers = holders_of(token, view, context)
            yield from by_verb(token, doers, view)
            yield from by_clause(token, doers, view)
            yield from by_voicing(token, doers, view)
            yield from by_need(token, context.analysis.heading.voice, view)
            yield from by_feeling(token, view)
        elif token.pos_ in ("ADJ", "NOUN"):
            yield from by_word(token, view)
            yield from by_view(token, view)
            yield from by_feeling(token, view)


READER = Reader("position", _VERSION, find)
