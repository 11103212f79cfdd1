"""For whom a speech or a joint statement speaks: the state of its "we", "my country" and "our Government"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.language.gazetteer import actor_trie, looks_like_a_name, matches, words_of
from comity.reading._roles import subject
from comity.reading._views import View
from comity.reading.base import Context

_HEAD = 2500
_REACH = 250
_SPOKEN_BY = re.compile(
    r"\b(?:statement|address|remarks|speech|intervention|message)\b[^.\n]{0,60}?\b(?:by|of)\s+|\bdelivered\s+by\s+",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"\bon\s+behalf\s+of\s+(?:the\s+)?(?:(?:government|delegation|people|state|republic)\s+(?:and\s+\w+\s+)?of\s+)?"
)
_JOINTLY = re.compile(r"\bWe,\s+(?:the\s+)?[^.\n]{0,60}?\bof\s+")
_OURS = frozenset(("country", "delegation", "government", "nation", "state", "people"))


def voice_of(context: Context) -> tuple[str, ...]:
    """The state or states in whose name a document speaks in the first person; nobody where its head does not say."""
    text = context.analysis.text[:_HEAD]
    for pattern, several in ((_JOINTLY, True), (_BEHALF, False), (_SPOKEN_BY, False)):
        found = pattern.search(text)
        if found:
            end = _end_of_line(text, found.end())
            states = tuple(dict.fromkeys(_states(text[found.end() : end], context)))
            if states:
                return states if several else states[:1]
    return ()


def _end_of_line(text: str, start: int) -> int:
    """Where the heading ends: at a blank line or a full stop with a new sentence, within reach."""
    stop = re.search(r"\n\s*\n|[a-z)]\.\s+[A-Z]", text[start : start + _REACH])
    return start + (stop.start() + 1 if stop else _REACH)


def _states(words: str, context: Context) -> Iterator[str]:
    """The states that words name, by name or demonym."""
    for match in matches(actor_trie(context.registry), words, words_of(words), looks_like_a_name):
        codes = {c.actor.id for c in match.value if c.form in ("name", "demonym") and c.actor.kind == "state"}
        if len(codes) == 1:
            yield codes.pop()


def speaks_for_itself(verb: Token, view: View) -> bool:
    """True for a verb whose subject is "we", "my delegation", "our country", outside quotation marks."""
    head = subject(verb)
    if head is None or view.quoted(verb):
        return False
    if head.lower_ in ("we", "i"):
        return True
    return head.lemma_.lower() in _OURS and any(c.lower_ in ("my", "our") for c in head.children)
