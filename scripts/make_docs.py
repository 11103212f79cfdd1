"""Write the pages of docs/ that describe parts: commands, kinds, chapters and sources, from the parts themselves."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from pathlib import Path

import typer

from comity.chapters import all_chapters
from comity.cli.main import app
from comity.kinds import all_kinds
from comity.sources import all_cards, shipped_record

DOCS = Path(__file__).resolve().parents[1] / "docs"


def commands() -> str:
    """Each command with its help."""
    group = typer.main.get_command(app)
    assert hasattr(group, "commands")
    parts = ["# Commands\n\nEvery command prints its help with `--help`; what is wrong is told in one message, with exit code 2.\n"]
    for name, command in group.commands.items():
        context = command.make_context(name, [], resilient_parsing=True, info_name=f"comity {name}")
        parts.append(f"## comity {name}\n\n```\n{command.get_help(context).strip()}\n```\n")
    return "\n".join(parts)


def kinds() -> str:
    """Each kind with one instance read aloud and its columns."""
    parts = ["# The seven kinds of fact\n\nThe fields of each kind, as they are exported and as they stand in the ledger.\n"]
    for kind in all_kinds().values():
        columns = "\n".join(f"| `{c.name}` | {c.type} | {c.about} |" for c in kind.columns)
        about = inspect.cleandoc(kind.type.__doc__ or "")
        parts.append(f"## {kind.id}\n\n{about}\n\n| field | type | holds |\n|---|---|---|\n{columns}\n")
    return "\n".join(parts)


def chapters() -> str:
    """The chapters in their order, with the kinds of fact that they need."""
    ordered = sorted(all_chapters().values(), key=lambda chapter: chapter.place)
    rows = "\n".join(f"| {c.place} | `{c.id}` | {c.title} | {', '.join(c.needs)} |" for c in ordered)
    return f"# Chapters\n\nThe chapters of a dossier, in their order.\n\n| place | id | title | needs |\n|---|---|---|---|\n{rows}\n"


def sources() -> str:
    """Every source with a card: rights, coverage, rows that ship; then the publishers of single pages."""
    shipped = {id_: facts for id_, (_, facts) in shipped_record(all_kinds()).items()}
    parts = ["# Sources\n\nWhat stands behind the record that ships, with its rights and its faults.\n"]
    pages = []
    for card in all_cards().values():
        rows = Counter(fact.provenance.status for fact in shipped[card.id])
        if card.coverage.startswith("single pages"):
            pages.append(f"| `{card.id}` | {card.publisher} | {card.country} | {card.state_link} | {rows.total()} |")
            continue
        parts.append(
            f"## {card.id}\n\n{card.publisher}: {card.title}. <{card.homepage}>\n\n"
            f"- coverage: {card.coverage}\n- rights: use {card.rights.use}; quote {card.rights.quote}; "
            f"redistribute {card.rights.redistribute}\n- cite as: {card.citation}\n"
            f"- rows that ship: {rows.total()}, of which unverified {rows['unverified']}\n- layout: {card.layout}\n"
            + (f"- note: {card.note}\n" if card.note else "")
        )
    head = "## Publishers of single pages\n\n| id | publisher | country | tie to a state | rows |\n|---|---|---|---|---|\n"
    return "\n".join([*parts, head + "\n".join(pages) + "\n"])


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
