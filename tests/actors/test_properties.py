"""What holds for every name: no name breaks the registry, and every actor is found by its own."""

from __future__ import annotations

import string
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.actors import Actor, choose, describe, registry
from comity.actors.names import bare, fold

DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
SURFACES = st.sampled_from(sorted(registry().surfaces()))
WORDS = st.sampled_from(["the", "President", "of", "Government", "Russian", "Republic", "'s", ",", "former", "Aliyev"])
PHRASES = st.lists(st.one_of(SURFACES, WORDS, st.text(string.printable, max_size=6)), max_size=6).map(" ".join)


@given(st.one_of(st.text(max_size=60), PHRASES), DAYS)
@settings(max_examples=300, deadline=None)
def test_no_name_breaks_the_registry(name: str, on: date | None) -> None:
    found = registry().resolve(name, on)
    assert found.query == name
    assert len({c.actor.id for c in found.candidates}) == len(found.candidates)
    described = describe(name, on)
    assert described.sector is None or (described.sector.isalpha() and described.sector.isupper())


@given(st.text(max_size=40))
@settings(deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bare(text) == bare(text).strip()


def everyone() -> list[Actor]:
    reg = registry()
    return [*reg.states(), *reg.regions(), *reg.bodies(), *reg.people()]


def test_every_actor_is_found_by_its_code_and_its_name() -> None:
    reg = registry()
    for actor in everyone():
        assert reg.get(actor.id) is actor or reg.get(actor.id) == actor
        assert reg.name(actor.id) == actor.name
        if fold(actor.name) in reg.surfaces():
            assert actor.id in {c.actor.id for c in reg.resolve(actor.name).candidates}, actor.id


@given(SURFACES, DAYS)
@settings(deadline=None)
def test_choosing_keeps_some_candidate(surface: str, on: date | None) -> None:
    candidates = registry().surfaces()[surface]
    chosen = choose(candidates, on)
    assert chosen
    assert set(chosen) <= set(candidates)


def test_every_surface_is_folded() -> None:
    assert all(fold(text) == text for text in registry().surfaces())


@pytest.mark.parametrize("module", ["pandas", "spacy", "duckdb", "numpy"])
def test_the_registry_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, comity.actors; comity.actors.registry().resolve('Baku'); sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
