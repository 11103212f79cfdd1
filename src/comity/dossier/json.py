"""The dossier as JSON: the plain values of its tree, with the charts as Vega-Lite."""

from __future__ import annotations

import json

from comity.dossier.build import Dossier
from comity.dossier.tree import tree


def to_json(dossier: Dossier) -> str:
    """The dossier as JSON text, the same for the same ledger and day."""
    return json.dumps(tree(dossier), ensure_ascii=False, indent=1) + "\n"
