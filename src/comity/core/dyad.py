"""A pair of states, and the third states set beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two states by registry code (ISO 3166 alpha-3 or a historic code), in the order in which they are presented.

    >>> Dyad("AZE", "RUS").members
    frozenset({...})
    """

    first: str
    second: str

    def __post_init__(self) -> None:
        if self.first == self.second:
            raise ValueError(f"A dyad has two states; {self.first!r} stands on both sides.")

    @property
    def members(self) -> frozenset[str]:
        return frozenset((self.first, self.second))

    def __str__(self) -> str:
        return f"{self.first}-{self.second}"
