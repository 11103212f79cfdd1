"""Answers of a model kept by the hash of what was asked, so that the same text is not paid for twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.reading.endpoint.prompt import VERSION


@dataclass(frozen=True, slots=True)
class Answers:
    """A folder of answers; None keeps none."""

    folder: Path | None

    def get(self, key: str) -> list[dict[str, Any]] | None:
        """The facts answered to a question, or None where it was not asked before."""
        if self.folder is None:
            return None
        try:
            kept: list[dict[str, Any]] = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))["facts"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return kept

    def put(self, key: str, facts: list[dict[str, Any]]) -> None:
        """Keep an answer, whole or not at all; where the folder cannot be written, none is kept."""
        if self.folder is None:
            return
        path = self.folder / f"{key}.json"
        draft = path.with_name(f".{key}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps({"facts": facts}, ensure_ascii=False), encoding="utf-8")
            os.replace(draft, path)


def key_of(url: str, model: str, passage: str, published: str | None) -> str:
    """The name of an answer: a hash over the address, the model, the version of the question, the text and its date."""
    told = json.dumps([url, model, VERSION, passage, published], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()
