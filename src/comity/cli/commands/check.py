"""``comity check``: what a text claims, against the record, other texts and itself."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.options import LedgerOption

if TYPE_CHECKING:
    from comity.api import Checked

_FORMS = ("table", "jsonl", "html", "claimreview")
_QUIET = ("not_in_record", "outside_coverage")


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents or folders to check")],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORM", help="table, jsonl, html or claimreview", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write", show_default=False)
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when something is contradicted")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Check what documents claim: votes, treaties, terms, dates, figures, ranks, citations, quotations.

    Each claim is compared with the ledger, with the document itself and with the other files named. A verdict is no
    more than its evidence: "not in the record" is not "false". With --strict the exit code is 1 where a claim is
    contradicted, malformed or at odds with its own text.
    """
    from comity import api
    from comity.cli.render import progress

    chosen = _form(form, out)
    with progress("Checking") as step:
        found = api.check(files, ledger, progress=step)
    checked = [one for one in found if isinstance(one, api.Checked)]
    if chosen == "table" and out is None:
        _table(checked)
    else:
        _write(_text(chosen, checked, ledger), out, checked)
    failed = [one for one in found if isinstance(one, api.Unread)]
    for one in failed:
        sys.stderr.write(f"comity: not checked: {one.reason}\n")
    if failed:
        raise typer.Exit(2)
    if strict and any(one.accused for one in checked):
        raise typer.Exit(1)


def _form(form: str | None, out: Path | None) -> str:
    from comity.core.errors import InputError

    if out is not None and out.is_dir():
        raise InputError(f"{out} is a folder; name the file to write, such as {out / 'check.html'}.")
    suffixes = {".html": "html", ".htm": "html", ".jsonl": "jsonl", ".json": "claimreview", ".jsonld": "claimreview"}
    chosen = form or (suffixes.get(out.suffix.lower(), "") if out else "table")
    if chosen not in _FORMS:
        named = f"as {chosen!r}" if chosen else f"to {out}"
        raise InputError(f"Verdicts are written as {', '.join(_FORMS)}, not {named}; say which with --format.")
    return chosen


def _text(form: str, checked: list[Checked], ledger: Path | None) -> str:
    from comity.api.reports import claim_review, report

    if form == "html":
        return report(checked, ledger)
    if form == "claimreview":
        return claim_review(checked)
    if form == "jsonl":
        rows = (json.dumps(row, ensure_ascii=False) for one in checked for row in one.exported())
        return "".join(f"{row}\n" for row in rows)
    return "".join("\t".join(cells) + "\n" for cells in (_COLUMNS, *_rows(checked)))


def _write(text: str, out: Path | None, checked: list[Checked]) -> None:
    from comity.api.reports import save_report

    if out is None:
        sys.stdout.write(text)
        return
    path = save_report(text, out)
    sys.stdout.write(f"Wrote {path}. {_counted(checked)}\n")


_COLUMNS = ("document", "at", "verdict", "claim", "explanation")


def _rows(checked: list[Checked]) -> list[tuple[str, ...]]:
    return [
        (v.doc, str(v.start), v.verdict.replace("_", " "), " ".join(v.text.split()), v.explanation)
        for one in checked for v in one.verdicts
    ]  # fmt: skip


def _table(checked: list[Checked]) -> None:
    """On a terminal what was found; what the record does not hold is counted below, and shown in a pipe."""
    from comity.cli.render import table

    every = _rows(checked)
    shown = [row for row in every if row[2].replace(" ", "_") not in _QUIET] if sys.stdout.isatty() else every
    table(_COLUMNS, shown, wide="explanation")
    sys.stderr.write(f"{_counted(checked)}\n")


def _counted(checked: list[Checked]) -> str:
    counts = Counter(v.verdict for one in checked for v in one.verdicts)
    if not counts:
        return "No claim that can be checked was found."
    said = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.most_common())
    return f"{sum(counts.values())} verdicts: {said}."
