"""Write the pages of docs/ that describe parts, from the parts: commands, kinds, chapters, checks and sources."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from comity.actors import registry
from comity.api.bibtex import source_entry
from comity.chapters import all_chapters
from comity.cli.main import app
from comity.core.dates import period
from comity.core.facts import Fact
from comity.kinds import all_kinds
from comity.sources import Card, all_cards, shipped_record
from scripts.checks_page import checks
from scripts.markdown import table

DOCS = Path(__file__).resolve().parents[1] / "docs"


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


_SAID = (
    "What stands behind the record, with its rights, its files and its faults. `comity sources SOURCE` shows the same\n"
    "with what a ledger holds: rows by year and state, totals as expected and as found."
)


def sources() -> str:
    """Every source with a card: rights, coverage, files, rows that ship; then the publishers of single pages."""
    shipped = {id_: facts for id_, (_, facts) in shipped_record(all_kinds()).items()}
    series = [card for card in all_cards().values() if card.layout != "single pages"]
    pages = [card for card in all_cards().values() if card.layout == "single pages"]
    rows = ((f"`{c.id}`", c.publisher, c.country, c.state_link, str(len(shipped[c.id]))) for c in pages)
    entries = "\n".join(source_entry(card.id, asdict(card)).strip() for card in series)
    return "\n".join(
        [
            f"# Sources\n\n{_SAID}\n",
            *(_series(card, shipped[card.id]) for card in series),
            "## Publishers of single pages\n",
            table(("id", "publisher", "country", "tie to a state", "rows"), rows),
            "## BibTeX\n\nWith the editions that a ledger holds: `comity sources --format bibtex`.\n",
            f"```bibtex\n{entries}\n```\n",
        ]
    )


def _series(card: Card, facts: Sequence[Fact]) -> str:
    lines = {
        "coverage": card.coverage,
        "rights": f"use {card.rights.use}; quote {card.rights.quote}; redistribute {card.rights.redistribute}",
        "cite as": card.citation,
        "rows that ship": _shipped(facts),
        "layout": card.layout,
        "expected totals": "; ".join(f"{total.says} {total.expected:,}" for total in card.totals),
        "leads": "; ".join([
            *(f"{'every other source' if other == '*' else other}: {why}" for other, why in card.yields_to.items()),
            *(f"neither this nor {other}: {why}" for other, why in card.neither_leads.items()),
        ]),
        "terms by year": card.derived_years,
        "download": _download(card),
        "last checked": card.checked,
        "note": card.note,
    }  # fmt: skip
    told = "".join(f"- {name}: {' '.join(str(text).split())}\n" for name, text in lines.items() if text)
    address = f" <{card.homepage}>" if card.homepage else ""
    return f"## {card.id}\n\n{card.publisher}: {card.title}.{address}\n\n{told}{_files(card)}"


def _shipped(facts: Sequence[Fact]) -> str:
    """How many rows ship, how many of them unverified, their years, and how many states they name."""
    if not facts:
        return "0"
    kinds, known = all_kinds(), {state.id for state in registry().states()}
    unverified = sum(fact.provenance.status == "unverified" for fact in facts)
    days = [period(when) for fact in facts if (when := kinds[fact.kind].when(fact.content))]
    years = [day.year for one in days for day in (one.first, one.last) if day]
    states = {actor for fact in facts for actor in kinds[fact.kind].actors(fact.content)} & known
    when = f"; {min(years)}-{max(years)}" if years else ""
    return f"{len(facts)}, of which unverified {unverified}{when}; states named: {len(states)}"


def _download(card: Card) -> str:
    if card.fetch:
        return "; ".join(one.url or f"{one.dataverse}, doi:{one.doi}, {one.file}" for one in card.fetch)
    return f"by hand: {card.by_hand or card.homepage}" if card.layouts else ""


def _files(card: Card) -> str:
    """The forms of a source's files that are recognised, as a table."""
    if not card.layouts:
        return ""
    rows = (
        (f"`{one.id}`", ", ".join(f"`{column}`" for column in one.columns), f"{one.rows:,}" if one.rows else "",
         "yes" if one.verified else "no: layout unverified")
        for one in card.layouts
    )  # fmt: skip
    return "\n" + table(("file", "demanded columns", "expected rows", "read in a real file"), rows)


PAGES = {
    "commands.md": commands,
    "kinds.md": kinds,
    "chapters.md": chapters,
    "checks.md": checks,
    "sources.md": sources,
}


def page(name: str) -> str:
    """A page's text, without blanks at the ends of lines."""
    return re.sub(r"[ \t]+\n", "\n", PAGES[name]())


def main() -> None:
    """Write the pages."""
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
