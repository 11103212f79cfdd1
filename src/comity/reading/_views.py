"""A sentence as readers see it: tokens joined to the mentions, dates, numbers and quotations that stand on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from spacy.tokens import Token

from comity.language.model import Analysis, DateMention, Mention, Quantity, Quoted, Sentence
from comity.reading._dating import AFTER, apart, apartness, names_thing, verb_of

P = TypeVar("P")
_SHORT = 60
_JOINING = re.compile(r"\b(?:and|as well as)\b|[&\u2013-]")
_COORDINATED = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:\s*,\s*(?:(?:and|as well as)\s+)?(?:also\s+)?(?:the\s+)?"
    r"|\s+(?:and|as well as|&)\s+(?:also\s+)?(?:the\s+)?|[-\u2013])"
)

_ANAPHORIC = re.compile(
    r"\b(?:same (?:session|year|day|month|meeting|summit|visit|statement|period|time)"
    r"|in (?:his|her|their|this|that|the same) "
    r"(?:speech|address|conversation|remarks|statement|interview|message)"
    r"|at (?:this|that|the) (?:meeting|summit|session|forum)"
    r"|^there\b,|(?:during|on|within the framework of) (?:the|this|that) (?:visit|meeting|trip)"
    r"|according to (?:him|her|them))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class View:
    """One sentence; ``at`` maps a token's index to the mention that covers it.

    ``pair``: the two states of which the document, or the section, tells throughout; ``today``: the day of which a
    short document of that day reports.
    """

    index: int
    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    at: Mapping[int, Mention]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    quotes: tuple[Quoted, ...]
    carried: str | None
    chains: Mapping[int, tuple[Mention, ...]]
    pair: tuple[str, ...]
    today: str | None

    def place(self, token: Token) -> int:
        """The token's offset in the document."""
        return self.sentence.offsets[token.idx - self.sentence.parse.start_char]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in a stretch of the document."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def token_at(self, offset: int) -> Token:
        """The token on which an offset of the document stands."""
        return self.tokens[max(0, bisect_right(self.starts, offset) - 1)]

    def aside(self, date: DateMention, token: Token) -> bool:
        """True when a date stands in a relative clause in which the token does not stand, or is part of a name."""
        node = self.token_at(date.start)
        if token.i != node.i and AFTER.search(self.text[: node.idx - self.sentence.parse.start_char]):
            return True
        if names_thing(node, token):
            return True
        while node.head.i != node.i:
            if apart(node):
                return token.i not in {t.i for t in node.subtree}
            node = node.head
        return False

    def quoted(self, token: Token) -> bool:
        """True when the token stands inside quotation marks."""
        place = self.place(token)
        return any(q.start <= place < q.end for q in self.quotes)

    def date(self, token: Token | None = None) -> str | None:
        """The date told with a token: the sentence's nearest, else the one that "at the same session" carries on.

        A date that only a relative clause tells ("which was invaded in 2008") belongs to that clause.
        """
        told = [d for d in self.dates if d.edtf or not d.relative]
        if not any(d.edtf for d in told):
            reported = self.today if token is not None and verb_of(token).tag_ == "VBD" else None
            return None if self.dates else self.carried or reported
        if token is not None:
            told = [d for d in told if not self.aside(d, token)]
        if token is None or len(told) < 2:
            return told[0].edtf if told else None
        place = self.place(token)
        verb = verb_of(token)
        return min(told, key=lambda d: (apartness(self.token_at(d.start), verb), abs(d.start - place))).edtf


def views_of(analysis: Analysis) -> tuple[View, ...]:
    """One view for each sentence, in order, in one pass over the analysis."""
    mention_starts = [m.start for m in analysis.mentions]
    date_starts = [d.start for d in analysis.dates]
    quantity_starts = [q.start for q in analysis.quantities]
    quote_ends = list(accumulate((q.end for q in analysis.quotes), max))
    found: list[View] = []
    today = _day_of_report(analysis)
    for sentence in analysis.sentences:
        base = sentence.parse.start_char
        tokens = tuple(t for t in sentence.parse if not t.is_space)
        if not tokens:
            continue
        starts = tuple(sentence.offsets[t.idx - base] for t in tokens)
        inside = _between(analysis.mentions, mention_starts, sentence)
        told = _between(analysis.dates, date_starts, sentence)
        carried = None
        if not told and found and _ANAPHORIC.search(sentence.parse.text):
            carried = found[-1].date()
        after = bisect_left(analysis.quotes, sentence.end, key=lambda q: q.start)
        near = analysis.quotes[bisect_right(quote_ends, sentence.start) : after]
        quotes = tuple(q for q in near if sentence.start < q.end)
        found.append(
            View(
                len(found),
                sentence,
                sentence.parse.text,
                tokens,
                starts,
                inside,
                _covered(tokens, starts, inside),
                told,
                _between(analysis.quantities, quantity_starts, sentence),
                quotes,
                carried,
                _chains(analysis.text, inside, {m.start: _last(tokens, starts, m) for m in inside}),
                analysis.pairs.get(sentence.start, ()),
                today,
            )
        )
    return tuple(found)


def _day_of_report(analysis: Analysis) -> str | None:
    """The date of a short document whose first sentences report of "today"; None for any other."""
    if analysis.published is None or not 1 < len(analysis.sentences) <= _SHORT:
        return None
    first = analysis.sentences[min(2, len(analysis.sentences) - 1)].end
    told = (d for d in analysis.dates if d.start < first and d.relative and d.text.lower() == "today")
    return analysis.published if any(d.edtf == analysis.published for d in told) else None


def _last(tokens: tuple[Token, ...], starts: tuple[int, ...], mention: Mention) -> Token:
    """The last token of a mention."""
    return tokens[max(0, bisect_left(starts, mention.end) - 1)]


def _chains(text: str, mentions: tuple[Mention, ...], heads: Mapping[int, Token]) -> dict[int, tuple[Mention, ...]]:
    """Mentions that a list joins ("A, B and C", "A-B"), by the start of each of them."""
    found: dict[int, tuple[Mention, ...]] = {}
    chain: list[Mention] = []
    joined = False
    for mention in (*mentions, None):
        if (
            chain
            and mention
            and text[chain[-1].end : mention.start].strip() == "("
            and mention.codes == chain[-1].codes
        ):
            continue
        gap = _COORDINATED.fullmatch(text[chain[-1].end : mention.start]) if chain and mention else None
        if gap and mention and not _new_clause(heads[chain[-1].start], heads[mention.start]):
            chain.append(mention)
            joined = joined or bool(_JOINING.search(gap.group()))
            continue
        if len(chain) > (1 if joined else 2):
            found.update({m.start: tuple(chain) for m in chain})
        chain, joined = [mention] if mention else [], False
    return found


def _new_clause(one: Token, other: Token) -> bool:
    """True where the second of two names begins a clause: "its invasion of Peru, and Chile helped"."""
    return one.dep_ in ("pobj", "dobj", "poss") and other.dep_ in ("nsubj", "nsubjpass") and other.head.i > one.i


def _covered(tokens: tuple[Token, ...], starts: tuple[int, ...], mentions: tuple[Mention, ...]) -> dict[int, Mention]:
    return {tokens[k].i: m for m in mentions for k in range(bisect_left(starts, m.start), bisect_left(starts, m.end))}


def _between(parts: Sequence[P], starts: list[int], sentence: Sentence) -> tuple[P, ...]:
    return tuple(parts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)])
