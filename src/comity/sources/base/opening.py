"""A recognised file as a table of an engine, whatever its form."""

from __future__ import annotations

from collections.abc import Sequence

from comity.core.errors import InputError
from comity.engine import Engine
from comity.sources.base.layout import delimiter_of, encoding_of, ends_whole, form_of, header_of, lines_above
from comity.sources.base.rdata import data_frame
from comity.sources.base.recognising import Recognised


def open_layout(engine: Engine, some: Sequence[Recognised]) -> None:
    """Make the table of a layout from its file, or from its files one after the other."""
    _open_file(engine, some[0], some[0].layout.id)
    columns = ", ".join(f'"{c}"' for c in some[0].layout.names)
    for one in some[1:]:
        _open_file(engine, one, "further")
        engine.execute(f'INSERT INTO "{one.layout.id}" ({columns}) SELECT {columns} FROM further')
        engine.execute("DROP TABLE further")


def _open_file(engine: Engine, found: Recognised, table: str) -> None:
    path, layout, form = found.path, found.layout, form_of(found.path)
    columns = layout.named(header_of(path))
    if form == "r":
        engine.open_table(table, data_frame(path), columns)
    elif form == "parquet":
        engine.open_file(table, path, columns, None, layout.encoding)
    else:
        if layout.line_end and not ends_whole(path):
            raise InputError(f"{path} does not end with a line end: its last row may be cut. Download it again.")
        engine.open_file(table, path, columns, delimiter_of(path), encoding_of(path, layout), lines_above(path))
    for name in (name for name in (*layout.optional, *layout.rare) if name not in columns.values()):
        engine.execute(f'ALTER TABLE "{table}" ADD COLUMN "{name}" VARCHAR')
