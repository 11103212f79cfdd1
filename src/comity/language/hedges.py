"""Words that make a number approximate: "more than", "about", "at least", "or so"."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:\b(?:more\sthan|over|about|almost|nearly|around|approximately|some|at\sleast|up\sto|as\s(?:many|much|high|low)\sas|"
    r"(?:less|fewer|greater|higher|lower)\sthan|under|roughly|close\sto|(?:an\s|the\s)?estimated(?:\sat)?|minimum\sof|"
    r"maximum\sof|at\smost|exceed(?:s|ed|ing)?|in\sexcess\sof|upwards\sof|circa|ca?\.|nearing|approaching|below|above)"
    r"|[~≈><≥≤])\s?(?:(?:an\s|the\s)?estimated\s|a\stotal\sof\s|a\srecord\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\+|\s(?:or\s(?:so|more|less|fewer)|odd)\b")


def is_approximate(text: str, start: int, end: int) -> bool:
    """True when the words before or after the number at ``start`` to ``end`` say that it is not exact."""
    return bool(_BEFORE.search(text, max(0, start - 40), start) or _AFTER.match(text, end))
