"""Check: a resolution's symbol against its day, its body and its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.actors.scan import mentions, words_of
from comity.checks.base import Check, Record, Stretch, agreeing, clause, dated, fits, seen, symbol_key, verdict
from comity.checks.base.calls import KEYED, on_symbol
from comity.core.claims import Document
from comity.core.dates import reads
from comity.core.facts import Fact
from comity.core.verdicts import Verdict
from comity.ledger import LedgerFact

_ID = "resolutions"
_BODIES = ("UNGA", "UNSC", "UNHRC")
_ADOPTING = re.compile(
    r"\b(?:[Aa]dopt|[Pp]ass(?:ed|es|ing|age)\b|[Aa]pprov|[Vv]ote|(?:of|dated)\s+(?:\d+\w*\s+)?[A-Z][a-z]+\s+\d)"
)
_DAY = re.compile(r"\b\d{1,2}\s[A-Z][a-z]+\s\d{4}\b")
_RECALLING = re.compile(
    r"\b(?:recall|reaffirm|invok|cit(?:e[sd]?|ing)\b|refer|commemorat|anniversary|mark(?:ed|ing)\b|implement|violat|reject"
    r"|compl(?:y|ied)|call(?:ed|s|ing)\s+for|demand|mention|quot)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:since|after|following|before|until|upon|with|despite|in\s+line\s+with|pursuant\s+to|under|by|citing|recalling)\s+"
    r"(?:the\s+)?(?:adoption|passage|passing|adopting|voting)?\b(?P<rest>[^,;]*)[,;]", re.IGNORECASE,
)  # fmt: skip


def judge(document: Document, record: Record) -> Iterator[Verdict]:
    """Verdicts on each adopted resolution whose symbol the document gives: its day, and the state it is about."""
    for fact in document.told("instrument"):
        it = fact.content
        if fact.modality in ("asserted", "reported") and it.action == "adopted" and it.identifier:
            bodies = [p for p in it.parties if p in _BODIES] or _body_of(it.identifier)
            texts = [c for body in bodies for c in on_symbol(record, body, it.identifier)]
            texts += _adoptions(record, it.identifier, bodies)
            if other := _about_another(document, fact, texts, record):
                yield other
            else:
                yield from _dated(clause(document, fact), fact, texts)


def _body_of(symbol: str) -> list[str]:
    start = {"A/HRC": "UNHRC", "A/RES": "UNGA", "S/RES": "UNSC"}
    return [body for prefix, body in start.items() if symbol.upper().startswith(prefix)]


def _adoptions(record: Record, symbol: str, bodies: Sequence[str]) -> list[LedgerFact]:
    """The record's adoptions of the instrument with this symbol."""
    found = record.selected(KEYED.format("identifier"), "instrument", record.symbols)
    same = [f for f in found.get(symbol_key(symbol), []) if f.fact.content.action == "adopted"]
    return [f for f in same if set(bodies) & set(f.fact.content.parties)]


def _dated(at: Stretch, fact: Fact, texts: Sequence[LedgerFact]) -> Iterator[Verdict]:
    said = fact.content.date
    known = [t for t in texts if t.fact.content.date]
    if not said or not known:
        return
    if any(_named_day(day, known) for day in _DAY.findall(at.text)):
        said = str(known[0].fact.content.date)
    name = known[0].fact.content
    title = f", “{name.title}”," if name.title else ""
    evidence = [seen(t, f"adopted {t.fact.content.date}") for t in agreeing(known)]
    if any(fits(said, t.fact.content.date) == "same" for t in known):
        told = f"{_symbol(known[0])}{title} was adopted {dated(name.date)}."
        yield verdict(_ID, at, "supported", told, evidence)
    elif all(fits(said, t.fact.content.date) == "apart" for t in known) and not _aside(at.text, said):
        told = f"{_symbol(known[0])}{title} was adopted {dated(name.date)}; the text has {dated(said)}."
        yield verdict(_ID, at, "contradicted", told, evidence)


def _named_day(words: str, known: Sequence[LedgerFact]) -> bool:
    """Whether a day written out in the clause is that of the record, whichever of its dates was read as the text's."""
    return any(words == reads(t.fact.content.date) for t in known)


def _aside(text: str, said: str) -> bool:
    """Whether the date is not that of the adoption.

    None is told, it is recalled, or it opens the sentence ("since the adoption of …,") and the date is of what follows.
    """
    if not _ADOPTING.search(text) or _RECALLING.search(text):
        return True
    opened = _OPENING.match(text)
    return opened is not None and said[:4] not in opened["rest"]


def _about_another(document: Document, fact: Fact, texts: Sequence[LedgerFact], record: Record) -> Verdict | None:
    """A contradiction where the symbol is that of a like text of the same day on a state that the sentence does not
    name, while the one on a state that it names has another symbol."""
    titled = next((t for t in texts if t.fact.content.title and t.fact.content.date), None)
    if titled is None:
        return None
    its, named = _states(titled.fact.content.title, record), _states(_sentence(document, fact), record)
    if len(its) != 1 or its & named:
        return None
    sql = "SELECT fact FROM instrument WHERE action = 'adopted' AND date = ? AND title IS NOT NULL"
    for other in record.found("instrument", sql, titled.fact.content.date):
        about = _states(other.fact.content.title, record)
        if len(about) == 1 and about <= named and _alike(titled, other, its, about, record):
            symbol = other.fact.content.identifier
            told = (
                f"{_symbol(titled)} is “{titled.fact.content.title}”; the text of that day on "
                f"{record.name(min(about))} is {symbol}."
            )
            evidence = [seen(titled, titled.fact.content.title), seen(other, f"{symbol}: {other.fact.content.title}")]
            return verdict(_ID, clause(document, fact), "contradicted", told, evidence)
    return None


def _symbol(text: LedgerFact) -> str:
    it = text.fact.content
    return str(getattr(it, "resolution", None) or getattr(it, "identifier", None))


def _sentence(document: Document, fact: Fact) -> str:
    at = clause(document, fact)
    return next((p.text for p in document.passages if p.start <= at.start < p.end), at.text)


def _states(text: str, record: Record) -> set[str]:
    found = (m.country for m in mentions(words_of(text), record.registry, None))
    return {c for c in found if c and (actor := record.registry.known(c)) and actor.kind == "state"}


def _alike(one: LedgerFact, other: LedgerFact, its: set[str], about: set[str], record: Record) -> bool:
    """Whether two titles are the same but for the state that they name."""
    bare = {_bare(f.fact.content.title, min(of), record) for f, of in ((one, its), (other, about))}
    return len(bare) == 1


def _bare(title: str, state: str, record: Record) -> str:
    """A title without the name of a state, short or official."""
    actor = record.registry.get(state)
    for name in (actor.official_name, actor.name, *actor.aliases):
        title = title.replace(name, "\u2026") if name else title
    return re.sub(r"\bthe\s+(?:[A-Z]\w+\s+of\s+)?(?=\u2026)", "", title)


CHECK = Check(
    id=_ID,
    version="1",
    title="Resolutions",
    asks="Was the resolution with this symbol adopted on that day, and on that state?",
    reads=("instrument",),
    example="“A/RES/46/226 on its admission”, of Azerbaijan: that text admitted Uzbekistan.",
    blind="Resolutions without a symbol; what a resolution says.",
    judge=judge,
)
