"""People by their terms of office, and every form under which a holder is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from comity.actors.actor import Actor, Tenure
from comity.actors.index import Named, named
from comity.actors.names import bare
from comity.actors.tables import listed, rows
from comity.core.errors import RecordError

OFFICE_COLUMNS = (
    "person",
    "person_aliases",
    "person_id",
    "office",
    "actor",
    "role",
    "since",
    "until",
    "note",
    "checked_against",
)
FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM"})
"""States in whose names, as English prose has them, the family name stands first."""

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "da", "di", "del", "der", "den", "du", "la", "le", "van", "von", "ter"}
)
_ENDINGS = frozenset({"ii", "iii", "iv", "jr", "sr", "oglu", "ogly", "oghlu", "qizi", "kizi", "gizi"})
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
COMMON_WORDS = frozenset(
    {
        "baker",
        "brown",
        "charles",
        "christopher",
        "cleverly",
        "cook",
        "cooper",
        "costa",
        "elizabeth",
        "ford",
        "gabriel",
        "gul",
        "hague",
        "hunt",
        "hurd",
        "johnson",
        "king",
        "li",
        "lie",
        "ling",
        "major",
        "may",
        "michel",
        "moon",
        "philippe",
        "rice",
        "robinson",
        "straw",
        "tang",
        "turk",
        "wang",
        "wu",
    }
)
"""Family names that are as well English words, given names or names of very many: without a title they are no one."""

_SECTORS = {
    "party-leader": "PTY",
    "opposition-leader": "PTY",
    "speaker": "LEG",
    "chief-of-staff": "MIL",
    "commander": "MIL",
    "intelligence-chief": "SPY",
    "legislator": "LEG",
    "judge": "JUD",
    "rebel-leader": "REB",
}


def tenures(known: Mapping[str, Actor]) -> Iterator[tuple[Tenure, list[Named]]]:
    """Yield each term of office with the forms of its holder; RecordError where the office's actor is not known."""
    people: dict[str, Actor] = {}
    for line, row in enumerate(rows("offices.csv", required=OFFICE_COLUMNS), start=2):
        if row["actor"] not in known:
            raise RecordError(f"actors/offices.csv, line {line}: no actor {row['actor']!r}; add or correct the code.")
        person = people.setdefault(row["person_id"], _person(row))
        tenure = Tenure(
            person,
            row["office"],
            row["actor"],
            row["role"],
            row["since"] or None,
            row["until"] or None,
            row["note"] or None,
            row["checked_against"] or None,
        )
        yield tenure, list(_forms(tenure, known[row["actor"]], row))


def _person(row: dict[str, str]) -> Actor:
    return Actor(
        f"person:{row['person_id'].removeprefix('person:')}",
        row["person"],
        "person",
        aliases=listed(row["person_aliases"]),
        parent=row["actor"],
    )


def sector_of(tenure: Tenure, employer: Actor) -> str:
    """The PLOVER sector of an office: IGO for one of a body, GOV for a state's unless its kind says otherwise."""
    if employer.kind == "body":
        return employer.sector or "IGO"
    return _SECTORS.get(tenure.office, "GOV")


def lasted(tenure: Tenure) -> str:
    """The title with its days, as a reason: ``President of Azerbaijan 1993-10-10 to 2003-10-31``."""
    title = tenure.role or tenure.office.replace("-", " ")
    if tenure.since and tenure.until:
        return f"{title} {tenure.since} to {tenure.until}"
    if tenure.since:
        return f"{title} from {tenure.since}"
    return f"{title} until {tenure.until}" if tenure.until else title


def _forms(tenure: Tenure, employer: Actor, row: dict[str, str]) -> Iterator[Named]:
    names = (row["person"], *tenure.person.aliases)
    own = surnames(row["person"], employer.id)
    others = (text for name in names[1:] for text in surnames(name, employer.id) if _variant(text, own))
    country = employer.id if employer.kind == "state" else None
    for text in dict.fromkeys((*names, *own, *others)):
        yield named(
            text,
            tenure.person,
            "person",
            lasted(tenure),
            country=country,
            sector=sector_of(tenure, employer),
            since=tenure.since,
            until=tenure.until,
            role=tenure.office,
        )


def _variant(text: str, own: tuple[str, ...]) -> bool:
    """Whether a last word is another spelling of the family name (Hryb, Grib), and not another part of the name."""
    return any(
        text[0] == name[0] or text[-2:] == name[-2:] or (text[-1:] == name[-1:] and _sounded(text, name))
        for name in own
    )


def _sounded(text: str, name: str) -> bool:
    return any(text[0].lower() in letters and name[0].lower() in letters for letters in ("ghkqx", "cjdzy", "vw", "eiy"))


@lru_cache(maxsize=4096)
def surnames(name: str, country: str) -> tuple[str, ...]:
    """The family name alone, with and without its particle: Assad and al-Assad, Gaulle and de Gaulle."""
    words = bare(name).split()
    if len(words) < 2:
        return ()
    last = words[-1]
    if last.lower() in _ENDINGS:
        return ()
    if country in FAMILY_NAME_FIRST or _KOREAN.fullmatch(last):
        return () if "." in words[0] else (words[0],)
    found = [last]
    if words[-2].lower() in _PARTICLES:
        found = [f"{words[-2]} {last}"]
    elif "-" in last and last.split("-")[0].lower() in ("al", "el"):
        found.append(last.split("-", 1)[1])
    return tuple(text for text in found if len(text) > 2 and not text.endswith("."))
