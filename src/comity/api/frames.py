"""Estimates as a frame: Arrow, pandas or polars as asked, CSV, JSON lines and Parquet, never without their sample."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.api.files import write_text, write_whole
from comity.core.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

    from comity.measures import Estimates

FORMS = ("csv", "jsonl", "parquet")
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class Frame:
    """A measure's answer. ``definition``, ``interval`` and ``sample`` say how its numbers are to be read."""

    estimates: Estimates
    body: str = ""

    def __len__(self) -> int:
        return int(self.estimates.table.num_rows)

    @property
    def definition(self) -> str:
        return self.estimates.definition

    @property
    def interval(self) -> str:
        return self.estimates.interval

    @property
    def sample(self) -> str:
        return self.estimates.sample.said

    @property
    def diagnostics(self) -> dict[str, Any]:
        return dict(self.estimates.diagnostics)

    def notes(self) -> list[str]:
        """What must be read with the numbers: sample, definition, interval, convergence, each in a line."""
        said = [f"Sample: {self.sample}.", f"Definition: {self.definition}"]
        said += [f"Interval: {self.interval}."] if self.interval else []
        return [*said, _converged(self.diagnostics)] if "rhat_above_1.1" in self.diagnostics else said

    def rows(self) -> list[dict[str, Any]]:
        """One dictionary a row."""
        return list(self.to_arrow().to_pylist())

    def to_arrow(self) -> pa.Table:
        """The table; where it is on a body's votes, with the body, source and edition beside every row."""
        import pyarrow as pa

        table = self.estimates.table
        if not self.body:
            return table
        sample = self.estimates.sample
        for name, value in (("body", self.body), ("source", sample.source), ("edition", sample.edition)):
            column = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int8()), len(self)), pa.array([value]))
            table = table.append_column(name, column)
        return table

    def to_pandas(self) -> Any:
        """The same as a pandas DataFrame. InputError where pandas is not installed."""
        try:
            import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: F401
        except ImportError as error:
            raise _missing("pandas") from error
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The same as a polars DataFrame. InputError where polars is not installed."""
        try:
            import polars  # type: ignore[import-not-found,import-untyped,unused-ignore]
        except ImportError as error:
            raise _missing("polars") from error
        return polars.from_arrow(self.to_arrow())

    def as_csv(self) -> str:
        """CSV with a header, LF, lists joined by ``|``; an empty cell is no value, never zero."""
        if len(self) > _LONG:
            return _long_csv(self.to_arrow())
        out = io.StringIO()
        table = self.to_arrow()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows([_cell(value) for value in row.values()] for row in table.to_pylist())
        return out.getvalue()

    def as_jsonl(self) -> str:
        """One object a line."""
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows())

    def save(self, path: str | Path, form: str | None = None) -> Path:
        """Write csv, jsonl or parquet, as named or as the suffix says; returns the path."""
        target = Path(path)
        chosen = form or target.suffix.lstrip(".").lower()
        if chosen == "parquet":
            import pyarrow.parquet as pq

            return write_whole(target, lambda draft: pq.write_table(self.to_arrow(), draft, compression="zstd"))
        if chosen not in FORMS:
            raise InputError(
                f"Estimates are written as {', '.join(FORMS)}, not as {chosen or 'a file without suffix'!r}."
            )
        return write_text(target, self.as_jsonl() if chosen == "jsonl" else self.as_csv())

    def _repr_html_(self) -> str:
        from html import escape

        shown = self.to_arrow().slice(0, 50)
        head = "".join(f"<th>{escape(name)}</th>" for name in shown.column_names)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(str(_cell(v)))}</td>' for v in row.values())}</tr>"
            for row in shown.to_pylist()
        )
        more = f"<p>{len(self) - 50:,} more rows.</p>" if len(self) > 50 else ""
        notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in self.notes())
        return f"<table><tr>{head}</tr>{body}</table>{more}{notes}"


def _converged(told: dict[str, Any]) -> str:
    """How far chains that sampled have met."""
    return (
        f"Convergence: {told['chains']} chains of {told['sweeps']} sweeps, the first {told['left_out']} left out, seed "
        f"{told['seed']}; R-hat above 1.1 for {100 * told['rhat_above_1.1']:.0f} % of the points (median "
        f"{told['rhat_median']:.2f}), {told['ess_median']:.0f} effective draws of a point in the median."
    )


def _long_csv(table: pa.Table) -> str:
    """The same for hundreds of thousands of rows, written by Arrow, which quotes every text."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    for place, column in enumerate(table.schema):
        if pa.types.is_dictionary(column.type):
            table = table.set_column(place, column.name, table[place].cast(pa.string()))
    out = pa.BufferOutputStream()
    arrow_csv.write_csv(table, out, arrow_csv.WriteOptions(include_header=False, quoting_style="needed"))
    written: bytes = out.getvalue().to_pybytes()
    return ",".join(table.column_names) + "\n" + written.decode()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return "|".join(map(str, value)) if isinstance(value, list) else value


def _missing(package: str) -> InputError:
    return InputError(f"{package} is not installed here. Install it: python -m pip install {package}")
