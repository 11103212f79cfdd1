"""Memberships: who is member, observer, chair, head or adviser of what, since and until when."""

from __future__ import annotations

from collections.abc import Iterator

from comity.core.facts import Fact
from comity.language.model import Analysis
from comity.reading._among import among, at_the_meeting, together
from comity.reading._holders import CHAIR
from comity.reading._joining import JOINING, admitted, by_verb
from comity.reading._modality import modality
from comity.reading._offices import by_office
from comity.reading._seats import MEMBER, Seat, by_noun
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "3"
_STATES = frozenset(("country", "state", "nation", "member"))
_ADMITTED = frozenset(("admission", "accession", "entry", "election"))


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The memberships of every sentence, each actor and body once."""
    for view in context.views:
        seen: set[tuple[str, str | None, str, str | None]] = set()
        for seat in _of_sentence(view, context):
            held = seat.membership
            key = (held.actor, held.body, held.role or "", held.since)
            told = seat.told or modality(seat.anchor)
            if key not in seen and held.actor != held.body and told != "hypothetical":
                seen.add(key)
                span = (seat.first or view, view)
                yield fact(("membership", _VERSION), context, span, held, seat.sure, told, rule=seat.rule)


def _of_sentence(view: View, context: Context) -> Iterator[Seat]:
    for token in view.tokens:
        word = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and (word in MEMBER or word in CHAIR):
            yield from by_noun(token, word, view, context)
            yield from together(token, word, view, context)
        elif token.pos_ == "VERB" and word in JOINING:
            yield from by_verb(token, word, view, context)
        elif token.pos_ == "NOUN" and word in _ADMITTED:
            yield from admitted(token, view, context)
        elif word in ("meeting", "summit", "session"):
            yield from at_the_meeting(token, view, context)
        if token.pos_ == "VERB":
            yield from by_office(token, view, context)
        if word in _STATES:
            yield from among(token, view, context)


READER = Reader("membership", _VERSION, find)
