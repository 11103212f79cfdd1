"""The dated registry of states, bodies, people and regions: names to actors on a day, never by a guess."""

from comity.actors.actor import Actor, Candidate, Resolution, Succession, Tenure
from comity.actors.choose import choose
from comity.actors.phrases import Description, describe
from comity.actors.registry import Registry, registry

__all__ = [
    "Actor",
    "Candidate",
    "Description",
    "Registry",
    "Resolution",
    "Succession",
    "Tenure",
    "choose",
    "describe",
    "registry",
]
