"""Where sources differ: two sources on one roll call, and two editions of one source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.engine import Engine
from comity.ledger.query import CURRENT

_CALLS = f"""
    WITH called AS (
      SELECT f.id, f.source, v.body, v.resolution,
        regexp_replace(upper(v.resolution), '^[AS]/(HRC/)?RES/|\\s*[(].*$', '', 'g') AS text,
        v.date, f.first_day, f.last_day, v.yes, v.no, v.abstain
      FROM roll_call v JOIN fact f ON f.id = v.fact
      WHERE f.status = 'record' AND v.resolution IS NOT NULL AND {CURRENT.replace("fact.", "f.")}),
    alone AS (
      SELECT min(id) AS id FROM called GROUP BY source, body, text
      HAVING count(DISTINCT concat_ws('|', yes, no, abstain, date)) = 1),
    one AS (SELECT c.* FROM called c JOIN alone a USING (id))"""

_TALLIES = """
    SELECT a.body, a.resolution, a.source AS first, b.source AS second, a.id AS first_fact, b.id AS second_fact,
      concat_ws('-', a.yes, a.no, a.abstain) AS first_tally, concat_ws('-', b.yes, b.no, b.abstain) AS second_tally,
      a.date AS first_date, b.date AS second_date,
      (a.yes <> b.yes OR a.no <> b.no OR a.abstain <> b.abstain) AS tally_differs,
      (a.last_day < b.first_day OR b.last_day < a.first_day) AS date_differs
    FROM one a JOIN one b ON a.body = b.body AND a.text = b.text AND a.source < b.source
    WHERE tally_differs OR date_differs ORDER BY a.body, a.date, a.text, first, second"""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A roll call on which two sources differ: in the tally, in the date, or in both.

    Only texts on which each of the two sources holds one roll call are compared: of several votes on one text it
    cannot be told which is which.
    """

    body: str
    resolution: str
    first: str
    second: str
    first_says: str
    second_says: str
    fields: tuple[str, ...]


def disagreements(engine: Engine) -> list[Disagreement]:
    """Every roll call on which two sources of the record differ, by body and date."""
    return [_disagreement(row) for row in engine.rows(f"{_CALLS} {_TALLIES}")]


def _disagreement(row: dict[str, Any]) -> Disagreement:
    fields = tuple(name for name in ("tally", "date") if row[f"{name}_differs"])
    says = [", ".join(str(row[f"{side}_{name}"]) for name in fields) for side in ("first", "second")]
    return Disagreement(row["body"], row["resolution"], row["first"], row["second"], says[0], says[1], fields)


@dataclass(frozen=True, slots=True)
class EditionChange:
    """What an edition of a source changed: facts that it added and facts that it superseded, by id."""

    source: str
    edition: str
    learnt: datetime
    added: tuple[str, ...]
    superseded: tuple[str, ...]


def editions(engine: Engine, source: str, most: int = 1000) -> list[EditionChange]:
    """The editions of a source in the order in which the ledger learnt them, with at most ``most`` ids each way."""
    told = engine.rows("SELECT edition, learnt FROM source WHERE id = ? ORDER BY learnt", [source])
    return [_change(engine, source, row["edition"], row["learnt"], most) for row in told]


def _change(engine: Engine, source: str, edition: str, learnt: datetime, most: int) -> EditionChange:
    added = engine.rows(
        "SELECT id FROM fact WHERE source = ? AND edition = ? ORDER BY id LIMIT ?", [source, edition, most]
    )
    gone = engine.rows(
        "SELECT s.fact AS id FROM superseded s JOIN fact f ON f.id = s.fact WHERE f.source = ? AND s.reason = ? "
        "ORDER BY s.fact LIMIT ?",
        [source, f"edition {edition}", most],
    )
    return EditionChange(source, edition, learnt, tuple(r["id"] for r in added), tuple(r["id"] for r in gone))
