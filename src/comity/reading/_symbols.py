"""Symbols and numbers of documents: "A/RES/62/243", "S/PRST/2001/12", "No. 822", "62/243", and whose they are."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.reading._views import View

SYMBOL = re.compile(
    r"(?<![\w/.])(?:(?:A|S|E)/(?:[A-Z][\w.-]*/|\d+/)*(?:[A-Z][\w.-]*)?\d[\w.-]*(?:\s?\([IVX]+\))?"
    r"|ES-\d{1,2}/\d{1,3}|\d{1,2}/\d{1,3}(?![\w/])(?:\s?[A-Z]\b(?!\.))?)"
)
NUMBER = re.compile(
    r"\b[Rr]esolutions?,?\s+(?:\([^)]*\)\s*)?(?:[Nn]o\.?|#|\u2116)?\s*(\d{1,4})(?:\s*\((\d{4})\))?(?![\d/])|,\s*[Nn]o\.\s*(\d{1,4})\b"
)
_LIST = re.compile(
    r"\b[Rr]esolutions\s+(?:[Nn]os?\.?\s*)?((?:\d{1,4}(?:\s*\(\d{4}\))?(?:,\s*(?:and\s+)?|\s+and\s+)){1,12}\d{1,4}(?:\s*\(\d{4}\))?)"
)
_ONE = re.compile(r"(\d{1,4})(?:\s*\((\d{4})\))?")
_KINDS = frozenset(("resolution", "statement", "decision", "document", "communique", "letter"))
_ORGANS = (
    (re.compile(r"\bA/HRC/|\bHuman Rights Council\b|\bUNHRC\b"), "UNHRC"),
    (re.compile(r"\bA/|\bES-\d|\bGeneral Assembly|\bUNGA\b|\bGA\b"), "UNGA"),
    (re.compile(r"\bS/|Security Council|UNSC"), "UNSC"),
)
_LAST_COUNCIL = 3000


def identifier_of(title: str, noun: Token, view: View) -> str | None:
    """The document symbol or number that stands in the title or beside the noun, or None."""
    base = view.sentence.parse.start_char
    start = max(0, noun.idx - base - 2)
    near = view.text[start : start + 300]
    if noun.lemma_.lower() != "resolution" and "esolution" not in title:
        beside = re.match(rf"\W{{0,2}}\w+\s+\(?({SYMBOL.pattern})", near) if noun.lemma_.lower() in _KINDS else None
        found = SYMBOL.search(title)
        symbol = beside.group(1) if beside else found.group() if found else ""
        return symbol.rstrip(".") if symbol.startswith(("A/", "S/", "E/")) or (found and "/" in symbol) else None
    symbol_here = SYMBOL.search(near)
    if symbol_here:
        return symbol_here.group().rstrip(".")
    number = NUMBER.search(near)
    return next((g for g in (number.group(1), number.group(3)) if g), None) if number else None


def numbered(view: View) -> list[tuple[str, str | None, int]]:
    """The numbers of "resolutions 2231 (2015) and 2254 (2015)", each with its year and place in the text."""
    return [
        (one.group(1), one.group(2), found.start(1) + one.start())
        for found in _LIST.finditer(view.text)
        for one in _ONE.finditer(found.group(1))
    ]


def body_of(identifier: str | None, title: str) -> str | None:
    """The UN organ whose symbol or number an identifier has, or None."""
    text = f"{identifier or ''} {title}"
    for pattern, organ in _ORGANS:
        if pattern.search(text):
            return organ
    if identifier and re.fullmatch(r"\d{1,2}/\d{1,3}(?:\s?[A-Z])?", identifier):
        return "UNGA"
    if identifier and re.fullmatch(r"\d{1,4}", identifier) and 1 <= int(identifier) <= _LAST_COUNCIL:
        return "UNSC"
    return None
