"""How named states voted: for, against, abstaining, absent, not participating, or not voting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading._roles import actors_of, children, just_before, objects, sides, subject
from comity.reading._tally import CASTING
from comity.reading._views import View
from comity.reading.base import Context

_FOR = re.compile(r"[\"\u201c\s]*(?:in favou?r|for\b|yes|in support|affirmative)")
_AGAINST = re.compile(r"[\"\u201c\s]*(?:against|no\b)")
_ELLIPTIC = re.compile(r"\s+(?:(?:voted|voting)\s+)?(in favou?r|for|against|abstain(?:ed|ing))\b")
_THOSE = re.compile(
    r"\b(?:votes?|those\s+voting)\s+(against|in\s+favou?r|for)\s+(?:it\s+)?(?:were|was|came\s+from|included)\b"
    r"[^.;]*?\b(?:those|that|of|from)\s"
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Some states' position, and the word that tells it."""

    states: tuple[str, ...]
    position: str
    anchor: Token


def casts(view: View, context: Context) -> list[Cast]:
    """The positions of the states that a sentence names, in order; a later one does not replace an earlier."""
    if not CASTING.search(view.text):
        return []
    found = (*_by_verb(view, context), *_after_verb(view, context), *_of_votes(view, context))
    seen: set[str] = set()
    kept = []
    for cast in found:
        states = tuple(s for s in cast.states if s not in seen and context.is_state(s))
        seen.update(states)
        if states:
            kept.append(Cast(states, cast.position, cast.anchor))
    return kept


def _by_verb(view: View, context: Context) -> Iterator[Cast]:
    for token in view.tokens:
        if token.pos_ not in ("VERB", "AUX") or view.quoted(token):
            continue
        position = _position(token)
        if position is not None:
            head = subject(token)
            head = head if actors_of(head, view) else just_before(token, view)
            codes = list(actors_of(head, view))
            if head is not None:
                codes += [c for n in _companions(token, head) for c in actors_of(n, view)]
            yield Cast(tuple(codes), position, token)


def _after_verb(view: View, context: Context) -> Iterator[Cast]:
    """The elliptic "and Russia against it", "with Russia in favour"."""
    base = view.sentence.parse.start_char
    for mention in view.mentions:
        last = view.token_at(mention.end - 1)
        told = _ELLIPTIC.match(view.text, last.idx - base + len(last))
        before = view.text[: view.token_at(mention.start).idx - base]
        if told and re.search(r"(?:\band|\bwith|\bwhile|\bbut|[,;])\s+(?:the\s+)?(?:[A-Z]\w+(?:,| and)\s+)*$", before):
            codes = [c for m in view.chains.get(mention.start, (mention,)) for c in sides(m)]
            yield Cast(tuple(codes), _named(told.group(1)), last)


def _of_votes(view: View, context: Context) -> Iterator[Cast]:
    """ "Among the votes against were those of Russia and France"."""
    told = _THOSE.search(view.text)
    if told:
        base = view.sentence.parse.start_char
        first = next((m for m in view.mentions if view.token_at(m.start).idx - base >= told.end() - 1), None)
        chain = view.chains.get(first.start, (first,)) if first is not None else ()
        codes = [c for m in chain for c in sides(m)]
        if first is not None:
            yield Cast(tuple(codes), _named(told.group(1)), view.token_at(first.start))


def _named(words: str) -> str:
    return "no" if words == "against" else "abstain" if words.startswith("abst") else "yes"


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
        return "yes" if _FOR.match(after) else "no" if _AGAINST.match(after) else None
    if verb.lemma_ == "abstain":
        return None if denied else "abstain"
    if verb.lemma_ == "veto" and not denied:
        return "no"
    if verb.lemma_ in ("participate", "take") and denied:
        shared = (*objects(verb, "in"), *children(verb, "dobj"))
        return "not-participating" if any(o.lemma_ in ("vote", "voting", "part", "ballot") for o in shared) else None
    if verb.lemma_ == "be" and any(c.lemma_ == "absent" for c in children(verb, "acomp")):
        return "absent"
    return None
