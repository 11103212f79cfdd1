"""``comity facts``: the ledger's facts, chosen and printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.options import LedgerOption, OutOption

if TYPE_CHECKING:
    from comity.api import FactList


def facts(
    dyad: Annotated[
        tuple[str, str] | None,
        typer.Option("--dyad", metavar="STATE STATE", help="Facts on two states.", show_default=False),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND", help="vote, instrument, membership, event, figure, quotation, position", show_default=False
        ),
    ] = None,
    since: Annotated[int | None, typer.Option(metavar="YEAR", min=1945, max=2100, show_default=False)] = None,
    until: Annotated[int | None, typer.Option(metavar="YEAR", min=1945, max=2100, show_default=False)] = None,
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only", help="Leave out what no person has looked at.")
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="table, jsonl, csv or parquet")] = "table",
    out: OutOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Print the ledger's facts."""
    from comity import api
    from comity.core.errors import InputError

    if form not in ("table", "jsonl", "csv", "parquet"):
        raise InputError(f"Facts are printed as table, jsonl, csv or parquet, not as {form!r}.")
    if form == "parquet" and out is None:
        raise InputError("Parquet is not for a terminal; name a file with --out.")
    found = api.facts(ledger, dyad=dyad, kind=kind, since=since, until=until, reviewed_only=reviewed_only)
    if out is not None:
        sys.stdout.write(f"{found.save(out, form)}: {len(found):,} facts\n")
    elif form == "table":
        _table(found)
    else:
        sys.stdout.write(found.as_jsonl() if form == "jsonl" else found.as_csv())


def _table(found: FactList) -> None:
    from comity.cli.render import table

    rows = [(r["date"] or "", r["kind"], r["sentence"], r["doc"], r["status"]) for r in found.to_arrow().to_pylist()]
    table(("date", "kind", "fact", "source", "status"), rows, wide="fact")
    if sys.stdout.isatty():
        sys.stdout.write(f"{len(found):,} facts\n")
