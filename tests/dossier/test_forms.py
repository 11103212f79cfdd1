"""The dossier as JSON and PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from comity.core.dyad import Dyad
from comity.dossier import Dossier, build, to_json, to_pdf
from comity.ledger import Ledger
from tests.dossier.conftest import DAY
from tests.world import GAZETTE

GOLDEN = Path(__file__).with_name("world.json")


def shape(value: Any) -> Any:
    """The value with every list cut to its distinct shapes and every leaf to its type."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in sorted(value.items()) if name != "spec"}
    if isinstance(value, list):
        found = {json.dumps(inner, sort_keys=True): inner for inner in map(shape, value)}
        return [found[text] for text in sorted(found)]
    return type(value).__name__


def test_json_keeps_its_shape(dossier: Dossier) -> None:
    """The golden file is written anew by deleting it and running this test."""
    found = json.dumps(shape(json.loads(to_json(dossier))), indent=1, sort_keys=True) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_json_names_every_fact_under_one_number(dossier: Dossier) -> None:
    values = json.loads(to_json(dossier))
    numbers = [reference["number"] for reference in values["references"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({reference["fact"] for reference in values["references"]}) == len(numbers)
    assert all(reference["uses"] for reference in values["references"])


def test_counts_tell_machine_readings_apart(dossier: Dossier) -> None:
    assert dossier.counts.cited == {"machine-read": 5, "record": 36, "reviewed": 1, "unverified": 1}
    assert dossier.counts.withheld == {"confidence": 1}


def test_reviewed_only_cites_no_machine_reading(world: Ledger) -> None:
    made = build(world, Dyad("VEL", "OST"), reviewed_only=True, made_on=DAY, names=GAZETTE)
    assert "machine-read" not in made.counts.cited
    assert "machine-read" not in {r["status"] for r in json.loads(to_json(made))["references"]}


def test_pdf_is_set_with_its_own_typeface_and_is_the_same_each_time(dossier: Dossier) -> None:
    first = to_pdf(dossier)
    assert first.startswith(b"%PDF-")
    assert b"LibertinusSerif" in first
    assert first == to_pdf(dossier)
