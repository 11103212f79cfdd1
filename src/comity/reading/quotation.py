"""Quotations: the words between quotation marks, who spoke them, in what role, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.quotation import Quotation
from comity.language.model import Analysis, Mention, Quoted
from comity.language.words import words
from comity.reading._modality import REPORTING, modality
from comity.reading._phrases import phrase
from comity.reading._roles import sides, subject
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "2"
_BACK = 3
_SAYING = REPORTING | words(
    """
    speak call ask answer reply respond highlight quote address describe urge warn pledge promise tweet read
    continue proclaim denounce condemn acknowledge attach affirm reaffirm specify point demand remind
    """
)
_TITLED = re.compile(
    r"\b(?:entitled|titled|named|called|document|resolution|theme|motto|topic|slogan|under the (?:title|name)|so-called"
    r"|project|program(?:me)?|format|conference|book|film|forum|initiative|signed (?:the|a))\s*,?\s*(?:on\s+)?$",
    re.IGNORECASE,
)
_TEXTS = words(
    """
    document declaration statement resolution release report communique letter article agreement treaty charter
    preamble text constitution
    """
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_VENUE = re.compile(
    r"\b(?:at|during|in)\s+((?:an?|the|his|her)\s+(?:[\w'\u2019-]+\s+){0,6}?(?:meeting|session|forum|summit|conference|briefing|interview"
    r"|assembly|speech|congress|ceremony|note|statement|message)(?:\s+(?:with|of|in|to)\s+(?:the\s+)?[A-Z][\w'\u2019-]*(?:[\s-][A-Z][\w'\u2019-]*)*)?"
    r"|(?:the\s+)?(?:[A-Z][\w-]+\s+){1,4}(?:Forum|Summit|Conference|Assembly|Council|Congress)(?:\s*\([A-Z]+\))?)"
)


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """Every quotation of five words or more that somebody is said to have spoken or written."""
    holders = _introduced(context)
    starts = [v.sentence.start for v in context.views]
    for quote in analysis.quotes:
        if len(quote.text.split()) < 5 or _is_title(quote, analysis):
            continue
        spanned = list(_spanned(quote, context, starts))
        if spanned:
            yield from _attributed(quote, spanned, context, holders)


def _spanned(quote: Quoted, context: Context, starts: list[int]) -> Iterator[View]:
    from bisect import bisect_right

    index = max(0, bisect_right(starts, quote.start) - 1)
    for view in context.views[index:]:
        if view.sentence.start >= quote.end + 1:
            break
        if view.sentence.end > quote.start:
            yield view


def _is_title(quote: Quoted, analysis: Analysis) -> bool:
    before = analysis.text[max(0, quote.start - 60) : quote.start].rstrip("\u201c\"\u00ab\u2018'")
    words = [w for w in quote.text.split() if w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    return bool(_TITLED.search(before)) or (
        len(words) > 1 and capitals > 0.6 * len(words) and quote.text[-1] not in ".,!?"
    )


def _attributed(quote: Quoted, spanned: list[View], context: Context, holders: dict[str, Mention]) -> Iterator[Fact]:
    found = None
    candidates = [spanned[-1], *spanned[:-1]]
    for view in candidates:
        found = _speaker(quote, view)
        if found:
            break
    if not found:
        return
    view, head = found
    mention = view.at.get(head.i) or next(
        (view.at[t.i] for t in head.subtree if t.i in view.at and t.dep_ != "pobj"), None
    )
    name, role, side = _who(mention, head, view, holders)
    if name is None:
        return
    day = next((d.edtf for d in view.dates if d.edtf and not quote.start <= d.start < quote.end), None)
    content = Quotation(
        quote=quote.text,
        speaker=name,
        speaker_role=role,
        affiliation=side,
        date=day or (None if view.dates else view.carried or _carried(name, view, context)),
        venue=_venue(view, quote),
    )
    first, last = min(spanned[0].index, view.index), max(spanned[-1].index, view.index)
    sure = 0.8 if mention is not None and mention.person else 0.6
    yield fact(("quotation", _VERSION), context, (context.views[first], context.views[last]), content, sure)


def _carried(speaker: str, view: View, context: Context) -> str | None:
    """The one date told with the same speaker in the sentences just before, of the same paragraph."""
    near = context.before(view)
    for _ in range(_BACK):
        if near is None or near.sentence.paragraph != view.sentence.paragraph:
            return None
        told = {d.edtf for d in near.dates if d.edtf}
        if told:
            named = any(m.person == speaker for m in near.mentions)
            return told.pop() if named and len(told) == 1 else None
        near = context.before(near)
    return None


def _speaker(quote: Quoted, view: View) -> tuple[View, Token] | None:
    """The head of the phrase that names the speaker: the subject of a verb of saying beside the quotation."""
    outside = [t for t in view.tokens if not quote.start <= view.place(t) < quote.end]
    verbs = [t for t in outside if t.pos_ in ("VERB", "AUX") and t.lemma_ in _SAYING]
    verbs = [t for t in verbs if modality(t) in ("asserted", "reported")]
    verbs.sort(key=lambda t: min(abs(view.place(t) - quote.end), abs(view.place(t) - quote.start)))
    for verb in verbs:
        head = subject(verb)
        if (
            head is not None
            and not quote.start <= view.place(head) < quote.end
            and head.lower_ not in ("it", "there", "which")
        ):
            return view, head
    for verb in verbs:
        before = [
            m
            for m in view.mentions
            if m.end <= view.place(verb) and m.person and not quote.start <= m.start < quote.end
        ]
        if before:
            return view, view.token_at(before[-1].end - 1)
    said = _ACCORDING.search(view.text)
    if said:
        token = next((t for t in outside if t.idx - view.sentence.parse.start_char >= said.end()), None)
        return (view, _head(token)) if token is not None else None
    noted = next(
        (t for t in outside if t.lemma_ in ("note", "statement", "letter", "message") and t.pos_ == "NOUN"), None
    )
    owner = next((m for m in view.mentions if m.form == "office"), None) if noted is not None else None
    return (view, view.token_at(owner.end - 1)) if owner is not None else None


def _head(token: Token) -> Token:
    node = token
    while node.dep_ in ("compound", "det", "amod", "poss") and node.head.i > node.i:
        node = node.head
    return node


def _who(
    mention: Mention | None, head: Token, view: View, holders: dict[str, Mention]
) -> tuple[str | None, str | None, str | None]:
    """Name, role and side of a speaker; a role met earlier in the document serves for a bare name."""
    if mention is None:
        named = head.pos_ == "PROPN" or head.lemma_.lower() in _TEXTS
        return (phrase(head, view), None, None) if named else (None, None, None)
    codes = sides(mention)
    side = codes[0] if len(codes) == 1 else None
    if mention.person:
        known = holders.get(mention.person.split()[-1].casefold())
        role = mention.text if mention.role and mention.form == "office" else mention.role
        if known is not None:
            side = side or next(iter(sides(known)), None)
            role = role or known.role
        return (known.person if known and known.person else mention.person), role, side
    if mention.form in ("office", "name", "acronym", "capital", "group"):
        holder = next(
            (
                m
                for m in holders.values()
                if m.country == side and side and mention.role and m.role and _same_office(mention.role, m.role)
            ),
            None,
        )
        if holder is not None:
            return holder.person, mention.text, side
        return mention.text, mention.role, side
    return (None, None, None)


def _same_office(first: str, second: str) -> bool:
    heads = ("president", "leader", "head of state", "head of the state")
    return first.casefold() == second.casefold() or (first.casefold() in heads and second.casefold() in heads)


def _introduced(context: Context) -> dict[str, Mention]:
    """The fullest mention of every person by surname: the first that has a role."""
    found: dict[str, Mention] = {}
    for mention in context.analysis.mentions:
        if mention.person and mention.form == "person":
            key = mention.person.split()[-1].casefold()
            if key not in found or (not found[key].role and mention.role):
                found[key] = mention
    return found


def _venue(view: View, quote: Quoted) -> str | None:
    for found in _VENUE.finditer(view.text):
        place = view.sentence.offsets[found.start()]
        if not quote.start <= place < quote.end:
            return re.sub(r"^(?:an?|the|his|her)\s+", "", " ".join(found.group(1).split()))
    return None


READER = Reader("quotation", _VERSION, find)
