"""Positions: an actor's stance on an issue, where the text says so; never inferred from silence or from not voting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.core.facts import Fact
from comity.kinds.position import Position
from comity.language.model import Analysis
from comity.reading._attitudes import by_word
from comity.reading._backing import by_verb
from comity.reading._beliefs import by_clause, by_view
from comity.reading._issues import Stance, holders_of
from comity.reading._modality import modality
from comity.reading._neutrality import neutral
from comity.reading._views import View
from comity.reading._voicing import by_feeling, by_need, by_voicing
from comity.reading.base import Context, Reader, fact

_VERSION = "3"
_OWN = re.compile(r"(?:its|their|his|her)\s+(?:own\s|national\s+interest)|that\b|which\b|something\b", re.IGNORECASE)
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
            sure = round(max(0.05, found.sure - (0.2 if told == "planned" else 0.0)), 2)
            for actor in found.actors:
                key = (actor, found.issue[:_ALIKE].casefold())
                if key not in seen:
                    seen.add(key)
                    content = Position(actor, found.issue, found.stance, view.date(found.anchor))
                    yield fact(("position", _VERSION), context, (view, view), content, sure, told, rule=found.rule)


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
