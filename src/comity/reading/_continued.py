"""What a document has told before of an instrument: its parties, the text whose sponsors come a sentence later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from comity.core.names import folded
from comity.reading._instruments import Named
from comity.reading._sponsors import sponsors_of
from comity.reading._symbols import identifier_of
from comity.reading._views import View

_NEAR = 2


@dataclass(slots=True)
class Told:
    """The instruments that a document has told so far: the parties of each title, the last title of each sort."""

    parties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)

    def remembered(self, named: Named) -> Named | None:
        """The instrument with the title and the parties that the document has told before.

        "The Treaty" is the treaty named last; where none was named it is no title, and nothing is told of it.
        """
        title, sort = folded(named.title), named.noun.lemma_.lower()
        if len(title.split()) < 2 or named.noun.text[0].islower():
            if named.noun.text[0].islower() or title not in (sort, folded(named.noun.text)):
                return named
            if sort not in self.latest:
                return named if named.parties else None
            named, title = replace(named, title=self.latest[sort]), folded(self.latest[sort])
        else:
            self.latest[sort] = named.title
        if named.parties:
            self.parties.setdefault(title, named.parties)
        elif title in self.parties:
            return replace(named, parties=self.parties[title], sure=round(named.sure - 0.1, 2))
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
