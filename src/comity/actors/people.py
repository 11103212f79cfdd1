"""People by their terms of office, and every form under which a holder is named."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from comity.actors.actor import Actor, Candidate, Tenure
from comity.actors.index import Named
from comity.actors.names import fold
from comity.actors.surnames import surnames
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


def tenures(known: Mapping[str, Actor], taken: Container[str] = ()) -> Iterator[tuple[Tenure, list[Named]]]:
    """Yield each term of office with the forms of its holder; RecordError where the office's actor is not known.

    A family name that is the name of a state, region or body as well (``taken``: Nepal, Jordan) is no form of a person.
    """
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
        yield tenure, list(_forms(tenure, known[row["actor"]], row, taken))


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
    if tenure.until and tenure.until.endswith("/.."):
        return f"{title} from {tenure.since or 'an unknown day'}, last known in office {tenure.until[:-3]}"
    if tenure.since and tenure.until:
        return f"{title} {tenure.since} to {tenure.until}"
    if tenure.since:
        return f"{title} from {tenure.since}"
    return f"{title} until {tenure.until}" if tenure.until else title


def _forms(tenure: Tenure, employer: Actor, row: dict[str, str], taken: Container[str]) -> Iterator[Named]:
    """Every form of a holder's name, all of one candidate."""
    names = (row["person"], *tenure.person.aliases)
    own = surnames(row["person"], employer.id)
    others = (text for name in names[1:] for text in surnames(name, employer.id) if _variant(text, own))
    one = Candidate(
        tenure.person,
        "person",
        employer.id if employer.kind == "state" else None,
        sector_of(tenure, employer),
        lasted(tenure),
        tenure.office,
        tenure.since,
        tenure.until,
    )
    for text in dict.fromkeys((*names, *own, *others)):
        if text in names or fold(text) not in taken:
            yield Named(text, one)


def _variant(text: str, own: tuple[str, ...]) -> bool:
    """Whether a last word is another spelling of the family name (Hryb, Grib), and not another part of the name."""
    return any(
        text[0] == name[0] or text[-2:] == name[-2:] or (text[-1:] == name[-1:] and _sounded(text, name))
        for name in own
    )


def _sounded(text: str, name: str) -> bool:
    return any(text[0].lower() in letters and name[0].lower() in letters for letters in ("ghkqx", "cjdzy", "vw", "eiy"))
