"""``comity votes``: how states vote in the bodies of the United Nations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.cli.options import LedgerOption, OutOption

if TYPE_CHECKING:
    from comity.api.votes import Frame

_FORMS = ("table", "csv", "jsonl", "parquet")


def votes(
    states: Annotated[
        list[str] | None,
        typer.Argument(metavar="STATE", help="States by code or name: AZE RUS", show_default=False),
    ] = None,
    ideal_points: Annotated[
        bool, typer.Option("--ideal-points", help="Ideal points of all states and sessions.")
    ] = False,
    resolution: Annotated[
        str | None,
        typer.Option(metavar="SYMBOL", help="Who voted how on a resolution: A/RES/62/243", show_default=False),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Agreement of all pairs of states, without intervals.")] = False,
    parted: Annotated[bool, typer.Option("--parted", help="The votes on which two states part most.")] = False,
    moved: Annotated[bool, typer.Option("--moved", help="The largest changes of agreement, and their votes.")] = False,
    blocs: Annotated[bool, typer.Option("--blocs", help="Which states vote as one, year by year.")] = False,
    absence: Annotated[bool, typer.Option("--absence", help="How often states took no part.")] = False,
    permanent_five: Annotated[
        bool, typer.Option("--permanent-five", help="A state's distance from each permanent member.")
    ] = False,
    body: Annotated[str, typer.Option(metavar="BODY", help="UNGA, UNSC, UNHRC")] = "UNGA",
    source: Annotated[
        str | None,
        typer.Option(metavar="SOURCE", help="Whose roll calls [default: the official ones]", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="A year (whole sessions opened in it) or a day.", show_default=False),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The same, for the end.", show_default=False)
    ] = None,
    issue: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Votes whose subject or title has these words.", show_default=False),
    ] = None,
    method: Annotated[
        str, typer.Option(metavar="METHOD", help="Of --ideal-points: walk, published, or quick (approximate).")
    ] = "walk",
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="Of --ideal-points: what the draws start from.")] = 1,
    convergence: Annotated[
        bool, typer.Option("--convergence", help="Of --ideal-points: R-hat and effective draws of each.")
    ] = False,
    by: Annotated[str, typer.Option(metavar="PERIOD", help="session, or whole for the period as one")] = "session",
    most: Annotated[int, typer.Option(metavar="N", min=1, help="How many rows of --parted and --moved.")] = 20,
    span: Annotated[int, typer.Option(metavar="N", min=1, help="Sessions between those that --moved compares.")] = 1,
    least: Annotated[float, typer.Option(metavar="SHARE", help="Least mean agreement across a bloc.")] = 0.9,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="table, csv, jsonl or parquet")] = "table",
    out: OutOption = None,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also draw a chart: .svg, .png or .html", show_default=False)
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Measure how states vote: agreement with its interval and counts, ideal points, one resolution."""
    from comity.api import votes as api
    from comity.core.errors import InputError

    named = states or []
    views = {"--ideal-points": ideal_points, "--resolution": bool(resolution), "--all": every, "--parted": parted,
             "--moved": moved, "--blocs": blocs, "--absence": absence, "--permanent-five": permanent_five}  # fmt: skip
    view = [name for name, wanted in views.items() if wanted]
    if len(view) > 1:
        raise InputError(f"{view[0]} and {view[1]} are two questions; ask one at a time.")
    if form not in _FORMS:
        raise InputError(f"Votes are printed as table, csv, jsonl or parquet, not as {form!r}.")
    if form == "parquet" and out is None:
        raise InputError("Parquet is not for a terminal; name a file with --out.")
    if chart and chart.suffix.lower() not in (".svg", ".png", ".html"):
        raise InputError(f"A chart is written as .svg, .png or .html, not as {chart.name!r}.")
    if resolution:
        _refuse(named, "--resolution", 0, chart)
        _roll_call(api.roll_call(resolution, ledger=ledger), form, out)
        return
    chosen: dict[str, Any] = {"body": body, "source": source, "since": since, "until": until, "issue": issue}
    if ideal_points:
        estimated: dict[str, Any] = {"method": method, "seed": seed, "convergence": convergence}
        estimated["absence"] = form == "table" and not out
        frame = api.ideal_points(*named, **estimated, **chosen, ledger=ledger)
    else:
        frame = _asked(view[0] if view else "", named, chosen | {"ledger": ledger}, by, most, span, least)
    _show(frame, form, out)
    if chart:
        from comity.api.vote_charts import save_chart

        sys.stderr.write(f"{save_chart(frame, chart)}\n")
    sys.stderr.writelines(f"{line}\n" for line in (*frame.notes(), *api.predecessors_named(named)))


def _asked(view: str, named: list[str], chosen: dict[str, Any], by: str, most: int, span: int, least: float) -> Frame:
    """The answer to the one question that was asked."""
    from comity.api import votes as api
    from comity.core.errors import InputError

    match view:
        case "--parted":
            _refuse(named, view, 2)
            return api.divergence(named[0], named[1], most=most, **chosen)
        case "--moved":
            return api.movement(*named, span=span, most=most, **chosen)
        case "--blocs":
            _refuse(named, view, 0)
            return api.blocs(by=by, least=least, **chosen)
        case "--absence":
            return api.absence(*named, by=by, **chosen)
        case "--permanent-five":
            _refuse(named, view, 1)
            return api.permanent_five(named[0], by=by, **chosen)
        case "--all":
            _refuse(named, view, 0)
        case _ if len(named) < 2:
            raise InputError(
                "Name two states or more: comity votes AZE RUS. Or ask for --all, --ideal-points, --absence,\n"
                "--moved, --blocs, --permanent-five STATE, --parted STATE STATE, or --resolution A/RES/62/243."
            )
    return api.agreement(*named, by=by, **chosen)


def _refuse(named: list[str], view: str, wanted: int, chart: Path | None = None) -> None:
    from comity.core.errors import InputError

    if len(named) != wanted:
        count = {0: "no states", 1: "one state", 2: "two states"}[wanted]
        raise InputError(f"{view} takes {count}; {len(named)} {'is' if len(named) == 1 else 'are'} named.")
    if chart:
        raise InputError(f"{view} has no chart; leave --chart out.")


def _roll_call(report: Any, form: str, out: Path | None) -> None:
    if out is not None:
        sys.stdout.write(f"{report.save(out, 'csv' if form == 'table' else form)}: {len(report.rows())} positions\n")
    elif form == "table":
        sys.stdout.writelines(f"{line}\n" for line in report.lines())
    else:
        sys.stdout.write(report.as_csv() if form == "csv" else report.as_jsonl())


def _show(frame: Frame, form: str, out: Path | None) -> None:
    if out is not None:
        sys.stdout.write(f"{frame.save(out, None if form == 'table' else form)}: {len(frame):,} rows\n")
    elif form == "table":
        _table(frame)
    else:
        sys.stdout.write(frame.as_jsonl() if form == "jsonl" else frame.as_csv())


def _table(frame: Frame) -> None:
    from comity.cli import vote_tables as shown
    from comity.cli.render import table

    columns, rows = shown.VIEWS[frame.estimates.measure], frame.rows()
    cells = [[value(row) for _, value in columns] for row in rows]
    names = [name for name, _ in columns]
    drawn = shown.MARKS.get(frame.estimates.measure)
    if drawn and sys.stdout.isatty():
        names.append("")
        cells = [[*row, mark] for row, mark in zip(cells, shown.drawn(rows, *drawn), strict=True)]
    table(names, cells, wide=next((name for name in ("title", "roll calls") if name in names), None))
