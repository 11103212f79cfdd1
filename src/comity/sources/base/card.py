"""A card: what a source is, who publishes it, what it covers and what its rights allow."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from comity.core.errors import RecordError
from comity.sources.base.layout import Layout
from comity.sources.fetch.download import Download

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PAGE_COVERAGE = "single pages, read for the rows that cite them"


@dataclass(frozen=True, slots=True)
class Rights:
    """What a source's rights allow, each in a few words: using its facts, quoting its words, passing its tables on."""

    use: str
    quote: str
    redistribute: str


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """How a source's files become facts of one kind: SQL over the tables of the layouts that it needs.

    ``facts`` and ``ballots`` are as in ``comity.ledger.bulk.Series``; the tables of ``comity.sources.base.codes`` turn
    the source's country codes into actors. ``unless`` names layouts that tell of the same things: where one of them is
    at hand or was imported before, it is read instead, and supersedes what this series gave.
    """

    kind: str
    needs: tuple[str, ...]
    facts: str
    ballots: str | None = None
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """How a source's files hold documents: SQL selecting ``name`` (unique), ``text``, ``published`` and ``title``.

    The documents enter the ledger unread; their text is not stored.
    """

    needs: tuple[str, ...]
    texts: str


@dataclass(frozen=True, slots=True)
class NamedTexts:
    """How a source's loose text files are called: ``pattern`` fits the end of a file's path (with ``/``).

    ``title`` and ``published`` (EDTF) are made from its named groups.
    """

    pattern: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class Total:
    """A number that the known edition must give: what it says, the layouts it needs, one SQL expression, its value."""

    says: str
    needs: tuple[str, ...]
    sql: str
    expected: int


@dataclass(frozen=True, slots=True)
class Card:
    """The UN Treaty Collection (United Nations, treaties.un.org) records acts on multilateral treaties since 1945.

    ``country`` is the ISO3 code or body id of the publisher's seat or owner, ``state_link`` how it is tied to a state
    or body (``state organ``, ``state-owned``, ``public body``, ``intergovernmental``, ``international organization``,
    ``academic``, ``volunteer``, ``private``, ``unknown``); neither rates its truth. ``layout`` is ``unverified`` until
    a real file of the source was read, and ``single pages`` where there is no file to read. ``checked`` is the day on
    which somebody last compared the card with the publisher's page or file.

    ``by_hand`` tells why none of its files is fetched, and where to get one. ``yields_to`` names the sources that lead
    where they differ from this one, and why (``*``: every other one); ``neither_leads`` those beside which it is
    printed, and why. ``derived_years`` tells why the source's terms of membership are years taken from something else:
    a date within a year of one is no disagreement.
    """

    id: str
    publisher: str
    title: str
    homepage: str
    rights: Rights
    coverage: str
    citation: str
    country: str
    state_link: str
    language: str = "English"
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    doi: str | None = None
    layout: str = "verified"
    note: str | None = None
    checked: str | None = None
    yields_to: Mapping[str, str] = field(default_factory=dict)
    neither_leads: Mapping[str, str] = field(default_factory=dict)
    derived_years: str | None = None
    layouts: tuple[Layout, ...] = ()
    series: tuple[SeriesPlan, ...] = ()
    totals: tuple[Total, ...] = ()
    documents: tuple[DocumentPlan, ...] = ()
    named_texts: tuple[NamedTexts, ...] = ()
    fetch: tuple[Download, ...] = ()
    by_hand: str | None = None

    def as_json(self) -> str:
        """The card as it is kept in the ledger."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def rules_as_json(self) -> str:
        """What decides which facts a file makes: with other rules the same file is read anew."""
        rules = {name: value for name, value in asdict(self).items() if name in ("layouts", "series", "documents")}
        return json.dumps(rules, ensure_ascii=False, sort_keys=True)


@cache
def all_cards() -> dict[str, Card]:
    """Every card by id; RecordError names a card that is not well formed."""
    cards: dict[str, Card] = {}
    for entry in sorted(files("comity.sources").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yml"):
            card = _from_yaml(entry.name, yaml.load(entry.read_text(encoding="utf-8"), _LOADER))
            cards[card.id] = card
    for card in _page_publishers():
        if card.id in cards:
            raise RecordError(f"record/publisher.csv repeats {card.id}, which has a card of its own; delete the row.")
        cards[card.id] = card
    return cards


def _from_yaml(name: str, values: Any) -> Card:
    known = {f.name for f in fields(Card)}
    if not isinstance(values, dict) or set(values) - known:
        extra = ", ".join(sorted(set(values) - known)) if isinstance(values, dict) else "no fields"
        raise RecordError(f"sources/{name} has {extra}, which no card has; its fields are {', '.join(sorted(known))}.")
    lists: dict[str, Any] = {key: tuple(values.get(key) or ()) for key in ("aliases", "kinds")}
    lists["checked"] = str(values["checked"]) if values.get("checked") else None
    parts = {"layouts": Layout, "series": SeriesPlan, "totals": Total, "documents": DocumentPlan,
             "named_texts": NamedTexts, "fetch": Download}  # fmt: skip
    try:
        built = {key: tuple(_built(type_, one) for one in values.get(key) or ()) for key, type_ in parts.items()}
        card = Card(**{**values, **lists, **built, "rights": Rights(**values["rights"])})
    except (KeyError, TypeError) as error:
        raise RecordError(f"sources/{name} lacks a field of a card: {error}.") from error
    if f"{card.id}.yml" != name:
        raise RecordError(f"sources/{name} declares the id {card.id!r}; call it {name.removesuffix('.yml')!r}.")
    return card


def _built(type_: type[Any], values: dict[str, Any]) -> Any:
    """A part of a card; lists become tuples."""
    return type_(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def _page_publishers() -> list[Card]:
    text = (files("comity") / "record" / "publisher.csv").read_text(encoding="utf-8")
    rights = Rights("facts, with citation", "fifty words", "no")
    return [
        Card(
            id=row["id"], publisher=row["publisher"], title=row["title"], homepage=row["homepage"], rights=rights,
            coverage=_PAGE_COVERAGE, citation=f"{row['publisher']}. {row['title']}. {row['homepage']}",
            country=row["country"], state_link=row["state_link"], language=row["language"], layout="single pages",
        )
        for row in csv.DictReader(io.StringIO(text), strict=True)
    ]  # fmt: skip
