"""Check: which party signed, ratified or acceded to an instrument, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.checks.base import Check, Record, Stretch, agreeing, clause, dated, fits, seen, verdict
from comity.checks.base.alike import shared_stems
from comity.checks.base.existence import not_yet
from comity.checks.base.treaties import treaty
from comity.checks.base.wording import listed
from comity.core.claims import Document
from comity.core.dates import period
from comity.core.facts import Fact
from comity.core.verdicts import Evidence, Verdict
from comity.ledger import LedgerFact

_ID = "treaty_acts"
_ACTS = re.compile(
    r"\b(?:(?P<adopted>adopt\w*|drafted|opened)|(?P<signed>sign(?:ed|ing|ature|s)\b|conclu\w+)|(?P<ratified>ratif\w+)"
    r"|(?P<acceded>acce(?:d\w+|ssion))|(?P<approved>approv\w+))",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:neither|nor|nobody|never|no\s+(?:state|country|party))\b", re.IGNORECASE)
_BINDING = ("ratified", "acceded", "succeeded", "approved")
_VERBS = {"entered-into-force": "entry into force", "signed": "signature", "ratified": "ratification",
          "acceded": "accession", "succeeded": "succession", "approved": "approval", "adopted": "adoption"}  # fmt: skip


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on each act on a known instrument that the document tells of."""
    for fact in document.told("instrument"):
        it = fact.content
        if _read_closer(document, fact, record) or _DENIED.search(clause(document, fact).text):
            continue
        if fact.modality in ("asserted", "reported") and it.instrument and it.action and it.type != "resolution":
            stages = record.selected("instrument", "instrument", record.instruments).get(it.instrument, [])
            yield from _judged(clause(document, fact), fact, stages, record)
        elif fact.modality == "asserted" and not it.instrument and it.action == "signed" and it.date:
            yield from _unnamed(clause(document, fact), fact, record)


def _read_closer(document: Document, fact: Fact, record: Record) -> bool:
    """Whether a claim of the same clause tells this act of a treaty on the depositary's list."""
    at = clause(document, fact)
    near = [c for c in document.of("treaty") if c.start < at.end and at.start < c.end]
    own = [c for c in near if set(fact.content.parties) & set(c.values["states"])]
    return any(treaty(c.values["title"], record) for c in own if c.values["action"] == fact.content.action)


def _unnamed(at: Stretch, fact: Fact, record: Record) -> Iterator[Verdict]:
    """A confirmation where the same parties signed one instrument then that is told in the same words."""
    it = fact.content
    if len(it.parties) < 2:
        return
    held = [f for f in record.facts("instrument", *it.parties) if f.fact.content.action == "signed"]
    same = [f for f in held if set(f.fact.content.parties) == set(it.parties) and f.fact.content.title]
    then = [f for f in same if fits(it.date, f.fact.content.date) == "same"]
    names = " ".join(record.name(p) for p in it.parties)
    found = [f for f in record.leading(then) if shared_stems(it.title or "", f.fact.content.title, names)]
    if found and len({f.fact.content.instrument for f in found}) == 1:
        yield verdict(_ID, at, "supported", f"In the record: {_act(found[0], record)}.", _shown(found, record))


def _judged(at: Stretch, fact: Fact, stages: Sequence[LedgerFact], record: Record) -> Iterator[Verdict]:
    it = fact.content
    acts = [s for s in stages if not it.parties or _shared(it.parties, s.fact.content.parties, record)]
    same = [s for s in acts if s.fact.content.action == it.action]
    if not stages or (it.date is None and not it.parties):
        return
    if not it.parties and not _bilateral(same):
        return
    if agree := [s for s in same if it.date is None or fits(it.date, s.fact.content.date) == "same"]:
        told = f"In the record: {_act(agree[0], record)}."
        if _otherwise(it.title, agree, record):
            told += f" The text has another title: {it.title}."
            yield verdict(_ID, at, "conflicts_with_other_source", told, _shown(agree, record))
        else:
            yield verdict(_ID, at, "supported", told, _shown(agree, record))
    elif _of_another_act(at.text, it.date, it.action):
        return
    elif it.action != "adopted" and (existed := not_yet(it.parties, it.date, record)):
        told = (
            f"{existed} Recorded: {'; '.join(dict.fromkeys(_act(a, record) for a in acts[:2]))}." if acts else existed
        )
        yield verdict(_ID, at, "contradicted", told, _shown(acts, record))
    elif it.action in ("signed", *_BINDING) and acts and it.parties:
        yield from _other(at, fact, acts, same, record)
    elif same:
        told = f"The record has {_act(same[0], record)}; the text has {dated(it.date)[3:]}."
        yield verdict(_ID, at, "contradicted", told, _shown(same, record))


def _otherwise(title: str | None, acts: Sequence[LedgerFact], record: Record) -> bool:
    """Whether a full title ("… between A and B") shares no word with the record's, beside the parties' names."""
    official = {f.fact.content.title for f in acts if f.fact.content.title and " between " in f.fact.content.title}
    if not title or " between " not in title or not official:
        return False
    names = " ".join(record.name(p) for f in acts for p in f.fact.content.parties)
    kinds = "treaty agreement declaration protocol memorandum statement convention federation republic"
    return not any(shared_stems(title, one, f"{names} {kinds}") for one in official)


def _other(
    at: Stretch, fact: Fact, acts: Sequence[LedgerFact], same: Sequence[LedgerFact], record: Record
) -> Iterator[Verdict]:
    """The record knows what these parties did: at another time, or something else."""
    it, shown = fact.content, _shown(acts, record)
    bound = [a for a in acts if a.fact.content.action in _BINDING]
    if not same and it.action in _BINDING and bound:
        # A text may call an accession a ratification: both bind, and the day decides.
        if it.date is None or fits(it.date, bound[0].fact.content.date) == "same":
            yield verdict(_ID, at, "supported", f"In the record: {_act(bound[0], record)}.", shown)
            return
        same = bound
    if same and it.action in _BINDING and _before(it.date, same[0]):
        told = (
            f"The record has the deposit: {_act(same[0], record)}. The text's day is earlier and may be that of the "
            "act at home, which the record does not hold."
        )
        yield verdict(_ID, at, "not_in_record", told, shown)
    elif same:
        told = f"The record has {_act(same[0], record)}; the text has {dated(it.date)}."
        yield verdict(_ID, at, "contradicted", told, shown)
    elif _complete(acts):
        who = listed(it.parties, record.name)
        told = f"The depositary's list has no {_VERBS[it.action]} by {who}, but {_act(acts[0], record)}."
        yield verdict(_ID, at, "contradicted", told, shown)


def _of_another_act(text: str, said: str | None, action: str) -> bool:
    """Whether the last act told before the date is another one: "the Covenant, adopted in 1966, was ratified"."""
    place = text.find(said[:4]) if said else -1
    told = [name for m in _ACTS.finditer(text[: max(place, 0)]) for name, word in m.groupdict().items() if word]
    return (
        bool(told) and told[-1] != action and action in [n for m in _ACTS.finditer(text) for n in m.groupdict() if m[n]]
    )


def _complete(acts: Sequence[LedgerFact]) -> bool:
    """Whether a depositary's list of all acts is among the sources: what it lacks did not happen."""
    return any((a.fact.content.identifier or "").startswith("UNTC ") for a in acts)


def _before(said: str | None, act: LedgerFact) -> bool:
    text, deposit = (period(d).first if d else None for d in (said, act.fact.content.date))
    return bool(text and deposit and 0 < (deposit - text).days <= 3 * 366)


def _shared(said: Sequence[str], held: Sequence[str], record: Record) -> bool:
    """Whether the record's parties hold all that the text names; the state that one continues counts as it."""
    same = {
        c: {c, *(s.predecessor for s in record.registry.predecessors(c) if s.relation == "continues")} for c in said
    }
    if len(held) == 1:
        return any(held[0] in forms for forms in same.values())
    return all(forms & set(held) for forms in same.values())


def _bilateral(acts: Sequence[LedgerFact]) -> bool:
    """Whether the act was one of few parties together, so that its day is that of the instrument."""
    return bool(acts) and all(2 <= len(a.fact.content.parties) <= 6 for a in acts)


def _act(stage: LedgerFact, record: Record) -> str:
    it = stage.fact.content
    who = listed(it.parties, record.name)
    act = _VERBS.get(it.action, it.action)
    title = (it.title or it.identifier or "instrument").partition(". ")[0]
    return f"{act} of the {title}{' by ' + who if who else ''} {dated(it.date)}"


def _shown(acts: Sequence[LedgerFact], record: Record) -> list[Evidence]:
    return [seen(a, f"{a.fact.content.action} {a.fact.content.date or ''}".strip()) for a in agreeing(acts)]


CHECK = Check(
    id=_ID,
    version="1",
    title="Acts on treaties",
    asks="Did this party sign, ratify or accede to this instrument on that day, and did it exist then?",
    reads=("instrument",),
    example="“Azerbaijan signed the International Covenant on Civil and Political Rights on 16 December 1966”: the "
    "depositary's list has no signature, but an accession on 13 August 1992.",
    blind="Instruments whose identity the record does not know; acts at home, where it has only the deposit.",
    judge=judge,
)
