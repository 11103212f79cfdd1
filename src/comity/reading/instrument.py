"""Instruments: treaties, declarations, resolutions and statements, with what was done to them, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.core.facts import Fact
from comity.kinds.instrument import Instrument
from comity.language.model import Analysis
from comity.reading._continued import Told, sponsored
from comity.reading._enumerations import bracketed, dated_ones, in_brackets, listed, numbered_ones, opens
from comity.reading._instruments import Named, date_beside, is_instrument, points_of, vague
from comity.reading._modality import modality
from comity.reading._roles import subject
from comity.reading._signatories import of_title, others_act, pair_near, parties_of
from comity.reading._sponsors import sponsors_of
from comity.reading._stages import stages
from comity.reading._symbols import identifier_of
from comity.reading._titles import TYPES, identity, title_of
from comity.reading._views import View
from comity.reading.base import Context, Reader, fact

_VERSION = "3"
_INTENDING = frozenset(("agree", "decide", "promise", "pledge", "vow"))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A list that a sentence opens ("signed treaties such as:")."""

    action: str
    signers: tuple[str, ...]
    view: View


def find(analysis: Analysis, context: Context) -> Iterator[Fact]:
    """The instruments of every sentence and of lists that a sentence opens."""
    opened: _Opened | None = None
    told_before = Told()
    last: tuple[Named, View] | None = None
    for view in context.views:
        if opened is not None and (noun := listed(view, opened.view)) is not None:
            told = Named(noun, title_of(noun, view), opened.action, opened.signers, view.date(), 0.7, "list")
            yield _made(told, view, context, (opened.view, view))
            continue
        begun = opens(view)
        opened = _Opened(*begun, view) if begun is not None else None
        if opened is None:
            found = [n for one in _of_sentence(view, context) if (n := told_before.remembered(one)) is not None]
            yield from (_made(n, view, context, (view, view)) for n in found)
            if not found and last is not None and (more := sponsored(view, *last)) is not None:
                yield _made(more, view, context, (last[1], view))
            last = (found[-1], view) if found else last


def _of_sentence(view: View, context: Context) -> Iterator[Named]:
    seen: set[tuple[str, str]] = set()
    for named in (*_told(view, context), *numbered_ones(view), *dated_ones(view)):
        if (named.title, named.action) not in seen:
            seen.add((named.title, named.action))
            yield named


def _told(view: View, context: Context) -> Iterator[Named]:
    for noun in view.tokens:
        if not is_instrument(noun, view):
            continue
        for action, doer in stages(noun, view):
            title = title_of(noun, view)
            if vague(noun, title, doer, view):
                continue
            signers = parties_of(noun, doer, title, view, context)
            signers = _both(signers, of_title(title, view, context)) or in_brackets(view)
            open_ = not signers and noun.lemma_.lower() != "resolution" and not others_act(doer)
            guessed = (of_title(title, view, context) or pair_near(view, context) or view.pair) if open_ else ()
            sure = (0.75 if noun.text[0].isupper() else 0.55) - (0.3 if guessed else 0.0) - _lone(noun, signers)
            day = date_beside(noun, title, view) or view.date(doer if doer.i != noun.i else noun)
            rule = f"verb:{doer.lemma_}" if doer.pos_ == "VERB" else f"noun:{doer.lemma_.lower()}"
            yield Named(noun, title, action, signers or guessed, day, sure, rule, doer)
            yield from bracketed(noun, title, view)


def _both(signers: tuple[str, ...], titled: tuple[str, ...]) -> tuple[str, ...]:
    """Who acts; where none of them is a party that the title names, those whom it names."""
    return titled if len(titled) > 1 and signers and not set(signers) & set(titled) else signers


def _lone(noun: Token, signers: tuple[str, ...]) -> float:
    """Less sure of a text "between" two of whom only one is known, or that "X and I" signed."""
    between = any(t.lower_ == "between" for t in noun.subtree) or any(t.lower_ == "between" for t in noun.head.children)
    mine = any(t.lower_ in ("i", "we") and t.dep_ == "conj" for t in noun.sent) and len(signers) == 1
    return 0.25 if (between or mine) and len(signers) == 1 else 0.0


def _made(named: Named, view: View, context: Context, span: tuple[View, View]) -> Fact:
    told, action = named.told or "asserted", named.action
    if named.doer is not None and named.doer.pos_ == "VERB":
        told = modality(named.doer)
        if named.doer.dep_ == "xcomp" and (named.doer.head.lemma_ in _INTENDING or _goal(named.doer)):
            told = "planned"
    if told in ("planned", "hypothetical"):
        action, told = "proposed", "asserted"
    if told == "asserted" and view.quoted(named.noun):
        told = "reported"
    title = _bare(named.title)
    identifier = named.identifier or identifier_of(title, named.noun, view)
    content = Instrument(
        instrument=identity(title, identifier, context.instruments),
        title=title,
        type=TYPES.get(named.noun.lemma_.lower()),
        identifier=identifier,
        action=action,
        parties=named.parties,
        sponsors=sponsors_of(view),
        date=named.date,
        points=points_of(view),
    )
    sure = round(named.sure if named.parties else named.sure - 0.2, 2)
    return fact(("instrument", _VERSION), context, span, content, sure, told, rule=named.rule)


def _goal(verb: Token) -> bool:
    """True for "our goal is to sign it"."""
    head = subject(verb.head)
    return head is not None and head.lemma_ in ("goal", "aim", "plan", "task", "intention", "purpose", "hope", "idea")


def _bare(title: str) -> str:
    """A title without the count before it ("four resolutions on X")."""
    return re.sub(r"^(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?=resolutions\b|[A-Z])", "", title)


READER = Reader("instrument", _VERSION, find)
