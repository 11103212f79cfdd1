"""The SQL that finds where two sources differ, kind by kind, over the table ``compared`` (see ``ledger.compare``).

Each query gives ``about``, the two sides (``first`` ...) and for every field ``<field>_differs``, ``first_<field>`` and
``second_<field>``.
"""

from __future__ import annotations

from comity.ledger.bulk import days

_SIDES = """a.source AS first, b.source AS second, a.id AS first_fact, b.id AS second_fact,
      a.note AS first_note, b.note AS second_note"""


def _days(date: str) -> tuple[str, str]:
    """The first and the last day of an EDTF text; null for a form that bulk series do not use (a decade)."""
    first, last = days(date)
    return first.replace("CAST(", "TRY_CAST("), last.replace("CAST(", "TRY_CAST(")


def _apart(field: str, date: str | None = None) -> str:
    """SQL: no day can belong to both sides' dates, a source of derived years and an approximate date given a year."""
    date = date or field
    vague = f"CASE WHEN regexp_matches(concat(a.{date}, b.{date}), '[~?%]') THEN 366 ELSE 0 END"
    leeway = f"CAST(greatest(a.slack, b.slack, {vague}) AS INTEGER)"
    return (
        f"coalesce(a.{field}_last + {leeway} < b.{field}_first OR b.{field}_last + {leeway} < a.{field}_first, false)"
    )


_STATED = r"regexp_extract(note, 'the file gives the day as (\d{4}-\d{2}-\d{2})', 1)"
"""Cards that keep less of a date than their file says, because it is not reliable, tell the file's day like this."""

_TEXT = r"""upper(regexp_replace(trim(regexp_replace(v.resolution,
        '\s*\(.*?\)|\b(resolution|no\.?|section)\s*|[\[\]]', '', 'gi')), '^[AS]/(HRC/)?RES/', ''))"""
"""A resolution's symbol, as ``comity.kinds.vote.symbol`` has it."""

VOTES = f"""
    WITH cast_votes AS (SELECT fact, count(*) AS cast_votes FROM ballot GROUP BY fact),
    called AS (
      SELECT c.* REPLACE (coalesce(TRY_CAST({_STATED} AS DATE), c.first_day) AS first_day,
                          coalesce(TRY_CAST({_STATED} AS DATE), c.last_day) AS last_day),
        coalesce(v.body, 'UNGA') AS body, v.resolution, {_TEXT} AS text, v.date AS date, v.adoption,
        CASE WHEN {_STATED} <> '' THEN concat({_STATED}, ' (kept as ', v.date, ')') ELSE v.date END AS dated,
        concat_ws('-', v.yes, v.no, v.abstain) AS tally, v.yes, v.no, v.abstain, n.cast_votes
      FROM compared c JOIN roll_call v ON c.id = v.fact LEFT JOIN cast_votes n ON n.fact = c.id
      WHERE v.resolution IS NOT NULL),
    alone AS (
      SELECT arg_max(id, coalesce(cast_votes, 0)) AS id FROM called GROUP BY source, body, text
      HAVING count(DISTINCT concat_ws('|', tally, date)) = 1),
    one AS (
      SELECT * RENAME (first_day AS date_first, last_day AS date_last) FROM called WHERE id IN (SELECT id FROM alone)),
    pair AS (
      SELECT a.id AS one, b.id AS other FROM one a
      JOIN one b ON a.body = b.body AND a.text = b.text AND a.source < b.source),
    clash AS (
      SELECT p.one, p.other, count(*) AS n, string_agg(x.actor, ',' ORDER BY x.actor) AS states,
        string_agg(x.actor || ' ' || x.position, ', ' ORDER BY x.actor) AS first_says,
        string_agg(y.actor || ' ' || y.position, ', ' ORDER BY x.actor) AS second_says
      FROM pair p JOIN ballot x ON x.fact = p.one JOIN ballot y ON y.fact = p.other AND y.actor = x.actor
      WHERE x.position <> y.position AND NOT ('non-voting' IN (x.position, y.position)
        AND x.position IN ('absent', 'not-participating', 'non-voting', 'not-a-member')
        AND y.position IN ('absent', 'not-participating', 'non-voting', 'not-a-member'))
      GROUP BY p.one, p.other)
    SELECT a.body || ' ' || a.resolution AS about, {_SIDES},
      coalesce(a.yes <> b.yes, false) OR coalesce(a.no <> b.no, false) OR coalesce(a.abstain <> b.abstain, false)
        AS tally_differs, a.tally AS first_tally, b.tally AS second_tally,
      {_apart("date")} AS date_differs, a.dated AS first_date, b.dated AS second_date,
      coalesce(a.adoption = 'without a vote' AND (b.adoption <> 'without a vote' OR b.yes IS NOT NULL)
        OR b.adoption = 'without a vote' AND (a.adoption <> 'without a vote' OR a.yes IS NOT NULL), false)
        AS adoption_differs, a.adoption AS first_adoption, b.adoption AS second_adoption,
      c.n IS NOT NULL AS positions_differs, c.first_says AS first_positions, c.second_says AS second_positions
    FROM pair p JOIN one a ON a.id = p.one JOIN one b ON b.id = p.other
    LEFT JOIN clash c ON c.one = p.one AND c.other = p.other
    WHERE tally_differs OR date_differs OR adoption_differs OR positions_differs
    ORDER BY a.body, a.date_first, a.text, first, second"""

_SINCE, _UNTIL = _days("m.since"), _days("m.until")

MEMBERSHIPS = f"""
    WITH every AS (
      SELECT min(c.id) AS id, c.source, any_value(c.note) AS note, c.slack, m.actor, m.body,
        CASE lower(coalesce(m.role, 'member')) WHEN 'founding member' THEN 'member' ELSE lower(coalesce(m.role,
          'member')) END AS role, m.since, m.until
      FROM compared c JOIN membership m ON m.fact = c.id
      WHERE m.body IS NOT NULL AND coalesce(m.since, m.until) IS NOT NULL
      GROUP BY c.source, c.slack, m.actor, m.body, 7, m.since, m.until),
    term AS (
      SELECT *, {_SINCE[0]} AS since_first, {_SINCE[1]} AS since_last, {_UNTIL[0]} AS until_first,
        {_UNTIL[1]} AS until_last FROM every m),
    met AS (
      SELECT a.id AS one, b.id AS other,
        row_number() OVER (PARTITION BY a.id, b.source ORDER BY abs(a.since_first - b.since_first) NULLS LAST, b.id)
          AS nearest_to_one,
        row_number() OVER (PARTITION BY b.id, a.source ORDER BY abs(a.since_first - b.since_first) NULLS LAST, a.id)
          AS nearest_to_other
      FROM term a JOIN term b ON a.actor = b.actor AND a.body = b.body AND a.role = b.role AND a.source < b.source
      WHERE coalesce(a.since_first, DATE '0001-01-01') <= coalesce(b.until_last, DATE '9999-12-31')
        AND coalesce(b.since_first, DATE '0001-01-01') <= coalesce(a.until_last, DATE '9999-12-31'))
    SELECT concat(a.actor, ', ', a.role, ' of ', a.body) AS about, {_SIDES},
      {_apart("since")} AS since_differs, a.since AS first_since, b.since AS second_since,
      {_apart("until")} AS until_differs, a.until AS first_until, b.until AS second_until
    FROM met JOIN term a ON a.id = met.one JOIN term b ON b.id = met.other
    WHERE nearest_to_one = 1 AND nearest_to_other = 1 AND (since_differs OR until_differs)
    ORDER BY a.body, a.actor, a.role, a.since, first, second"""

FIGURES = f"""
    WITH several AS (
      SELECT lower(m.indicator) AS indicator FROM figure m JOIN compared c ON c.id = m.fact
      GROUP BY 1 HAVING min(c.source) <> max(c.source)),
    said AS (
      SELECT c.*, lower(m.indicator) AS indicator, m.period, coalesce(m.unit, '') AS unit, m.value, m.approx,
        m.subject, m.counterpart,
        CASE WHEN mutual THEN least(m.subject, coalesce(m.counterpart, '')) ELSE m.subject END AS side,
        CASE WHEN mutual THEN greatest(m.subject, coalesce(m.counterpart, '')) ELSE coalesce(m.counterpart, '') END
          AS other_side
      FROM (SELECT *, contains(lower(indicator), 'turnover') OR contains(lower(indicator), 'agreement') AS mutual
            FROM figure WHERE value IS NOT NULL AND subject IS NOT NULL AND period IS NOT NULL
              AND lower(indicator) IN (SELECT indicator FROM several)) m
      JOIN compared c ON c.id = m.fact),
    shared AS (
      SELECT indicator, side, other_side, period, unit FROM said GROUP BY ALL HAVING min(source) <> max(source)),
    one AS (SELECT s.* FROM said s JOIN shared USING (indicator, side, other_side, period, unit))
    SELECT concat_ws(', ', a.indicator, a.subject || coalesce(' with ' || a.counterpart, ''), a.period,
        nullif(a.unit, '')) AS about, {_SIDES},
      abs(a.value - b.value) > CASE WHEN a.approx OR b.approx THEN 0.05 ELSE 0.005 END
        * greatest(abs(a.value), abs(b.value)) AS value_differs,
      format('{{:,}}', a.value) AS first_value, format('{{:,}}', b.value) AS second_value
    FROM one a JOIN one b USING (indicator, side, other_side, period, unit)
    WHERE a.source < b.source AND value_differs
    ORDER BY indicator, side, other_side, period, first, second"""

INSTRUMENTS = f"""
    WITH act AS (
      SELECT c.*, coalesce(m.instrument, m.identifier,
          trim(regexp_replace(lower(m.title), '[^\\p{{L}}\\p{{N}}]+', ' ', 'g'))) AS name,
        m.action, m.date, m.points, unnest(m.parties) AS party, coalesce(m.title, m.identifier, m.instrument) AS title
      FROM compared c JOIN instrument m ON m.fact = c.id WHERE m.action IS NOT NULL AND len(m.parties) > 0),
    named AS (
      SELECT * FROM act WHERE name <> '' AND (contains(name, '-') OR contains(name, '/') OR name ~ '\\d'
        OR len(string_split(name, ' ')) > 2)),
    alone AS (
      SELECT min(id) AS id, name, action, party, source FROM named GROUP BY source, name, action, party
      HAVING count(DISTINCT date) <= 1 AND count(DISTINCT points) <= 1),
    one AS (
      SELECT n.* RENAME (first_day AS date_first, last_day AS date_last) FROM named n
      JOIN alone USING (id, name, action, party, source)),
    met AS (
      SELECT a.id AS one, b.id AS other, string_agg(DISTINCT a.party, ', ' ORDER BY a.party) AS parties
      FROM one a JOIN one b ON a.name = b.name AND a.action = b.action AND a.party = b.party AND a.source < b.source
      GROUP BY a.id, b.id),
    side AS (SELECT DISTINCT * EXCLUDE (party) FROM one)
    SELECT concat(met.parties, ' ', a.action, ' ', a.title) AS about, {_SIDES},
      {_apart("date")} AS date_differs, a.date AS first_date, b.date AS second_date,
      coalesce(a.points <> b.points, false) AS points_differs, a.points AS first_points, b.points AS second_points
    FROM met JOIN side a ON a.id = met.one JOIN side b ON b.id = met.other
    WHERE date_differs OR points_differs ORDER BY a.name, a.date_first, about, first, second"""

COMPARED = {"vote": VOTES, "membership": MEMBERSHIPS, "figure": FIGURES, "instrument": INSTRUMENTS}
