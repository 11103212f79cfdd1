"""The chapters of a dossier, one file each."""

from __future__ import annotations

import sys
from functools import cache

from comity.chapters.base import Chapter
from comity.core.registry import parts


@cache
def all_chapters() -> tuple[Chapter, ...]:
    """Every chapter, in the order in which a dossier prints them."""
    found = parts(sys.modules[__name__], "CHAPTER", Chapter).values()
    return tuple(sorted(found, key=lambda chapter: (chapter.place, chapter.id)))
