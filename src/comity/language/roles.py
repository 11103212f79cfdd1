"""Words for offices and holders of offices, with the PLOVER sector for which they stand."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from comity.language.gazetteer import Trie, Word


@dataclass(frozen=True, slots=True)
class Role:
    """ "foreign minister" is a person of the class minister in sector GOV."""

    phrase: str
    sector: str | None
    personal: bool
    kind: str


@cache
def role_trie() -> Trie[Role]:
    """The trie of all role phrases of roles.csv."""
    table = resources.files("comity.language").joinpath("roles.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    roles = [Role(r["phrase"], r["sector"] or None, r["holder"] == "person", r["class"]) for r in rows]
    return Trie((role.phrase, role) for role in roles)


def is_role(words: list[Word], role: Role) -> bool:
    """True when the words can be a role here: titles and heads of state only where written as one."""
    if role.kind == "title":
        return words[0].text[0].isupper()
    return not (
        role.phrase in ("general", "premier", "chief", "head", "state")
        and len(words) == 1
        and words[0].text[0].isupper()
        and role.phrase == "state"
    )
