"""``comity read``: documents into the ledger."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.options import LedgerOption

if TYPE_CHECKING:
    from comity.api import Reading
    from comity.api.model_reading import Endpoint

ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="URL",
        help="Also ask the language model at an OpenAI-compatible address; its facts are marked with its name.",
        show_default=False,
    ),
]


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files or folders: .txt .md .html .pdf .docx .jsonl, corpora"),
    ],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="jsonl", help="Print the facts and write nothing.", show_default=False),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print which rule made each fact of each sentence; write nothing.")
    ] = False,
    model: ModelOption = None,
    model_name: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Which model of that address; needless where it has one.", show_default=False
        ),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Read documents into the ledger; with --format jsonl, print their facts and write nothing."""
    from comity import api
    from comity.cli.render import progress
    from comity.core.errors import InputError

    if form not in (None, "jsonl"):
        raise InputError(f"Facts are printed as jsonl, not as {form!r}; for a table write: comity facts --format csv")
    if model_name and not model:
        raise InputError(f"--model-name {model_name} needs the address of the model: --model URL.")
    asked = _endpoint(model, model_name, paths)
    write = form is None and not explain
    failed: list[str] = []
    read_all = 0
    with progress("Reading") as step:
        for result in api.read(paths, ledger, write=write, progress=step, model=asked, announce=_announce):
            if isinstance(result, api.Unread):
                failed.append(result.reason)
                continue
            read_all += 1
            _show(result, form, explain)
    _tell(failed, read_all)


def _endpoint(url: str | None, name: str | None, paths: list[Path]) -> Endpoint | None:
    """The model to ask; a path that is not there is told before anything is asked."""
    if url is None:
        return None
    from comity.api.model_reading import endpoint
    from comity.core.errors import InputError

    missing = [path for path in paths if not path.exists()]
    if missing:
        raise InputError(f"There is no file {missing[0]}.")
    return endpoint(url, name)


def _announce(asked: Endpoint, requests: int, tokens: int) -> None:
    many = "request" if requests == 1 else "requests"
    sys.stderr.write(
        f"comity: the text goes to {asked.label} at {asked.url}: about {tokens:,} tokens in {requests:,} {many}.\n"
    )


def _show(result: Reading, form: str | None, explain: bool) -> None:
    from comity.api.reading_explained import exported_with_rule

    if form:
        for row in exported_with_rule(result) if explain else result.exported():
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif explain:
        _explain(result)
    else:
        _report(result)
    if result.note:
        sys.stderr.write(f"comity: {result.document.name} gives no facts: {result.note}.\n")
    elif result.foreign:
        many = "paragraph" if result.foreign == 1 else "paragraphs"
        sys.stderr.write(f"comity: {result.document.name}: {result.foreign} {many} not in English set aside.\n")
    _report_model(result)


def _explain(result: Reading) -> None:
    from comity.api.reading_explained import explained

    parts = list(explained(result))
    sys.stdout.write(f"{result.document.name}: {len(result.facts)} facts from {len(parts)} passages\n")
    for part in parts:
        sys.stdout.write(f"\n{part.start}-{part.end}  {part.text}\n")
        for made in part.facts:
            sys.stdout.write(f"    {made.kind}: {made.said}\n        {made.how}\n")


def _report(result: Reading) -> None:
    change = result.change
    if change is None:
        return
    said = f"{change.new} new, {change.kept} known" + (f", {change.withdrawn} superseded" if change.withdrawn else "")
    sys.stdout.write(f"{result.document.name}: {len(result.facts)} facts ({said})\n")


def _report_model(result: Reading) -> None:
    """How the model was asked, and what of its answers was refused."""
    if result.model is None:
        return
    model = result.model
    said = f"{len(model.facts)} facts by the model, {model.refused.total()} of its answers refused"
    kept = f", {model.cached} of {model.asked + model.cached} requests answered before" if model.cached else ""
    sys.stderr.write(f"comity: {result.document.name}: {said}{kept}.\n")
    for reason, times in model.refused.most_common(3):
        sys.stderr.write(f"comity:   refused {times}: {reason}\n")


def _tell(failed: list[str], read_all: int) -> None:
    for reason in failed:
        sys.stderr.write(f"comity: not read: {reason}\n")
    if failed:
        rest = "; the rest was" if read_all else ""
        sys.stderr.write(f"comity: {len(failed)} of {len(failed) + read_all} documents could not be read{rest}.\n")
        raise typer.Exit(2)
