"""Neutral stances: "has adopted a neutral position on X", "refrained from taking a side in Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading._above import governor
from comity.reading._issues import Stance
from comity.reading._roles import actors_of, children, objects, subject
from comity.reading._views import View

_NEUTRAL = re.compile(
    r"\b(?:neutral(?:ity)?|impartial(?:ity)?|(?:refrain\w*|abstain\w*)\s+from\s+(?:taking|siding|supporting)|"
    r"not\s+sid(?:e|ing)\s+with|non-?align\w+\s+(?:stance|position)|not\s+tak(?:e|ing)\s+(?:a\s+)?sides?)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|vis-\u00e0-vis|towards?|regarding|over|in\s+(?:the|line)|amid|from\s+taking\s+a\s+side\s+in|between|out\s+of)\s+"
    r"((?:the\s+|ongoing\s+)*[^,.;()]{4,80})",
    re.IGNORECASE,
)


def neutral(view: View) -> Iterator[Stance]:
    """Every neutral stance of a sentence, each with the issue told after it and before the next one."""
    found = list(_NEUTRAL.finditer(view.text))
    ends = [*(m.start() for m in found[1:]), len(view.text)]
    for match, end in zip(found, ends, strict=False):
        on = _ON.search(view.text, match.start(), end)
        anchor = _token(match.start(), view)
        verb = governor(anchor)
        doers = _whose(anchor, verb, view)[:1]
        if doers and on:
            issue = " ".join(on.group(1).split())
            yield Stance(doers, issue, "neutral", verb, 0.6, "neutral", "asserted")


def _token(place: int, view: View) -> Token:
    base = view.sentence.parse.start_char
    return next((t for t in view.tokens if t.idx - base >= place), view.tokens[0])


def _whose(anchor: Token, verb: Token, view: View) -> tuple[str, ...]:
    owners = [c for n in (anchor, anchor.head) for c in children(n, "poss")]
    owner = tuple(c for n in owners for c in actors_of(n, view))
    owner = owner or tuple(c for n in objects(anchor.head, "of") for c in actors_of(n, view))
    return owner or actors_of(subject(verb), view)
