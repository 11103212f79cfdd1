"""Who sponsored a text."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.reading._roles import actors_of, agent, children, is_passive, patient, sides, subject
from comity.reading._views import View

_SPONSORED = re.compile(
    r"\bco-?\s?sponsored\s+by\b|\bsponsored\s+by\b|\bsponsors?\b[^.]{0,20}\b(?:were|was|included)\b"
)


def sponsors_of(view: View) -> tuple[str, ...]:
    """Those by whom a sentence says that a text was sponsored."""
    for verb in view.tokens:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in ("sponsor", "co-sponsor", "cosponsor"):
            head = agent(verb) if is_passive(verb) or patient(verb) is None else subject(verb)
            if found := actors_of(head, view) or _included(head, view):
                return found
    return _written_after(view)


def _written_after(view: View) -> tuple[str, ...]:
    """The actors listed after "co-sponsored by", where the parse lost the verb."""
    told = _SPONSORED.search(view.text)
    base = view.sentence.parse.start_char
    after = (m for m in view.mentions if told and view.token_at(m.start).idx - base >= told.end())
    first = next(after, None)
    chain = view.chains.get(first.start, (first,)) if first is not None else ()
    return tuple(dict.fromkeys(c for m in chain for c in sides(m)))


def _included(head: Token | None, view: View) -> tuple[str, ...]:
    """The actors of "by 45 countries including Peru and Chile"."""
    if head is None:
        return ()
    things = (p for c in children(head, "prep") if c.lower_ in ("including", "like") for p in children(c, "pobj"))
    return tuple(dict.fromkeys(c for t in things for c in actors_of(t, view)))
