"""What a document has told before of an instrument: its parties, the text whose sponsors come a sentence later."""

from __future__ import annotations

from dataclasses import replace

from comity.core.names import folded
from comity.reading._instruments import Named
from comity.reading._sponsors import sponsors_of
from comity.reading._symbols import identifier_of
from comity.reading._views import View

_NEAR = 2


def remembered(named: Named, known: dict[str, tuple[str, ...]]) -> Named:
    """The instrument with the parties that the document has told of the same title before; a bare noun is no title."""
    title = folded(named.title)
    if len(title.split()) < 2 or named.noun.text[0].islower():
        return named
    if named.parties:
        known.setdefault(title, named.parties)
    elif title in known:
        return replace(named, parties=known[title], sure=round(named.sure - 0.1, 2))
    return named


def sponsored(view: View, named: Named, first: View) -> Named | None:
    """The text of a sentence just before, of which this one tells the sponsors."""
    near = view.index - first.index <= _NEAR and view.sentence.paragraph == first.sentence.paragraph
    same = (named.noun.lemma_.lower(), "draft", "text", "it", "document")
    again = next((t for t in view.tokens if t.lemma_.lower() in same), None) if near else None
    if again is None or not sponsors_of(view):
        return None
    symbol = named.identifier or identifier_of(named.title, named.noun, first)
    return replace(
        named, noun=again, action="proposed", date=None, sure=0.5, rule="sponsors", doer=None, identifier=symbol
    )
