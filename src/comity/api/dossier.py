"""A cited dossier on a pair of states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from comity.actors import registry
from comity.api.files import refuse_folder, write_bytes, write_text
from comity.api.ledgers import open_ledger
from comity.core.dyad import Dyad
from comity.core.errors import InputError, UnknownActor

if TYPE_CHECKING:
    from comity.dossier import Dossier as Contents

Format = Literal["html", "pdf", "json"]
FORMATS: tuple[Format, ...] = ("html", "pdf", "json")


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier on two states; shows itself in a notebook, and is written with ``save``."""

    contents: Contents

    def counts(self) -> str:
        """What the dossier rests on, in one line."""
        made, cited = self.contents, self.contents.counts.cited
        said = ", ".join(f"{number} {status}" for status, number in cited.items())
        withheld = sum(made.counts.withheld.values())
        return f"{len(made.chapters)} chapters, {sum(cited.values())} facts cited ({said}), {withheld} withheld"

    def html(self) -> str:
        """One self-contained page: opening it asks nothing of the network."""
        from comity.dossier import to_html

        return to_html(self.contents)

    def save(self, path: str | Path, form: Format | None = None) -> Path:
        """Write the dossier to a file, as the form named or as its suffix says; returns the path."""
        from comity.dossier import to_json, to_pdf

        target = Path(path)
        refuse_folder(target)
        chosen = form or target.suffix.lstrip(".").lower()
        if chosen not in FORMATS:
            raise InputError(
                f"A dossier is written as {', '.join(FORMATS)}, not as {chosen or 'a file without suffix'!r}."
            )
        if chosen == "pdf":
            return write_bytes(target, to_pdf(self.contents))
        return write_text(target, self.html() if chosen == "html" else to_json(self.contents))

    def _repr_html_(self) -> str:
        from html import escape

        style = "width:100%;height:48rem;border:1px solid #999"
        return f'<iframe srcdoc="{escape(self.html(), quote=True)}" style="{style}"></iframe>'


def dossier(
    first: str,
    second: str,
    *,
    third: Sequence[str] = (),
    since: int | None = None,
    reviewed_only: bool = False,
    ledger: str | Path | None = None,
) -> Dossier:
    """Build the dossier on two states, by code or name, from the ledger.

    ``third`` sets other states beside the pair in every chapter; ``since`` leaves out what ended before that year;
    ``reviewed_only`` leaves out what no person has looked at. UnknownActor suggests what was meant.
    """
    from comity.dossier import build

    codes = [_state(name) for name in (first, second, *third)]
    if len(set(codes)) < len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise InputError(
            f"{registry().name(twice)} ({twice}) is named twice; a dossier sets different states side by side."
        )
    start = date(since, 1, 1) if since else None
    with open_ledger(ledger) as held:
        pair = Dyad(codes[0], codes[1])
        return Dossier(build(held, pair, codes[2:], start, reviewed_only, made_on=date.today()))


def _state(name: str) -> str:
    actor = registry().find(name)
    if actor.kind != "state":
        raise UnknownActor(f"{name!r} is a {actor.kind}, not a state: {actor.name}. A dossier is on two states.")
    return actor.id
