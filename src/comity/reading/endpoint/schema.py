"""What a language model is asked for: the seven kinds of fact as a JSON schema, made from the kinds themselves."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from comity.core.facts import MODALITIES
from comity.core.kinds import Column, Kind
from comity.kinds import all_kinds
from comity.kinds.event import EVENT_TYPES
from comity.kinds.instrument import ACTIONS
from comity.kinds.position import Stance
from comity.kinds.vote import POSITIONS

CLOSED: dict[tuple[str, str], tuple[str, ...]] = {
    ("event", "type"): EVENT_TYPES,
    ("instrument", "action"): ACTIONS,
    ("position", "stance"): get_args(Stance),
    ("vote", "adoption"): ("recorded", "without a vote"),
}
"""Columns that hold one of a few words."""

_OWN = frozenset((("instrument", "instrument"), ("event", "title")))
"""Columns that only the record fills."""

_PLAIN: dict[str, Any] = {
    "text": {"type": ["string", "null"]},
    "date": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "real": {"type": ["number", "null"]},
    "boolean": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "string"}},
}


@cache
def answer_schema() -> dict[str, Any]:
    """The schema of an answer: ``facts``, each of one kind with all of its columns."""
    kinds = [_kind_schema(kind) for kind in all_kinds().values()]
    return _object({"facts": {"type": "array", "items": {"anyOf": kinds}}})


def asked(kind: Kind) -> tuple[Column, ...]:
    """The columns of a kind that a model is asked to fill."""
    return tuple(c for c in kind.columns if (kind.id, c.name) not in _OWN)


def _kind_schema(kind: Kind) -> dict[str, Any]:
    told = {
        "kind": {"type": "string", "enum": [kind.id]},
        "text": {"type": "string"},
        "modality": {"type": "string", "enum": list(MODALITIES)},
        "attributed_to": {"type": ["string", "null"]},
    }
    return _object(told | {c.name: _column_schema(kind, c) for c in asked(kind)})


def _column_schema(kind: Kind, column: Column) -> dict[str, Any]:
    words = CLOSED.get((kind.id, column.name))
    if words:
        required = (kind.id, column.name) in (("event", "type"), ("position", "stance"))
        return {"enum": [*words] if required else [*words, None]}
    if column.type == "positions":
        cast = _object({"actor": {"type": "string"}, "position": {"type": "string", "enum": list(POSITIONS)}})
        return {"type": "array", "items": cast}
    plain: dict[str, Any] = _PLAIN[column.type]
    return plain


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip
