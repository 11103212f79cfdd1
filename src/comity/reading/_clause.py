"""The clause of a sentence around some of its words: the verb that governs them, with its subject and objects."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from comity.reading._views import View

Span = tuple[int, int]

_CLAUSAL = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "csubjpass", "dep"))
_DROPPED = frozenset(("ccomp", "advcl", "relcl", "conj", "parataxis", "dep", "cc", "punct", "mark"))
_LONGEST = 250
_LEAD = re.compile(
    r"(?:[\s,;:.!?\u2014\u2013)\]-]+|(?:and|but|or|while|whereas|that|which|although|though|so|because)\b)+"
)
_TAIL = re.compile(r"(?:[\s,;:\u2014\u2013(\[-]|(?<![A-Z])\.|\b(?:and|but|or|while|with)(?=\s*$))+$")
_CUT = re.compile(r"[,;:]\s|\s?[\u2014\u2013]\s?")


def clause(view: View, *parts: Span) -> Span:
    """The smallest clause that holds the parts (offsets of the document), trimmed; coordinated and subordinate clauses
    that hold none of them are left out."""
    held = tuple(t for start, end in parts for t in view.within(start, end) or (view.token_at(start),))
    head = governing(held)
    kept = list(_lowest(held).subtree) if head is None else _kept(head, {t.i for t in held})
    first = min(kept[0].i, *(t.i for t in held))
    last = max(kept[-1].i, *(t.i for t in held))
    tokens = [t for t in view.tokens if first <= t.i <= last]
    return _shortened(view, tokens, held, head)


def governing(held: Sequence[Token]) -> Token | None:
    """The verb of the smallest clause around some tokens, or None in a sentence without verb."""
    node = _lowest(held)
    while not _heads_clause(node):
        if node.head.i == node.i:
            return None
        node = node.head
    return node


def views_within(views: Sequence[View], start: int, end: int) -> Sequence[View]:
    """The sentences that begin in a stretch of the document."""
    first = bisect_left(views, start, key=lambda v: v.sentence.start)
    return views[first : bisect_left(views, end, key=lambda v: v.sentence.start)]


def span_of(view: View, first: Token, last: Token) -> Span:
    """The offsets in the document from one token to the end of another."""
    at = last.idx + len(last) - 1 - view.sentence.parse.start_char
    return view.place(first), view.sentence.offsets[at] + 1


def at_text(view: View, start: int, end: int) -> Span:
    """The offsets in the document of a stretch of the sentence's parsed text."""
    return view.sentence.offsets[start], view.sentence.offsets[end - 1] + 1


def in_text(view: View, place: int) -> int:
    """The place in the parsed text of an offset of the document."""
    token = view.token_at(place)
    return token.idx - view.sentence.parse.start_char + max(0, place - view.place(token))


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without conjunctions, commas and white space at its ends."""
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead and lead.end() < end else start
    tail = _TAIL.search(text[first:end])
    last = first + tail.start() if tail and tail.start() else end
    return first, last


def _lowest(held: Sequence[Token]) -> Token:
    """The lowest token below which all the others stand."""
    paths = []
    for token in held:
        path = [token]
        while path[-1].head.i != path[-1].i:
            path.append(path[-1].head)
        paths.append(path)
    shared = set.intersection(*({t.i for t in p} for p in paths))
    return next((t for t in paths[0] if t.i in shared), paths[0][-1])


def _heads_clause(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in _CLAUSAL:
        return False
    return token.dep_ not in ("conj", "dep") or token.head.pos_ in ("VERB", "AUX") or _has_subject(token)


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in token.children)


def _kept(head: Token, held: set[int]) -> list[Token]:
    """The subtree of a clause's verb without the clauses and loose ends below it that hold none of the tokens."""
    kept = [head]
    for child in head.children:
        inside = list(child.subtree)
        noun = child.dep_ in ("conj", "ccomp") and child.pos_ not in ("VERB", "AUX")
        if child.dep_ in _DROPPED and not noun and not held & {t.i for t in inside}:
            continue
        kept += _without_clauses(child, held)
    if head.dep_ in ("relcl", "acl") and head.head.pos_ in ("NOUN", "PROPN"):
        kept += [t for t in _without_clauses(head.head, held | {head.i}) if t.i < head.i]
    return sorted(kept, key=lambda t: t.i)


def _without_clauses(node: Token, held: set[int]) -> list[Token]:
    """The subtree of a phrase without the relative clauses at its end that hold none of the tokens."""
    inside = sorted(node.subtree, key=lambda t: t.i)
    for token in inside:
        if token.dep_ in ("relcl", "acl", "advcl", "parataxis") and token.pos_ in ("VERB", "AUX"):
            below = {t.i for t in token.subtree}
            if not held & below and max(below) == inside[-1].i and min(below) > node.i:
                return [t for t in inside if t.i < min(below)]
    return inside


def _shortened(view: View, tokens: list[Token], held: Iterable[Token], head: Token | None) -> Span:
    """The stretch trimmed, and where it is long, cut back to the commas around the words that matter."""
    base = view.sentence.parse.start_char
    start, end = trimmed(view.text, tokens[0].idx - base, tokens[-1].idx + len(tokens[-1]) - base)
    needed = [*held, *([head] if head is not None else [])]
    first, last = min(needed, key=lambda t: t.i), max(needed, key=lambda t: t.i)
    low, high = in_text(view, view.place(first)), in_text(view, view.place(last)) + len(last)
    if end - start > _LONGEST:
        cut = _CUT.search(view.text, high, end)
        end = cut.start() if cut else end
    if end - start > _LONGEST:
        cuts = [m.end() for m in _CUT.finditer(view.text, start, low)]
        start = cuts[-1] if cuts else start
    if end - start > _LONGEST:
        subject = low if head is None else min(low, in_text(view, view.place(head)))
        start = max(start, subject) if subject > start else start
    start, end = trimmed(view.text, start, end)
    return at_text(view, start, end)
