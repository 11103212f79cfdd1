"""Who spoke the words of a quotation: the subject of a verb of saying, "according to X", the maker of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.language.model import Mention, Quoted
from comity.language.words import words
from comity.reading._modality import REPORTING, modality
from comity.reading._roles import children, objects, sides, subject
from comity.reading._speaking import Who, impersonal, maker_before, person_after, text_speaks, who_is
from comity.reading._views import View
from comity.reading.base import Context

SAYING = REPORTING | words(
    """
    speak call ask answer reply respond highlight quote address describe urge warn pledge promise tweet read
    continue proclaim denounce condemn acknowledge attach affirm reaffirm specify point demand remind
    """
)
_NOBODY = frozenset(("it", "there", "which", "that", "this"))
_LETTERS = frozenset(("note", "statement", "letter", "message", "speech", "address", "interview"))
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: name, role and side, the verb of saying where there is one, how surely, and the rule."""

    name: str
    role: str | None
    side: str | None
    verb: Token | None
    sure: float
    rule: str


def speaker_in(quote: Quoted, view: View, context: Context, people: dict[str, Mention]) -> Speaker | None:
    """The speaker whom a sentence names for a quotation, or None."""
    for head, verb, rule in _candidates(quote, view, context):
        mention = view.at.get(head.i) or next(
            (view.at[t.i] for t in head.subtree if t.i in view.at and t.dep_ != "pobj"), None
        )
        who = _who(mention, head, verb, view, context, people)
        if who is not None:
            known = mention is not None and bool(mention.person)
            return Speaker(*who, verb, 0.8 if known else 0.6, rule)
    return _by_maker(quote, view, context, people)


def _by_maker(quote: Quoted, view: View, context: Context, people: dict[str, Mention]) -> Speaker | None:
    """Of "here it is stated that ..." the one whose statement the sentence before speaks of."""
    said = (t for t in view.tokens if t.pos_ == "VERB" and t.lemma_ in SAYING and impersonal(t) and not view.quoted(t))
    verb = next(said, None)
    found = maker_before(view, context) if verb is not None else None
    if found is None:
        return None
    token, near = found
    who = who_is(near.at[token.i], token, near, people)
    return Speaker(*who, verb, 0.5, "text-before") if who is not None else None


def _who(
    mention: Mention | None, head: Token, verb: Token | None, view: View, context: Context, people: dict[str, Mention]
) -> Who | None:
    if mention is not None and not mention.person and (named := person_after(mention, view)) is not None:
        codes = sides(mention)
        return named, mention.role or mention.text, codes[0] if len(codes) == 1 else None
    spoken = text_speaks(head, verb, view, context) if head.i not in view.at else None
    return spoken or who_is(mention, head, view, people)


def _candidates(quote: Quoted, view: View, context: Context) -> Iterator[tuple[Token, Token | None, str]]:
    """The heads of phrases that may name the speaker, the likeliest first, each with its verb of saying."""
    outside = [t for t in view.tokens if not quote.start <= view.place(t) < quote.end]
    verbs = [t for t in outside if t.pos_ in ("VERB", "AUX") and t.lemma_ in SAYING]
    verbs = [t for t in verbs if modality(t) in ("asserted", "reported")]
    verbs.sort(key=lambda t: min(abs(view.place(t) - quote.end), abs(view.place(t) - quote.start)))
    for verb in verbs:
        head = subject(verb) or _inverted(verb, quote, view)
        inside = head is not None and quote.start <= view.place(head) < quote.end
        if head is not None and not inside and head.lower_ not in _NOBODY:
            yield head, verb, f"verb:{verb.lemma_}"
    for verb in verbs:
        before = [m for m in view.mentions if m.end <= view.place(verb) and m.person and not _within(m, quote)]
        if before:
            yield view.token_at(before[-1].end - 1), verb, "person-before"
    if (said := _ACCORDING.search(view.text)) is not None:
        base = view.sentence.parse.start_char
        token = next((t for t in outside if t.idx - base >= said.end()), None)
        if token is not None:
            yield _head(token), None, "according-to"
    yield from _in_a_text(outside, view)


def _within(mention: Mention, quote: Quoted) -> bool:
    return quote.start <= mention.start < quote.end


def _inverted(verb: Token, quote: Quoted, view: View) -> Token | None:
    """The name right after the verb in '"...," said X', where the parse made it no subject."""
    place = view.place(verb)
    after = [m for m in view.mentions if m.start > place and m.start - place < 60 and not _within(m, quote)]
    close = place >= quote.end and place - quote.end < 8
    return view.token_at(after[0].end - 1) if close and after and after[0].person else None


def _in_a_text(outside: list[Token], view: View) -> Iterator[tuple[Token, Token | None, str]]:
    """The office or person whose note or statement is quoted."""
    noted = next((t for t in outside if t.lemma_ in _LETTERS and t.pos_ == "NOUN"), None)
    if noted is None:
        return
    for owner in (*objects(noted, "of", "from", "by"), *children(noted, "poss")):
        if owner.i in view.at:
            yield owner, None, "text-of"
    office = next((m for m in view.mentions if m.form == "office"), None)
    if office is not None:
        yield view.token_at(office.end - 1), None, "text-of"


def _head(token: Token) -> Token:
    node = token
    while node.dep_ in ("compound", "det", "amod", "poss") and node.head.i > node.i:
        node = node.head
    return node


def introduced(context: Context) -> dict[str, Mention]:
    """The fullest mention of every person by surname: the first that has a role."""
    found: dict[str, Mention] = {}
    for mention in context.analysis.mentions:
        if mention.person and mention.form == "person":
            key = mention.person.split()[-1].casefold()
            if key not in found or (not found[key].role and mention.role):
                found[key] = mention
    return found
