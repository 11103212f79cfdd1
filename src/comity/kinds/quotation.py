"""Who said what words, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from comity.core.kinds import Column, Kind, NameOf
from comity.kinds._prose import dated, dates_differ, folded


@dataclass(frozen=True, slots=True)
class Quotation:
    """Ilham Aliyev (President of Azerbaijan): "..." (22 February 2022, Moscow; president.az)."""

    quote: str
    speaker: str | None = None
    speaker_role: str | None = None
    affiliation: str | None = None
    date: str | None = None
    venue: str | None = None


def _sentence(it: Quotation, name_of: NameOf) -> str:
    who = it.speaker or "A speaker whom the source does not name"
    role = it.speaker_role or (name_of(it.affiliation) if it.affiliation else None)
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{' '.join(it.quote.split())}\N{RIGHT DOUBLE QUOTATION MARK}"
    where = f" ({it.venue})" if it.venue else ""
    return f"{who}{', ' + role if role else ''}{dated(it.date)}{where}: {quoted}"


def _key(it: Quotation) -> tuple[str, ...] | None:
    words = folded(it.quote).split()
    return (folded(it.speaker).rpartition(" ")[2], " ".join(words[:8])) if it.speaker and len(words) >= 4 else None


def _differences(first: Quotation, second: Quotation) -> tuple[str, ...]:
    return ("date",) if dates_differ(first.date, second.date) else ()


KIND = Kind(
    id="quotation",
    table="quotation",
    type=Quotation,
    columns=(
        Column("quote", "text", "the exact words"),
        Column("speaker", "text", "who spoke"),
        Column("speaker_role", "text", "office, as written"),
        Column("affiliation", "text", "state or body for which they spoke"),
        Column("date", "date", "when"),
        Column("venue", "text", "where"),
    ),
    named=("affiliation",),
    dated=("date",),
    sentence=_sentence,
    key=_key,
    differences=_differences,
)
