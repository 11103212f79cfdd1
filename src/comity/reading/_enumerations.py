"""Several instruments at once: lists after a colon, second stages in brackets, "resolutions 822, 853 and 874"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading._instruments import Named, date_beside
from comity.reading._roles import actors_of, is_passive, sides, subject
from comity.reading._stage_words import STAGES
from comity.reading._symbols import body_of, numbered
from comity.reading._titles import TYPES, title_of
from comity.reading._views import View

_BRACKET = re.compile(r"\(\s*(?:and\s+)?(ratified|signed|extended|adopted|approved|suspended)\b[^)]*\)")
_LIST = re.compile(r"\b(signed|ratified|joined|adopted)\b[^.:]*(?:such as|including|following)?[^.:]{0,40}:\s*$")
_YEARED = re.compile(r"\b[Rr]esolution\s+(?:[Nn]o\.?\s*)?(\d{1,4})\s*\((\d{4})\)")
_LONGEST = 12


def opens(view: View) -> tuple[str, tuple[str, ...]] | None:
    """The action and the signers of the list that a sentence opens, or None."""
    found = _LIST.search(view.text)
    verb = next((t for t in view.tokens if t.lemma_ in STAGES and t.pos_ == "VERB"), None) if found else None
    return (STAGES[verb.lemma_], actors_of(subject(verb), view)) if verb is not None else None


def listed(view: View, first: View) -> Token | None:
    """The noun of an instrument that stands as a point of a list, or None where the list has ended."""
    paragraph, begun = view.sentence.paragraph, first.sentence.paragraph
    if paragraph <= begun or paragraph > begun + _LONGEST:
        return None
    if any(t.pos_ == "VERB" and t.dep_ == "ROOT" and t.text[0].islower() for t in view.tokens):
        return None
    return next((t for t in view.tokens if t.lemma_.lower() in TYPES), None)


def in_brackets(view: View) -> tuple[str, ...]:
    """The first actor that a bracket with a second stage names ("(ratified by the parliament of Peru)")."""
    for match in _BRACKET.finditer(view.text):
        start, end = view.sentence.offsets[match.start()], view.sentence.offsets[match.end() - 1] + 1
        if inside := [c for m in view.mentions if start <= m.start < end for c in sides(m)]:
            return (inside[0],)
    return ()


def bracketed(noun: Token, title: str, view: View) -> Iterator[Named]:
    """A second stage in brackets: "(ratified by ... on 18 September 1973)"."""
    for match in _BRACKET.finditer(view.text):
        start, end = view.sentence.offsets[match.start()], view.sentence.offsets[match.end() - 1] + 1
        day = next((d.edtf for d in view.dates if start <= d.start < end), None)
        inside = tuple(dict.fromkeys(c for m in view.mentions if start <= m.start < end for c in sides(m)))
        word = match.group(1)
        until = "until" in match.group() and word == "extended"
        yield Named(noun, title, word, inside[:1], None if until else day, 0.7, "bracket")


def dated_ones(view: View) -> Iterator[Named]:
    """The texts that a list names with their years: "concluded 40 agreements, among them the Treaty on X (1997)"."""
    verb = next(
        (t for t in view.tokens if t.pos_ == "VERB" and t.lemma_ in ("sign", "conclude", "ratify", "adopt")), None
    )
    for noun in view.tokens if verb is not None else ():
        if verb is None or noun.i < verb.i or noun.lemma_.lower() not in TYPES or not noun.text[0].isupper():
            continue
        title = title_of(noun, view)
        day = date_beside(noun, title, view)
        signers = actors_of(subject(verb), view)
        if day is not None and signers and not is_passive(verb):
            yield Named(noun, title, STAGES[verb.lemma_], signers, day, 0.6, "dated-list", verb)


def numbered_ones(view: View) -> Iterator[Named]:
    """Resolutions named by number with the year of their adoption, one or several."""
    found = numbered(view)
    found += [(m.group(1), m.group(2), m.start(1)) for m in _YEARED.finditer(view.text)]
    base = view.sentence.parse.start_char
    for number, year, place in found:
        noun = next(
            (t for t in reversed(view.tokens) if t.idx - base < place and t.lemma_.lower() == "resolution"), None
        )
        if noun is not None and body_of(number, "") == "UNSC":
            title = f"Resolution {number}"
            yield Named(noun, title, "adopted", ("UNSC",), year, 0.55, "numbered", identifier=number, told="asserted")
