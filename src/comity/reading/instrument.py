"""Instruments: treaties, declarations, resolutions and statements, with what was done to them, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.instrument import Instrument
from comity.language.model import Analysis
from comity.reading._modality import modality
from comity.reading._roles import actors_of, agent, children, is_passive, objects, sides, subject
from comity.reading._stages import STAGES, stages
from comity.reading._titles import TYPES, body_of, identifier_of, identity, title_of
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "2"
_INTENDING = frozenset(("agree", "decide", "promise", "pledge", "vow"))
_BRACKET = re.compile(r"\(\s*(?:and\s+)?(ratified|signed|extended|adopted|approved|suspended)\b[^)]*\)")
_LIST = re.compile(r"\b(signed|ratified|joined|adopted)\b[^.:]*(?:such as|including|following)?[^.:]{0,40}:\s*$")


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The instruments of every sentence and of lists that a sentence opens."""
    opened: tuple[str, tuple[str, ...], View] | None = None
    for view in context.views:
        if opened and (listed := _listed(view, opened, context)) is not None:
            yield listed
            continue
        opened = _opens(view)
        if opened is None:
            yield from _of_sentence(view, context)


def _opens(view: View) -> tuple[str, tuple[str, ...], View] | None:
    found = _LIST.search(view.text)
    verb = next((t for t in view.tokens if t.lemma_ in STAGES and t.pos_ == "VERB"), None) if found else None
    return (STAGES[verb.lemma_], actors_of(subject(verb), view), view) if verb is not None else None


def _listed(view: View, opened: tuple[str, tuple[str, ...], View], context: Context) -> Fact | None:
    action, signers, first = opened
    if view.sentence.paragraph <= first.sentence.paragraph or view.sentence.paragraph > first.sentence.paragraph + 12:
        return None
    noun = next((t for t in view.tokens if t.lemma_.lower() in TYPES), None)
    if noun is None or any(t.pos_ == "VERB" and t.dep_ == "ROOT" and t.text[0].islower() for t in view.tokens):
        return None
    return _made(noun, action, signers, view.date(), view, context, 0.7, (first, view))


def _of_sentence(view: View, context: Context) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    for noun in view.tokens:
        if noun.dep_ in ("compound", "nmod") and noun.head.lemma_.lower() in TYPES and noun.head.i == noun.i + 1:
            continue
        if (noun.lemma_.lower() in TYPES and noun.pos_ in ("NOUN", "PROPN") and not view.quoted(noun)) or _titled(
            noun, view
        ):
            for action, doer in stages(noun, view):
                title = title_of(noun, view)
                if (title, action) in seen or _vague(noun, title, doer, view):
                    continue
                seen.add((title, action))
                signers = _parties(noun, doer, title, view, context)
                guessed = () if signers or noun.lemma_.lower() == "resolution" else _pair(view, context)
                sure = 0.75 if noun.text[0].isupper() else 0.55
                yield _made(
                    noun,
                    action,
                    signers or guessed,
                    _dated(noun, doer, view),
                    view,
                    context,
                    sure - (0.3 if guessed else 0.0),
                    (view, view),
                    doer,
                )
                yield from _bracketed(noun, title, view, context)


def _vague(noun: Token, title: str, doer: Token, view: View) -> bool:
    """True for what names no instrument: counted ones, and a bare lower-case noun that nobody signs or adopts."""
    if re.match(
        r"\d|(?:first|second|third|two|three|four|several|many|other|various|these|new)\b", title, re.IGNORECASE
    ):
        return not title.casefold().startswith(("new", "other"))
    bare = title.casefold() == noun.text.casefold() and noun.text[0].islower()
    if doer.pos_ == "NOUN" and title[:1].islower() and not view.date(doer):
        return True
    return bare and (doer.pos_ != "VERB" or doer.lemma_ not in ("sign", "adopt", "ratify"))


def _titled(noun: Token, view: View) -> bool:
    return noun.lemma_.lower() in TYPES and noun.pos_ in ("NOUN", "PROPN") and noun.text[0].isupper()


def _parties(noun: Token, doer: Token, title: str, view: View, context: Context) -> tuple[str, ...]:
    """Who acted: the organ of a resolution, the signers, the sides "between" whom it is, else the pair spoken of."""
    kind = noun.lemma_.lower()
    if doer.pos_ in ("VERB", "AUX"):
        found = actors_of(agent(doer) if is_passive(doer) else subject(doer), view)
    else:
        found = tuple(c for n in objects(doer, "by", "between") for c in actors_of(n, view))
        found = found or tuple(c for o in children(doer, "poss", "amod") for c in actors_of(o, view))
    if kind == "resolution":
        bodies = tuple(c for c in found if context.kind_of(c) == "body")
        return bodies[:1] or _organ(noun, title, view, context)
    found = found or tuple(
        c for node in (doer, noun) for n in objects(node, "between", "by") for c in actors_of(n, view)
    )
    if found:
        return tuple(dict.fromkeys(found))
    behalf = [
        c
        for p in children(doer, "prep")
        for n in children(p, "pobj")
        if n.lower_ == "behalf"
        for o in objects(n, "of")
        for c in actors_of(o, view)
    ]
    return tuple(behalf)


def _organ(noun: Token, title: str, view: View, context: Context) -> tuple[str, ...]:
    organ = body_of(identifier_of(title, noun, view), title)
    if organ:
        return (organ,)
    for near in (view, context.before(view)):
        found = [c for m in (near.mentions if near else ()) for c in sides(m) if c in ("UNGA", "UNSC", "UNHRC")]
        if found:
            return (found[0],)
    return ()


def _pair(view: View, context: Context) -> tuple[str, ...]:
    """The states named in the sentence, if there are two or three, else those of the sentences before."""
    near: View | None = view
    for _ in range(3):
        if near is None or near.sentence.paragraph < view.sentence.paragraph:
            break
        named = tuple(
            dict.fromkeys(
                c
                for m in near.mentions
                if m.form != "pronoun" and len(m.codes) < 3
                for c in sides(m)
                if context.is_state(c)
            )
        )
        if 2 <= len(named) <= 3:
            return named
        if len(named) > 3:
            break
        near = context.before(near)
    return ()


def _dated(noun: Token, doer: Token, view: View) -> str | None:
    return view.date(doer if doer.i != noun.i else noun)


def _bracketed(noun: Token, title: str, view: View, context: Context) -> Iterator[Fact]:
    """A second stage in brackets: "(ratified by ... on 18 September 1973)"."""
    for match in _BRACKET.finditer(view.text):
        start, end = view.sentence.offsets[match.start()], view.sentence.offsets[match.end() - 1] + 1
        day = next((d.edtf for d in view.dates if start <= d.start < end), None)
        inside = tuple(dict.fromkeys(c for m in view.mentions if start <= m.start < end for c in sides(m)))
        word = match.group(1)
        until = "until" in match.group() and word == "extended"
        yield _made(noun, word, inside[:1], None if until else day, view, context, 0.7, (view, view), title=title)


def _made(
    noun: Token,
    action: str,
    signers: tuple[str, ...],
    day: str | None,
    view: View,
    context: Context,
    confidence: float,
    span: tuple[View, View],
    doer: Token | None = None,
    title: str | None = None,
) -> Fact:
    name = title or title_of(noun, view)
    identifier = identifier_of(name, noun, view)
    told = modality(doer) if doer is not None and doer.pos_ == "VERB" else "asserted"
    if doer is not None and doer.dep_ == "xcomp" and doer.head.lemma_ in _INTENDING:
        told = "planned"
    if told in ("planned", "hypothetical"):
        action, told = "proposed", "asserted"
    content = Instrument(
        instrument=identity(name, identifier, context.instruments),
        title=name,
        type=TYPES.get(noun.lemma_.lower()),
        identifier=identifier,
        action=action,
        parties=signers,
        date=day,
    )
    sure = confidence if signers else confidence - 0.2
    return fact(("instrument", _VERSION), context, span, content, round(sure, 2), told)


READER = Reader("instrument", _VERSION, find)
