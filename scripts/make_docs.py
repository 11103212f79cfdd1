"""Write the pages of docs/ that describe parts: commands, kinds, chapters and sources, from the parts themselves."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import typer

from comity.chapters import all_chapters
from comity.cli.main import app
from comity.kinds import all_kinds
from comity.sources import Card, all_cards, shipped_record

DOCS = Path(__file__).resolve().parents[1] / "docs"


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(columns)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def commands() -> str:
    """Each command with its help."""
    group = typer.main.get_command(app)
    said = "Every command has `--help`; what is wrong is told in one message, with exit code 2."
    parts = [f"# Commands\n\n{said}\n"]
    for name, command in getattr(group, "commands", {}).items():
        context = command.make_context(f"comity {name}", [], resilient_parsing=True, terminal_width=100)
        parts.append(f"## comity {name}\n\n```\n{command.get_help(context).strip()}\n```\n")
    return "\n".join(parts)


def kinds() -> str:
    """Each kind with one instance read aloud and its columns."""
    parts = [
        "# The seven kinds of fact\n\nThe fields of each kind, as they are exported and as the ledger holds them.\n"
    ]
    for kind in all_kinds().values():
        about = inspect.cleandoc(kind.type.__doc__ or "")
        columns = table(("field", "type", "holds"), ((f"`{c.name}`", c.type, c.about) for c in kind.columns))
        parts.append(f"## {kind.id}\n\n{about}\n\n{columns}")
    return "\n".join(parts)


def chapters() -> str:
    """The chapters in their order, with the kinds of fact that they need."""
    rows = ((str(c.place), f"`{c.id}`", c.title, ", ".join(c.needs)) for c in all_chapters())
    return "# Chapters\n\nThe chapters of a dossier, in their order.\n\n" + table(
        ("place", "id", "title", "needs"), rows
    )


def sources() -> str:
    """Every source with a card: rights, coverage, rows that ship; then the publishers of single pages."""
    shipped = {id_: facts for id_, (_, facts) in shipped_record(all_kinds()).items()}
    counts = {id_: Counter(str(fact.provenance.status) for fact in facts) for id_, facts in shipped.items()}
    series = [card for card in all_cards().values() if card.layout != "single pages"]
    pages = [card for card in all_cards().values() if card.layout == "single pages"]
    rows = ((f"`{c.id}`", c.publisher, c.country, c.state_link, str(counts[c.id].total())) for c in pages)
    return "\n".join(
        [
            "# Sources\n\nWhat stands behind the record that ships, with its rights and its faults.\n",
            *(_series(card, counts[card.id]) for card in series),
            "## Publishers of single pages\n",
            table(("id", "publisher", "country", "tie to a state", "rows"), rows),
        ]
    )


def _series(card: Card, rows: Counter[str]) -> str:
    rights = f"use {card.rights.use}; quote {card.rights.quote}; redistribute {card.rights.redistribute}"
    lines = {
        "coverage": card.coverage,
        "rights": rights,
        "cite as": card.citation,
        "rows that ship": f"{rows.total()}, of which unverified {rows['unverified']}",
        "layout": card.layout,
        "note": card.note,
    }
    told = "".join(f"- {name}: {' '.join(str(text).split())}\n" for name, text in lines.items() if text)
    address = f" <{card.homepage}>" if card.homepage else ""
    return f"## {card.id}\n\n{card.publisher}: {card.title}.{address}\n\n{told}"


PAGES = {"commands.md": commands, "kinds.md": kinds, "chapters.md": chapters, "sources.md": sources}


def page(name: str) -> str:
    """A page's text, without blanks at the ends of lines."""
    return re.sub(r"[ \t]+\n", "\n", PAGES[name]())


def main() -> None:
    """Write the pages."""
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
