"""The dossier as PDF, set by Typst with the typeface that it carries; no font of the machine is used."""

from __future__ import annotations

import json
from importlib.resources import files

from comity.core.dates import reads
from comity.dossier.build import Dossier
from comity.dossier.charts import svg
from comity.dossier.html import counted, web
from comity.dossier.tree import tree
from comity.dossier.typography import tied


def to_pdf(dossier: Dossier) -> bytes:
    """The PDF's bytes. Everything that a source may have written reaches Typst as data, never as markup."""
    import typst

    values = tied(tree(dossier))
    for chapter in values["chapters"]:
        for block in chapter["blocks"]:
            if block["type"] == "chart":
                block["svg"] = svg(block.pop("spec"))
    for reference in values["references"]:
        if reference["type"] == "row":
            reference["url"] = web(reference["url"] or "") or None
    values["since"] = reads(values["since"]) or None
    values |= {"made": reads(values["made_on"]), "counted": counted(values)}
    page = (files("comity.dossier") / "templates" / "dossier.typ").read_bytes()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    made: bytes = typst.compile(page, font_paths=fonts, sys_inputs={"dossier": json.dumps(values, ensure_ascii=False)})
    return made
