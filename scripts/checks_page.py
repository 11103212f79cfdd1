"""The page docs/checks.md, from the checks, the finders of claims and a run of ``comity check``."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from comity.checks import all_checks
from comity.checks.base import Check
from comity.checks.base.saying import SURE
from comity.core.verdicts import ACCUSATIONS, JUDGEMENTS
from comity.kinds import all_kinds
from comity.reading.claims import finders
from scripts.markdown import table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "checks.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"

NOTE = """\
Resolution A/RES/62/243 was adopted by 39 votes to 8, with 100 abstentions.
Azerbaijan acceded to the International Covenant on Civil and Political Rights on 13 August 1992.
On 5 May 2003 the presidents of Azerbaijan and Russia met in Baku.
Exports of Peru to Chile rose from $200 million in 2010 to $300 million in 2012, an increase of 80 percent.
The treaty was approved on 31 June 2011.
"""

MEANINGS = {
    "supported": "The record has it as the text does, or the text's own numbers bear it out.",
    "contradicted": "A source that holds this very fact has it otherwise.",
    "internally_inconsistent": "Two statements or numbers of the text cannot both be true.",
    "malformed": "A number that can be read in several ways, or a date that the calendar does not have.",
    "conflicts_with_other_source": "Another source or text has it otherwise, and neither is thereby wrong.",
    "not_in_record": "The record covers such things and does not have this one, which is not false.",
    "outside_coverage": "No source in the ledger covers it; nothing is concluded.",
    "not_checkable": "Something speaks against it, but the reading is uncertain: a person should look first.",
}

TEXT = Path(__file__).with_suffix(".md")
"""The page's prose, with a place for each part."""


def checks() -> str:
    """What is checked, what a verdict means and what becomes of it, how well, and each check and form of claim."""
    accusing = [f"`{one}`" for one in ACCUSATIONS]
    parts = {
        "note": NOTE,
        "said": _said(),
        "verdicts": table(("verdict", "means"), ((f"`{one}`", MEANINGS[one]) for one in JUDGEMENTS)),
        "accusing": f"{', '.join(accusing[:-1])} and {accusing[-1]}",
        "sure": f"{SURE:g}",
        "measured": f"{BEGIN}{measured()}{END}",
        "checks": "\n".join(_check(one) for _, one in sorted(all_checks().items())),
        "forms": _forms(),
    }
    return re.sub(r"\{(\w+)\}", lambda found: parts[found[1]], TEXT.read_text(encoding="utf-8")).rstrip() + "\n"


def measured() -> str:
    """The table that ``make bench-checks`` has put into the page."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return page.partition(BEGIN)[2].partition(END)[0]


@cache
def _said() -> str:
    """What the command prints of the note, on a ledger of the record that ships."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "note.txt").write_text(NOTE, encoding="utf-8")
        command = [str(Path(sys.executable).with_name("comity")), "check", "note.txt", "--ledger", "ledger.duckdb"]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return str(done.stdout).replace("\t", "  ")


def _check(check: Check) -> str:
    lines = {"reads": _named(check.reads), "example": check.example, "blind to": check.blind, "version": check.version}
    told = "".join(f"- {name}: {text}\n" for name, text in lines.items())
    return f"### {check.id}\n\n{check.title}. {check.asks}\n\n{told}"


def _named(reads: Iterable[str]) -> str:
    """Kinds of fact and forms of claim, each with a link to where it is told."""
    return ", ".join(f"[`{one}`](kinds.md#{one})" if one in all_kinds() else f"`{one}`" for one in reads)


def _forms() -> str:
    rows = (
        (f"`{one.id}`", one.about, "; ".join(f"`{name}`: {holds}" for name, holds in one.values.items()), one.example)
        for _, one in sorted(finders().items())
    )
    return table(("form", "is", "values", "example"), rows)
