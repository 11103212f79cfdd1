"""What a reader is: one file for each kind of fact, and what it is given to read with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.core.facts import Fact, Modality
from comity.core.provenance import Provenance, SpanLocator
from comity.language.gazetteer import Names
from comity.language.model import Analysis
from comity.reading._views import View


@dataclass(frozen=True, slots=True)
class Context:
    """What readers share: the registry, the known instruments by folded name, and one view of each sentence."""

    analysis: Analysis
    registry: Names
    instruments: Mapping[str, str]
    views: tuple[View, ...]

    def before(self, view: View) -> View | None:
        """The sentence before, or None at the beginning."""
        return self.views[view.index - 1] if view.index else None

    def after(self, view: View) -> View | None:
        """The sentence after, or None at the end."""
        return self.views[view.index + 1] if view.index + 1 < len(self.views) else None

    def is_state(self, code: str) -> bool:
        """True for the code of a state in the registry."""
        return self.kind_of(code) == "state"

    def kind_of(self, code: str) -> str | None:
        """The kind of an actor (state, body, person, region), or None for a name that the registry does not hold."""
        from comity.core.errors import UnknownActor

        try:
            return str(self.registry.get(code).kind)
        except UnknownActor:
            return None


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds the facts of one kind: ``find`` yields them with their place in the document."""

    id: str
    version: str
    find: Callable[[Analysis, Context], Iterator[Fact]]


def fact(
    reader: tuple[str, str],
    context: Context,
    span: tuple[View, View] | tuple[int, int],
    content: Any,
    confidence: float,
    modality: Modality = "asserted",
    attributed_to: str | None = None,
    flags: tuple[str, ...] = (),
    rule: str | None = None,
) -> Fact:
    """A fact of a reader (id, version), and the rule that found it, at the sentences from the first to the last view,
    or at a line that is no sentence (its offsets)."""
    kind, version = reader
    first, last = span
    start = first if isinstance(first, int) else first.sentence.start
    end = last if isinstance(last, int) else last.sentence.end
    document = context.analysis.document
    locator = SpanLocator(document, start, end, context.analysis.text[start:end])
    origin = Provenance(document, document, locator, f"comity.reading.{kind}", version, "machine-read", rule)
    return Fact(kind, content, origin, modality, attributed_to, confidence, flags)
