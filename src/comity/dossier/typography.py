"""Small things of setting type: what must not be parted at a line's end."""

from __future__ import annotations

import calendar
import re
from typing import Any

_DAY = re.compile(rf"\b(\d{{1,2}}) (?=(?:{'|'.join(calendar.month_name[1:])})\b)")
_SPACE = "\N{NO-BREAK SPACE}"
_PRINTED = frozenset(("text", "words", "by", "caption", "alt", "note"))


def tied(value: Any) -> Any:
    """The same values with a day tied to its month wherever text is printed; what is not printed stays as it is."""
    if isinstance(value, dict):
        return {
            n: _tie(v) if n in _PRINTED and isinstance(v, str) else v if n == "spec" else tied(v)
            for n, v in value.items()
        }
    return [tied(inner) for inner in value] if isinstance(value, list) else value


def _tie(text: str) -> str:
    return _DAY.sub(rf"\1{_SPACE}", text)
