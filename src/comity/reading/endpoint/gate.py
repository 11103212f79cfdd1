"""What of a model's answer is let through: only what stands in the document, in the codes and forms of a fact.

A candidate that fails is refused whole; nothing is mended, guessed or filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.actors import Registry
from comity.core.dates import period
from comity.core.errors import DateError
from comity.core.facts import MODALITIES, Fact
from comity.core.kinds import Column, Kind
from comity.core.provenance import Provenance, SpanLocator
from comity.kinds import all_kinds
from comity.language.gazetteer import fold
from comity.language.model import Analysis
from comity.reading.endpoint.place import Place, place_of
from comity.reading.endpoint.schema import CLOSED, asked

CONFIDENCE = 0.4
"""Of every fact that a model gives: below the cut of a dossier, since nobody has measured how often it is right."""

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,6}")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITAL = re.compile(r"[A-Z][^\W\d_]{2,}")
_TOLERANCE = 0.005
_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "event": (("source", "target"),),
    "figure": (("value",), ("indicator", "subject")),
    "instrument": (("action",), ("title", "identifier", "type")),
    "membership": (("actor",), ("body", "role")),
    "position": (("actor",), ("issue",), ("stance",)),
    "quotation": (("quote",), ("speaker",)),
    "vote": (("yes", "no", "abstain", "positions", "adoption"),),
}
"""Of each group of columns one must be filled, or the fact says nothing."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a candidate is no fact."""

    reason: str


class _Refused(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets through what a model read in one document. ``reader`` and ``rule`` name the model and the question."""

    analysis: Analysis
    registry: Registry
    reader: str
    version: str

    def admit(self, candidate: Any, within: tuple[int, int]) -> Fact | Refusal:
        """The fact that a candidate is, read in the stretch ``within``, or why it is none."""
        try:
            return self._fact(candidate, within)
        except _Refused as refused:
            return Refusal(str(refused))

    def _fact(self, candidate: Any, within: tuple[int, int]) -> Fact:
        if not isinstance(candidate, dict) or candidate.get("kind") not in all_kinds():
            raise _Refused("of no known kind")
        kind = all_kinds()[candidate["kind"]]
        place = place_of(str(candidate.get("text") or ""), self.analysis, within)
        if place is None:
            raise _Refused("its text does not stand in the document")
        content = self._content(kind, candidate, place)
        modality, said_by = candidate.get("modality"), candidate.get("attributed_to")
        if modality not in MODALITIES:
            raise _Refused(f"{modality!r} is no modality")
        document = self.analysis.document
        locator = SpanLocator(document, place.start, place.end, place.text)
        origin = Provenance(
            document, document, locator, self.reader, self.version, "machine-read", f"asked for {kind.id}"
        )
        attributed = self._actor(said_by, place) if said_by else None
        return Fact(kind.id, content, origin, modality, attributed, CONFIDENCE, ())

    def _content(self, kind: Kind, candidate: Mapping[str, Any], place: Place) -> Any:
        values = {c.name: self._value(kind, c, candidate.get(c.name), place) for c in asked(kind)}
        if any(not any(_filled(values.get(name)) for name in group) for group in _NEEDED.get(kind.id, ())):
            raise _Refused("its main fields are empty")
        try:
            return kind.build({name: value for name, value in values.items() if value is not None})
        except (ValueError, TypeError) as error:
            raise _Refused(str(error)) from error

    def _value(self, kind: Kind, column: Column, value: Any, place: Place) -> Any:
        if column.type == "positions":
            return self._positions(value, place)
        if value is None or value in ("", []):
            return None
        words = CLOSED.get((kind.id, column.name))
        if words:
            return _one_of(words, value)
        if column.name in kind.named:
            many = [self._actor(v, place) for v in (value if isinstance(value, list) else [value])]
            return many if column.type == "list" else many[0]
        return _plain(column, value, place)

    def _positions(self, value: Any, place: Place) -> dict[str, str]:
        rows = value if isinstance(value, list) else []
        if not all(isinstance(row, dict) and "actor" in row and "position" in row for row in rows):
            raise _Refused("its positions are not in the form that was asked")
        return {self._actor(row["actor"], place): str(row["position"]) for row in rows}

    def _actor(self, value: Any, place: Place) -> str:
        """The code of an actor that the sentences name, or the words in which they name it."""
        name = str(value).strip()
        known = self.registry.known(name)
        if known is None and not _stands(name, place):
            known = self.registry.resolve(name).actor
        if known is not None and known.id in place.codes:
            return known.id
        if known is None and _stands(name, place):
            named = {m.codes for m in place.mentions if fold(m.text) == fold(name) and len(m.codes) == 1}
            return next(iter(named))[0] if len(named) == 1 else name
        if known is None and _CODE.fullmatch(name):
            raise _Refused(f"{name} is no known code")
        raise _Refused(f"{name} is not named in its text")


def _plain(column: Column, value: Any, place: Place) -> Any:
    if column.type == "date":
        return _date(str(value), place)
    if column.type in ("integer", "real"):
        return _number(value, place, whole=column.type == "integer")
    if column.type == "boolean":
        return bool(value)
    if column.type == "list":
        return [_words(str(v), place) for v in value] if isinstance(value, list) else None
    if column.name == "quote" and not _stands(str(value), place):
        raise _Refused("its quotation does not stand in its text")
    return str(value) if column.name == "unit" else _words(str(value), place)


def _one_of(words: tuple[str, ...], value: Any) -> str:
    if value not in words:
        raise _Refused(f"{value!r} is none of the words allowed")
    return str(value)


def _date(value: str, place: Place) -> str:
    """A date each of whose ends the text gives, at least as exactly."""
    try:
        period(value)
    except DateError as error:
        raise _Refused(f"{value!r} is no date") from error
    ends = [end for end in value.split("/") if end not in ("", "..")]
    if not all(any(told.startswith(end.rstrip("~?%")) for told in place.dates) for end in ends):
        raise _Refused(f"the date {value} is not in its text")
    return value


def _number(value: Any, place: Place, *, whole: bool) -> int | float:
    """A number that the text gives, in figures or in words."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Refused(f"{value!r} is no number")
    told = {q.value for q in place.quantities if q.value is not None}
    told |= {float(d) for digits in _DIGITS.findall(place.text) if _is_plain(d := digits.replace(",", ""))}
    if not any(abs(abs(value) - abs(t)) <= _TOLERANCE * abs(t) and (not whole or value == t) for t in told):
        raise _Refused(f"the number {value:g} is not in its text")
    return int(value) if whole else float(value)


def _is_plain(digits: str) -> bool:
    return digits.count(".") <= 1


def _words(value: str, place: Place) -> str:
    """Words whose figures and proper names all stand in the text; the rest may describe."""
    text = fold(place.text)
    strange = [w for w in (*_DIGITS.findall(value), *_CAPITAL.findall(value)[1:]) if fold(w) not in text]
    first = _CAPITAL.match(value)
    if strange or (first and len(value.split()) == 1 and fold(first.group()) not in text):
        raise _Refused(f"{(strange or [value])[0]} is not in its text")
    return value


def _stands(words: str, place: Place) -> bool:
    pattern = r"\s+".join(map(re.escape, fold(words).split()))
    return bool(pattern) and re.search(rf"(?<!\w){pattern}(?!\w)", fold(place.text)) is not None


def _filled(value: Any) -> bool:
    return value is not None and value not in ("", [], {})
